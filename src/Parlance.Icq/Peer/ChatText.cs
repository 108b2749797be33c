using System.Text;

namespace Parlance.Icq;

/// <summary>The bytes of a chat: text with colours, fonts and the like in between, which are left out here.</summary>
/// <remarks>The codes are those of licq's chat; they were inferred and not seen in captures.</remarks>
internal sealed class ChatText
{
    /// <summary>A font's name and what follows it may not take more than this; a longer one is not a font.</summary>
    private const int LongestFont = 255;

    private readonly List<byte> kept = [];
    private bool mayBeFontFrame;

    /// <summary>What a user types as bytes: a line ends with a carriage return.</summary>
    public static string Typed(string words) => words.ReplaceLineEndings("\r");

    /// <summary>The other side may send one more frame before the bare text begins.</summary>
    public void ExpectFontFrame() => mayBeFontFrame = true;

    /// <summary>The text in what came; what is cut in its midst is kept for the next time.</summary>
    public string Read(ReadOnlySpan<byte> came)
    {
        kept.AddRange(came);
        if (mayBeFontFrame && !TrySkipFontFrame())
        {
            return string.Empty;
        }

        var text = new StringBuilder();
        var at = 0;
        while (at < kept.Count && Length(at) is > 0 and var length && at + length <= kept.Count)
        {
            if (length == 1)
            {
                Add(text, kept[at]);
            }

            at += length;
        }

        kept.RemoveRange(0, at);
        return text.ToString();
    }

    /// <summary>Whether reading can go on: false while the frame is not whole.</summary>
    private bool TrySkipFontFrame()
    {
        if (kept.Count >= 2 && kept[1] != 0)
        {
            mayBeFontFrame = false;
            return true;
        }

        if (kept.Count < 6)
        {
            return false;
        }

        var isFrame = kept[2] is 3 or 4 && kept[3] == 0;
        var length = 2 + kept[0];
        if (isFrame && kept.Count < length)
        {
            return false;
        }

        kept.RemoveRange(0, isFrame ? length : 0);
        mayBeFontFrame = false;
        return true;
    }

    /// <summary>How many bytes belong together here; 0 when that is not known yet.</summary>
    private int Length(int at) => kept[at] switch
    {
        0x00 or 0x01 => 5,
        0x11 or 0x12 => 5,
        0x10 when at + 2 < kept.Count => 3 + Math.Min(kept[at + 1] | (kept[at + 2] << 8), LongestFont) + 2,
        0x10 => 0,
        _ => 1,
    };

    private static void Add(StringBuilder text, byte code)
    {
        if (code is 0x0D or 0x0A)
        {
            text.Append('\n');
        }
        else if (code >= 0x20 || code is 0x07 or 0x08 or 0x09)
        {
            text.Append((char)code);
        }
    }
}
