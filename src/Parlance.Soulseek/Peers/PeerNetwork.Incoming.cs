using System.Net;
using System.Net.Sockets;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <content>Connections that others open, and those that others have the server ask for.</content>
internal sealed partial class PeerNetwork
{
    private void Accepted(Socket socket, bool hidden)
    {
        var address = (socket.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        if (!count.TryEnter(address))
        {
            core.Metrics.PeersRefused.Add(1);
            core.Logger.Refused(address.ToString(), "too many connections");
            socket.Dispose();
            return;
        }

        Tasks.Run(address.ToString(), () => WelcomeAsync(socket, hidden, address));
    }

    /// <summary>Until it is known who comes, the connection counts here; afterwards with what it became.</summary>
    private async Task WelcomeAsync(Socket socket, bool hidden, IPAddress address)
    {
        PeerSocket? known;
        string type;
        try
        {
            (known, type) = await IntroduceAsync(socket, hidden, address);
        }
        finally
        {
            count.Leave(address);
        }

        if (known is not null)
        {
            await HandOverAsync(known, type);
        }
    }

    private async Task<(PeerSocket? Known, string Type)> IntroduceAsync(Socket socket, bool hidden, IPAddress address)
    {
        try
        {
            socket.NoDelay = true;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
            patience.CancelAfter(core.Options.Peers.Introduction);
            using var stream = new NetworkStream(socket, ownsSocket: false);
            var introduction = await Introduction.ReadAsync(stream, hidden, patience.Token);
            return introduction.Init is { } init
                ? (new PeerSocket(init.Username, socket, hidden, IsKnown: false, IsOurs: false), init.Type)
                : (Pierced(socket, hidden, introduction.Token), string.Empty);
        }
        catch (Exception failed) when (failed is IOException or SocketException or WireException or OperationCanceledException)
        {
            core.Logger.NotIntroduced(address.ToString(), failed.Message);
            socket.Dispose();
            return default;
        }
    }

    /// <summary>Somebody we had invited is here. Who comes too late, or with a token nobody gave him, is sent away.</summary>
    private PeerSocket? Pierced(Socket socket, bool hidden, uint token)
    {
        if (invitations.Find(token) is not { } invitation || !invitation.Accept(new PeerSocket(invitation.Username, socket, hidden, IsKnown: true, IsOurs: true)))
        {
            socket.Dispose();
        }

        return null;
    }

    private async Task HandOverAsync(PeerSocket socket, string type)
    {
        switch (type)
        {
            case ConnectionType.Peer:
                StartPeer(socket);
                break;
            case ConnectionType.File:
                await CountedAsync(socket, () => Services.Downloads.FileConnectedAsync(new FileConnection(socket.Username, socket.Socket), stop.Token));
                break;
            case ConnectionType.Distributed when DistributedConnected is { } taker:
                await CountedAsync(socket, () => taker(socket, stop.Token));
                break;
            default:
                socket.Dispose();
                break;
        }
    }

    /// <summary>Serves a connection that counts.</summary>
    public async Task CountedAsync(PeerSocket socket, Func<Task> serve)
    {
        if (!count.TryEnter(socket.Address))
        {
            socket.Dispose();
            return;
        }

        core.Metrics.PeersConnected.Add(1);
        try
        {
            await serve();
        }
        finally
        {
            count.Leave(socket.Address);
            core.Metrics.PeersConnected.Add(-1);
        }
    }

    /// <summary>Somebody cannot reach us, or tries both ways at once; so we go to him.</summary>
    private void ConnectRequested(ToClient.ConnectToPeer asked)
    {
        if (asked.Type is not (ConnectionType.Peer or ConnectionType.File or ConnectionType.Distributed))
        {
            return;
        }

        var tooMany = Interlocked.Increment(ref requested) > core.Options.Peers.MaxRequestedConnections;
        if (tooMany || !(Services.Downloads.Expects(asked.Username) || requests.Allows(asked.Username)))
        {
            Interlocked.Decrement(ref requested);
            core.Link.TrySend(new ToServer.CantConnectToPeer(asked.Token, asked.Username));
            return;
        }

        Tasks.Run(asked.Username, () => GoAsync(asked));
    }

    private async Task GoAsync(ToClient.ConnectToPeer asked)
    {
        PeerSocket? socket;
        try
        {
            socket = await dialer.AnswerAsync(asked, stop.Token);
        }
        finally
        {
            Interlocked.Decrement(ref requested);
        }

        if (socket is not null)
        {
            await HandOverAsync(socket, asked.Type);
        }
    }
}
