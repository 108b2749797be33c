using Parlance.Core.Events;
using Parlance.Core.Model;

namespace Parlance.Core.Services;

/// <summary>Days of privilege, and roles: who has them, and handing them on.</summary>
public sealed class Privileges(Accounts accounts, Presences presences, Moderation moderation, TimeProvider time)
{
    /// <summary>How long an account's privileges last from now; zero for none.</summary>
    public TimeSpan Left(Account account) =>
        account.Record.PrivilegedUntil is { } until && until > time.GetUtcNow() ? until - time.GetUtcNow() : TimeSpan.Zero;

    /// <summary>The accounts that have privileges now and are online.</summary>
    public IReadOnlyList<Account> Online() =>
        [.. presences.Sessions.Select(s => s.Account).OfType<Account>().Distinct().Where(a => a.IsPrivileged(time.GetUtcNow()))];

    /// <summary>Tells those online whose privileges have ended, and all who see them. To be called now and then.</summary>
    public void TellEnded()
    {
        var now = time.GetUtcNow();
        foreach (var account in presences.Sessions.Select(s => s.Account).OfType<Account>().Where(a => a.Record.PrivilegedUntil <= now))
        {
            Change(account, TimeSpan.Zero);
        }
    }

    /// <summary>Hands days on to somebody else, no more than there are.</summary>
    /// <returns>Days handed on.</returns>
    public int Hand(Account from, Account to, uint days)
    {
        var whole = (int)Math.Min(days, (uint)Left(from).TotalDays);
        if (whole == 0 || from == to)
        {
            return 0;
        }

        Change(from, -TimeSpan.FromDays(whole));
        Change(to, TimeSpan.FromDays(whole));
        moderation.Note(from.Handle, "privileges", to.Handle, $"{whole} days");
        return whole;
    }

    /// <summary>Adds to an account's privileges, or takes from them.</summary>
    public void Change(Account account, TimeSpan by)
    {
        var now = time.GetUtcNow();
        accounts.Update(account, r =>
        {
            var start = r.PrivilegedUntil is { } until && until > now ? until : now;
            var end = by > DateTimeOffset.MaxValue - start ? DateTimeOffset.MaxValue : start + by;
            return r with { PrivilegedUntil = end > now ? end : null, Supporter = r.Supporter || by > TimeSpan.Zero };
        });
        foreach (var session in account.Sessions)
        {
            session.Deliver(new PrivilegesChanged(Left(account)));
        }

        presences.Publish(account);
    }

    /// <summary>Gives an account a role, for a time or for good.</summary>
    public void SetRole(Account account, Role role, DateTimeOffset? until, string by)
    {
        accounts.Update(account, r => r with { Role = role, RoleUntil = until });
        moderation.Note(by, "role", account.Handle, role.ToString());
    }
}
