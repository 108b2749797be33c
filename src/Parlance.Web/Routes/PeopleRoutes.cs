using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Core.Bridging;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Chat;
using Parlance.Web.Contract;

namespace Parlance.Web.Routes;

/// <summary>Finding people.</summary>
internal static class PeopleRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/people").WithTags("People");
        routes.MapGet(string.Empty, Search).For(Standing.Guest).WithName("searchPeople")
            .WithSummary("People whose handle begins with the words, or whose number, nick, e-mail address or name they are; without words: who is online").Refuses(400);
        routes.MapGet("/{name}", Show).For(Standing.Guest).WithName("getPerson").WithSummary("Somebody, with all they tell").Refuses(404);
    }

    private static Ok<Page<PersonEntry>> Search(Caller caller, Community community, string? query = null, string? after = null, int? limit = null)
    {
        var most = RouteWords.Limit(limit);
        var words = query?.Trim() ?? string.Empty;
        var found = (words.Length == 0 ? Online(community) : Matching(community, words))
            .Where(p => after is null || string.Compare(p.Name, after, StringComparison.OrdinalIgnoreCase) > 0)
            .DistinctBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
            .Take(most + 1)
            .Select(p => Entry(p, community, caller))
            .OfType<PersonEntry>()
            .ToList();
        return TypedResults.Ok(Paging.Cut(found, most, p => p.Name));
    }

    private static Results<Ok<PersonCard>, ProblemHttpResult> Show(string name, Caller caller, Community community)
    {
        var wanted = RouteWords.Name(name);
        if (community.Accounts.TryFind(wanted, out var account))
        {
            return TypedResults.Ok(new PersonCard(
                People.Entry(account, community.Profiles, caller.Account),
                MeRoutes.CardOf(community.Profiles.Of(account)),
                caller.Account is { } mine && community.Contacts.Has(mine, account)));
        }

        return Guest(community, wanted) is { } guest
            ? TypedResults.Ok(new PersonCard(People.Entry(guest), null, IsContact: false))
            : Problem.NotFound("person").Result;
    }

    private static IEnumerable<Person> Online(Community community) =>
        community.Presences.Sessions.Where(s => s.Account is null || s.Account.ShownState != PresenceState.Offline).Select(s => s.Person);

    private static IEnumerable<Person> Matching(Community community, string words)
    {
        var named = community.Accounts.All.Where(a => Bridge.Lists(a, Network.Web) && a.Handle.StartsWith(words, StringComparison.OrdinalIgnoreCase)).Select(a => a.Person);
        var guests = community.Presences.Sessions.Where(s => s.Account is null && s.Person.PublicName.StartsWith(words, StringComparison.OrdinalIgnoreCase)).Select(s => s.Person);
        var numbered = Handles.IsNumber(words, out var uin) && community.Accounts.TryFind(uin, out var account) ? [account.Person] : Array.Empty<Person>();
        var parts = words.Split(' ', 2, StringSplitOptions.TrimEntries);
        ProfileQuery[] queries =
        [
            new(Nick: words), new(Email: words), new(FirstName: words), new(LastName: words),
            .. parts.Length == 2 ? [new ProfileQuery(FirstName: parts[0], LastName: parts[1])] : Array.Empty<ProfileQuery>(),
        ];
        return named.Concat(guests).Concat(numbered).Concat(queries.SelectMany(q => community.Profiles.Find(q with { Most = RouteWords.MaxPage })).Where(a => Bridge.Lists(a, Network.Web)).Select(a => a.Person));
    }

    private static PersonEntry? Entry(Person person, Community community, Caller caller) =>
        person.Account is { } account ? People.Entry(account, community.Profiles, caller.Account)
        : Guest(community, person.PublicName) is { } guest ? People.Entry(guest)
        : null;

    private static Session? Guest(Community community, string name) =>
        community.Presences.Sessions.FirstOrDefault(s => s.Account is null && string.Equals(s.Person.PublicName, name, StringComparison.OrdinalIgnoreCase));
}
