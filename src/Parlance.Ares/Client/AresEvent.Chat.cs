namespace Parlance.Ares.Client;

/// <content>What is said.</content>
public abstract partial record AresEvent
{
    /// <summary>Somebody said something (10); one's own lines come back too.</summary>
    /// <param name="Name">Who.</param>
    /// <param name="Text">The line, with colour codes; see <see cref="AresText.StripColours"/>.</param>
    public sealed record Said(string Name, string Text) : AresEvent;

    /// <summary>Somebody does something (11); one's own lines come back too.</summary>
    /// <param name="Name">Who.</param>
    /// <param name="Text">What.</param>
    public sealed record Emoted(string Name, string Text) : AresEvent;

    /// <summary>A private message (25; sealed: 200, cb0t_pm_msg).</summary>
    /// <param name="Name">Who wrote it.</param>
    /// <param name="Text">The message.</param>
    /// <param name="IsSealed">It came sealed, see <see cref="SealedText"/>.</param>
    public sealed record PrivateSaid(string Name, string Text, bool IsSealed = false) : AresEvent;

    /// <summary>The room itself says something (44).</summary>
    /// <param name="Text">The line, with colour codes.</param>
    public sealed record RoomSaid(string Text) : AresEvent;

    /// <summary>The room reports an error (0); it usually closes the connection next.</summary>
    /// <param name="Text">What is wrong.</param>
    public sealed record ErrorSaid(string Text) : AresEvent;

    /// <summary>Markup (43).</summary>
    /// <param name="Html">The markup. It is a stranger's: never show it unfiltered.</param>
    public sealed record MarkupSent(string Html) : AresEvent;

    /// <summary>A private message was not delivered (26, 27).</summary>
    /// <param name="Name">To whom it was.</param>
    /// <param name="IsIgnored">That user ignores the sender, or the sender is muzzled; false when there is no such user.</param>
    public sealed record PrivateRefused(string Name, bool IsIgnored) : AresEvent;

    /// <summary>Data of clients' own (200).</summary>
    /// <param name="Ident">What the data is.</param>
    /// <param name="Name">Who sent it.</param>
    /// <param name="Content">The data.</param>
    public sealed record CustomReceived(string Ident, string Name, ReadOnlyMemory<byte> Content) : AresEvent;

    /// <summary>Somebody wants attention (200, cb0t_nudge).</summary>
    /// <param name="Name">Who.</param>
    public sealed record Nudged(string Name) : AresEvent;

    /// <summary>Somebody types, or stopped (200, cb0t_writing).</summary>
    /// <param name="Name">Who.</param>
    /// <param name="IsTyping">Types.</param>
    public sealed record Typing(string Name, bool IsTyping) : AresEvent;

    /// <summary>Somebody is away from the keyboard, or back (200, cb0t_online_status).</summary>
    /// <param name="Name">Who.</param>
    /// <param name="IsAway">Away.</param>
    public sealed record AwayChanged(string Name, bool IsAway) : AresEvent;

    /// <summary>A drawing arrived whole (200, cb0t_scribble).</summary>
    /// <param name="Name">Who drew it, for private drawings; the room's own user for drawings for the room, whose artist the line before names.</param>
    /// <param name="Image">The image as cb0t packs it: a zlib stream.</param>
    public sealed record Scribbled(string Name, ReadOnlyMemory<byte> Image) : AresEvent;
}
