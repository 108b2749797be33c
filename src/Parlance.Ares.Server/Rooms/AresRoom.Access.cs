using System.Net;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Wire;

namespace Parlance.Ares.Server.Rooms;

/// <summary>Passwords: registering, logging in to the account of one's name, and to an operator's account from any name.</summary>
internal sealed partial class AresRoom
{
    /// <summary>Wrong passwords after which a visitor is banned for an hour.</summary>
    public const int Strikes = 3;

    private const int MostOperators = 16;

    /// <summary>Makes an account of the present name.</summary>
    public async ValueTask RegisterAsync(AresUser user, string password)
    {
        if (!IsGoodPassword(password))
        {
            user.Tell("A password needs at least two characters, with a letter and a digit among them.");
            return;
        }

        if (user.Person.Account is { } own)
        {
            user.Tell(user.Authority == own && await Community.Accounts.ChangePasswordAsync(own, password, Core.Model.Network.Ares) ? "Your password is changed." : "This name is registered. Log in first.");
            return;
        }

        var result = await Community.Accounts.RegisterAsync(user.Name, password, user.Session.Address);
        if (result.Outcome == LoginOutcome.Registered)
        {
            await GrantAsync(user, result.Account!);
        }
        user.Tell(result.Outcome switch
        {
            LoginOutcome.Registered => $"{user.Name} is registered. Use the same password on every network of this server.",
            LoginOutcome.NameTaken => "This name is registered already.",
            LoginOutcome.NameOfAnother => "This name looks like somebody else's.",
            LoginOutcome.InvalidName => "Only names of plain letters, digits and signs can be registered.",
            LoginOutcome.RegistrationClosed => "New accounts are not accepted at present.",
            LoginOutcome.RegistrationLimited => "Too many accounts were made. Try again in ten minutes.",
            _ => "The account could not be made. Try again later.",
        });
    }

    /// <summary>Deletes the account that the user has shown the password of.</summary>
    public void Unregister(AresUser user)
    {
        if (user.Authority is not { } account || account != user.Person.Account || account.Uin == Accounts.OwnerUin)
        {
            user.Tell("Log in to your own account first.");
            return;
        }

        var name = user.Name;
        user.Authority = null;
        Become(user, Person.Guest(name));
        SetLevel(user, 0);
        Community.Delete(account, name);
        user.Tell("Your account is deleted.");
    }

    /// <summary>Checks a password in the clear.</summary>
    public async ValueTask LogInAsync(AresUser user, string password)
    {
        var outcome = LoginOutcome.UnknownAccount;
        foreach (var account in Candidates(user))
        {
            var result = await Community.Accounts.CheckAsync(new LoginAttempt(account.Handle, password, Core.Model.Network.Ares, user.Session.Address, false), account);
            if (result.Outcome == LoginOutcome.Ok)
            {
                await GrantAsync(user, account);
                return;
            }

            outcome = result.Outcome;
        }

        if (outcome is LoginOutcome.Busy)
        {
            user.Tell("The server is busy. Try again in a moment.");
            return;
        }

        Strike(user);
    }

    /// <summary>Checks the hash of a saved password. One try per connection; failures are silent.</summary>
    public async ValueTask LogInAsync(AresUser user, byte[] hash)
    {
        Ip4[] addresses = [.. OwnAddresses(user)];
        foreach (var account in Candidates(user))
        {
            if (Community.Accounts.CheckAres(account, user.Session.Address, secret => SecureLogin.Matches(hash, secret, user.Cookie, addresses)))
            {
                await GrantAsync(user, account);
                return;
            }
        }
    }

    /// <summary>Takes rights and account away again; the name stays.</summary>
    public void LogOut(AresUser user)
    {
        user.Authority = null;
        if (user.Person.Account is not null)
        {
            Become(user, Nameless(user.Address));
        }

        SetLevel(user, 0);
        user.Tell("You are logged out.");
    }

    /// <summary>Two characters, with a letter and a digit, as rooms in use ask for.</summary>
    public static bool IsGoodPassword(string password) => password.Length >= 2 && password.Any(char.IsLetter) && password.Any(char.IsDigit);

    private async ValueTask GrantAsync(AresUser user, Account account)
    {
        user.WrongPasswords = 0;
        user.Authority = account;
        if (account.Handle.Equals(user.WantedName, StringComparison.OrdinalIgnoreCase) || account.Handle.Equals(user.Name, StringComparison.OrdinalIgnoreCase))
        {
            await OwnAsync(user, account);
        }

        var level = Book.Switches.Operators || LevelOf(account) == 3 ? LevelOf(account) : 0;
        user.Tell("You are logged in.");
        SetLevel(user, level);
        if (level > 0 && Book.Switches.OperatorAnnounce)
        {
            Announce($"{user.Name} has logged in with level {level}", u => u.Level > 0 || u == user);
        }
    }

    /// <summary>The user is the account from now on: by name, on all networks, and the mailbox opens.</summary>
    private async ValueTask OwnAsync(AresUser user, Account account)
    {
        Remember(user.Profile.Identity, p => p with { Handles = [.. p.Handles.Where(h => !h.Equals(account.Handle, StringComparison.OrdinalIgnoreCase)).TakeLast(4), account.Handle] });
        if (user.Person != account.Person)
        {
            foreach (var other in users.Values.Where(u => u != user && u.Name.Equals(account.Handle, StringComparison.OrdinalIgnoreCase)))
            {
                other.Connection.Refuse("You logged in again.", SessionEnd.Replaced);
                Leave(other);
            }

            Become(user, account.Person);
        }

        Community.Presences.Announce(user.Session);
        await Community.Mailbox.OpenAsync(user.Session, CancellationToken.None);
    }

    private void Strike(AresUser user)
    {
        user.WrongPasswords++;
        user.Tell("That is not the password.");
        TellOperators($"{user.Name} tried to log in with a wrong password");
        if (user.WrongPasswords >= Strikes)
        {
            Ban(user, ServiceName, TimeSpan.FromHours(1));
        }
    }

    /// <summary>The account of the name, then those that have a level here: the owner's password works from any name.</summary>
    private IEnumerable<Account> Candidates(AresUser user)
    {
        var own = user.Person.Account ?? (Community.Accounts.TryFind(user.WantedName, out var wanted) ? wanted : null);
        if (own is not null)
        {
            yield return own;
        }

        foreach (var account in Community.Accounts.All.Where(a => a != own && LevelOf(a) > 0).OrderByDescending(LevelOf).ThenBy(a => a.Id).Take(MostOperators))
        {
            yield return account;
        }
    }

    /// <summary>Every address under which the client may have reached the room.</summary>
    private IEnumerable<Ip4> OwnAddresses(AresUser user)
    {
        yield return Ip4.From(user.Connection.Link.Local.Address);
        yield return Ip4.Of(127, 0, 0, 1);
        yield return Ip4.None;
        if (IPEndPoint.TryParse(Options.Endpoint, out var configured))
        {
            yield return Ip4.From(configured.Address);
        }

        if (SeenAs != Ip4.None)
        {
            yield return SeenAs;
        }

        if (Ip4.TryParse(Options.PublicAddress, out var known))
        {
            yield return known;
        }
    }
}
