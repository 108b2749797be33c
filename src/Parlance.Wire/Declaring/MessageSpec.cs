namespace Parlance.Wire;

/// <summary>Where a message belongs.</summary>
/// <param name="Link">The kind of connection, in the network's own word: <c>server</c>, <c>peer</c>, <c>distributed</c>.</param>
/// <param name="Direction">Which way it travels.</param>
/// <param name="Code">The number it travels under.</param>
/// <param name="Name">Its name, which is the name of its type.</param>
/// <param name="Source">The paragraph of the specification it comes from, or where it was seen.</param>
/// <param name="Note">What a reader of the documentation should know: obsolete, ignored, the client it was seen in.</param>
public readonly record struct MessageSpec(
    string Link, Direction Direction, uint Code, string Name, string Source, string Note = "")
{
    /// <summary>
    /// Names of the fields that nobody may be shown but the two who talk: passwords, what is made of one, keys, and whatever logs somebody in.
    /// Whoever shows traffic to a third person shows stars for them.
    /// </summary>
    public IReadOnlyList<string> Secrets { get => field ?? []; init; }
}

/// <summary>Which way a message travels.</summary>
public enum Direction
{
    /// <summary>From a client to the server.</summary>
    ToServer,

    /// <summary>From the server to a client.</summary>
    ToClient,

    /// <summary>Between two clients.</summary>
    ToPeer,
}
