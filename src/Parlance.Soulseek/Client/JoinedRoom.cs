using System.Collections.Immutable;

namespace Parlance.Soulseek;

/// <summary>A room the user is in, at one moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Members">Who is in it, by name.</param>
/// <param name="Owner">Its owner; empty for a public room.</param>
/// <param name="Operators">Its operators; none for a public room.</param>
public sealed record JoinedRoom(string Name, ImmutableDictionary<string, RoomMember> Members, string Owner, IReadOnlyList<string> Operators)
{
    /// <summary>Whether only members may enter.</summary>
    public bool IsPrivate => Owner.Length > 0;

    internal static JoinedRoom From(in ToClient.JoinRoom m)
    {
        var (users, count) = (m.Users, m.Users.Usernames.Length);
        var members = ImmutableDictionary.CreateBuilder<string, RoomMember>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            members[users.Usernames[i]] = new RoomMember(users.Usernames[i], At(users.Statuses, i), At(users.Stats, i), At(users.Countries, i) ?? string.Empty);
        }

        return new(m.Room, members.ToImmutable(), m.Owner ?? string.Empty, m.Operators ?? []);
    }

    private static T? At<T>(T[] list, int index) => index < list.Length ? list[index] : default;
}
