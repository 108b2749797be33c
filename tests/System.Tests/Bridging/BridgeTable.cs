using System.Globalization;
using System.Text;
using Parlance.Core.Model;
using Parlance.Sessions;

namespace Parlance.System.Tests.Bridging;

/// <summary>
/// What arrives of what: the tests walk these rows over real sockets, and docs/bridging.md is made of them. In the words of a cell S stands for the sender's name and
/// T for the text; a cell that begins with a minus sign is impossible, and says why.
/// </summary>
internal static class BridgeTable
{
    private const string NoKind = "-its clients can send nothing but text";
    private const string NoState = "-its clients have no states";
    private const string NoContacts = "-it has no contact lists; who is inside is seen in the room";

    /// <summary>What happens in a room.</summary>
    public static IReadOnlyList<BridgeRow> Rooms { get; } =
    [
        new("A line", "say", Senders(), Receivers("say S: T")),
        new("An emote", "emote", Senders(), Receivers("emote S: T")),
        new("Coming in", "enter", Senders(), Receivers("enter S")),
        new("Leaving", "left", Senders(), Receivers("left S")),
        new("A topic", "topic",
            Senders(soulseek: "-its rooms have none; see tickers. Who keeps order writes `room topic` to `server`", icq: "-set by who keeps order, as `/topic`", myicq: "-set by who keeps order, as `/topic`", web: "-set by moderators through the console, as `Rooms.SetTopic`"),
            Receivers("topic T", web: "-the room's page shows it")),
        new("A ticker", "pin",
            Senders(ares: "-it has none; see topics", icq: "-it has no command for it", myicq: "-it has no command for it", web: "-pages show tickers and set none"),
            Receivers("ticker S: T", ares: "notice S pinned: T")),
    ];

    /// <summary>Direct messages to somebody online, and in the same words to somebody who comes online later.</summary>
    public static IReadOnlyList<BridgeRow> Messages { get; } =
    [
        new("Text", nameof(MessageKind.Text), Senders(), Receivers("text S: T")),
        new("A link", nameof(MessageKind.Url),
            Senders(NoKind, NoKind, myicq: NoKind, web: NoKind),
            Receivers("text S: D A", icq: "url S: D|A", web: "url S: D|A")),
        new("A request to be listed", nameof(MessageKind.AuthorisationRequest),
            Senders(NoKind, NoKind, web: "-made by adding a contact, below"),
            Receivers("text S: [asks to add you] T", icq: "ask S: T", myicq: "ask S: T", web: "ask S: T")),
        new("Consent", nameof(MessageKind.AuthorisationGranted),
            Senders(NoKind, NoKind, web: "-answered in the contact list"),
            Receivers("text S: [lets you add them]", icq: "grant S", myicq: "grant S", web: "grant S")),
        new("Refusal", nameof(MessageKind.AuthorisationRefused),
            Senders(NoKind, NoKind, web: "-answered in the contact list"),
            Receivers("text S: [does not let you add them] T", icq: "refuse S: T", myicq: "refuse S: T", web: "refuse S: T")),
        new("\"You were added\"", nameof(MessageKind.Added),
            Senders(NoKind, NoKind, web: "-told by adding a contact"),
            Receivers("text S: [added you]", icq: "added S", myicq: "added S", web: "added S")),
        new("An automatic answer", nameof(MessageKind.AutoReply),
            Senders(NoKind, NoKind, "-its clients answer each other directly, past the server", web: NoKind),
            Receivers("text S: [is away] T", myicq: "auto S: T", web: "auto S: T")),
        new("Contacts", nameof(MessageKind.Contacts),
            Senders(NoKind, NoKind, myicq: NoKind, web: NoKind),
            Receivers("text S: [sends contacts] N C", icq: "contacts S: N|C", web: "contacts S: N|C")),
    ];

    /// <summary>How somebody is, as others see it in their contact lists.</summary>
    public static IReadOnlyList<BridgeRow> Presence { get; } =
    [
        new("Away", nameof(PresenceState.Away), Senders(NoState), Receivers("presence S: away", ares: NoContacts)),
        new("Online again", nameof(PresenceState.Online), Senders(NoState), Receivers("presence S: online", ares: NoContacts)),
        new("Do not disturb", nameof(PresenceState.DoNotDisturb),
            Senders(NoState, "-its clients know only away", myicq: "-its clients know only away"),
            Receivers("presence S: away", ares: NoContacts, icq: "presence S: dnd", web: "presence S: dnd")),
        new("Offline", nameof(PresenceState.Offline), Senders(), Receivers("presence S: offline", ares: NoContacts)),
    ];

    /// <summary>The page.</summary>
    public static string Render()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var rule in NetworkNames.Rules)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {Title(rule.Network)} | {rule.MaxBytes} | {rule.Words} |\n");
        }

        page.Append(Identity.ReplaceLineEndings("\n"));
        Section(page, "Rooms", Rooms);
        page.Append(RoomNotes.ReplaceLineEndings("\n"));
        Section(page, "Direct messages", Messages);
        page.Append(MessageNotes.ReplaceLineEndings("\n"));
        Section(page, "Presence", Presence);
        page.Append(Tail.ReplaceLineEndings("\n"));
        return page.ToString();
    }

    private static void Section(StringBuilder page, string title, IReadOnlyList<BridgeRow> rows)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
        foreach (var row in rows)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### {row.Title}\n\n| from \\ to | {string.Join(" | ", BridgeTown.Networks.Select(Title))} |\n|---|{string.Concat(BridgeTown.Networks.Select(_ => "---|"))}\n");
            foreach (var from in BridgeTown.Networks)
            {
                page.Append(CultureInfo.InvariantCulture, $"| **{Title(from)}** | {string.Join(" | ", BridgeTown.Networks.Select(to => Cell(row, from, to)))} |\n");
            }

            foreach (var note in BridgeTown.Networks.Where(n => row.Senders[n] is not null).GroupBy(n => row.Senders[n]!))
            {
                page.Append(CultureInfo.InvariantCulture, $"\n{string.Join(", ", note.Select(Title))} cannot send it: {note.Key[1..]}.\n");
            }

            foreach (var note in BridgeTown.Networks.Where(n => row.Receivers[n][0] == '-').GroupBy(n => row.Receivers[n]))
            {
                page.Append(CultureInfo.InvariantCulture, $"\n{string.Join(", ", note.Select(Title))} cannot show it: {note.Key[1..]}.\n");
            }
        }
    }

    private static string Cell(BridgeRow row, Network from, Network to) => row.Senders[from] is not null || row.Receivers[to][0] == '-' ? "–" : $"`{row.Receivers[to].Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string Title(Network network) => network switch
    {
        Network.Icq => "ICQ",
        Network.MyIcq => "MyICQ",
        _ => network.ToString(),
    };

    private static Dictionary<Network, string?> Senders(string? ares = null, string? soulseek = null, string? icq = null, string? myicq = null, string? web = null) => new()
    {
        [Network.Ares] = ares,
        [Network.Soulseek] = soulseek,
        [Network.Icq] = icq,
        [Network.MyIcq] = myicq,
        [Network.Web] = web,
    };

    private static Dictionary<Network, string> Receivers(string usual, string? ares = null, string? soulseek = null, string? icq = null, string? myicq = null, string? web = null) => new()
    {
        [Network.Ares] = ares ?? usual,
        [Network.Soulseek] = soulseek ?? usual,
        [Network.Icq] = icq ?? usual,
        [Network.MyIcq] = myicq ?? usual,
        [Network.Web] = web ?? usual,
    };

    private const string Head = """
        # What crosses between networks

        Generated by the tests that walk the same table (`tests/System.Tests/Bridging/BridgeTable.cs`); do not edit. Every cell below is tried over real sockets, by scripted peers and by
        the clients of the packages: Ares, Soulseek, ICQ in versions 2 to 5, MyICQ, and the feed of the pages.

        One room has many doors: an Ares room (its port), a Soulseek room, a MyICQ chat group and a room of the web are one room when they have one name. ICQ has no rooms: there a
        room is a contact. It is found by searching for its name as a nick, has a number from 90000000 on, is entered by listing it or writing to it, and understands `/me`, `/who` and `/part`.

        An account is known on every network by one handle, and on ICQ and MyICQ by one number. Nobody has to do anything to be reachable: a name or a number leads to the account wherever it is.

        ## Names

        A handle is 1 to 30 printable ASCII characters without a space at either end; it is unique whatever its case, is not `server`, does not end with `(guest)`, and does not look like another
        handle (`0` and `O`, `1`, `l`, `I` and `|`, `_` and space are alike; so are Cyrillic, Greek and wide letters that look Latin). Handles need no mapping. Guests of one network are shown on
        others with ` (guest)` behind their name, which no handle has; a name that had to be changed or cut gets `~` and four digits made of the original, so two guests stay two, and the same
        guest is the same at the next visit. A visitor of Ares without a name is called by the own address there, and elsewhere by a digest of it. Guests have no mailbox: what they write to people of other networks, and what is written to them by those who share a room with them, is shown to whoever is there at the moment and kept nowhere. On ICQ and MyICQ the service says it, with the name in front, and cannot be answered.

        | Network | Bytes | What is a name there |
        |---|---|---|

        """;

    private const string Identity = """

        An account made on ICQ or MyICQ goes by its number until it has a handle: the first nick it sets that can be one and is free, or the one its owner picks (Ares: `/handle`; web; `parlance account handle`). It
        keeps it. Its number stays an address everywhere, and nobody else can take it as a name. Clients of Ares and Soulseek, where the name is the identity, have to log in again then.

        The password is one for all networks; ICQ compares its first eight characters. A network may have a password of its own (Ares: `/password icq`; web; `parlance account`): random unless chosen, shown
        once, revocable. While it is there, that network takes no other, and it opens nothing else. Letters beyond ASCII reach the server in the code page of the client's Windows, or in UTF-8: such a
        password is right when it is the same in UTF-8, cp1251, GBK or cp1252, at the cost of at most eight hashes for a wrong one. Ares' saved passwords are compared in UTF-8 alone.

        Two accounts of one person become one (`/link` on Ares, web, `parlance account`) for whoever knows both passwords. The kept account keeps its handle, unless that is but its number and the other
        has picked one; it keeps its number, unless the other goes by its own. So neither client needs to be changed: the shared password is that of the account whose handle stays, and ICQ and
        MyICQ go on with that of the account whose number stays. Mailbox, contacts (on other people's lists too), private rooms and tickers become one; names that are given up lead to the account
        for good: on old contact lists of ICQ a number that was given up is online when its account is, and messages to it arrive. All sessions of both end.

        """;

    private const string RoomNotes = """

        Texts are lines of characters: Ares colours, control characters and line breaks that a network has no place for go away, longer ones are parted at the receiver's limit (Ares 300, Soulseek
        2048, ICQ 450, MyICQ 512 bytes) without breaking a character. The code page of a client of ICQ or MyICQ is the network's (`Icq:Codepage`, `MyIcq:Codepage`) unless its owner names another
        (`parlance account codepage`, `PUT /api/v1/me/codepage`). Letters a code page lacks are transliterated, and become `?` only where nothing stands for them. On the speaker's own network the
        bytes pass as they came. The speaker hears the own line where that is usual (Ares, Soulseek, web), once. Comings and goings are told to ICQ in rooms of up to 50 people.

        Kick, mute and ban hold for the person on every network, whoever decides: Ares operators with `/kick`, `/muzzle`, `/ban` (people of other networks are named in full), moderators through the
        console. Moderators in every room, and owners and operators in their private one, also do so by words: on ICQ, MyICQ and the web `/kick`, `/mute`, `/unmute`, `/ban`, `/unban` with a name, or `/topic`
        with a text, written to the room; on Soulseek, whose clients keep such lines for themselves, `room ban <user> in <room>` and so on, to the user `server`. What anybody else writes so is a line
        like others. Verdicts and topics keep a room and outlive a restart; but not in a chat group of MyICQ with a password, which ends with its people. Private rooms of Soulseek are closed to outsiders by every door. Nothing is said twice and nothing can go round: networks do not talk to each other, all of them talk to one room.
        """;

    private const string MessageNotes = """

        In the tables S is the sender, T the text, D and A a link's description and address, N and C the number and name of a contact. What a network has no word for arrives as text in brackets.
        A message is stored before its sender is told that it was sent; everybody's session gets it once, and it leaves the mailbox with the first confirmation. It keeps its time where the network has a
        place for it (Soulseek, ICQ to the minute, MyICQ, web); on Ares the room tells the time of one that waited, in a line before it. Requests for direct connections (chat, files) are not stored and stay on their network, and so do the addresses of clients.
        """;

    private const string Tail = """

        Nobody's address crosses: people on other networks are shown with none.

        ## Switches

        | Key | Off means |
        |---|---|
        | `Bridge:Enabled` | Nothing crosses; each network is an island with the same accounts. |
        | `Bridge:Presence` | People see who is online on their own network only. |
        | `Bridge:Messages` | A message waits until its receiver comes to the network it was sent on. |
        | `Bridge:Rooms` | In every room, people see and hear only those of their own network. |
        | `Bridge:ClosedRooms:0` ... | The same in the rooms named here. |
        | `Bridge:Guests` | Guests are seen and heard on their own network only. |
        | `Bridge:Topics` | Topics and tickers stay where they were set. |
        | `Bridge:IcqRooms` | Rooms cannot be entered from ICQ. |

        An account hides itself from other networks with `/hide on` (Ares), `parlance account hide on` or `PUT /api/v1/me/hidden`: it is offline to their people, is not found by their searches, and is neither seen nor heard in their part of a room.

        """;
}

/// <summary>A feature: who can send it, and what each receiver's client is told.</summary>
/// <param name="Title">What.</param>
/// <param name="Action">Its name in the tests.</param>
/// <param name="Senders">Why a network cannot send it; null where it can.</param>
/// <param name="Receivers">What arrives.</param>
internal sealed record BridgeRow(string Title, string Action, IReadOnlyDictionary<Network, string?> Senders, IReadOnlyDictionary<Network, string> Receivers)
{
    /// <summary>What a client on a network is told.</summary>
    /// <param name="on">The receiver's network.</param>
    /// <param name="sender">Who did it.</param>
    /// <param name="text">What was said; its parts divided by a bar.</param>
    public string Words(Network on, string sender, string text)
    {
        var parts = text.Split('|');
        var (first, second) = Action == nameof(MessageKind.Contacts) ? ("N", "C") : ("D", "A");
        return string.Join(' ', Receivers[on].Split(' ').Select(word => word switch
        {
            "S" => sender,
            "S:" => sender + ":",
            "T" => text,
            _ when word == first => parts[0],
            _ when word == second => parts[^1],
            _ when word == $"{first}|{second}" => text,
            _ => word,
        }));
    }
}
