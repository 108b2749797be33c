using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Wire.Clients;

namespace Parlance.Soulseek;

/// <summary>
/// A Soulseek client: the link to the server, which is kept up, and the connections with other clients. What it can do is in its parts. Everything that happens is told by <see cref="EventsAsync"/>; no listener can hold it up.
/// </summary>
public sealed partial class SoulseekClient : IAsyncDisposable
{
    private readonly ClientCore core;
    private readonly ClientMetrics metrics;
    private readonly PeerNetwork network;
    private readonly DownloadQueue downloads;
    private readonly UploadDesk uploads;
    private readonly CancellationTokenSource closing = new();
    private int isSharing;
    private readonly OnlyOnce end = new();

    /// <summary>Makes a client that is not connected yet.</summary>
    /// <param name="options">How it connects and what it allows.</param>
    /// <param name="loggers">Where it logs; null for nowhere.</param>
    /// <param name="time">Its clock; null for the system's.</param>
    /// <param name="meters">Makes its meter <c>Parlance.Soulseek</c>; null for one of its own.</param>
    /// <exception cref="ArgumentException">An option cannot be used.</exception>
    public SoulseekClient(SoulseekClientOptions options, ILoggerFactory? loggers = null, TimeProvider? time = null, IMeterFactory? meters = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        metrics = new ClientMetrics(meters);
        core = new ClientCore(options.Checked(), (loggers ?? NullLoggerFactory.Instance).CreateLogger("Parlance.Soulseek"), time ?? TimeProvider.System, metrics);
        core.Routes.On<ToClient.Login>(LoginAnswered);
        core.Routes.On<ToClient.Relogged>(_ => core.Link.StayAway());
        Users = new ClientUsers(core);
        Messages = new ClientMessages(core);
        Rooms = new ClientRooms(core);
        Interests = new ClientInterests(core);
        network = new PeerNetwork(core, Users);
        var desk = new SearchDesk();
        Search = new ClientSearch(core, desk, network.Tasks);
        Browse = new ClientBrowse(core, network);
        var answers = new SearchAnswers(core, network, () => Search.ExcludedPhrases);
        network.Serve(new PeerMessages(core, network.Services, network.Questions, desk, answers));
        Distributed = new ClientDistributed(core, Users, network, answers);
        downloads = new DownloadQueue(core, network, network.Tasks);
        network.Services.Downloads = downloads;
        Downloads = new ClientDownloads(downloads, Browse);
        Shares = new SoulseekShares(options.Shares, core.Time);
        Shares.Changed += TellShares;
        uploads = new UploadDesk(network, Shares, options.Uploads, core.Time, core.Logger, metrics);
        Users.StatsTold += OwnSpeedTold;
        Uploads = new ClientUploads(uploads);
        (network.Services.Uploads, network.Services.Searches, network.Services.Shares) = (uploads, options.SearchResponder ?? Shares, options.BrowseSource ?? Shares);
    }

    /// <summary>How the client connects and what it allows.</summary>
    public SoulseekClientOptions Options => core.Options;

    /// <summary>The user's name.</summary>
    public string Username => core.Username;

    /// <summary>How the link to the server stands.</summary>
    public ClientState State => core.Link.State;

    /// <summary>Events that slow listeners lost, over the client's life.</summary>
    public long DroppedEvents => core.Events.Dropped;

    /// <summary>Rooms.</summary>
    public ClientRooms Rooms { get; }

    /// <summary>Private messages.</summary>
    public ClientMessages Messages { get; }

    /// <summary>Users and the own account.</summary>
    public ClientUsers Users { get; }

    /// <summary>Likes, hates and recommendations.</summary>
    public ClientInterests Interests { get; }

    /// <summary>Searching the files of others.</summary>
    public ClientSearch Search { get; }

    /// <summary>What others share, and what they say about themselves.</summary>
    public ClientBrowse Browse { get; }

    /// <summary>The place in the tree that searches are passed along.</summary>
    public ClientDistributed Distributed { get; }

    /// <summary>Files on their way here.</summary>
    public ClientDownloads Downloads { get; }

    /// <summary>The files others find and download here.</summary>
    public SoulseekShares Shares { get; }

    /// <summary>Files on their way to others.</summary>
    public ClientUploads Uploads { get; }

    /// <summary>The TCP port other clients reach this one at; 0 before <see cref="ConnectAsync"/>, or when it does not listen.</summary>
    public int ListeningPort => network.Listener.Port;

    /// <summary>Connections with other clients, of all kinds.</summary>
    public int PeerConnections => network.Connections;

    /// <summary>Connects and logs in. From then on the link is kept up: when it breaks the client connects again by <see cref="SoulseekClientOptions.Reconnect"/>.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What became of the login; a refused one is not tried again.</returns>
    /// <exception cref="SoulseekDisconnectedException">The server cannot be reached.</exception>
    /// <exception cref="SoulseekTimeoutException">It did not answer. Source: 002 Login:1.</exception>
    /// <exception cref="SoulseekException">A port for other clients is taken.</exception>
    public Task<LoginReply> ConnectAsync(CancellationToken cancellationToken = default)
    {
        network.Listener.Start();
        if (Options.Shares is { ScansAtStart: true, Folders.Count: > 0 } && Interlocked.Exchange(ref isSharing, 1) == 0)
        {
            network.Tasks.Run("the shares", () => Shares.KeepAsync(core.Logger, closing.Token));
        }

        return core.Link.ConnectAsync(cancellationToken);
    }

    /// <summary>Ends the link to the server and keeps it so.</summary>
    public Task DisconnectAsync() => core.Link.DisconnectAsync();

    /// <summary>Listens to everything that happens, from this call on.</summary>
    /// <param name="cancellationToken">Ends the listening.</param>
    /// <returns>The events in their order. Who is too slow loses the oldest, see <see cref="DroppedEvents"/>. Ends when the client is disposed of.</returns>
    public IAsyncEnumerable<SoulseekEvent> EventsAsync(CancellationToken cancellationToken = default) => core.Events.SubscribeAsync(cancellationToken);

    /// <summary>Ends all connections. Whoever calls it again waits for the same.</summary>
    public ValueTask DisposeAsync() => end.DoAsync(DisposeAsyncCore);

    private async ValueTask DisposeAsyncCore()
    {
        Search.Wishlist.Close();
        await closing.CancelAsync();
        await core.Link.DisposeAsync();
        await uploads.DisposeAsync();
        await network.DisposeAsync();
        await downloads.DisposeAsync();
        Users.StatsTold -= OwnSpeedTold;
        Shares.Changed -= TellShares;
        Shares.Dispose();
        closing.Dispose();
        core.Events.Complete();
        metrics.Dispose();
    }

    internal PeerNetwork Network => network;

    private void LoginAnswered(ToClient.Login m)
    {
        core.Link.LoginAnswered(m.Success);
        if (m.Success)
        {
            core.AnnounceLogin();
            TellShares();
        }
    }

    private void OwnSpeedTold(string username, UserStats stats)
    {
        if (username == Username)
        {
            uploads.SpeedTold(stats.AverageSpeed);
        }
    }

    private void TellShares()
    {
        var (folders, files) = network.Services.Shares.Counts;
        core.Link.TrySend(new ToServer.SharedFoldersFiles(folders, files));
    }
}
