using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Chat;
using Parlance.Web.Contract;

namespace Parlance.Web.Routes;

/// <summary>Sessions, bans, filters, announcements, waiting messages.</summary>
internal static class ModerationRoutes
{
    private const int MostMinutes = 10_080;

    private const int MaxReason = 400;

    public static void Map(IEndpointRouteBuilder admin)
    {
        var sessions = admin.MapGroup("/sessions").WithTags("Sessions");
        sessions.MapGet(string.Empty, Sessions).For(Standing.Moderator).WithName("listSessions").WithSummary("Who is online, by number of the session");
        sessions.MapDelete("/{id}", EndSession).For(Standing.Moderator).WithName("kickSession").WithSummary("End a session; a guest stays out for a while, 2 minutes unless told otherwise").Refuses(400, 404);
        var bans = admin.MapGroup("/bans").WithTags("Bans");
        bans.MapGet(string.Empty, Bans).For(Standing.Moderator).WithName("listBans").WithSummary("Bans in force, the newest first");
        bans.MapPost(string.Empty, AddBan).For(Standing.Moderator).WithName("addBan").WithSummary("Ban an account, an address or a range; moderators ban accounts for at most 30 days").Refuses(400, 404, 409);
        bans.MapDelete(string.Empty, LiftBan).For(Standing.Moderator).WithName("liftBan").WithSummary("Lift a ban").Refuses(400, 404);
        var filters = admin.MapGroup("/filters").WithTags("Filters");
        filters.MapGet(string.Empty, Filters).For(Standing.Moderator).WithName("listFilters").WithSummary("All filters");
        filters.MapPost("/{kind}", AddPhrase).For(Standing.Admin).WithName("addPhrase").WithSummary("Add a phrase to a filter").Refuses(400, 404, 409);
        filters.MapDelete("/{kind}", RemovePhrase).For(Standing.Admin).WithName("removePhrase").WithSummary("Remove a phrase from a filter").Refuses(404);
        admin.MapPost("/announcements", Announce).For(Standing.Admin).WithTags("Messages").WithName("announce").WithSummary("Announce something to everybody online, or to one network").Refuses(400);
        admin.MapGet("/mailboxes", Mailboxes).For(Standing.Moderator).WithTags("Messages").WithName("listMailboxes").WithSummary("For whom messages wait, the fullest first");
    }

    /// <summary>A ban as pages see it.</summary>
    public static BanEntry EntryOf(Ban ban) => new(ban.Kind, ban.Subject, ban.Until, ban.Reason, ban.By, ban.At);

    /// <summary>A session as operators see it.</summary>
    public static SessionEntry EntryOf(Session session, Standing viewer) => new(
        session.Id,
        session.Person.Name,
        session.Account is null,
        session.Network,
        viewer >= Standing.Admin ? session.Address.ToString() : null,
        session.Since,
        session.State,
        [.. session.Rooms.Select(r => r.Name)]);

    private static Ok<Page<SessionEntry>> Sessions(Caller caller, Community community, string? network = null, string? name = null, long? after = null, int? limit = null)
    {
        var most = RouteWords.Limit(limit);
        var found = community.Presences.Sessions
            .Where(s => (string.IsNullOrEmpty(network) || string.Equals(s.Network.ToString(), network, StringComparison.OrdinalIgnoreCase)) && s.Id > (after ?? 0))
            .Where(s => string.IsNullOrEmpty(name) || s.Person.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(s => s.Id)
            .Take(most + 1)
            .Select(s => EntryOf(s, caller.Standing))
            .ToList();
        return TypedResults.Ok(Paging.Cut(found, most, s => Paging.Number(s.Id)));
    }

    private static Results<NoContent, ProblemHttpResult> EndSession(long id, Caller caller, Community community, int? minutes = null)
    {
        if (minutes is < 0 or > MostMinutes)
        {
            return Problem.Invalid($"Minutes are 0 to {MostMinutes}.").Result;
        }

        if (community.Presences.Sessions.FirstOrDefault(s => s.Id == id) is not { } session)
        {
            return Problem.NotFound("session").Result;
        }

        if (session.Account is { } account && AccountAdminRoutes.IsOutOfReach(caller, account, community) is { } reach)
        {
            return reach.Result;
        }

        var outFor = minutes is { } told ? TimeSpan.FromMinutes(told) : KeptOut.Usual;
        if (session.Account is null && outFor > TimeSpan.Zero)
        {
            community.KeptOut.Add(session.Person.Name, session.Address, outFor);
        }

        session.Sink.End(SessionEnd.Kicked);
        community.Moderation.Note(caller.Name, "kick", session.Person.Name, session.Network.ToString());
        return TypedResults.NoContent();
    }

    private static Ok<Page<BanEntry>> Bans(Community community, string? search = null) => TypedResults.Ok(new Page<BanEntry>(
        [.. community.Moderation.Bans.Where(b => string.IsNullOrEmpty(search) || b.Subject.Contains(search, StringComparison.OrdinalIgnoreCase)).OrderByDescending(b => b.At).Select(EntryOf)], null));

    private static Results<Ok<BanEntry>, ProblemHttpResult> AddBan(NewBan wish, Caller caller, Community community)
    {
        var now = community.Time.GetUtcNow();
        if (string.IsNullOrWhiteSpace(wish.Subject) || wish.Subject.Length > 64 || wish.Reason?.Length > MaxReason || wish.Until <= now)
        {
            return Problem.Invalid("A ban needs a subject and an end that is yet to come.").Result;
        }

        if (RefuseBan(wish, caller, community, now, out var subject) is { } problem)
        {
            return problem.Result;
        }

        var ban = new Ban(wish.Kind, subject, wish.Until, wish.Reason ?? string.Empty, caller.Name, now);
        return community.Ban(ban) ? TypedResults.Ok(EntryOf(ban)) : Problem.Conflict("full", "There are as many bans as may be.").Result;
    }

    private static Problem? RefuseBan(NewBan wish, Caller caller, Community community, DateTimeOffset now, out string subject)
    {
        subject = wish.Subject;
        if (wish.Kind == BanKind.Address)
        {
            return caller.Standing < Standing.Admin ? Problem.Forbidden("forbidden", "Addresses are banned by administrators.")
                : !Networks.TryParse(wish.Subject, out var range) ? Problem.Invalid("This is not an address or a range.")
                : range.Contains(caller.Address) ? Problem.Conflict("yourself", "You would shut yourself out.")
                : null;
        }

        if (!community.Accounts.TryResolve(wish.Subject, out var account))
        {
            return Problem.NotFound("account");
        }

        subject = account.Handle;
        return caller.Standing < Standing.Admin && (wish.Until is null || wish.Until > now + TimeSpan.FromDays(30))
            ? Problem.Forbidden("tooLong", "Moderators ban for at most 30 days.")
            : AccountAdminRoutes.IsOutOfReach(caller, account, community);
    }

    private static Results<NoContent, ProblemHttpResult> LiftBan(string kind, string subject, Caller caller, Community community) =>
        !RouteWords.TryRead<BanKind>(kind, out var against) ? Problem.Invalid("The kind is account or address.").Result
        : against == BanKind.Address && caller.Standing < Standing.Admin ? Problem.Forbidden("forbidden", "Addresses are banned by administrators.").Result
        : community.Moderation.Lift(against, subject, caller.Name) ? TypedResults.NoContent()
        : Problem.NotFound("ban").Result;

    private static Ok<IReadOnlyList<FilterPhrases>> Filters(Community community) =>
        TypedResults.Ok<IReadOnlyList<FilterPhrases>>([.. Enum.GetValues<FilterKind>().Select(kind => new FilterPhrases(kind, community.Filters.Of(kind)))]);

    private static Results<NoContent, ProblemHttpResult> AddPhrase(string kind, FilterPhrase wish, Caller caller, Community community)
    {
        if (!RouteWords.TryRead<FilterKind>(kind, out var filter))
        {
            return Problem.NotFound("filter").Result;
        }

        if (ChatActions.Clean(wish.Phrase) is not { Length: <= 200 } phrase)
        {
            return Problem.Invalid("A phrase has 1 to 200 characters.").Result;
        }

        if (!community.Filters.Add(filter, phrase))
        {
            return Problem.Conflict("notAdded", "It is there already, or there are as many as may be.").Result;
        }

        community.Moderation.Note(caller.Name, "filter", filter.ToString(), phrase);
        return TypedResults.NoContent();
    }

    private static Results<NoContent, ProblemHttpResult> RemovePhrase(string kind, string phrase, Caller caller, Community community)
    {
        if (!RouteWords.TryRead<FilterKind>(kind, out var filter) || !community.Filters.Remove(filter, phrase))
        {
            return Problem.NotFound("phrase").Result;
        }

        community.Moderation.Note(caller.Name, "unfilter", filter.ToString(), phrase);
        return TypedResults.NoContent();
    }

    private static Results<NoContent, ProblemHttpResult> Announce(Announcement wish, Caller caller, Community community)
    {
        if (ChatActions.Clean(wish.Text) is not { } text)
        {
            return Problem.Invalid($"An announcement has 1 to {ChatActions.MaxText} characters.").Result;
        }

        community.Announce(text, caller.Name, wish.Network);
        return TypedResults.NoContent();
    }

    private static Ok<Page<MailboxCount>> Mailboxes(Community community, int? limit = null)
    {
        var most = RouteWords.Limit(limit);
        return TypedResults.Ok(new Page<MailboxCount>(
            [.. community.Accounts.All.Select(a => new MailboxCount(a.Handle, a.Uin, community.Mailbox.Waiting(a))).Where(m => m.Waiting > 0).OrderByDescending(m => m.Waiting).ThenBy(m => m.Uin).Take(most)],
            null));
    }
}
