using Parlance.Core.Model;

namespace Parlance.Web.Contract;

/// <summary>A room in a list.</summary>
/// <param name="Name">Its name, case-sensitive. In a path its slashes are written <c>%2F</c>.</param>
/// <param name="Topic">Topic; may hold Ares formatting.</param>
/// <param name="People">How many are inside.</param>
/// <param name="IsPrivate">Only its members may enter.</param>
/// <param name="NeedsPassword">One must know a password to enter.</param>
/// <param name="IsInside">The caller is inside, in the browser.</param>
/// <param name="Unread">Lines the caller has not read; 0 when not inside.</param>
public sealed record RoomEntry(string Name, string Topic, int People, bool IsPrivate, bool NeedsPassword, bool IsInside, int Unread);

/// <summary>A room as somebody inside sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Topic">Topic; may hold Ares formatting.</param>
/// <param name="IsPrivate">Only its members may enter.</param>
/// <param name="IsInside">The caller is inside, in the browser.</param>
/// <param name="Owner">Owner of a private room; null for a public one.</param>
/// <param name="Operators">Who may let others into a private room.</param>
/// <param name="Members">Who is inside, in the order they came; of a private room only for those who may enter.</param>
/// <param name="Tickers">Lines people pinned to it.</param>
/// <param name="Unread">Lines the caller has not read.</param>
public sealed record RoomCard(
    string Name,
    string Topic,
    bool IsPrivate,
    bool IsInside,
    string? Owner,
    IReadOnlyList<string> Operators,
    IReadOnlyList<RoomMember> Members,
    IReadOnlyList<PinnedLine> Tickers,
    int Unread);

/// <summary>Somebody inside a room.</summary>
/// <param name="Name">The name others see.</param>
/// <param name="IsGuest">Has no account.</param>
/// <param name="Networks">The networks they are in the room from.</param>
/// <param name="Presence">What the caller may see of their reachability.</param>
/// <param name="Standing">What they may do on the server.</param>
public sealed record RoomMember(string Name, bool IsGuest, IReadOnlyList<Network> Networks, PresenceState Presence, Standing Standing);

/// <summary>A line somebody pinned to a room.</summary>
public sealed record PinnedLine(string Name, string Text, DateTimeOffset At);

/// <summary>A line said in a room.</summary>
/// <param name="Id">Number of the line within the caller's feed; grows.</param>
/// <param name="At">When.</param>
/// <param name="Room">Where.</param>
/// <param name="Name">By whom.</param>
/// <param name="Network">From which network.</param>
/// <param name="Kind">How it is meant.</param>
/// <param name="Text">What, without formatting. Plain text: never HTML.</param>
/// <param name="Formatted">The same with Ares formatting codes (U+0003 colour, U+0005 background, U+0006 bold, U+0007 underline, U+0009 italic); null when there are none.</param>
public sealed record RoomLine(long Id, DateTimeOffset At, string Room, string Name, Network Network, SayKind Kind, string Text, string? Formatted);

/// <summary>Says something in a room.</summary>
/// <param name="Text">1 to 2,000 characters, one line.</param>
/// <param name="Kind">How it is meant.</param>
public sealed record SayInRoom(string Text, SayKind Kind = SayKind.Line);

/// <summary>Enters a room.</summary>
/// <param name="Password">What some rooms ask for.</param>
public sealed record EnterRoom(string Password = "");

/// <summary>What was read.</summary>
/// <param name="UpTo">The last line or message that was read.</param>
public sealed record ReadMark(long UpTo);
