using System.Collections.Immutable;
using System.Security.Cryptography;
using Parlance.Ares.Server.Protection;
using Parlance.Ares.Server.Sessions;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Wire;

namespace Parlance.Ares.Server.Rooms;

/// <summary>One visitor of a room: what this network knows beyond the session. Changed by its own connection and by moderators; each field on its own.</summary>
internal sealed class AresUser
{
    private volatile Session session;
    private volatile AresProfile profile;
    private volatile ImmutableHashSet<string> ignored = Names;
    private volatile ImmutableHashSet<string> voiceIgnored = Names;
    private volatile AresRows? rows;
    private int level;

    public AresUser(AresRoom room, AresSession connection, AresProfile profile, Session session, string wantedName, ushort id)
    {
        Room = room;
        Connection = connection;
        this.profile = profile;
        this.session = session;
        WantedName = wantedName;
        Id = id;
        Address = Ip4.From(connection.Link.Remote.Address);
        MaskedAddress = Address == Ip4.None ? Ip4.None : new Ip4((Address.Value & 0xFFFF0000) | (uint)RandomNumberGenerator.GetInt32(0x10000));
    }

    public AresRoom Room { get; }

    public AresSession Connection { get; }

    /// <summary>Number within the room, by which commands may name the user.</summary>
    public ushort Id { get; }

    public Ip4 Address { get; }

    /// <summary>The address with its second half made up, which is all that others see of users whose client is not Ares itself.</summary>
    public Ip4 MaskedAddress { get; }

    /// <summary>The name asked for at login, by which <c>login</c> finds the account.</summary>
    public string WantedName { get; }

    /// <summary>The present session; another one after a change of name.</summary>
    public Session Session
    {
        get => session;
        set
        {
            session = value;
            rows = null;
        }
    }

    public Person Person => session.Person;

    public string Name => session.Person.Name;

    public AresProfile Profile
    {
        get => profile;
        set
        {
            profile = value;
            rows = null;
        }
    }

    /// <summary>0 regular, 1 moderator, 2 administrator, 3 host.</summary>
    public int Level
    {
        get => Volatile.Read(ref level);
        set
        {
            Volatile.Write(ref level, value);
            rows = null;
        }
    }

    /// <summary>The account whose password was given; null before that.</summary>
    public Account? Authority { get; set; }

    /// <summary>Virtual room; 0 is the main one.</summary>
    public int Vroom { get; set; }

    public string PersonalMessage { get; set; } = string.Empty;

    public byte[] Avatar { get; set; } = [];

    public bool HasChosenAvatar { get; set; }

    public bool MayHaveAvatar { get; set; } = true;

    public FontLook? Font { get; set; }

    public string CustomName { get; set; } = string.Empty;

    public bool BlocksCustomNames { get; set; }

    public DateTimeOffset? MuzzledUntil { get; set; }

    public bool IsFastPing { get; set; }

    public bool IsCloaked { get; set; }

    public bool IsStealthy { get; set; }

    public bool BlocksPrivate { get; set; }

    public bool WatchesAddresses { get; set; }

    public bool WatchesBans { get; set; }

    public bool WatchesCommands { get; set; }

    public bool WatchesVrooms { get; set; }

    public DateTimeOffset? IdleSince { get; set; }

    public DateTimeOffset LastLineAt { get; set; }

    public int WrongPasswords { get; set; }

    /// <summary>A filter exempted this user from the flood rules.</summary>
    public bool MayFlood { get; set; }

    /// <summary>What filters still have to say of this user, once it is inside.</summary>
    public Action<AresUser>? OnceInside { get; set; }

    /// <summary>The captcha still to be solved; null when there is none.</summary>
    public Captcha? Captcha { get; set; }

    public Shares Shares { get; } = new();

    public uint Cookie { get; init; }

    /// <summary>Names this user hears nothing of.</summary>
    public ImmutableHashSet<string> Ignored
    {
        get => ignored;
        set => ignored = value;
    }

    public ImmutableHashSet<string> VoiceIgnored
    {
        get => voiceIgnored;
        set => voiceIgnored = value;
    }

    public static ImmutableHashSet<string> Names { get; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Others see this user: somebody cloaked, or held back by a captcha, is in no room of the server.</summary>
    public bool IsVisible => session.Rooms.Count > 0;

    /// <summary>The user as list rows, encoded once until something changes.</summary>
    public AresRows Rows => rows ??= AresRows.Of(this);

    /// <summary>Asked for each line and receiver, while the name of a guest of another network has to be made up.</summary>
    public bool Ignores(Person person) => ignored is { IsEmpty: false } && Ignores(AresTranslator.NameOf(person));

    public bool Ignores(string name) => ignored is { IsEmpty: false } names && names.Contains(name);

    /// <summary>Lines and images of this user are held back.</summary>
    public bool IsMuzzled(DateTimeOffset now) => MuzzledUntil is { } until && until > now;

    /// <summary>Sends a message to this user alone.</summary>
    public void Send(AresPayload payload) => Connection.Deliver(new Delivery(new AresSent(payload, null)));

    /// <summary>Says something to this user in the room's own voice.</summary>
    public void Tell(string text) => Send(AresPayload.Announcement(text));

    public void Invalidate() => rows = null;
}
