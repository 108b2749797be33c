using System.Globalization;
using Parlance.Ares.Server.Rooms;
using Parlance.Core.Model;
using Parlance.Sessions;

namespace Parlance.Ares.Server.Commands;

/// <summary>One use of a command.</summary>
/// <param name="Room">Where.</param>
/// <param name="Actor">By whom.</param>
/// <param name="Command">Which.</param>
/// <param name="Text">What was typed behind its name.</param>
internal sealed record CommandCall(AresRoom Room, AresUser Actor, AresCommand Command, string Text)
{
    /// <summary>Name to give to others for what was done; none while the actor is stealthy.</summary>
    public string By => Actor.IsStealthy ? "an operator" : Actor.Name;

    public void Reply(string text) => Actor.Tell(text);

    public void ReplyAll(IEnumerable<string> lines, string none)
    {
        var any = false;
        foreach (var line in lines)
        {
            Reply(line);
            any = true;
        }

        if (!any)
        {
            Reply(none);
        }
    }

    public ValueTask Misused()
    {
        Reply(Command.Usage);
        return ValueTask.CompletedTask;
    }

    /// <summary>Tells the operators of what was done.</summary>
    public void Note(string text)
    {
        Room.Community.Moderation.Note(Actor.Name, Command.Name, Room.Name, string.Empty);
        Room.TellOperators(text);
    }

    /// <summary>Takes a user off the front of the text: a quoted name, a name, the beginning of one in quotes, or a number.</summary>
    /// <param name="rest">What follows.</param>
    /// <param name="lower">The user must have a lower level than the actor.</param>
    public AresUser? Target(out string rest, bool lower = false)
    {
        var target = Text.StartsWith('"') ? Quoted(out rest) : Named(out rest);
        if (target is null)
        {
            Reply(Text.Length == 0 ? Command.Usage : "There is no such user.");
            return null;
        }

        if (lower && (target.Level >= Actor.Level || target == Actor))
        {
            Reply($"You may not do that to {target.Name}.");
            return null;
        }

        return target;
    }

    /// <summary>Somebody of a lower level who is in the actor's room from another network, named in full, in quotes or not; null when that is nobody.</summary>
    /// <param name="rest">What follows.</param>
    public Person? Stranger(out string rest)
    {
        rest = string.Empty;
        if (Actor.Session.Rooms is not [var room, ..])
        {
            return null;
        }

        var text = Text.StartsWith('"') ? Text[1..].Replace("\"", string.Empty, StringComparison.Ordinal) : Text;
        var named = room.MembersOn(Network.Ares).Where(m => m.Session.Network != Network.Ares)
            .Select(m => (m.Person, Name: NetworkNames.Of(m.Person, Network.Ares)))
            .Where(m => text.StartsWith(m.Name, StringComparison.OrdinalIgnoreCase) && (text.Length == m.Name.Length || text[m.Name.Length] == ' '))
            .OrderByDescending(m => m.Name.Length).FirstOrDefault();
        if (named.Person is null || Room.Find(named.Name) is not null || Room.LevelOf(named.Person.Account) >= Actor.Level)
        {
            return null;
        }

        rest = text[named.Name.Length..].Trim();
        return named.Person;
    }

    /// <summary>On or off; null for anything else.</summary>
    public bool? OnOff => Text.Trim().ToUpperInvariant() switch
    {
        "ON" => true,
        "OFF" => false,
        _ => null,
    };

    private AresUser? Quoted(out string rest)
    {
        var end = Text.IndexOf('"', 1);
        var name = end < 0 ? Text[1..] : Text[1..end];
        rest = end < 0 ? string.Empty : Text[(end + 1)..].Trim();
        return name.Length == 0 ? null
            : Room.Find(name) ?? Room.Users.FirstOrDefault(u => u.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Names may hold spaces: the longest that fits wins.</summary>
    private AresUser? Named(out string rest)
    {
        var named = Room.Users
            .Where(u => Text.StartsWith(u.Name, StringComparison.OrdinalIgnoreCase) && (Text.Length == u.Name.Length || Text[u.Name.Length] == ' '))
            .MaxBy(u => u.Name.Length);
        if (named is not null)
        {
            rest = Text[named.Name.Length..].Trim();
            return named;
        }

        var space = Text.IndexOf(' ', StringComparison.Ordinal);
        var number = space < 0 ? Text : Text[..space];
        rest = space < 0 ? string.Empty : Text[(space + 1)..].Trim();
        return ushort.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Room.Find(id) : null;
    }
}
