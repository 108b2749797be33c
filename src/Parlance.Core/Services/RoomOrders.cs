using Parlance.Core.Model;

namespace Parlance.Core.Services;

/// <summary>
/// Keeping order in a room by words, for networks that have no other means: whoever owns or operates a private room, and the server's moderators in every room.
/// What is decided holds on every network.
/// </summary>
public sealed class RoomOrders
{
    /// <summary>The words there are.</summary>
    public const string Syntax = "/kick, /mute, /unmute, /ban, /unban <name>, /topic <text>";

    private readonly Community community;

    internal RoomOrders(Community community) => this.community = community;

    /// <summary>Whether an account keeps order in a room.</summary>
    public bool IsKeeper(Room room, Account account) =>
        account.RoleAt(community.Time.GetUtcNow()) >= Role.Moderator || room.Owner == account || room.IsOperator(account);

    /// <summary>Runs a line that somebody wrote to a room, if it is an order and theirs to give; to everybody else it is a line like others.</summary>
    /// <param name="room">The room.</param>
    /// <param name="by">Who wrote it.</param>
    /// <param name="line">What: a slash, a word, and whom or what.</param>
    /// <param name="shown">What people are called where it was written.</param>
    /// <returns>The answer, for them alone; null when the line is to be said.</returns>
    public string? Run(Room room, Session by, string line, Func<Person, string> shown)
    {
        var end = line.IndexOf(' ', StringComparison.Ordinal);
        return end > 1 && line[0] == '/' && by.Account is { } account && IsKeeper(room, account)
            ? Run(room, account, line[1..end], line[(end + 1)..].Trim(), shown)
            : null;
    }

    /// <summary>Runs an order of somebody who keeps order there.</summary>
    /// <param name="room">The room.</param>
    /// <param name="by">Who gives it.</param>
    /// <param name="order">Its word, without the slash.</param>
    /// <param name="rest">Whom or what.</param>
    /// <param name="shown">What people are called where it was given.</param>
    /// <returns>The answer; null when there is no such order.</returns>
    public string? Run(Room room, Account by, string order, string rest, Func<Person, string> shown) => order.ToUpperInvariant() switch
    {
        "TOPIC" => Topic(room, by, rest),
        "UNBAN" => Noted(by, "unban", rest, room, community.Rooms.Unban(room, rest) ? $"{rest} may come in again." : null) ?? $"{rest} is not banned here.",
        "KICK" => On(room, by, Named(room, rest, shown), "kick", person => community.Rooms.Kick(room, person, by.Handle) ? $"{person.Name} is put out." : null),
        "MUTE" => On(room, by, Named(room, rest, shown), "mute", person => Done(() => community.Rooms.Mute(room, person, by.Handle), $"{person.Name} is muted.")),
        "UNMUTE" => On(room, by, Named(room, rest, shown), "unmute", person => community.Rooms.Unmute(room, person) ? $"{person.Name} may speak again." : null),
        "BAN" => On(room, by, Named(room, rest, shown), "ban", person => Done(() => community.Rooms.Ban(room, person, by.Handle), $"{person.Name} is banned.")),
        _ => null,
    };

    private static string Done(Action what, string answer)
    {
        what();
        return answer;
    }

    private string Topic(Room room, Account by, string text)
    {
        community.Rooms.SetTopic(room, PlainText.OneLine(text), by.Handle);
        return Noted(by, "topic", text, room, text.Length > 0 ? "The topic is set." : "The topic is taken away.")!;
    }

    private string On(Room room, Account by, Person? person, string action, Func<Person, string?> decide) =>
        person is null ? "There is nobody of that name."
        : !IsInReach(room, by, person) ? $"You may not do that to {person.Name}."
        : Noted(by, action, person.Name, room, decide(person)) ?? $"There is nothing to {action} {person.Name} for.";

    /// <summary>Nobody rules over those of the same rank, nor over the owner of the room.</summary>
    private bool IsInReach(Room room, Account by, Person person)
    {
        var now = community.Time.GetUtcNow();
        return person.Account is not { } target || (target != by && target.RoleAt(now) is var role && (role == Role.Member || role < by.RoleAt(now))
            && (by.RoleAt(now) > Role.Member || (room.Owner != target && (room.Owner == by || !room.IsOperator(target)))));
    }

    /// <summary>Somebody inside, guests as they are shown; else an account; else a guest who was muted and has left.</summary>
    private Person? Named(Room room, string name, Func<Person, string> shown) =>
        name.Length == 0 ? null
        : room.Members.Select(m => m.Person).FirstOrDefault(p => name.Equals(shown(p), StringComparison.OrdinalIgnoreCase)) is { } inside ? inside
        : community.Accounts.TryResolve(name, out var account) ? account.Person
        : room.Mutes.Any(m => name.Equals(m.Name, StringComparison.OrdinalIgnoreCase)) ? Person.Guest(name)
        : null;

    private string? Noted(Account by, string action, string subject, Room room, string? answer)
    {
        if (answer is not null)
        {
            community.Moderation.Note(by.Handle, action, subject, room.Name);
        }

        return answer;
    }
}
