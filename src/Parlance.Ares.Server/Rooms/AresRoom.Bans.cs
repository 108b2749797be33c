using System.Net;
using Parlance.Core.Limits;
using Parlance.Core.Model;

namespace Parlance.Ares.Server.Rooms;

/// <summary>Bans of this room: of an installation with its address, and of ranges. Bans of the whole server are the server's.</summary>
internal sealed partial class AresRoom
{
    /// <summary>Bans, and as many ranges, a room keeps; the oldest fall off.</summary>
    public const int MostBans = 2000;

    private DateTimeOffset bansClearedAt;

    public bool IsBanned(IPAddress address, string identity)
    {
        ClearOldBans();
        var book = Book;
        var text = address.ToString();
        return book.Bans.Any(b => (b.Identity == identity || b.Address == text) && IsInForce(b))
            || book.RangeBans.Any(r => InRange(address, text, r));
    }

    /// <summary>Lifts all bans when their time is over, as the operator may want it.</summary>
    private void ClearOldBans()
    {
        var every = Options.ClearBansEvery;
        if (every <= TimeSpan.Zero || Now - bansClearedAt < every)
        {
            return;
        }

        bansClearedAt = Now;
        if (Book.Bans.Count > 0)
        {
            Change(b => b with { Bans = [] });
            TellOperators("All bans are lifted");
        }
    }

    /// <summary>What is decided about somebody who has an account holds for the account, from whichever network it comes.</summary>
    public void Elsewhere(AresUser user, Action<Core.Services.Rooms, Room, Person> decide)
    {
        if (user.Person.Account is not null)
        {
            decide(Community.Rooms, user.Session.Rooms is [var room, ..] ? room : Main, user.Person);
        }
    }

    /// <summary>Bans a user and puts it out.</summary>
    public void Ban(AresUser target, string by, TimeSpan? time)
    {
        AddBan(target.Name, target.Profile.Identity, target.Session.Address, by, time);
        target.Connection.Refuse("You are banned from this room.", SessionEnd.Banned);
    }

    /// <summary>Bans somebody who may be gone already. The address of this machine is never banned: that would lock the operator out.</summary>
    public void AddBan(string name, string identity, IPAddress address, string by, TimeSpan? time)
    {
        var text = IPAddress.IsLoopback(address) || IsTrusted(address) ? string.Empty : address.ToString();
        var ban = new RoomBan(name, identity, text, by, time is { } t ? Now + t : null);
        Change(b => b with { Bans = [.. b.Bans.Where(o => o.Identity != identity && IsInForce(o)).TakeLast(MostBans - 1), ban] });
        Community.Moderation.Note(by, "ban", name, Name);
    }

    /// <summary>Lifts a ban by its number in the list or the name in it.</summary>
    public RoomBan? Unban(string which, string by)
    {
        var bans = ActiveBans();
        var ban = int.TryParse(which, out var number) && number >= 0 && number < bans.Count ? bans[number]
            : bans.FirstOrDefault(b => b.Name.StartsWith(which, StringComparison.OrdinalIgnoreCase));
        if (ban is not null)
        {
            Change(b => b with { Bans = [.. b.Bans.Where(o => o != ban)] });
            Community.Moderation.Note(by, "unban", ban.Name, Name);
        }

        return ban;
    }

    public IReadOnlyList<RoomBan> ActiveBans() => [.. Book.Bans.Where(IsInForce)];

    /// <summary>Reads a range: CIDR form, or the first numbers of an address as rooms in use write it.</summary>
    public static bool IsRange(string range) =>
        Networks.TryParse(range, out _) || (range.Length is >= 2 and <= 15 && range.All(c => char.IsAsciiDigit(c) || c == '.') && range.Contains('.', StringComparison.Ordinal));

    private static bool InRange(IPAddress address, string text, string range) =>
        !IPAddress.IsLoopback(address)
        && (Networks.TryParse(range, out var network) ? network.Contains(address) : text.StartsWith(range, StringComparison.Ordinal));

    private bool IsInForce(RoomBan ban) => ban.Until is null || ban.Until > Now;
}
