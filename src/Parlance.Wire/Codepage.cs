using System.Text;

namespace Parlance.Wire;

/// <summary>
/// A code page of the clients of the time. Networks whose texts are <see cref="TextEncoding.Opaque"/> carry bytes of the sender's page, one character
/// each; this turns them into characters where they leave the network, and characters into them where they enter it.
/// </summary>
public sealed class Codepage
{
    private const char Unknown = '\ufffd';
    private const char FirstUnused = '\uf8f0';
    private const char LastUnused = '\uf8ff';
    private readonly Encoding encoding;

    private Codepage(string name, int number)
    {
        Name = name;
        encoding = CodePagesEncodingProvider.Instance.GetEncoding(
            number, new TransliterationFallback(), new DecoderReplacementFallback(Unknown.ToString()))
            ?? throw new InvalidOperationException(name);
    }

    /// <summary>Western European Windows.</summary>
    public static Codepage Windows1252 { get; } = new("cp1252", 1252);

    /// <summary>Cyrillic Windows.</summary>
    public static Codepage Windows1251 { get; } = new("cp1251", 1251);

    /// <summary>Cyrillic Unix.</summary>
    public static Codepage Koi8R { get; } = new("koi8-r", 20866);

    /// <summary>Simplified Chinese Windows (CP936).</summary>
    public static Codepage Gbk { get; } = new("gbk", 936);

    /// <summary>Japanese Windows (CP932).</summary>
    public static Codepage ShiftJis { get; } = new("shift-jis", 932);

    /// <summary>All that are known.</summary>
    public static IReadOnlyList<Codepage> All { get; } = [Windows1252, Windows1251, Koi8R, Gbk, ShiftJis];

    /// <summary>Its name, in lower case.</summary>
    public string Name { get; }

    /// <summary>The page of a name; null when there is none.</summary>
    public static Codepage? Find(string name) => All.FirstOrDefault(page => page.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Characters of opaque bytes. What the page does not know becomes U+FFFD.</summary>
    public string Decode(string opaque) => Ascii.IsValid(opaque) ? opaque : Characters(Encoding.Latin1.GetBytes(opaque));

    /// <summary>As <see cref="Decode"/>, but bytes that are UTF-8 throughout are taken for it: some clients put it beside text of their page.</summary>
    public string DecodeUtf8Or(string opaque)
    {
        if (Ascii.IsValid(opaque))
        {
            return opaque;
        }

        var bytes = Encoding.Latin1.GetBytes(opaque);
        return Texts.IsUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : Characters(bytes);
    }

    /// <summary>Opaque bytes of characters. What the page cannot say is transliterated; what cannot be, becomes a question mark.</summary>
    public string Encode(string text) => Ascii.IsValid(text) ? text : Encoding.Latin1.GetString(encoding.GetBytes(text));

    /// <summary>As <see cref="Encode(string)"/>, cut to at most <paramref name="max"/> bytes without breaking a character.</summary>
    public string Encode(string text, int max)
    {
        var opaque = Encode(text);
        while (opaque.Length > max)
        {
            var fits = Math.Min(text.Length, max);
            while (fits > 0 && encoding.GetByteCount(text.AsSpan(0, fits)) > max)
            {
                fits--;
            }

            text = text[..(fits > 0 && char.IsHighSurrogate(text[fits - 1]) ? fits - 1 : fits)];
            opaque = Encode(text);
        }

        return opaque;
    }

    /// <summary>As <see cref="Encode(string)"/>, in pieces of at most <paramref name="max"/> bytes, no character broken; at least one.</summary>
    public IReadOnlyList<string> Split(string text, int max)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var bytes = Encode(rune.ToString());
            if (piece.Length + bytes.Length > max && piece.Length > 0)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }

            piece.Append(bytes);
        }

        pieces.Add(piece.ToString());
        return pieces;
    }

    /// <summary>Whether every byte belongs to a character of the page.</summary>
    public bool IsValid(string opaque) => Ascii.IsValid(opaque) || !Decode(opaque).Contains(Unknown, StringComparison.Ordinal);

    /// <summary>The same bytes when they are valid, else with a question mark for each that is not: old clients do not survive them.</summary>
    public string Repair(string opaque) => IsValid(opaque) ? opaque : Encode(Decode(opaque));

    /// <summary>The system turns the single bytes a double-byte page does not use into private characters from U+F8F0 on.</summary>
    private string Characters(byte[] bytes)
    {
        var text = encoding.GetString(bytes);
        return text.AsSpan().ContainsAnyInRange(FirstUnused, LastUnused)
            ? string.Create(text.Length, text, static (target, source) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = source[i] is >= FirstUnused and <= LastUnused ? Unknown : source[i];
                }
            })
            : text;
    }
}
