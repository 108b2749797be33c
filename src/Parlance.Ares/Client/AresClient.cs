using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Wire.Clients;

namespace Parlance.Ares.Client;

/// <summary>
/// A visitor of one Ares chat room. Make it, listen, join:
/// <code>
/// await using var client = new AresClient(new AresClientOptions { Host = "127.0.0.1", Port = 14884, Name = "Bot" });
/// var events = client.ListenAsync();
/// var joined = await client.JoinAsync();
/// await foreach (var what in events) { ... }
/// </code>
/// It comes back by itself when the connection is lost. All members may be used from any thread.
/// </summary>
/// <remarks>Wire format: <c>docs/protocols/ares.md</c>; behaviour as of cb0t 3.39 and Ares 2.1.7 against sb0t 5.41.</remarks>
[SuppressMessage("Usage", "CA2213", Justification = "The source of cancellation has neither timer nor links, so it holds nothing; whoever cancels it may come late.")]
public sealed partial class AresClient : IAsyncDisposable
{
    /// <summary>Redirects followed in a row; more are taken as a ring.</summary>
    public const int MaxRedirects = 5;

    /// <summary>Refusals in a row after which a client no longer tries to come back.</summary>
    public const int MaxRefusals = 5;

    private readonly AresClientOptions options;
    private readonly ILogger log;
    private readonly TimeProvider time;
    private readonly EventFeed<AresEvent> feed;
    private readonly ClientMetrics metrics;
    private readonly RoomMirror mirror;
    private readonly Turns turns = new();
    private readonly OnlyOnce end = new();
    private int state;

    /// <summary>Makes a client that is in no room yet.</summary>
    /// <param name="options">Where to go, and as whom.</param>
    /// <param name="log">Where to log; nowhere by default.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <param name="meters">Makes the meter <c>Parlance.Ares</c>; an own one by default.</param>
    /// <exception cref="AresException">The identity has not 16 bytes, or a name is longer than a login can hold.</exception>
    public AresClient(AresClientOptions options, ILogger<AresClient>? log = null, TimeProvider? time = null, IMeterFactory? meters = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Guid.Count != 16)
        {
            throw new AresException("the identity of an installation has 16 bytes");
        }

        this.options = options;
        this.log = log ?? NullLogger<AresClient>.Instance;
        this.time = time ?? TimeProvider.System;
        feed = new EventFeed<AresEvent>(options.EventBuffer);
        metrics = new ClientMetrics(meters);
        mirror = new RoomMirror(options, feed, metrics, this.time, this.log);
        CheckLogin();
        var line = new RoomLine(mirror, options, this.time);
        Chat = new AresChat(line);
        Users = new AresUsers(line);
        Me = new AresMe(line);
        Account = new AresAccount(line);
        Files = new AresFiles(line);
        Voice = new AresVoice(line);
        Extras = new AresExtras(line);
    }

    /// <summary>Lines, private messages and commands.</summary>
    public AresChat Chat { get; }

    /// <summary>Who is there; ignoring; direct chats.</summary>
    public AresUsers Users { get; }

    /// <summary>One's own picture, line and font.</summary>
    public AresMe Me { get; }

    /// <summary>Registering, logging in, and one's level.</summary>
    public AresAccount Account { get; }

    /// <summary>Sharing, browsing and searching.</summary>
    public AresFiles Files { get; }

    /// <summary>Voice clips.</summary>
    public AresVoice Voice { get; }

    /// <summary>Data of clients' own: typing, nudges, drawings, custom emotes.</summary>
    public AresExtras Extras { get; }

    /// <summary>Where the client stands.</summary>
    public ClientState State => (ClientState)Volatile.Read(ref state);

    /// <summary>One's own name as the room gave it; empty before the first join.</summary>
    public string Name => mirror.Name;

    /// <summary>Name of the room.</summary>
    public string RoomName => mirror.Room;

    /// <summary>Topic, with colour codes.</summary>
    public string Topic => mirror.Topic;

    /// <summary>The room's link; both empty for none.</summary>
    public (string Address, string Caption) Link => mirror.Link;

    /// <summary>What the room's software calls itself.</summary>
    public string ServerVersion => mirror.ServerVersion;

    /// <summary>What the room offers.</summary>
    public RoomFeatures Features => mirror.Features;

    /// <summary>Language of the room, see <see cref="AresLanguages"/>.</summary>
    public byte Language => mirror.Language;

    /// <summary>The room's icon (250/231), an .ico file; empty for none.</summary>
    public ReadOnlyMemory<byte> Icon => mirror.Icon;

    /// <summary>Texts of this connection are encrypted.</summary>
    public bool IsEncrypted => mirror.Connection?.Cipher is not null;

    /// <summary>Events that listeners lost because they did not keep up.</summary>
    public long DroppedEvents => feed.Dropped;

    /// <summary>
    /// Listens from now on. Each listener has a buffer of <see cref="AresClientOptions.EventBuffer"/> events and loses the oldest when it does not keep up. The enumeration ends when the client is disposed of.
    /// </summary>
    /// <param name="cancellationToken">Ends the listening.</param>
    public IAsyncEnumerable<AresEvent> ListenAsync(CancellationToken cancellationToken = default) => feed.SubscribeAsync(cancellationToken);

    /// <summary>Leaves the room and ends all listening. Whoever calls it again waits for the same.</summary>
    public ValueTask DisposeAsync() => end.DoAsync(DisposeAsyncCore);

    private async ValueTask DisposeAsyncCore()
    {
        await LeaveAsync();
        feed.Complete();
        metrics.Dispose();
    }
}
