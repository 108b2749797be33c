namespace Parlance.Ares.Client;

/// <content>Who is there and what they look like; voice clips and emotes.</content>
public abstract partial record AresEvent
{
    /// <summary>Somebody came (20).</summary>
    /// <param name="User">Who.</param>
    public sealed record UserJoined(RoomUser User) : AresEvent;

    /// <summary>Somebody left (22).</summary>
    /// <param name="Name">Who.</param>
    public sealed record UserLeft(string Name) : AresEvent;

    /// <summary>Level or particulars of somebody changed (5).</summary>
    /// <param name="User">Who, as now.</param>
    public sealed record UserChanged(RoomUser User) : AresEvent;

    /// <summary>Somebody's picture (9).</summary>
    /// <param name="Name">Who.</param>
    /// <param name="Image">A JPEG; empty for none.</param>
    public sealed record AvatarChanged(string Name, ReadOnlyMemory<byte> Image) : AresEvent;

    /// <summary>The line beneath somebody's name (13).</summary>
    /// <param name="Name">Who.</param>
    /// <param name="Text">The line; empty for none.</param>
    public sealed record PersonalMessageChanged(string Name, string Text) : AresEvent;

    /// <summary>Somebody's font (250/204).</summary>
    /// <param name="Name">Who.</param>
    /// <param name="Look">The font; null for as usual.</param>
    public sealed record FontChanged(string Name, FontLook? Look) : AresEvent;

    /// <summary>Which voice clips somebody takes (250/212).</summary>
    /// <param name="Name">Who.</param>
    /// <param name="IsPublic">Those for the room.</param>
    /// <param name="IsPrivate">Those for one user.</param>
    public sealed record VoiceSupportTold(string Name, bool IsPublic, bool IsPrivate) : AresEvent;

    /// <summary>A voice clip begins (250/206, 207).</summary>
    /// <param name="Name">Who speaks.</param>
    /// <param name="IsPrivate">For this client alone.</param>
    /// <param name="Clip">The head and the first part.</param>
    public sealed record VoiceStarted(string Name, bool IsPrivate, VoiceClip Clip) : AresEvent;

    /// <summary>A voice clip goes on (250/208, 209).</summary>
    /// <param name="Name">Who speaks.</param>
    /// <param name="IsPrivate">For this client alone.</param>
    /// <param name="Id">Identity of the clip.</param>
    /// <param name="Content">The next part.</param>
    public sealed record VoiceContinued(string Name, bool IsPrivate, uint Id, ReadOnlyMemory<byte> Content) : AresEvent;

    /// <summary>A private voice clip was not delivered (250/210, 211).</summary>
    /// <param name="Name">To whom it was.</param>
    /// <param name="IsIgnored">That user ignores the speaker; false when the client takes no private clips.</param>
    public sealed record VoiceRefused(string Name, bool IsIgnored) : AresEvent;

    /// <summary>Somebody's custom emote (250/221).</summary>
    /// <param name="Name">Whose.</param>
    /// <param name="Shortcut">Text that stands for it.</param>
    /// <param name="Size">Size to show it at.</param>
    /// <param name="Image">The image.</param>
    public sealed record EmoteAdded(string Name, string Shortcut, byte Size, ReadOnlyMemory<byte> Image) : AresEvent;

    /// <summary>A custom emote is no more (250/222).</summary>
    /// <param name="Name">Whose.</param>
    /// <param name="Shortcut">Text that stood for it.</param>
    public sealed record EmoteRemoved(string Name, string Shortcut) : AresEvent;
}
