namespace Parlance.Ares.Client;

/// <summary>What a room said to a command, a login or a registration. The protocol has no word for success: rooms answer in words, and with a level.</summary>
/// <param name="Lines">What the room said between the command and the mark behind it, with colour codes; announcements that came by then are among them.</param>
/// <param name="Level">One's own level now.</param>
/// <param name="Name">One's own name now.</param>
/// <param name="IsComplete">The room returned the mark; false when it did not in time and there may be more.</param>
public sealed record CommandReply(IReadOnlyList<string> Lines, byte Level, string Name, bool IsComplete);
