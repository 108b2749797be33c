using Parlance.Core.Bridging;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.MyIcq.Messages;
using Parlance.MyIcq.Server.Translation;

namespace Parlance.MyIcq.Server.Handlers;

/// <summary>Finding users. Who is invisible is found as offline, and at random not at all.</summary>
internal static class SearchHandlers
{
    /// <summary>Sessions looked at for one random search: enough to fill a page, however many are online.</summary>
    private const int MostLookedAt = 2000;

    public static void SearchRandom(MyIcqRequest request, in ToServer.SearchRandom message)
    {
        if (!request.Services.IsOurs(message.Domain))
        {
            request.Reply(new ToClient.Search([]));
            return;
        }

        var viewer = request.Session.Account;
        var found = request.Services.Community.Presences.Sessions.Take(MostLookedAt)
            .Select(session => session.Account).OfType<Account>().Distinct()
            .Where(account => IsShown(account, viewer)).ToArray();
        Random.Shared.Shuffle(found);
        Reply(request, found.Take(MyIcqLimits.SearchPage));
    }

    public static void SearchCustom(MyIcqRequest request, in ToServer.SearchCustom message)
    {
        var services = request.Services;
        if (message.Uin != 0)
        {
            Reply(request, services.Find(message.Uin, message.Domain) is { } account ? [account] : []);
            return;
        }

        if (message.Nick.Length == 0 && message.Email.Length == 0)
        {
            request.Confirm();
            return;
        }

        var page = request.Session.Page;
        Reply(request, services.Community.Profiles.Find(new ProfileQuery(
            Nick: page.Decode(message.Nick), Email: page.Decode(message.Email), AfterUin: message.StartUin, Most: MyIcqLimits.SearchPage))
            .Where(account => Bridge.Lists(account, Network.MyIcq)));
    }

    /// <summary>A full page of the longest nicks and provinces would not fit; then the provinces are cut shorter.</summary>
    private static void Reply(MyIcqRequest request, IEnumerable<Account> accounts)
    {
        FoundUser[] users = [.. accounts.Select(account => Found(request, account))];
        for (var province = MyIcqLimits.Nick; Size(users) > MyIcqLimits.Payload; province--)
        {
            users = [.. users.Select(user => user with { Province = request.Session.Page.Encode(request.Session.Page.Decode(user.Province), province) })];
        }

        request.Reply(new ToClient.Search(users));
    }

    private static bool IsShown(Account account, Account viewer) => account.ShownStateTo(viewer, Network.MyIcq) != PresenceState.Offline;

    private static int Size(FoundUser[] users) => 2 + users.Sum(user => 12 + user.Nick.Length + user.Province.Length);

    private static FoundUser Found(MyIcqRequest request, Account account)
    {
        var (profile, page) = (request.Services.Community.Profiles.Of(account), request.Session.Page);
        return new FoundUser(
            account.Uin, IsShown(account, request.Session.Account) ? (byte)1 : (byte)0, InfoBlocks.FaceOf(profile),
            page.Encode(profile.Nick, MyIcqLimits.Nick), page.Encode(profile.Province, MyIcqLimits.Nick));
    }
}
