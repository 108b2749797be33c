using System.Globalization;
using System.Net;
using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.Core.Services;

/// <summary>How an account comes to its name, and how two accounts of one owner become one.</summary>
public sealed class Identity
{
    private readonly Community community;

    internal Identity(Community community)
    {
        this.community = community;
        community.Profiles.NickSet += TryNick;
    }

    /// <summary>
    /// Gives an account that goes by its number a handle. Clients of Ares and Soulseek, where the name is the identity, are asked to log in again; those of the
    /// other networks go on, and leave and enter their rooms in the eyes of others.
    /// </summary>
    /// <param name="account">Whose.</param>
    /// <param name="handle">The handle.</param>
    /// <param name="by">The session it is done on, which sees to itself; null for none.</param>
    public async Task<HandleOutcome> PickHandleAsync(Account account, string handle, Session? by = null)
    {
        var outcome = Pick(account, handle, by);
        if (outcome == HandleOutcome.Picked)
        {
            try
            {
                await community.Accounts.StoredAsync();
            }
            catch (StorageException)
            {
                return HandleOutcome.NotStored;
            }
        }

        return outcome;
    }

    /// <summary>Makes one account of two, for whoever knows the shared passwords of both. All their sessions end.</summary>
    /// <param name="kept">The account that stays.</param>
    /// <param name="keptPassword">Its password; null when it was shown just now, by the login of the session this is done on.</param>
    /// <param name="other">The account that goes up in it.</param>
    /// <param name="otherPassword">Its password.</param>
    /// <param name="address">From where, for the limits on guessing.</param>
    /// <remarks>
    /// The account that stays keeps its handle, unless that is but its number and the other has picked one. It keeps its number, unless the other goes by its own
    /// and this one does not: then the number is in use on ICQ or MyICQ, and stays. Passwords stay with the names: the shared one is that of the account
    /// whose handle is kept; ICQ and MyICQ go on with that of the account whose number is kept. Mailbox, contacts, private rooms and tickers become one; privileges,
    /// the role and the day of registration are the better of both. The names that are given up lead to the account for good. A level in an Ares room stays with the handle.
    /// </remarks>
    public async Task<LinkOutcome> LinkAsync(Account kept, string? keptPassword, Account other, string otherPassword, IPAddress address)
    {
        if (kept == other || other.Uin == Accounts.OwnerUin || kept.MergedInto is not null || other.MergedInto is not null)
        {
            return kept == other ? LinkOutcome.SameAccount : other.Uin == Accounts.OwnerUin ? LinkOutcome.OwnerStays : LinkOutcome.WrongPassword;
        }

        foreach (var (account, password) in new[] { (kept, keptPassword), (other, otherPassword) })
        {
            if (password is null)
            {
                continue;
            }

            var result = await community.Accounts.CheckAsync(new LoginAttempt(account.Handle, password, Network.Server, address, MayRegister: false), account);
            if (result.Outcome != LoginOutcome.Ok)
            {
                return OutcomeOf(result.Outcome);
            }
        }

        Link(kept, other);
        try
        {
            await community.Accounts.StoredAsync();
            return LinkOutcome.Linked;
        }
        catch (StorageException)
        {
            return LinkOutcome.NotStored;
        }
    }

    /// <summary>Shows an account to the people of its own networks only, or to everybody again.</summary>
    public void Hide(Account account, bool isHidden)
    {
        if (account.Record.IsHidden == isHidden)
        {
            return;
        }

        community.Accounts.Update(account, r => r with { IsHidden = isHidden });
        community.Presences.Publish(account);
        foreach (var room in account.Sessions.SelectMany(s => s.Rooms).Distinct())
        {
            room.Hide(account.Person, isHidden);
        }
    }

    private static LinkOutcome OutcomeOf(LoginOutcome outcome) => outcome switch
    {
        LoginOutcome.Banned => LinkOutcome.Banned,
        LoginOutcome.Busy => LinkOutcome.Busy,
        LoginOutcome.Throttled => LinkOutcome.Throttled,
        _ => LinkOutcome.WrongPassword,
    };

    /// <summary>The first nick that can be a handle and is free becomes one.</summary>
    private void TryNick(Account account, string nick)
    {
        if (account.GoesByNumber)
        {
            Pick(account, nick.Trim(), by: null);
        }
    }

    private HandleOutcome Pick(Account account, string handle, Session? by)
    {
        var before = account.Handle;
        var outcome = community.Accounts.Pick(account, handle);
        if (outcome != HandleOutcome.Picked)
        {
            return outcome;
        }

        community.Moderation.Note(before, "handle", handle, string.Empty);
        community.Rooms.RenameTickers(before, handle);
        foreach (var session in account.Sessions.Where(s => s != by))
        {
            if (session.Network is Network.Ares or Network.Soulseek)
            {
                session.Sink.End(SessionEnd.Renamed);
            }
            else
            {
                Rename(session, account.Person);
            }
        }

        return outcome;
    }

    private static void Rename(Session session, Person person)
    {
        session.Person = person;
        foreach (var room in session.Rooms)
        {
            room.Rename(session, person);
        }
    }

    private void Link(Account kept, Account other)
    {
        foreach (var session in kept.Sessions.Concat(other.Sessions).ToArray())
        {
            community.Presences.SignOut(session);
            session.Sink.End(session.Account == kept ? SessionEnd.Renamed : SessionEnd.AccountDeleted);
        }

        var (before, gone) = (kept.Record, other.Record);
        community.Mailbox.Merge(kept, other);
        community.Accounts.Merge(kept, other, Joined(before, gone));
        community.Rooms.Replace(other, kept, before.Handle);
        community.Profiles.Merge(kept, other, before.Uin, gone.Uin);
        community.Contacts.Merge(kept, other);
        community.Moderation.Note(kept.Handle, "link", gone.Handle, gone.Uin.ToString(CultureInfo.InvariantCulture));
    }

    private static AccountRecord Joined(AccountRecord kept, AccountRecord gone)
    {
        var named = Account.IsNumberOf(kept) && !Account.IsNumberOf(gone) ? gone : kept;
        var numbered = Account.IsNumberOf(gone) && !Account.IsNumberOf(kept) && kept.Uin != Accounts.OwnerUin ? gone : kept;
        var byNumberOnly = Account.IsNumberOf(kept) && Account.IsNumberOf(gone);
        var handle = byNumberOnly ? kept.Handle : named.Handle;
        var aliases = new[] { kept, gone }
            .SelectMany(r => Accounts.AliasesOf(r).Append(r.Handle).Append(r.Uin.ToString(CultureInfo.InvariantCulture)))
            .Where(name => !name.Equals(handle, StringComparison.OrdinalIgnoreCase) && name != numbered.Uin.ToString(CultureInfo.InvariantCulture))
            .Distinct(StringComparer.OrdinalIgnoreCase);
        var ranked = gone.Role > kept.Role ? gone : kept;
        return kept with
        {
            Handle = handle,
            Uin = numbered.Uin,
            CreatedAt = kept.CreatedAt < gone.CreatedAt ? kept.CreatedAt : gone.CreatedAt,
            Verifiers = Accounts.JoinVerifiers(named.Verifiers, numbered == named ? null : numbered.Verifiers),
            Role = ranked.Role,
            RoleUntil = ranked.RoleUntil,
            PrivilegedUntil = kept.PrivilegedUntil > gone.PrivilegedUntil || gone.PrivilegedUntil is null ? kept.PrivilegedUntil : gone.PrivilegedUntil,
            Supporter = kept.Supporter || gone.Supporter,
            IsHidden = kept.IsHidden || gone.IsHidden,
            Aliases = string.Concat(aliases.Select(alias => alias + "\n")),
        };
    }
}

/// <summary>What came of linking two accounts.</summary>
public enum LinkOutcome
{
    /// <summary>They are one.</summary>
    Linked,

    /// <summary>They were one before.</summary>
    SameAccount,

    /// <summary>One of the passwords is wrong.</summary>
    WrongPassword,

    /// <summary>One of them is banned.</summary>
    Banned,

    /// <summary>The owner's account can only be the one that stays.</summary>
    OwnerStays,

    /// <summary>Too many wrong passwords; these were not checked.</summary>
    Throttled,

    /// <summary>Too many passwords wait to be checked.</summary>
    Busy,

    /// <summary>It could not be stored; they are one until the server stops.</summary>
    NotStored,
}
