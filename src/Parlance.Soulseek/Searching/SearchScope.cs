namespace Parlance.Soulseek;

/// <summary>Whose files are searched.</summary>
public abstract record SearchScope
{
    private SearchScope()
    {
    }

    /// <summary>Everybody's (26 FileSearch).</summary>
    public static SearchScope Network { get; } = new Everybody();

    /// <summary>Everybody's, as a wish: the server passes it on slowly (103 WishlistSearch).</summary>
    public static SearchScope Wish { get; } = new WishOf();

    /// <summary>Those of the users in a room (120 RoomSearch).</summary>
    /// <param name="name">The room.</param>
    public static SearchScope Room(string name) => new InRoom(name);

    /// <summary>Those of some users (42 UserSearch).</summary>
    /// <param name="usernames">Who.</param>
    public static SearchScope Users(params IEnumerable<string> usernames) => new OfUsers([.. usernames]);

    internal sealed record Everybody : SearchScope;

    internal sealed record WishOf : SearchScope;

    internal sealed record InRoom(string Name) : SearchScope;

    internal sealed record OfUsers(string[] Usernames) : SearchScope;
}
