using Parlance.Cli.Decoding;

namespace Parlance.Cli.Chat;

/// <summary>One line of a chat.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="Place">The room; empty elsewhere.</param>
/// <param name="Who">Who it is about; empty when nobody.</param>
/// <param name="Text">What was said.</param>
internal sealed record ChatLine(ChatKind Kind, string Place, string Who, string Text)
{
    public static ChatLine Notice(string text) => new(ChatKind.Notice, string.Empty, string.Empty, text);

    public static ChatLine Problem(string text) => new(ChatKind.Problem, string.Empty, string.Empty, text);

    /// <summary>The line in plain letters, fit for a terminal and for scripts.</summary>
    public override string ToString()
    {
        var (place, who, text) = (Printable.Clean(Place), Printable.Clean(Who), Printable.Clean(Text));
        return Kind switch
        {
            ChatKind.Said => $"[{place}] <{who}> {text}",
            ChatKind.Emoted => $"[{place}] * {who} {text}",
            ChatKind.Private => $"*{who}* {text}",
            ChatKind.Presence => place.Length == 0 ? $"-- {who} {text}" : $"-- [{place}] {who} {text}",
            ChatKind.Notice => $"-- {text}",
            _ => $"!! {text}",
        };
    }
}
