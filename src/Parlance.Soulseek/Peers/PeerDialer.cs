using System.Net.Sockets;

namespace Parlance.Soulseek;

/// <summary>Reaches other clients: directly, and at the same time through the server, which has them connect to us. Who comes first is taken. Source: 002 "Peer connections"; SoulseekQt and Nicotine+ do the same.</summary>
internal sealed class PeerDialer(ClientCore core, PeerAddresses addresses, Invitations invitations)
{
    private PeerOptions Options => core.Options.Peers;

    /// <summary>Reaches a user.</summary>
    /// <returns>Null when he is offline or cannot be reached either way.</returns>
    public async Task<PeerSocket?> DialAsync(string username, string type, CancellationToken cancellationToken)
    {
        PeerAddress? address;
        try
        {
            address = await addresses.FindAsync(username, cancellationToken);
        }
        catch (SoulseekException unknown)
        {
            core.Logger.PeerUnreachable(type, username, unknown.Message);
            return null;
        }

        if (address is not { } there)
        {
            core.Logger.PeerUnreachable(type, username, "offline");
            return null;
        }

        var socket = await RaceAsync(username, type, there, cancellationToken);
        if (socket is null)
        {
            addresses.Forget(username);
        }

        return socket;
    }

    /// <summary>Goes where the server asked us to go, and shows the token.</summary>
    /// <returns>Null when it cannot be reached; the server has been told.</returns>
    public async Task<PeerSocket?> AnswerAsync(ToClient.ConnectToPeer asked, CancellationToken cancellationToken)
    {
        var address = PeerAddress.Of(asked.Ip, asked.Port, asked.ObfuscationType, asked.ObfuscatedPort);
        var socket = await DirectAsync(asked.Username, asked.Type, address, new ToPeer.PierceFireWall(asked.Token), isOurs: false, cancellationToken);
        if (socket is null)
        {
            core.Link.TrySend(new ToServer.CantConnectToPeer(asked.Token, asked.Username));
        }

        return socket;
    }

    private async Task<PeerSocket?> RaceAsync(string username, string type, PeerAddress address, CancellationToken cancellationToken)
    {
        using var race = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var invitation = invitations.Open(core.NextToken(), username);
        core.Link.TrySend(new ToServer.ConnectToPeer(invitation.Token, username, type));
        var direct = DirectAsync(username, type, address, new ToPeer.PeerInit(core.Username, type, 0), isOurs: true, race.Token);
        var indirect = IndirectAsync(invitation, race.Token);
        var first = await Task.WhenAny(direct, indirect);
        if (await first is { } winner)
        {
            await race.CancelAsync();
            Discard(first == direct ? indirect : direct);
            return winner;
        }

        return await (first == direct ? indirect : direct);
    }

    /// <summary>A connection that came too late is closed.</summary>
    private static void Discard(Task<PeerSocket?> late) =>
        late.ContinueWith(static done => (done.IsCompletedSuccessfully ? done.Result : null)?.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private async Task<PeerSocket?> IndirectAsync(Invitation invitation, CancellationToken cancellationToken)
    {
        try
        {
            return await invitation.Arrival.WaitAsync(Options.IndirectConnect, core.Time, cancellationToken);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            // Who arrives at this very moment is still taken, so that his socket has an owner.
            invitation.Decline();
            return await invitation.Arrival;
        }
    }

    private async Task<PeerSocket?> DirectAsync<T>(string username, string type, PeerAddress address, T greeting, bool isOurs, CancellationToken cancellationToken)
        where T : struct, Wire.IMessage<T>
    {
        var hidden = address.ObfuscatedPort != 0 && (address.Port == 0 || (Options.PreferObfuscated && type == ConnectionType.Peer));
        var port = hidden ? address.ObfuscatedPort : address.Port;
        if (port == 0)
        {
            return null;
        }

        Socket? socket = null;
        try
        {
            socket = await core.Connector.ConnectAsync(address.Ip.ToString(), port, Options.DirectConnect, cancellationToken);
            using var stream = new NetworkStream(socket, ownsSocket: false);
            await Introduction.WriteAsync(stream, greeting, hidden, cancellationToken);
            return new PeerSocket(username, socket, hidden, IsKnown: true, isOurs);
        }
        catch (Exception failed) when (failed is SocketException or IOException or SoulseekException or OperationCanceledException)
        {
            socket?.Dispose();
            core.Logger.PeerUnreachable(type, username, failed.Message);
            return null;
        }
    }
}
