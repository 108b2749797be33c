using System.Globalization;
using Parlance.Ares.Server.Protection;
using Parlance.Ares.Server.Sessions;
using Parlance.Core.Model;

namespace Parlance.Ares.Server.Rooms;

/// <summary>Filters of lines, joins and files, and what they do.</summary>
internal sealed partial class AresRoom
{
    /// <summary>Filters, and lines of one, a room keeps.</summary>
    public const int MostFilters = 500;

    /// <summary>Passes a line through the word filters.</summary>
    /// <returns>What is left of it; null when nothing is to be said.</returns>
    public string? FilterLine(AresUser user, string text)
    {
        if (user.Level > 0 || !Book.Switches.Filters)
        {
            return text;
        }

        var plain = AresText.StripColours(text);
        foreach (var filter in Book.Filters.Where(f => f.Kind == FilterKind.Word && Pattern.Matches(plain, f.Trigger)))
        {
            switch (filter.Action)
            {
                case FilterAction.Censor:
                    return null;
                case FilterAction.Replace:
                    return filter.Argument;
                default:
                    if (Apply(filter, user))
                    {
                        return null;
                    }

                    break;
            }
        }

        return text;
    }

    /// <summary>Looks at a file somebody shares.</summary>
    public void FilterFile(AresUser user, SharedFile file)
    {
        var filters = Book;
        if (user.Level > 0 || !filters.Switches.Filters || filters.Filters.Count == 0)
        {
            return;
        }

        var words = string.Join(' ', file.Words);
        foreach (var filter in filters.Filters.Where(f => f.Kind == FilterKind.File && Pattern.Matches(words, f.Trigger)))
        {
            if (Apply(filter, user))
            {
                return;
            }
        }
    }

    /// <summary>Muzzles a user for the room's time, over reconnects too.</summary>
    public void Muzzle(AresUser user, bool isOn)
    {
        DateTimeOffset? until = !isOn ? null : Book.MuzzleMinutes > 0 ? Now.AddMinutes(Book.MuzzleMinutes) : DateTimeOffset.MaxValue;
        user.MuzzledUntil = until;
        Remember(user.Profile.Identity, p => p with { MuzzledUntil = until });
        Elsewhere(user, (rooms, room, person) =>
        {
            if (isOn)
            {
                rooms.Mute(room, person, ServiceName, until == DateTimeOffset.MaxValue ? null : until - Now);
            }
            else
            {
                rooms.Unmute(room, person);
            }
        });
    }

    /// <summary>Sends a user to another room.</summary>
    public static void Redirect(AresUser user, Hashlink link)
    {
        user.Send(AresPayload.Of(new ToClient.Redirect(link.Address, link.Port, link.Address, link.Name, "Redirecting...")));
        user.Connection.End(SessionEnd.Redirected);
    }

    /// <returns>True when the line is not to be said.</returns>
    private bool Apply(Filter filter, AresUser user)
    {
        foreach (var line in filter.Lines)
        {
            user.Tell(Fill(line, user));
        }

        switch (filter.Action)
        {
            case FilterAction.Muzzle:
                Muzzle(user, true);
                return true;
            case FilterAction.Kill:
                user.Connection.Refuse("A filter put you out.", SessionEnd.Kicked);
                return true;
            case FilterAction.Ban or FilterAction.IpBan or FilterAction.NameBan or FilterAction.PortBan or FilterAction.VersionBan:
                Ban(user, ServiceName, null);
                return true;
            case FilterAction.Redirect when Hashlink.TryParse(filter.Argument, out var link):
                Redirect(user, link);
                return true;
            case FilterAction.Move when ushort.TryParse(filter.Argument, CultureInfo.InvariantCulture, out var vroom):
                Move(user, vroom);
                return true;
            case FilterAction.Announce:
                Announce(Fill(filter.Argument, user), u => u.Vroom == user.Vroom);
                return false;
            case FilterAction.Pm:
                SayPrivately(user, Fill(filter.Argument, user));
                return false;
            case FilterAction.DisableAvatar:
                DisableAvatar(user);
                return false;
            case FilterAction.ChangeName:
                Rename(user, Fill(filter.Argument, user));
                return false;
            default:
                return false;
        }
    }

    /// <summary>Puts the user's particulars into a text, by the tags that operators of such rooms know.</summary>
    public string Fill(string text, AresUser user) => text
        .Replace("+n", user.Name, StringComparison.Ordinal)
        .Replace("+ip", user.Address.ToString(), StringComparison.Ordinal)
        .Replace("+id", user.Id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("+v", user.Profile.Version, StringComparison.Ordinal)
        .Replace("+f", user.Profile.Files.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("+p", user.Profile.DataPort.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("+ut", string.Create(CultureInfo.InvariantCulture, $"{(int)(Now - OpenedAt).TotalHours} hours"), StringComparison.Ordinal)
        .Replace("+uc", UserCount.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("+rn", Name, StringComparison.Ordinal)
        .Replace("+ru", Somebody(text), StringComparison.Ordinal)
        .Replace("+l", AresCountries.Name(user.Profile.Country), StringComparison.Ordinal);

    /// <summary>The name of a user by chance, for texts that ask for one.</summary>
    private string Somebody(string text) =>
        text.Contains("+ru", StringComparison.Ordinal) && users.Values.Where(u => u.IsVisible).ToArray() is { Length: > 0 } visible ? visible[Random.Next(visible.Length)].Name : ServiceName;
}
