using Parlance.Ares.Server.Sessions;
using Parlance.Ares.Web;
using Parlance.Core.Model;
using Parlance.Wire;

namespace Parlance.Ares.Server.Rooms;

/// <summary>What users do to themselves, and moderators to them.</summary>
internal sealed partial class AresRoom
{
    /// <summary>Lines of the day that are read from a file.</summary>
    public const int MostMotd = 100;

    /// <summary>Sets a picture and shows it to everybody, the user too.</summary>
    public static void SetAvatar(AresUser user, byte[] image)
    {
        if (user.Avatar.AsSpan().SequenceEqual(image))
        {
            return;
        }

        user.Avatar = image;
        Show(user, AresPayload.Of(new ToClient.Avatar(user.Name, image), WebTranslator.AvatarOf(user.Name, image), 64 + image.Length));
    }

    public static void DisableAvatar(AresUser user)
    {
        user.MayHaveAvatar = false;
        SetAvatar(user, []);
    }

    /// <summary>Sets the line beneath a name and shows it to everybody, the user too.</summary>
    public static void SetPersonalMessage(AresUser user, string text)
    {
        if (user.PersonalMessage == text)
        {
            return;
        }

        user.PersonalMessage = text;
        Show(user, AresPayload.Of(new ToClient.PersonalMessage(user.Name, text), new WebMessage(WebIdents.PersonalMessage, user.Name, text), 128));
    }

    /// <summary>Gives a user another name.</summary>
    /// <returns>False when the name cannot be had.</returns>
    public bool Rename(AresUser user, string wanted)
    {
        var name = HandleOr(wanted, AresNames.Clean(wanted));
        if (name.Length < AresNames.Least || name == user.Name || !IsFree(name, user))
        {
            return false;
        }

        var account = user.Person.Account;
        if (account is not null && account.Handle.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        Become(user, user.Authority is { } own && own.Handle.Equals(name, StringComparison.OrdinalIgnoreCase) ? own.Person : Person.Guest(name));
        return true;
    }

    /// <summary>Shows a user to nobody, or to everybody again.</summary>
    public void Cloak(AresUser user, bool isOn)
    {
        if (user.IsCloaked == isOn)
        {
            return;
        }

        user.IsCloaked = isOn;
        if (isOn)
        {
            LeaveRooms(user);
            Community.Rooms.Listen(user.Session, on: true);
        }
        else
        {
            Community.Rooms.Listen(user.Session, on: user.WatchesVrooms);
            EnterRoom(user, ShowMode.Short);
        }
    }

    /// <summary>The room's own user writes to somebody.</summary>
    public void SayPrivately(AresUser user, string text) =>
        user.Send(AresPayload.Of(new ToClient.Pvt(ServiceName, Texts.Cut(text, AresLimits.Line)), new WebMessage(WebIdents.Private, ServiceName, text), 64 + (2 * text.Length)));

    /// <summary>Reads the messages of the day from the configured file, one a line.</summary>
    /// <returns>How many; null when there is no file or it cannot be read.</returns>
    public int? LoadMotd()
    {
        try
        {
            if (Options.MotdFile.Length == 0 || !File.Exists(Options.MotdFile))
            {
                return null;
            }

            string[] motd = [.. File.ReadLines(Options.MotdFile).Take(MostMotd).Select(l => Texts.Cut(l, AresLimits.Line))];
            Change(b => b with { Motd = motd });
            return motd.Length;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What somebody reads after a join: messages of the day, greetings, what was said lately.</summary>
    public void Greet(AresUser user)
    {
        var book = Book;
        foreach (var line in book.Motd)
        {
            user.Tell(Fill(line, user));
        }

        if (book.Switches.Greetings && book.Greetings.Count > 0)
        {
            user.Tell(Fill(book.Greetings[Random.Next(book.Greetings.Count)], user));
        }

        if (book.Switches.RoomInfo)
        {
            user.Tell($"{UserCount} users. {book.Status}".Trim());
        }

        if (book.Switches.LastSeen && LastVisit(user.Profile.Identity) is { } visit)
        {
            user.Tell($"You were here last on {visit.Left.UtcDateTime:yyyy-MM-dd HH:mm} UTC as {visit.Name}");
        }

        if (book.Switches.History)
        {
            foreach (var (at, line) in Lines())
            {
                user.Tell($"[{at.UtcDateTime:HH:mm}] {line}");
            }
        }

        if (book.Switches.PrivateGreeting && book.PrivateGreeting.Length > 0)
        {
            SayPrivately(user, Fill(book.PrivateGreeting, user));
        }
    }

    /// <summary>Tells for how long somebody was idle, if so.</summary>
    public void EndIdle(AresUser user)
    {
        if (user.IdleSince is { } since)
        {
            user.IdleSince = null;
            var away = Now - since;
            Announce($"{user.Name} is back after {(int)away.TotalMinutes} minutes and {away.Seconds} seconds", u => u.Vroom == user.Vroom);
        }
    }

    /// <summary>What moderators who watch joins are told.</summary>
    public void TellWatchers(AresUser user)
    {
        foreach (var watcher in users.Values.Where(u => u.WatchesAddresses && u.Level > 0))
        {
            watcher.Tell($"{user.Name} comes from {user.Address} with {user.Profile.Version}");
        }
    }

    /// <summary>A captcha was solved.</summary>
    public void LetThrough(AresUser user)
    {
        user.Captcha = null;
        Remember(user.Profile.Identity, p => p with { IsHuman = true });
        if (!user.IsVisible)
        {
            EnterRoom(user, ShowMode.Whole);
        }

        Greet(user);
        ShowFiltered(user);
    }

    /// <summary>Says what join filters had to say, once the visitor is inside.</summary>
    public static void ShowFiltered(AresUser user)
    {
        var say = user.OnceInside;
        user.OnceInside = null;
        say?.Invoke(user);
    }
}
