using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Chat;
using Parlance.Web.Contract;

namespace Parlance.Web.Routes;

/// <summary>Contact lists, and leave to be on one.</summary>
internal static class ContactRoutes
{
    private const int MaxReason = 400;

    public static void Map(IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/contacts").WithTags("Contacts");
        routes.MapGet(string.Empty, List).For(Standing.Member).WithName("listContacts").WithSummary("Whom the caller listed");
        routes.MapPut("/{name}", AddAsync).For(Standing.Member).WithName("addContact").WithSummary("List somebody, or ask them where they want to be asked").Refuses(400, 404, 409, 503);
        routes.MapDelete("/{name}", RemoveAsync).For(Standing.Member).WithName("removeContact").WithSummary("Take somebody off the list").Refuses(404, 503);
        routes.MapGet("/requests", Requests).For(Standing.Member).WithName("listContactRequests").WithSummary("Who wants to list the caller and has no answer yet");
        routes.MapPost("/requests/{name}", AnswerAsync).For(Standing.Member).WithName("answerContactRequest").WithSummary("Answer somebody who wants to list the caller").Refuses(404, 409, 503);
    }

    private static Ok<Page<PersonEntry>> List(Caller caller, Community community) => TypedResults.Ok(new Page<PersonEntry>(
        [.. community.Contacts.Of(caller.Account!).Select(c => People.Entry(c, community.Profiles, caller.Account))], null));

    private static Ok<Page<PersonEntry>> Requests(Caller caller, Community community) => TypedResults.Ok(new Page<PersonEntry>(
        [.. community.Contacts.Asking(caller.Account!).Select(c => People.Entry(c, community.Profiles, caller.Account))], null));

    private static async Task<Results<Ok<ContactResult>, ProblemHttpResult>> AddAsync(
        string name, Caller caller, Community community, ChatActions chat, Seats seats, CancellationToken cancellation, ContactWish? wish = null)
    {
        if (!community.Accounts.TryFind(RouteWords.Name(name), out var contact))
        {
            return Problem.NotFound("account").Result;
        }

        var mine = caller.Account!;
        var seat = seats.Of(caller);
        await seats.BringOnlineAsync(seat, caller.Address, cancellation);
        var entry = People.Entry(contact, community.Profiles, mine);
        switch (await community.Contacts.AddAsync(mine, contact))
        {
            case ContactOutcome.Listed or ContactOutcome.AlreadyListed:
                return TypedResults.Ok(new ContactResult(ContactStep.Listed, entry));
            case ContactOutcome.MustAsk:
                return await AskAsync(seat, mine, contact, wish?.Text, community, chat) is { } problem ? problem.Result : TypedResults.Ok(new ContactResult(ContactStep.Asked, entry));
            case ContactOutcome.Refused:
                return Problem.Forbidden("refused", $"{contact.Handle} lets nobody list them.").Result;
            default:
                return Problem.Conflict("full", "Your list is as long as it may be.").Result;
        }
    }

    private static async Task<Problem?> AskAsync(Seat seat, Account mine, Account contact, string? text, Community community, ChatActions chat) =>
        !community.Contacts.Ask(mine, contact)
            ? Problem.Conflict("full", $"As many people wait for {contact.Handle}'s leave as may.")
            : (await chat.SendAsync(seat, mine, contact, MessageKind.AuthorisationRequest, Reason(text))).Problem;

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string name, Caller caller, Community community, Seats seats)
    {
        if (!community.Accounts.TryFind(RouteWords.Name(name), out var contact) || !await community.Contacts.RemoveAsync(caller.Account!, contact))
        {
            return Problem.NotFound("contact").Result;
        }

        if (seats.TryFind(caller.Person!, out var seat) && seat.Session is { } session)
        {
            Presences.Unwatch(session, contact);
        }

        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(
        string name, ContactAnswer answer, Caller caller, Community community, ChatActions chat, Seats seats)
    {
        if (!community.Accounts.TryFind(RouteWords.Name(name), out var asker))
        {
            return Problem.NotFound("account").Result;
        }

        var mine = caller.Account!;
        var outcome = answer.Accept ? await community.Contacts.AcceptAsync(mine, asker)
            : community.Contacts.Reject(mine, asker) ? ContactOutcome.Listed
            : ContactOutcome.Refused;
        if (outcome is ContactOutcome.Refused or ContactOutcome.Full)
        {
            return outcome == ContactOutcome.Full
                ? Problem.Conflict("full", $"The list of {asker.Handle} is as long as it may be.").Result
                : Problem.NotFound("request").Result;
        }

        var kind = answer.Accept ? MessageKind.AuthorisationGranted : MessageKind.AuthorisationRefused;
        var (_, problem) = await chat.SendAsync(seats.Of(caller), mine, asker, kind, Reason(answer.Text));
        return problem is null ? TypedResults.NoContent() : problem.Result;
    }

    private static string Reason(string? text) => ChatActions.Clean(text) is { } clean ? clean[..Math.Min(clean.Length, MaxReason)] : string.Empty;
}
