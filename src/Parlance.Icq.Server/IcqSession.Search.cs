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
        if (Community.Accounts.TryFind(m.Uin, out var account))
        {
            Found(account, m.Sequence);
        }

        Reply(new ToClient.EndOfSearch(m.Sequence, 0));
    }

    internal void Search(in ToServer.SearchUser m)
    {
        var (found, hasMore) = Find(m.Nick, m.FirstName, m.LastName, m.Email);
        foreach (var account in found)
        {
            Found(account, m.Sequence);
        }

        Reply(new ToClient.EndOfSearch(m.Sequence, hasMore ? (byte)1 : (byte)0));
    }

    private void Found(Account account, ushort sequence)
    {
        var p = new IcqProfile(Community.Profiles.Of(account), Codepage);
        Reply(new ToClient.UserFound(sequence, account.Uin, p.Nick, p.FirstName, p.LastName, p.Email, p.Authorize, NotTold));
    }

    private (IReadOnlyList<Account> Found, bool HasMore) Find(string nick, string first, string last, string email)
    {
        var page = Codepage;
        var query = new ProfileQuery(
            page.Decode(nick).Trim(), page.Decode(email).Trim(), page.Decode(first).Trim(), page.Decode(last).Trim(), Most: IcqLimits.SearchResults + 1);
        var found = query.IsEmpty ? [] : Community.Profiles.Find(query);
        return found.Count > IcqLimits.SearchResults ? ([.. found.Take(IcqLimits.SearchResults)], true) : (found, false);
    }
}
