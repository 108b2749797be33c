using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Parlance.Ares.Server.Protection;
using Parlance.Ares.Server.Sessions;
using Parlance.Core.Events;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Wire;

namespace Parlance.Ares.Server.Rooms;

/// <summary>One room with a port of its own: who visits it, and what it does beyond what every room of the server does. Each virtual room is a room of the server.</summary>
internal sealed partial class AresRoom
{
    private readonly ConcurrentDictionary<ushort, AresUser> users = [];
    private readonly ConcurrentDictionary<string, AresUser> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConditionalWeakTable<Session, object> quiet = [];
    private readonly RoomDocuments documents;
    private readonly Networks trusted;
    private readonly Lock entrance = new();
    private readonly byte[] mask = RandomNumberGenerator.GetBytes(16);
    private ushort lastId;

    public AresRoom(Community community, AresOptions network, AresRoomOptions options, Random random)
    {
        Community = community;
        Network = network;
        Options = options;
        Random = random;
        Main = community.Rooms.Keep(options.Name);
        documents = new RoomDocuments(community.Rooms, Main);
        trusted = new Networks(community.Limits.TrustedNetworks);
        joins = new Allowance<System.Net.IPAddress>(network.Guard.JoinsPerAddress, TimeSpan.FromSeconds(15), community.Time);
        Crowd = new CrowdRule(community.Time, network.Raised(network.Guard.LinesPerAddress));
        Language = AresLanguages.Parse(options.Language) is > 0 and var language ? language : AresLanguages.English;
        ServiceRows = AresRows.OfService(options.ServiceName);
        DefaultAvatar = ReadAvatar(options.DefaultAvatar);
        ServiceAvatar = ReadAvatar(options.ServiceAvatar);
        OpenedAt = community.Time.GetUtcNow();
        bansClearedAt = OpenedAt;
        if (Book.Motd.Count == 0)
        {
            LoadMotd();
        }

        community.Rooms.SetTopic(Main, Book.Topic ?? options.Topic, from: Core.Model.Network.Ares);
        community.Rooms.TopicSet += KeepTopic;
    }

    /// <summary>What the server calls itself.</summary>
    public static string Version { get; } = "Parlance " + (typeof(AresRoom).Assembly.GetName().Version?.ToString(2) ?? "0.1");

    public Community Community { get; }

    public AresOptions Network { get; }

    public AresRoomOptions Options { get; }

    public Random Random { get; }

    /// <summary>The room of the server that virtual room 0 is.</summary>
    public Room Main { get; }

    public string Name => Options.Name;

    public string ServiceName => Options.ServiceName;

    public AresRows ServiceRows { get; }

    public byte Language { get; }

    /// <summary>Picture of users who sent none; empty for none.</summary>
    public byte[] DefaultAvatar { get; }

    /// <summary>Picture of the room's own user; empty for none.</summary>
    public byte[] ServiceAvatar { get; }

    /// <summary>Address under which another room sees this one; none while unknown.</summary>
    public Ip4 SeenAs { get; set; }

    public CrowdRule Crowd { get; }

    public DateTimeOffset OpenedAt { get; }

    public TimeProvider Time => Community.Time;

    public DateTimeOffset Now => Time.GetUtcNow();

    public RoomBook Book => documents.Book;

    public RoomFeatures Features =>
        RoomFeatures.Private | RoomFeatures.Compression | RoomFeatures.PrivateScribbles
        | (Options.Voice ? RoomFeatures.Voice | RoomFeatures.Opus : RoomFeatures.None)
        | (Options.Scribbles ? RoomFeatures.RoomScribbles : RoomFeatures.None)
        | (Options.Files ? RoomFeatures.Sharing : RoomFeatures.None);

    /// <summary>Everybody connected, in the order they came.</summary>
    public IEnumerable<AresUser> Users => users.Values.OrderBy(u => u.Session.Since).ThenBy(u => u.Id);

    public int UserCount => users.Count;

    /// <summary>The link to show at present.</summary>
    public RoomLink CurrentLink => Book is { Switches.Links: true, Links: { Count: > 0 } links }
        ? links[(int)((Now - OpenedAt).TotalMinutes / 5 % links.Count)]
        : new RoomLink(string.Empty, string.Empty);

    /// <summary>Name of the server's room that a virtual room is.</summary>
    public string RoomName(int vroom) => vroom == 0 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}#{vroom}");

    /// <summary>Whether a room of the server is one of this room's.</summary>
    public bool Owns(Room room) => room == Main || (room.Name.StartsWith(Name, StringComparison.Ordinal) && room.Name.AsSpan(Name.Length).StartsWith("#"));

    public string TopicOf(Room room)
    {
        var topic = room == Main || !int.TryParse(room.Name.AsSpan(Math.Min(room.Name.Length, Name.Length + 1)), CultureInfo.InvariantCulture, out var vroom)
            ? Book.Topic ?? Options.Topic
            : Book.VroomTopics.GetValueOrDefault(vroom) ?? Book.Topic ?? Options.Topic;
        return Texts.Cut(Book.Switches.Clock ? $"{topic} - {Now.UtcDateTime:HH:mm} UTC" : topic, AresLimits.Topic);
    }

    /// <summary>A topic that was set on another network is this room's, and is kept.</summary>
    private void KeepTopic(TopicChanged changed)
    {
        if (changed.Room == Main && changed.From != Core.Model.Network.Ares)
        {
            Change(b => b with { Topic = changed.Topic.Length == 0 ? null : Texts.Cut(changed.Topic, AresLimits.Topic) });
        }
    }

    public RoomBook Change(Func<RoomBook, RoomBook> change) => documents.Change(change);

    public RememberedPerson Recall(string identity) => documents.Recall(identity);

    public void Remember(string identity, Func<RememberedPerson, RememberedPerson> change) => documents.Remember(identity, change, Now);

    /// <summary>Whether an address is exempt from limits per address.</summary>
    public bool IsTrusted(System.Net.IPAddress address) => trusted.Contains(address);

    /// <summary>A user by name, whichever virtual room it is in.</summary>
    public AresUser? Find(string name) => byName.GetValueOrDefault(name);

    public AresUser? Find(ushort id) => users.GetValueOrDefault(id);

    /// <summary>The rows of somebody inside, of this network or another.</summary>
    public AresRows RowsOf(Session session) =>
        session.Sink is AresSession { User: { } user } && user.Session == session ? user.Rows
        : OnAres(session.Person) is { } here ? here.Rows
        : AresRows.Of(session.Person, LevelOf(session.Account));

    public string CustomNameOf(Session speaker) => speaker.Sink is AresSession { User: { } user } && Book.Switches.CustomNames ? user.CustomName : string.Empty;

    /// <summary>Entering and leaving of this session is not shown, because the user was and stays there.</summary>
    public bool IsQuiet(Session session) => quiet.TryGetValue(session, out _);

    public void Hush(Session session) => quiet.TryAdd(session, quiet);

    /// <summary>Sends a message to everybody in the user's virtual room, the user too, except those who ignore the user.</summary>
    public static void Broadcast(AresUser from, AresPayload payload, Func<AresUser, bool>? to = null)
    {
        foreach (var room in from.Session.Rooms)
        {
            room.Tell(new AresSent(payload, from), s => s.Sink is AresSession { User: { } user } && (to is null || to(user)));
        }
    }

    /// <summary>Shows what a user looks like to everybody in its virtual room, to those who ignore its words too: they still see it in their lists.</summary>
    public static void Show(AresUser of, AresPayload payload, Func<AresUser, bool>? to = null)
    {
        foreach (var room in of.Session.Rooms)
        {
            room.Tell(new AresSent(payload, null), s => s.Sink is AresSession { User: { } user } && (to is null || to(user)));
        }
    }

    /// <summary>Says something in the room's own voice to everybody, or to those selected.</summary>
    public void Announce(string text, Func<AresUser, bool>? to = null)
    {
        var delivery = new Delivery(new AresSent(AresPayload.Announcement(text), null));
        foreach (var (_, user) in users)
        {
            if ((to is null || to(user)) && user.Captcha is null)
            {
                user.Connection.Deliver(delivery);
            }
        }
    }

    /// <summary>Says something to the operators, as <c>adminmsg</c> does.</summary>
    public void TellOperators(string text, int level = 1) => Announce(text, u => u.Level >= level);

    /// <summary>The level of an account in this room: what the server's role gives, or what the room gave, whichever is higher.</summary>
    public int LevelOf(Account? account)
    {
        if (account is null)
        {
            return 0;
        }

        var byRole = account.RoleAt(Now) switch { Role.Owner => 3, Role.Admin => 2, Role.Moderator => 1, _ => 0 };
        return Math.Max(byRole, Book.Levels.GetValueOrDefault(Handles.Key(account.Handle)));
    }

    /// <summary>Gives a user a level and tells everybody concerned.</summary>
    public static void SetLevel(AresUser user, int level)
    {
        if (user.Level == level)
        {
            return;
        }

        user.Level = level;
        ShowChange(user);
        user.Send(AresPayload.Of(new ToClient.OpChange(level > 0, 0)));
    }

    /// <summary>Tells everybody concerned what a user looks like now.</summary>
    public static void ShowChange(AresUser user)
    {
        user.Invalidate();
        if (user.Session.Rooms.Count == 0)
        {
            user.Connection.Deliver(new Delivery(new AresUserChanged(user)));
            return;
        }

        foreach (var room in user.Session.Rooms)
        {
            room.Tell(new AresUserChanged(user), static s => s.Sink is AresSession);
        }
    }

    /// <summary>Tells everybody the topic of their virtual room.</summary>
    public void ShowTopic(int? vroom = null)
    {
        foreach (var group in users.Values.Where(u => u.Captcha is null && (vroom is null || u.Vroom == vroom)))
        {
            var topic = group.Session.Rooms is [var room, ..] ? TopicOf(room) : TopicOf(Main);
            group.Send(AresPayload.Of(new ToClient.Topic(topic), new Web.WebMessage(Web.WebIdents.Topic, topic), 64 + (2 * topic.Length)));
        }
    }

    /// <summary>A file that cannot be had, or is too big, is no picture: the room opens all the same.</summary>
    private static byte[] ReadAvatar(string path) =>
        path.Length > 0 && new FileInfo(path) is { Exists: true, Length: >= AresLimits.AvatarLeast and < AresLimits.Avatar } ? File.ReadAllBytes(path) : [];

    private AresUser? OnAres(Person person) => person.Account is not null && byName.TryGetValue(person.Name, out var user) && user.Person == person ? user : null;
}
