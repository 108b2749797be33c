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

/// <summary>The caller's own account.</summary>
internal static class MeRoutes
{
    private const int MaxField = 255;
    private const int MaxAbout = 4000;

    public static void Map(IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/me").WithTags("Me");
        routes.MapGet(string.Empty, Show).For(Standing.Guest).WithName("getMe").WithSummary("The caller's own state");
        routes.MapPut("/presence", SetPresenceAsync).For(Standing.Guest).WithName("setPresence").WithSummary("Change how reachable one is seen").Refuses(400);
        routes.MapGet("/profile", ShowProfile).For(Standing.Member).WithName("getProfile").WithSummary("The caller's own profile");
        routes.MapPut("/profile", SetProfileAsync).For(Standing.Member).WithName("setProfile").WithSummary("Change the caller's own profile").Refuses(400, 503);
        routes.MapPut("/password", SetPasswordAsync).For(Standing.Member).WithName("setPassword").WithSummary("Change the password; other browsers are signed out").Refuses(400, 403, 429, 503);
    }

    /// <summary>What an account tells, as pages see it.</summary>
    public static ProfileCard CardOf(Profile profile) => new(
        profile.Nick,
        profile.FirstName,
        profile.LastName,
        profile.Email,
        profile.Age,
        profile.Gender,
        profile.Country,
        profile.Province,
        profile.City,
        profile.Occupation,
        profile.Homepage,
        profile.About,
        profile.Authorisation);

    private static Ok<Me> Show(Caller caller, Seats seats, Community community)
    {
        var seat = seats.TryFind(caller.Person!, out var found) ? found : null;
        var seq = seat?.Log.Last ?? 0;
        var session = seat?.Session;
        var account = caller.Account;
        return TypedResults.Ok(new Me(
            caller.Name,
            caller.Standing,
            account?.Uin,
            account?.State ?? session?.State ?? PresenceState.Offline,
            account is null ? session is null ? [] : [Network.Web] : People.Networks(account),
            session is null ? [] : [.. session.Rooms.Select(r => r.Name)],
            seat?.Memory.Unread ?? (account is null ? 0 : community.Mailbox.Waiting(account)),
            account is null ? 0 : community.Contacts.Asking(account).Count,
            account?.GoesByNumber ?? false,
            account?.Record.IsHidden ?? false,
            account is null ? string.Empty : community.Profiles.Of(account).Codepage,
            seq));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SetPresenceAsync(PresenceChange wish, Caller caller, ChatActions chat, CancellationToken cancellation) =>
        await chat.SetPresenceAsync(caller, wish.Presence, cancellation) is { } problem ? problem.Result : TypedResults.NoContent();

    private static Ok<ProfileCard> ShowProfile(Caller caller, Community community) => TypedResults.Ok(CardOf(community.Profiles.Of(caller.Account!)));

    private static async Task<Results<Ok<ProfileCard>, ProblemHttpResult>> SetProfileAsync(ProfileCard wish, Caller caller, Community community)
    {
        string?[] texts = [wish.Nick, wish.FirstName, wish.LastName, wish.Email, wish.Country, wish.Province, wish.City, wish.Occupation, wish.Homepage];
        if (texts.Any(t => t is null || t.Length > MaxField || t.Any(char.IsControl)) || wish.About is null || wish.About.Length > MaxAbout || wish.Age is < 0 or > 150)
        {
            return Problem.Invalid($"Every text must be there, on one line, with at most {MaxField} characters; about may have {MaxAbout}.").Result;
        }

        await community.Profiles.ChangeAsync(caller.Account!, p => p with
        {
            Nick = wish.Nick,
            FirstName = wish.FirstName,
            LastName = wish.LastName,
            Email = wish.Email,
            Age = (byte)wish.Age,
            Gender = wish.Gender,
            Country = wish.Country,
            Province = wish.Province,
            City = wish.City,
            Occupation = wish.Occupation,
            Homepage = wish.Homepage,
            About = wish.About,
            Authorisation = wish.Authorisation,
        });
        return TypedResults.Ok(CardOf(community.Profiles.Of(caller.Account!)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SetPasswordAsync(PasswordChange wish, Caller caller, Community community, Tickets tickets) =>
        await ChangePasswordAsync(wish, caller, community, tickets) is { } problem ? problem.Result : TypedResults.NoContent();

    /// <summary>Changes the caller's password and signs their other browsers out.</summary>
    /// <returns>Why not; null when it was changed.</returns>
    public static async Task<Problem?> ChangePasswordAsync(PasswordChange wish, Caller caller, Community community, Tickets tickets)
    {
        if (wish.Password is not { Length: > 0 and <= SessionRoutes.MaxPassword } || wish.Current is null)
        {
            return Problem.Invalid($"A password has 1 to {SessionRoutes.MaxPassword} characters.");
        }

        var check = await community.Accounts.CheckAsync(new LoginAttempt(caller.Name, wish.Current, Network.Web, caller.Address, MayRegister: false), caller.Account!);
        if (!check.IsIn)
        {
            return check.Outcome is LoginOutcome.Throttled or LoginOutcome.Busy ? SessionRoutes.Of(check.Outcome) : new Problem(403, "wrongPassword", "The present password is another.");
        }

        if (!await community.Accounts.ChangePasswordAsync(caller.Account!, wish.Password))
        {
            return SessionRoutes.Of(LoginOutcome.NotStored);
        }

        tickets.EndAll(caller.Account!, except: caller.Ticket);
        community.Moderation.Note(caller.Name, "password", caller.Name, string.Empty);
        return null;
    }
}
