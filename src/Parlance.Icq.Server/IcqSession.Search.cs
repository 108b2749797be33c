using Parlance.Core.Bridging;
using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.Icq.Server;

/// <summary>Searches: at most forty users, and whether there are more.</summary>
public sealed partial class IcqSession
{
    /// <summary>What the historic server said of the status of a user that was found: not told.</summary>
    private const byte NotTold = 2;

    internal void Search(in ToServer.SearchUin m)
    {
        if (ProfileOf(m.Uin) is { } profile)
        {
            Found((m.Uin, profile), m.Sequence);
        }

        Reply(new ToClient.EndOfSearch(m.Sequence, 0));
    }

    internal void Search(in ToServer.SearchUser m)
    {
        var (found, hasMore) = Find(m.Nick, m.FirstName, m.LastName, m.Email);
        foreach (var one in found)
        {
            Found(one, m.Sequence);
        }

        Reply(new ToClient.EndOfSearch(m.Sequence, hasMore ? (byte)1 : (byte)0));
    }

    private void Found((uint Uin, IcqProfile Profile) one, ushort sequence)
    {
        var p = one.Profile;
        Reply(new ToClient.UserFound(sequence, one.Uin, p.Nick, p.FirstName, p.LastName, p.Email, p.Authorize, NotTold));
    }

    /// <summary>Accounts, and behind them the room of that nick. Those who hide from other networks are not found.</summary>
    private (IReadOnlyList<(uint Uin, IcqProfile Profile)> Found, bool HasMore) Find(string nick, string first, string last, string email, bool isOnline = false)
    {
        var page = Codepage;
        var query = new ProfileQuery(
            page.Decode(nick).Trim(), page.Decode(email).Trim(), page.Decode(first).Trim(), page.Decode(last).Trim(), Most: IcqLimits.SearchResults + 1);
        var accounts = query.IsEmpty ? [] : Community.Profiles.Find(query);
        var found = accounts.Take(IcqLimits.SearchResults)
            .Where(account => Bridge.Lists(account, Network.Icq) && (!isOnline || account.ShownStateTo(Account, Network.Icq) != PresenceState.Offline))
            .Select(account => (account.Uin, new IcqProfile(Community.Profiles.Of(account), page))).ToList();
        if (query.Nick.Length > 0 && RoomsHere is { } rooms && rooms.TryFind(query.Nick, Account, out var room))
        {
            found.Add((rooms.NumberOf(room.Name), new IcqProfile(ProfileOf(room), page)));
        }

        return (found, accounts.Count > IcqLimits.SearchResults);
    }
}
