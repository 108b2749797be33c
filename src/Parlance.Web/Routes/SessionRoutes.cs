using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Chat;
using Parlance.Web.Contract;

namespace Parlance.Web.Routes;

/// <summary>Signing in and out.</summary>
internal static class SessionRoutes
{
    public const int MaxPassword = 128;

    public static void Map(IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup(string.Empty).WithTags("Session");
        routes.MapGet("/server", Face).For(Standing.Nobody).WithName("getServer").WithSummary("What anybody may know of the server");
        routes.MapGet("/session", Show).For(Standing.Guest).WithName("getSession").WithSummary("Who is signed in");
        routes.MapPost("/session", SignInAsync).For(Standing.Nobody).WithName("signIn").WithSummary("Sign in with an account").Refuses(401, 403, 429, 503);
        routes.MapPost("/session/guest", SignInGuest).For(Standing.Nobody).WithName("signInAsGuest").WithSummary("Sign in without an account").Refuses(400, 403, 409, 429);
        routes.MapDelete("/session", SignOut).For(Standing.Guest).WithName("signOut").WithSummary("Sign out");
        routes.MapPost("/registration", RegisterAsync).For(Standing.Nobody).WithName("register").WithSummary("Make an account and sign in with it").Refuses(400, 403, 409, 429, 503);
    }

    private static Ok<ServerFace> Face(Community community, ServerIdentity identity, WebOptions options) => TypedResults.Ok(new ServerFace(
        identity.Name, identity.Version, identity.GuestsWelcome, community.Accounts.IsRegistrationOpen, People(community), options.Lobby));

    private static int People(Community community) => community.Presences.Sessions.Select(s => s.Person).Distinct().Count();

    private static Ok<SignedIn> Show(HttpContext context, Caller caller, ServerIdentity identity) => TypedResults.Ok(Describe(
        caller.Ticket!, caller.Standing, caller.Ticket!.IsToken ? null : context.Request.Cookies[SessionCookie.Name], identity));

    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> SignInAsync(SignIn wish, HttpContext context, Caller caller, SignInServices services)
    {
        if (wish.Name is not { Length: > 0 and <= 64 } || wish.Password is not { Length: > 0 and <= MaxPassword })
        {
            return Problem.Invalid("Name and password are needed.").Result;
        }

        var name = Handles.IsNumber(wish.Name, out var uin) && services.Community.Accounts.TryFind(uin, out var numbered) ? numbered.Handle : wish.Name;
        var result = await services.Community.Accounts.LogInAsync(new LoginAttempt(name, wish.Password, Network.Web, caller.Address, MayRegister: false));
        services.Metrics.SignedIn(result.Outcome.ToString());
        return Finish(result, context, caller, services);
    }

    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> RegisterAsync(Registration wish, HttpContext context, Caller caller, SignInServices services)
    {
        if (wish.Name is null || wish.Password is not { Length: > 0 and <= MaxPassword })
        {
            return Problem.Invalid($"A name and a password of at most {MaxPassword} characters are needed.").Result;
        }

        if (services.Community.Moderation.IsBanned(caller.Address))
        {
            return Of(LoginOutcome.Banned).Result;
        }

        if (services.Seats.IsWorn(wish.Name, caller.Person) || Handles.IsNumber(wish.Name, out _))
        {
            return Of(Handles.IsNumber(wish.Name, out _) ? LoginOutcome.InvalidName : LoginOutcome.NameTaken).Result;
        }

        var result = await services.Community.Accounts.RegisterAsync(wish.Name, wish.Password, caller.Address);
        services.Metrics.SignedIn(result.Outcome.ToString());
        return Finish(result, context, caller, services);
    }

    private static Results<Ok<SignedIn>, ProblemHttpResult> SignInGuest(GuestSignIn wish, HttpContext context, Caller caller, SignInServices services)
    {
        if (!services.Identity.GuestsWelcome)
        {
            return Problem.Forbidden("guestsClosed", "This server wants an account.").Result;
        }

        if (services.Community.Moderation.IsBanned(caller.Address))
        {
            return Of(LoginOutcome.Banned).Result;
        }

        var name = string.IsNullOrWhiteSpace(wish.Name) ? Invented(services.Seats) : wish.Name;
        if (Handles.Check(name) != HandleFault.None || Handles.IsNumber(name, out _))
        {
            return Of(LoginOutcome.InvalidName).Result;
        }

        if (services.Community.KeptOut.Holds(name, caller.Address))
        {
            return Problem.Forbidden("keptOut", "You were put out. Come back in a few minutes.").Result;
        }

        if (!services.Seats.IsFree(name, caller.Person))
        {
            return Of(LoginOutcome.NameTaken).Result;
        }

        if (!services.Guests.TryTake(caller.Address))
        {
            return Problem.TooMany("Too many guests came from your address lately.").Result;
        }

        return TypedResults.Ok(Admit(Person.Guest(name, Network.Web), context, caller, services));
    }

    private static NoContent SignOut(HttpContext context, Caller caller, Tickets tickets)
    {
        tickets.End(caller.Ticket!);
        SessionCookie.Clear(context);
        return TypedResults.NoContent();
    }

    private static Results<Ok<SignedIn>, ProblemHttpResult> Finish(LoginResult result, HttpContext context, Caller caller, SignInServices services) =>
        result.IsIn ? TypedResults.Ok(Admit(result.Account!.Person, context, caller, services)) : Of(result.Outcome).Result;

    /// <summary>A sign-in replaces the one that the browser had.</summary>
    private static SignedIn Admit(Person person, HttpContext context, Caller caller, SignInServices services)
    {
        if (caller.Ticket is { IsToken: false } before)
        {
            services.Tickets.End(before);
        }

        var (secret, ticket) = services.Tickets.Begin(person);
        SessionCookie.Set(context, secret, services.Options.SignInTime);
        services.Log.SignedIn(person.Name, caller.Address.ToString());
        var standing = services.Tickets.CallerOf(ticket, caller.Address).Standing;
        return Describe(ticket, standing, secret, services.Identity);
    }

    private static SignedIn Describe(Ticket ticket, Standing standing, string? secret, ServerIdentity identity) => new(
        ticket.Person.Name,
        standing,
        ticket.Person.Account?.Uin,
        secret is null ? null : Ticket.AntiforgeryOf(secret),
        ticket.Expires,
        standing == Standing.Owner && !identity.IsSetUp);

    private static string Invented(Seats seats)
    {
        string name;
        do
        {
            name = string.Create(CultureInfo.InvariantCulture, $"guest{RandomNumberGenerator.GetInt32(1000, 100_000)}");
        }
        while (!seats.IsFree(name));
        return name;
    }

    /// <summary>Why somebody was not let in, or an account not made.</summary>
    public static Problem Of(LoginOutcome outcome) => outcome switch
    {
        LoginOutcome.UnknownAccount or LoginOutcome.WrongPassword => new Problem(401, "wrongPassword", "No account has this name and password."),
        LoginOutcome.Banned => Problem.Forbidden("banned", "You are banned."),
        LoginOutcome.Throttled => Problem.TooMany("Too many wrong passwords; wait a while."),
        LoginOutcome.RegistrationLimited => Problem.TooMany("Too many accounts were made lately; wait a while."),
        LoginOutcome.RegistrationClosed => Problem.Forbidden("registrationClosed", "New accounts are made by the operator only."),
        LoginOutcome.InvalidName => Problem.Invalid("A name is 1 to 30 printable ASCII characters, not digits alone, without a space at either end."),
        LoginOutcome.NameTaken or LoginOutcome.NameOfAnother => Problem.Conflict("nameTaken", "Somebody has that name, or one that looks like it."),
        LoginOutcome.Busy => Problem.Unavailable("busy", "Too many sign in at this moment; try again."),
        _ => Problem.Unavailable("notStored", "It could not be stored; try later."),
    };
}

/// <summary>What signing in needs.</summary>
internal sealed record SignInServices(
    Community Community, Tickets Tickets, Seats Seats, ServerIdentity Identity, WebOptions Options, WebMetrics Metrics, GuestGate Guests, ILogger<SignInServices> Log);

/// <summary>How many guests one address may sign in.</summary>
internal sealed class GuestGate(WebOptions options, ServerLimits limits, TimeProvider time)
{
    private readonly Allowance<System.Net.IPAddress> lately = new(options.GuestsPerAddress, TimeSpan.FromMinutes(10), time);
    private readonly Networks trusted = new(limits.TrustedNetworks);

    /// <summary>Takes one from the address's allowance.</summary>
    public bool TryTake(System.Net.IPAddress address) => trusted.Contains(address) || lately.TryTake(Networks.Key(address));
}
