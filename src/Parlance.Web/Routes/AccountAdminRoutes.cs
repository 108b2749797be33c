using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Contract;

namespace Parlance.Web.Routes;

/// <summary>Accounts, for operators. Nobody changes somebody who may do as much as they themselves.</summary>
internal static class AccountAdminRoutes
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int RandomLength = 16;
    private const int MostMinutes = 10_080;

    public static void Map(IEndpointRouteBuilder admin)
    {
        var routes = admin.MapGroup("/accounts").WithTags("Accounts");
        routes.MapGet(string.Empty, List).For(Standing.Moderator).WithName("listAccounts").WithSummary("Accounts by handle; with words those whose handle or number begins so");
        routes.MapPost(string.Empty, CreateAsync).For(Standing.Admin).WithName("createAccount").WithSummary("Make an account").Refuses(400, 409, 503);
        routes.MapGet("/{name}", Show).For(Standing.Moderator).WithName("getAccount").WithSummary("An account").Refuses(404);
        routes.MapPatch("/{name}", ChangeAsync).For(Standing.Admin).WithName("changeAccount").WithSummary("Change an account").Refuses(400, 404, 409, 503);
        routes.MapPut("/{name}/role", SetRole).For(Standing.Admin).WithName("setRole").WithSummary("Give an account a role").Refuses(404);
        routes.MapPut("/{name}/password", ResetPasswordAsync).For(Standing.Admin).WithName("resetPassword").WithSummary("Set an account's password; its browsers are signed out").Refuses(400, 404, 503);
        routes.MapPost("/{name}/link", LinkAsync).For(Standing.Admin).WithName("linkAccounts").WithSummary("Make one account of two").Refuses(400, 404, 409, 429, 503);
        routes.MapPost("/{name}/kick", KickOut).For(Standing.Moderator).WithName("kickAccount").WithSummary("Put an account out of all networks").Refuses(400, 404);
        routes.MapDelete("/{name}", Delete).For(Standing.Admin).WithName("deleteAccount").WithSummary("Delete an account and all that is its alone").Refuses(404);
        routes.MapGet("/{name}/export", ExportAsync).For(Standing.Admin).WithName("exportAccount").WithSummary("Everything kept about an account, as JSON").Refuses(404);
    }

    private static Ok<Page<AccountEntry>> List(Community community, string? query = null, string? after = null, int? limit = null, bool? online = null)
    {
        var most = RouteWords.Limit(limit);
        var words = query?.Trim() ?? string.Empty;
        var found = community.Accounts.All
            .Where(a => words.Length == 0 || a.Handle.Contains(words, StringComparison.OrdinalIgnoreCase) || Paging.Number(a.Uin).StartsWith(words, StringComparison.Ordinal))
            .Where(a => online is null || (a.Sessions.Count > 0) == online)
            .Where(a => after is null || string.Compare(a.Handle, after, StringComparison.OrdinalIgnoreCase) > 0)
            .OrderBy(a => a.Handle, StringComparer.OrdinalIgnoreCase)
            .Take(most + 1)
            .Select(a => EntryOf(a, community))
            .ToList();
        return TypedResults.Ok(Paging.Cut(found, most, a => a.Name));
    }

    private static Results<Ok<AccountEntry>, ProblemHttpResult> Show(string name, Community community) =>
        TryFind(name, community, out var account) ? TypedResults.Ok(EntryOf(account, community)) : Problem.NotFound("account").Result;

    private static async Task<Results<Created<AccountPassword>, ProblemHttpResult>> CreateAsync(NewAccount wish, Caller caller, Community community)
    {
        if (wish.Password?.Length > SessionRoutes.MaxPassword)
        {
            return Problem.Invalid("The password is too long.").Result;
        }

        var password = string.IsNullOrEmpty(wish.Password) ? RandomNumberGenerator.GetString(Letters, RandomLength) : wish.Password;
        var result = await community.Accounts.CreateAsync(string.IsNullOrEmpty(wish.Name) ? null : wish.Name, password);
        if (result.Account is not { } account || !result.IsIn)
        {
            return SessionRoutes.Of(result.Outcome).Result;
        }

        community.Moderation.Note(caller.Name, "create", account.Handle, string.Empty);
        return TypedResults.Created($"/api/v1/admin/accounts/{Uri.EscapeDataString(account.Handle)}", new AccountPassword(account.Handle, account.Uin, string.IsNullOrEmpty(wish.Password) ? password : null));
    }

    private static async Task<Results<Ok<AccountEntry>, ProblemHttpResult>> ChangeAsync(string name, AccountChange wish, Caller caller, Community community)
    {
        if (!TryFind(name, community, out var account))
        {
            return Problem.NotFound("account").Result;
        }

        if (IsOutOfReach(caller, account, community) is { } reach)
        {
            return reach.Result;
        }

        if (wish.Handle is { } handle && await community.Identity.PickHandleAsync(account, handle) is not HandleOutcome.Picked and var outcome)
        {
            return IdentityRoutes.Of(outcome).Result;
        }

        if (wish.PrivilegedDays is { } days and not 0)
        {
            community.Privileges.Change(account, TimeSpan.FromDays(Math.Clamp(days, -36_500, 36_500)));
            community.Moderation.Note(caller.Name, "privileges", account.Handle, $"{days} days");
        }

        if (wish.IsHidden is { } hidden)
        {
            community.Identity.Hide(account, hidden);
            community.Moderation.Note(caller.Name, hidden ? "hide" : "show", account.Handle, string.Empty);
        }

        return TypedResults.Ok(EntryOf(account, community));
    }

    private static Results<Ok<AccountEntry>, ProblemHttpResult> SetRole(string name, RoleChange wish, Caller caller, Community community)
    {
        if (!TryFind(name, community, out var account))
        {
            return Problem.NotFound("account").Result;
        }

        if (IsOutOfReach(caller, account, community) is { } reach)
        {
            return reach.Result;
        }

        if (wish.Role == Role.Owner || Caller.StandingOf(wish.Role) >= caller.Standing || account.Uin == Accounts.OwnerUin)
        {
            return Problem.Forbidden("forbidden", "You may not give that role.").Result;
        }

        community.Privileges.SetRole(account, wish.Role, wish.Until, caller.Name);
        return TypedResults.Ok(EntryOf(account, community));
    }

    private static async Task<Results<Ok<AccountPassword>, ProblemHttpResult>> ResetPasswordAsync(string name, PasswordReset wish, Caller caller, Community community, Tickets tickets)
    {
        if (!TryFind(name, community, out var account))
        {
            return Problem.NotFound("account").Result;
        }

        if (IsOutOfReach(caller, account, community) is { } reach)
        {
            return reach.Result;
        }

        if (wish.Password?.Length > SessionRoutes.MaxPassword)
        {
            return Problem.Invalid("The password is too long.").Result;
        }

        var password = string.IsNullOrEmpty(wish.Password) ? RandomNumberGenerator.GetString(Letters, RandomLength) : wish.Password;
        if (!await community.Accounts.ChangePasswordAsync(account, password))
        {
            return SessionRoutes.Of(LoginOutcome.NotStored).Result;
        }

        tickets.EndAll(account);
        community.Moderation.Note(caller.Name, "password", account.Handle, string.Empty);
        return TypedResults.Ok(new AccountPassword(account.Handle, account.Uin, string.IsNullOrEmpty(wish.Password) ? password : null));
    }

    private static async Task<Results<Ok<AccountEntry>, ProblemHttpResult>> LinkAsync(string name, AccountLink wish, Caller caller, Community community)
    {
        if (!TryFind(name, community, out var kept) || !community.Accounts.TryFind(wish.Other ?? string.Empty, out var other))
        {
            return Problem.NotFound("account").Result;
        }

        if ((IsOutOfReach(caller, kept, community) ?? IsOutOfReach(caller, other, community)) is { } reach)
        {
            return reach.Result;
        }

        var outcome = await community.Identity.LinkAsync(kept, wish.Password ?? string.Empty, other, wish.OtherPassword ?? string.Empty, caller.Address);
        if (outcome == LinkOutcome.Linked)
        {
            community.Moderation.Note(caller.Name, "link", kept.Handle, other.Handle);
            return TypedResults.Ok(EntryOf(kept, community));
        }

        return LinkProblem(outcome).Result;
    }

    /// <summary>Why two accounts did not become one.</summary>
    public static Problem LinkProblem(LinkOutcome outcome) => outcome switch
    {
        LinkOutcome.SameAccount => Problem.Conflict("sameAccount", "They are one account."),
        LinkOutcome.WrongPassword => Problem.Forbidden("wrongPassword", "One of the passwords is wrong."),
        LinkOutcome.OwnerStays => Problem.Conflict("ownerStays", "The owner's account can only be the one that stays."),
        LinkOutcome.Banned => Problem.Forbidden("banned", "One of them is banned."),
        LinkOutcome.Throttled => Problem.TooMany("Too many wrong passwords; wait a while."),
        _ => SessionRoutes.Of(LoginOutcome.NotStored),
    };

    private static Results<NoContent, ProblemHttpResult> KickOut(string name, Caller caller, Community community, Kick? wish = null)
    {
        if (!TryFind(name, community, out var account))
        {
            return Problem.NotFound("account").Result;
        }

        if (IsOutOfReach(caller, account, community) is { } reach)
        {
            return reach.Result;
        }

        if (wish?.Minutes is < 0 or > MostMinutes)
        {
            return Problem.Invalid($"Minutes are 0 to {MostMinutes}.").Result;
        }

        if (wish?.Minutes > 0)
        {
            community.Kick(account, TimeSpan.FromMinutes(wish.Minutes), caller.Name);
        }

        foreach (var session in account.Sessions)
        {
            session.Sink.End(SessionEnd.Kicked);
        }

        community.Moderation.Note(caller.Name, "kick", account.Handle, string.Empty);
        return TypedResults.NoContent();
    }

    private static Results<NoContent, ProblemHttpResult> Delete(string name, Caller caller, Community community, Tickets tickets)
    {
        if (!TryFind(name, community, out var account))
        {
            return Problem.NotFound("account").Result;
        }

        if (IsOutOfReach(caller, account, community) is { } reach)
        {
            return reach.Result;
        }

        community.Delete(account, caller.Name);
        tickets.EndAll(account);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<AccountExport>, ProblemHttpResult>> ExportAsync(string name, Caller caller, Community community, Tickets tickets, CancellationToken cancellation)
    {
        if (!TryFind(name, community, out var account))
        {
            return Problem.NotFound("account").Result;
        }

        community.Moderation.Note(caller.Name, "export", account.Handle, string.Empty);
        return TypedResults.Ok(await AccountExport.OfAsync(account, EntryOf(account, community), community, tickets, cancellation));
    }

    /// <summary>An account as operators see it.</summary>
    public static AccountEntry EntryOf(Account account, Community community) => new(
        account.Handle,
        account.Uin,
        account.RoleAt(community.Time.GetUtcNow()),
        account.Record.RoleUntil,
        account.Record.CreatedAt,
        account.Record.LastSeenAt,
        account.State,
        [.. account.Sessions.Select(s => s.Network).Distinct().Order()],
        community.Moderation.BanOf(account) is { } ban ? ModerationRoutes.EntryOf(ban) : null,
        community.Mailbox.Waiting(account),
        account.Record.PrivilegedUntil);

    /// <summary>Whether the caller may do something to an account; the owner may do anything, but not to be deleted.</summary>
    public static Problem? IsOutOfReach(Caller caller, Account account, Community community) =>
        caller.Standing > Caller.StandingOf(account.RoleAt(community.Time.GetUtcNow())) || (caller.Standing == Standing.Owner && caller.Account != account)
            ? null
            : Problem.Forbidden("outOfReach", "They may do as much as you.");

    public static bool TryFind(string segment, Community community, [NotNullWhen(true)] out Account? account) => community.Accounts.TryResolve(RouteWords.Name(segment), out account);
}
