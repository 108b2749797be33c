using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Contract;

namespace Parlance.Web.Routes;

/// <summary>The caller's name, passwords for single networks, and making one account of two.</summary>
internal static class IdentityRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/me").WithTags("Me");
        routes.MapPut("/handle", PickAsync).For(Standing.Member).WithName("pickHandle").WithSummary("Pick a handle, for an account that goes by its number; once").Refuses(400, 409, 503);
        routes.MapGet("/passwords", List).For(Standing.Member).WithName("listNetworkPasswords").WithSummary("Networks for which the account has a password of its own");
        routes.MapPut("/passwords/{network}", SetAsync).For(Standing.Member).WithName("setNetworkPassword")
            .WithSummary("Set a password for one network alone, which then takes no other").Refuses(400, 404, 503);
        routes.MapDelete("/passwords/{network}", RevokeAsync).For(Standing.Member).WithName("revokeNetworkPassword").WithSummary("Take that password away").Refuses(404, 503);
        routes.MapPut("/hidden", Hide).For(Standing.Member).WithName("setHidden").WithSummary("Hide the account from the people of other networks, or show it again");
        routes.MapPut("/codepage", SetCodepageAsync).For(Standing.Member).WithName("setCodepage").WithSummary("Name the code page in which the account's clients of ICQ and MyICQ write").Refuses(400);
        routes.MapPost("/link", LinkAsync).For(Standing.Member).WithName("linkAccount").WithSummary("Make one account of the caller's and another; all sessions of both end").Refuses(404, 409, 429, 503);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> PickAsync(HandleWish wish, Caller caller, Community community) =>
        await community.Identity.PickHandleAsync(caller.Account!, wish.Handle ?? string.Empty) is not HandleOutcome.Picked and var outcome
            ? Of(outcome).Result
            : TypedResults.NoContent();

    private static Ok<IReadOnlyList<Network>> List(Caller caller) => TypedResults.Ok(Accounts.NetworkPasswords(caller.Account!));

    private static async Task<Results<Ok<NetworkPasswordMade>, ProblemHttpResult>> SetAsync(string network, Caller caller, Community community, PasswordReset? wish = null)
    {
        if (!RouteWords.TryRead<Network>(network, out var on))
        {
            return Problem.NotFound("network").Result;
        }

        var made = await community.Accounts.SetNetworkPasswordAsync(caller.Account!, on, string.IsNullOrEmpty(wish?.Password) ? null : wish.Password);
        community.Moderation.Note(caller.Name, "password", caller.Name, on.ToString());
        return made.Outcome switch
        {
            NetworkPasswordOutcome.Set => TypedResults.Ok(new NetworkPasswordMade(on, made.Password)),
            NetworkPasswordOutcome.NoSuchNetwork => Problem.NotFound("network").Result,
            NetworkPasswordOutcome.Unsuitable => Problem.Invalid("A password for a network has at most 64 bytes.").Result,
            NetworkPasswordOutcome.Busy => SessionRoutes.Of(LoginOutcome.Busy).Result,
            _ => SessionRoutes.Of(LoginOutcome.NotStored).Result,
        };
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(string network, Caller caller, Community community) =>
        !RouteWords.TryRead<Network>(network, out var on) ? Problem.NotFound("network").Result
        : await community.Accounts.RevokeNetworkPasswordAsync(caller.Account!, on) switch
        {
            NetworkPasswordOutcome.Revoked => TypedResults.NoContent(),
            NetworkPasswordOutcome.NotStored => SessionRoutes.Of(LoginOutcome.NotStored).Result,
            _ => Problem.NotFound("password of that network").Result,
        };

    private static NoContent Hide(HiddenWish wish, Caller caller, Community community)
    {
        community.Identity.Hide(caller.Account!, wish.IsHidden);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SetCodepageAsync(CodepageWish wish, Caller caller, Community community)
    {
        if (wish.Codepage is not { } page || (page.Length > 0 && !Profile.Codepages.Contains(page)))
        {
            return Problem.Invalid($"A code page is one of {string.Join(", ", Profile.Codepages)}, or empty.").Result;
        }

        await community.Profiles.ChangeAsync(caller.Account!, profile => profile with { Codepage = page });
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> LinkAsync(AccountLink wish, Caller caller, Community community)
    {
        var name = wish.Other ?? string.Empty;
        if (!community.Accounts.TryFind(name, out var other) && !(Handles.IsNumber(name, out var uin) && community.Accounts.TryFind(uin, out other)))
        {
            return AccountAdminRoutes.LinkProblem(LinkOutcome.WrongPassword).Result; // whoever guesses names learns no more
        }

        var outcome = await community.Identity.LinkAsync(caller.Account!, wish.Password ?? string.Empty, other, wish.OtherPassword ?? string.Empty, caller.Address);
        if (outcome != LinkOutcome.Linked)
        {
            return AccountAdminRoutes.LinkProblem(outcome).Result;
        }

        community.Moderation.Note(caller.Name, "link", caller.Name, wish.Other!);
        return TypedResults.NoContent();
    }

    /// <summary>Why an account did not get a handle.</summary>
    public static Problem Of(HandleOutcome outcome) => outcome switch
    {
        HandleOutcome.NotAHandle => SessionRoutes.Of(LoginOutcome.InvalidName),
        HandleOutcome.NotStored => SessionRoutes.Of(LoginOutcome.NotStored),
        HandleOutcome.AlreadyPicked => Problem.Conflict("alreadyPicked", "The account has a handle and keeps it."),
        _ => SessionRoutes.Of(LoginOutcome.NameTaken),
    };
}
