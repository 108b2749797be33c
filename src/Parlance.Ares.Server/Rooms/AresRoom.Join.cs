using System.Net;
using System.Security.Cryptography;
using System.Text;
using Parlance.Ares.Server.Protection;
using Parlance.Ares.Server.Sessions;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Wire;

namespace Parlance.Ares.Server.Rooms;

/// <summary>Who may come in, and under which name.</summary>
internal sealed partial class AresRoom
{
    private readonly Allowance<IPAddress> joins;

    /// <summary>Lets a visitor in, or says why not. What the client is sent is queued when this returns.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="profile">What the client told.</param>
    /// <param name="wanted">The name asked for.</param>
    /// <param name="isRelogin">The visitor was here a moment ago.</param>
    /// <param name="reason">Why not.</param>
    /// <param name="admitted">Called with the user before the first message is queued.</param>
    public AresUser? Admit(AresSession connection, AresProfile profile, string wanted, bool isRelogin, out string reason, Action<AresUser> admitted)
    {
        lock (entrance)
        {
            var address = connection.Link.Remote.Address;
            reason = Community.KeptOut.Holds(wanted, address) ? "You were put out. Come back in a few minutes." : Refuse(address, profile);
            if (reason.Length > 0)
            {
                return null;
            }

            var ghost = ClaimName(connection, profile, wanted, out var person, out reason);
            if (person is null)
            {
                return null;
            }

            var verdict = JudgeJoin(profile, person, Ip4.From(address));
            if (verdict.IsRefused)
            {
                (reason, var there) = (verdict.Reason, verdict.Redirect);
                if (there is not null)
                {
                    connection.SendAway(there);
                }

                return null;
            }

            var user = MakeUser(connection, profile, wanted, verdict.Name is { } other && IsFree(other, null) ? Person.Guest(other) : person);
            user.IsFastPing = isRelogin || ghost is not null;
            Restore(user, ghost);
            verdict.Apply(user);
            admitted(user);
            if (ghost is not { Captcha: null } && NeedsCaptcha(user))
            {
                user.Captcha = new Captcha(Random);
            }

            connection.ShowFirst(user);
            if (user.Captcha is null || Book.Switches.CaptchaVisible)
            {
                EnterRoom(user, ShowMode.Whole);
            }

            user.Captcha?.Ask(user);
            if (ghost is not null)
            {
                Dismiss(ghost);
            }

            return user;
        }
    }

    /// <summary>Takes a user out for good. The other networks' rooms are left by the session's end.</summary>
    public void Leave(AresUser user)
    {
        if (!users.TryRemove(KeyValuePair.Create(user.Id, user)))
        {
            return;
        }

        byName.TryRemove(KeyValuePair.Create(user.Name, user));
        Note(user, Now);
        if (user.IsCloaked)
        {
            Community.Rooms.Listen(user.Session, on: false);
        }

        Community.Presences.SignOut(user.Session);
    }

    /// <summary>Puts a user, who is signed in, into the virtual room it belongs to.</summary>
    public void EnterRoom(AresUser user, ShowMode mode)
    {
        user.Connection.Expect(mode);
        var outcome = Community.Rooms.Enter(user.Session, RoomName(user.Vroom));
        if (outcome != EnterOutcome.Entered)
        {
            var isBanned = outcome == EnterOutcome.Banned;
            user.Connection.Refuse(isBanned ? "You are banned from this room." : "The room is full.", isBanned ? SessionEnd.Banned : SessionEnd.ServerFull);
        }
    }

    /// <summary>Moves a user to a virtual room.</summary>
    public void Move(AresUser user, int vroom)
    {
        if (user.Vroom == vroom || user.Captcha is not null)
        {
            return;
        }

        user.Vroom = vroom;
        if (user.IsCloaked)
        {
            return;
        }

        LeaveRooms(user);
        EnterRoom(user, ShowMode.Short);
    }

    /// <summary>Continues a user as another person: a new name, or the account whose password was given.</summary>
    public void Become(AresUser user, Person person)
    {
        lock (entrance)
        {
            var before = user.Session;
            var isQuiet = person.Name == before.Person.Name;
            var isInside = before.Rooms.Count > 0;
            var after = Community.Presences.SignIn(person, Core.Model.Network.Ares, before.Address, user.Connection, alongside: true);
            if (isQuiet)
            {
                Hush(before);
                Hush(after);
            }
            else
            {
                Community.Presences.SignOut(before);
            }

            byName.TryRemove(KeyValuePair.Create(before.Person.Name, user));
            user.Session = after;
            byName[user.Name] = user;
            if (isInside)
            {
                EnterRoom(user, isQuiet ? ShowMode.None : ShowMode.Short);
            }

            Community.Presences.SignOut(before);
            Community.Presences.Announce(after);
            if (!users.ContainsKey(user.Id))
            {
                // The user left while a moderator gave it another name: what was begun for it here ends as well.
                byName.TryRemove(KeyValuePair.Create(user.Name, user));
                Community.Presences.SignOut(after);
            }
        }
    }

    /// <summary>Whether a name may be taken by somebody who has not shown a password.</summary>
    public bool IsFree(string name, AresUser? except) =>
        !name.Equals(ServiceName, StringComparison.OrdinalIgnoreCase)
        && (!byName.TryGetValue(name, out var present) || present == except)
        && (IsForGuests(name) || (Community.Accounts.TryFind(name, out var account) && account == except?.Person.Account));

    /// <summary>Whether a name is nobody's and cannot be taken for somebody's.</summary>
    private bool IsForGuests(string name) =>
        !Community.Accounts.IsSomebodys(name)
        && !name.EndsWith(Handles.GuestMark, StringComparison.OrdinalIgnoreCase)
        && !Handles.Look(name).Equals(Handles.Look(ServiceName), StringComparison.OrdinalIgnoreCase);

    /// <summary>Leaves all rooms without leaving the server, as virtual rooms and cloaks do.</summary>
    public void LeaveRooms(AresUser user)
    {
        foreach (var room in user.Session.Rooms)
        {
            Community.Rooms.Leave(user.Session, room);
        }
    }

    private AresUser MakeUser(AresSession connection, AresProfile profile, string wanted, Person person)
    {
        var session = Community.Presences.SignIn(person, Core.Model.Network.Ares, connection.Link.Remote.Address, connection, alongside: true);
        do
        {
            lastId++;
        }
        while (users.ContainsKey(lastId));
        var user = new AresUser(this, connection, profile, session, HandleOr(wanted, AresNames.Clean(wanted)), lastId)
        {
            Cookie = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4)),
            LastLineAt = Now,
        };
        users[user.Id] = user;
        byName[user.Name] = user;
        return user;
    }

    private void Restore(AresUser user, AresUser? ghost)
    {
        var known = Recall(user.Profile.Identity);
        user.Ignored = known.Ignored.Count > 0 ? AresUser.Names.Union(known.Ignored) : AresUser.Names;
        user.MuzzledUntil = known.MuzzledUntil;
        user.Level = AutoLevel(user);
        if (ghost is null)
        {
            return;
        }

        user.MuzzledUntil = ghost.MuzzledUntil ?? user.MuzzledUntil;
        if (ghost.Profile.Identity == user.Profile.Identity)
        {
            user.Vroom = ghost.Vroom;
        }
    }

    private int AutoLevel(AresUser user) =>
        Options.LoopbackIsHost && IPAddress.IsLoopback(user.Session.Address) ? 3
        : Book.Switches.Operators ? Book.AutoLogins.FirstOrDefault(a => a.Identity == user.Profile.Identity)?.Level ?? 0 : 0;

    private bool NeedsCaptcha(AresUser user) =>
        Book.Switches.Captcha && !Recall(user.Profile.Identity).IsHuman && user.Level == 0
        && (Network.Guard.CaptchaForLoopback || !IPAddress.IsLoopback(user.Session.Address));

    private string Refuse(IPAddress address, AresProfile profile) =>
        Community.Moderation.IsBanned(address) || IsBanned(address, profile.Identity) ? "You are banned from this room."
        : IsSpamBot(profile) ? "Your client looks like a spam bot."
        : profile.Age < Options.MinAge ? $"This room is for users from {Options.MinAge} years on."
        : Options.RefusedGenders.Contains(GenderOf(profile), StringComparer.OrdinalIgnoreCase) ? "This room is not for you."
        : !Community.Presences.HasRoom ? "The server is full."
        : Book.Switches.SharersOnly && profile.Files == 0 ? "This room is for users who share files."
        : IsTrusted(address) ? string.Empty
        : users.Count(u => u.Value.Session.Address.Equals(address)) >= Network.Guard.ClonesPerAddress ? "Too many users have your address."
        : !joins.TryTake(Networks.Key(address)) ? "You joined too often. Wait a few seconds."
        : string.Empty;

    private static string GenderOf(AresProfile profile) => profile.Gender switch { 1 => "Male", 2 => "Female", _ => "Unknown" };

    /// <summary>6969 files and two made-up addresses are the marks of well-known spam bots.</summary>
    private static bool IsSpamBot(AresProfile profile) =>
        profile.Files == 6969 || profile.LocalAddress == Ip4.Of(6, 6, 6, 6) || profile.LocalAddress == Ip4.Of(7, 8, 7, 8);

    /// <summary>Decides who the visitor is: an earlier self whose connection is dead, an account known to this installation, or a guest.</summary>
    private AresUser? ClaimName(AresSession connection, AresProfile profile, string wanted, out Person? person, out string reason)
    {
        var address = Ip4.From(connection.Link.Remote.Address);
        reason = string.Empty;
        var name = AresNames.CleanOrAnonymous(wanted, ServiceName, address);
        name = HandleOr(wanted, name);
        if (connection.IsWeb && name == AresNames.Anonymous(address))
        {
            name = AresNames.AnonymousWeb(address);
        }

        if (!Book.Switches.Anon && name.StartsWith("anon ", StringComparison.Ordinal))
        {
            (person, reason) = (null, "This room is not for users without a name.");
            return null;
        }

        if (Find(name) is not { } present)
        {
            person = PersonOf(name, profile, address);
            return null;
        }

        var isSame = present.Profile.Identity == profile.Identity || present.Session.Address.Equals(connection.Link.Remote.Address);
        if (isSame && !IsProtected(present, profile))
        {
            person = present.Person;
            return present;
        }

        person = isSame ? Nameless(address) : null;
        reason = isSame ? string.Empty : $"The name {name} is in use.";
        return null;
    }

    /// <summary>An account's session is taken over only by an installation that has shown its password before.</summary>
    private bool IsProtected(AresUser present, AresProfile profile) =>
        present.Person.Account is { } account && !Knows(profile.Identity, account);

    private Person PersonOf(string name, AresProfile profile, Ip4 address)
    {
        if (!Community.Accounts.TryFind(name, out var account))
        {
            return IsForGuests(name) ? GuestOf(name, address) : Nameless(address);
        }

        return Knows(profile.Identity, account) && !Community.Moderation.IsBanned(account)
            ? account.Person
            : Nameless(address);
    }

    /// <summary>A handle of another network may hold what names here may not, or be longer: its owner is known by it all the same.</summary>
    private string HandleOr(string wanted, string cleaned) =>
        Community.Accounts.TryFind(wanted.Trim(), out var account) && !account.Handle.Equals(ServiceName, StringComparison.OrdinalIgnoreCase) ? account.Handle : cleaned;

    /// <summary>A visitor without a name of their own.</summary>
    private Person Nameless(Ip4 address) => GuestOf(Unused(AresNames.Anonymous(address)), address);

    /// <summary>Names that the network makes of an address stay here; elsewhere a digest under a key of this process stands for them, the same as long as it runs.</summary>
    private Person GuestOf(string name, Ip4 address) => Person.Guest(name, publicName: name.Contains(Hex(address), StringComparison.OrdinalIgnoreCase)
        ? name.Replace(Hex(address), Convert.ToHexStringLower(HMACSHA256.HashData(mask, Encoding.UTF8.GetBytes(Hex(address))).AsSpan(0, 4)), StringComparison.OrdinalIgnoreCase)
        : null);

    private static string Hex(Ip4 address) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{address.Value:x8}");

    private string Unused(string name)
    {
        var candidate = name;
        for (var i = 2; !IsFree(candidate, null); i++)
        {
            candidate = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} {i}");
        }

        return candidate;
    }

    private bool Knows(string identity, Account account) => Recall(identity).Handles.Contains(account.Handle, StringComparer.OrdinalIgnoreCase);

    private void Dismiss(AresUser ghost)
    {
        users.TryRemove(KeyValuePair.Create(ghost.Id, ghost));
        byName.TryRemove(KeyValuePair.Create(ghost.Name, ghost));
        Community.Presences.SignOut(ghost.Session);
        ghost.Connection.End(SessionEnd.Replaced);
    }
}

/// <summary>How a client is shown a room it has come into.</summary>
internal enum ShowMode
{
    /// <summary>Everything, as at a join.</summary>
    Whole,

    /// <summary>Name, topic and list, as after a change of name or virtual room.</summary>
    Short,

    /// <summary>Nothing.</summary>
    None,
}
