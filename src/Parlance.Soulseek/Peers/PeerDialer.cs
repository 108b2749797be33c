using System.Net;
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
        if (port == 0 || !await MayConnectAsync(address.Ip))
        {
            core.Logger.PeerUnreachable(type, username, port == 0 ? "he does not listen" : "his address is a private one");
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

    /// <summary>A server on the internet has no business naming addresses of the own network: that is how a client is made to knock at doors there.</summary>
    private async ValueTask<bool> MayConnectAsync(IPAddress address) =>
        (Options.AllowPrivateAddresses ?? false) || !IsPrivate(address) || (Options.AllowPrivateAddresses is null && await HasPrivateServerAsync());

    private async ValueTask<bool> HasPrivateServerAsync()
    {
        try
        {
            return (await Dns.GetHostAddressesAsync(core.Options.Host, AddressFamily.InterNetwork)).Any(IsPrivate);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool IsPrivate(IPAddress address) => address.GetAddressBytes() is [var a, var b, _, _]
        && (a is 0 or 10 or 127 || (a, b) is (192, 168) or (169, 254) || (a == 172 && b is >= 16 and < 32) || (a == 100 && b is >= 64 and < 128));
}
