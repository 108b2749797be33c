using System.Text;
using System.Text.Unicode;

namespace Parlance.Wire;

/// <summary>Bytes to characters and back, by the rule of a <see cref="TextEncoding"/>.</summary>
public static class Texts
{
    /// <summary>Decodes; no bytes are refused.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, TextEncoding encoding) =>
        bytes.IsEmpty ? string.Empty
        : encoding == TextEncoding.Utf8ElseLatin1 && Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes)
        : Encoding.Latin1.GetString(bytes);

    /// <summary>Whether the bytes are UTF-8 throughout.</summary>
    public static bool IsUtf8(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes);

    /// <summary>How many bytes the text takes on the wire, without length or NUL.</summary>
    public static int Length(string? text, TextEncoding encoding) =>
        string.IsNullOrEmpty(text) ? 0 : encoding == TextEncoding.Opaque ? text.Length : Encoding.UTF8.GetByteCount(text);

    /// <summary>Cuts a text to at most <paramref name="max"/> bytes of UTF-8 without breaking a character.</summary>
    public static string Cut(string text, int max)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Encoding.UTF8.GetByteCount(text) <= max)
        {
            return text;
        }

        var (chars, bytes) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > max)
            {
                break;
            }

            bytes += rune.Utf8SequenceLength;
            chars += rune.Utf16SequenceLength;
        }

        return text[..chars];
    }

    /// <summary>A text in pieces of at most <paramref name="max"/> bytes of UTF-8, no character broken; a piece ends at a space where there is one near its end.</summary>
    /// <returns>At least one piece.</returns>
    public static IReadOnlyList<string> Split(string text, int max)
    {
        var pieces = new List<string>();
        var rest = text;
        while (Cut(rest, max) is var piece && piece.Length > 0 && piece.Length < rest.Length)
        {
            var space = piece.LastIndexOf(' ');
            piece = space > piece.Length / 2 ? piece[..(space + 1)] : piece;
            pieces.Add(piece);
            rest = rest[piece.Length..];
        }

        pieces.Add(rest);
        return pieces;
    }

    internal static ReadOnlySpan<byte> CutAtNul(ReadOnlySpan<byte> bytes)
    {
        var nul = bytes.IndexOf((byte)0);
        return nul < 0 ? bytes : bytes[..nul];
    }

    internal static void Encode(string text, TextEncoding encoding, Span<byte> target)
    {
        if (encoding == TextEncoding.Opaque)
        {
            Encoding.Latin1.GetBytes(text, target);
        }
        else
        {
            Encoding.UTF8.GetBytes(text, target);
        }
    }
}
