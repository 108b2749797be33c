using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>All connections with other clients: accepts them, opens them, and hands them to whoever they are for.</summary>
internal sealed partial class PeerNetwork : IPeerNetwork, IAsyncDisposable
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(5);
    private readonly ClientCore core;
    private readonly ClientUsers users;
    private readonly PeerAddresses addresses;
    private readonly Invitations invitations;
    private readonly PeerDialer dialer;
    private readonly PeerTable table = new();
    private readonly ConnectionCount count;
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly Dictionary<string, Task<PeerConnection?>> dialing = new(StringComparer.Ordinal);
    private readonly ITimer sweep;
    private readonly Rate requests;
    private PeerMessages? messages;
    private int requested;

    public PeerNetwork(ClientCore core, ClientUsers users)
    {
        (this.core, this.users) = (core, users);
        addresses = new PeerAddresses(core, users);
        invitations = new Invitations(core);
        dialer = new PeerDialer(core, addresses, invitations);
        count = new ConnectionCount(core.Options.Peers);
        requests = new Rate(core.Options.Peers.MaxRequestedPerMinute, TimeSpan.FromMinutes(1), core.Time);
        Tasks = new Tasks(core.Logger);
        Listener = new PeerListener(core, Accepted);
        core.Link.Ports = () => Listener.Announcement;
        core.Routes.On<ToClient.ConnectToPeer>(ConnectRequested);
        core.LoggedIn += () => LoggedIn?.Invoke();
        users.StatusTold += (name, status, privileged) => StatusChanged?.Invoke(name, status, privileged);
        sweep = core.Time.CreateTimer(_ => Sweep(), null, SweepInterval, SweepInterval);
    }

    public event Action<string, uint, bool>? StatusChanged;

    public event Action? LoggedIn;

    public PeerServices Services { get; } = new();

    public PeerQuestions Questions { get; } = new();

    public PeerListener Listener { get; }

    public Tasks Tasks { get; }

    /// <summary>Takes connections of type D; set by the part that wants them.</summary>
    public Func<PeerSocket, CancellationToken, Task>? DistributedConnected { get; set; }

    public string Username => core.Username;

    public bool IsLoggedIn => core.Link.State == ClientState.LoggedIn;

    /// <summary>Connections of all kinds.</summary>
    public int Connections => count.All;

    public CancellationToken Stopping => stop.Token;

    /// <summary>Whether there is a message connection under a name.</summary>
    public bool Has(string username) => table.Has(username);

    public void Serve(PeerMessages served) => messages = served;

    public uint NextToken() => core.NextToken();

    public bool IsPrivileged(string username) => users.IsPrivileged(username);

    public void Watch(string username) => users.Watch(username);

    public void Unwatch(string username) => users.Unwatch(username);

    public void SendToServer<T>(T message)
        where T : struct, IMessage<T> => core.Link.TrySend(message);

    public async ValueTask<bool> SendAsync<T>(string username, T message, CancellationToken cancellationToken = default)
        where T : struct, IMessage<T>
    {
        // A connection may end in the very moment it is chosen; then a new one is made.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var peer = await ReachAsync(username, cancellationToken);
            if (peer is null)
            {
                return false;
            }

            if (await peer.SendAsync(message, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    public async Task<ToPeer.TransferResponse?> OfferUploadAsync(string username, WireText file, ulong size, uint token, CancellationToken cancellationToken = default)
    {
        using var question = Questions.Ask<ToPeer.TransferResponse>(username, m => m.Token == token);
        return await SendAsync(username, new ToPeer.TransferRequest(TransferDirection.Upload, token, file, size), cancellationToken)
            ? await question.WaitAsync(core.Options.Peers.TransferReply, core.Time, cancellationToken)
            : null;
    }

    public async Task<FileConnection?> OpenFileConnectionAsync(string username, uint token, CancellationToken cancellationToken = default)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, cancellationToken);
        if (await dialer.DialAsync(username, ConnectionType.File, both.Token) is not { } socket)
        {
            return null;
        }

        var connection = new FileConnection(username, socket.Socket);
        try
        {
            await connection.WriteTokenAsync(token, cancellationToken);
            return connection;
        }
        catch (Exception failed) when (failed is IOException or OperationCanceledException)
        {
            await connection.DisposeAsync();
            return null;
        }
    }

    /// <summary>Opens a connection of type D to a possible parent.</summary>
    public Task<PeerSocket?> DialDistributedAsync(string username, CancellationToken cancellationToken) => dialer.DialAsync(username, ConnectionType.Distributed, cancellationToken);

    /// <summary>The connection for messages to a user: one there is, or a new one. Whoever asks while it is being made gets the same.</summary>
    public async ValueTask<PeerConnection?> ReachAsync(string username, CancellationToken cancellationToken)
    {
        if (table.FindKnown(username) is { } there)
        {
            return there;
        }

        Task<PeerConnection?> made;
        lock (gate)
        {
            if (!dialing.TryGetValue(username, out made!))
            {
                dialing[username] = made = MakeAsync(username);
            }
        }

        return await made.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await sweep.DisposeAsync();
        await stop.CancelAsync();
        await Listener.DisposeAsync();
        foreach (var peer in table.All())
        {
            await peer.CloseAsync();
        }

        await Tasks.WhenAllAsync();
    }

    private async Task<PeerConnection?> MakeAsync(string username)
    {
        await Task.Yield();
        try
        {
            return await ConfirmAsync(username) ?? await DialAsync(username);
        }
        finally
        {
            lock (gate)
            {
                dialing.Remove(username);
            }
        }
    }

    /// <summary>Somebody who connected under this name is believed when he comes from the address the server gives for it.</summary>
    private async Task<PeerConnection?> ConfirmAsync(string username)
    {
        try
        {
            return table.Has(username) && await addresses.FindAsync(username, stop.Token) is { } address ? table.Confirm(username, address.Ip) : null;
        }
        catch (Exception unknown) when (unknown is SoulseekException or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<PeerConnection?> DialAsync(string username) =>
        await dialer.DialAsync(username, ConnectionType.Peer, stop.Token) is { } socket ? StartPeer(socket) : null;

    private PeerConnection? StartPeer(PeerSocket socket)
    {
        if (stop.IsCancellationRequested || !count.TryEnter(socket.Address))
        {
            core.Logger.Refused(socket.Address.ToString(), "too many connections");
            socket.Dispose();
            return null;
        }

        var peer = new PeerConnection(socket, core.Time);
        var displaced = table.Add(peer);
        Tasks.Run(peer.Username, () => RunPeerAsync(peer, displaced));
        return peer;
    }

    private async Task RunPeerAsync(PeerConnection peer, PeerConnection? displaced)
    {
        core.Metrics.PeersConnected.Add(1);
        try
        {
            await (displaced?.CloseAsync() ?? Task.CompletedTask);
            core.Logger.PeerEnded(peer.Username, await peer.RunAsync(messages!));
        }
        finally
        {
            table.Remove(peer);
            count.Leave(peer.Address);
            core.Metrics.PeersConnected.Add(-1);
        }
    }

    /// <summary>Closes message connections on which nothing goes on.</summary>
    private void Sweep()
    {
        foreach (var peer in table.All())
        {
            var patience = peer.HasSpoken ? core.Options.Peers.Idle : core.Options.Peers.Ghost;
            if (peer.Idle > patience)
            {
                Tasks.Run(peer.Username, peer.CloseAsync);
            }
        }
    }
}
