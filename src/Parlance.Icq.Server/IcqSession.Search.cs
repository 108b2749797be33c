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

    /// <summary>The user wants to be found by chance in this group from now on, or no longer.</summary>
    internal void Enter(in ToServer.RandomGroup m) => server.RandomGroups.Put(this, m.Group);

    /// <summary>Somebody of the group whom this user may see; without one the answer is empty, which mICQ takes for "nobody".</summary>
    internal void Search(in ToServer.RandomSearch m)
    {
        if (server.RandomGroups.Draw(m.Group, MayMeet) is not { } other)
        {
            Reply(default(ToClient.RandomUser));
            return;
        }

        var peer = MayReach(other) ? other.Peer : PeerEndpoint.Hidden;
        var status = StatusOf(other.Account.ShownStateTo(Account, Network.Icq), other);
        Reply(new ToClient.RandomUser(other.Uin, peer.Ip, peer.Port, peer.RealIp, peer.TcpCapability, status, peer.TcpVersion, 0, 0, 0));
    }

    /// <summary>Who hides, from everybody or from this user, is not met by chance either.</summary>
    private bool MayMeet(IcqSession other) => other.Uin != Uin && other.IsShownTo(Uin)
        && other.Account.ShownStateTo(Account, Network.Icq) is not (PresenceState.Offline or PresenceState.Invisible);

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
