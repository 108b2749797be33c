using System.Buffers;
using System.Globalization;
using System.Text;

namespace Parlance.Wire.Clients;

/// <summary>Names of strangers made fit for any file system.</summary>
public static class FileNames
{
    /// <summary>Most bytes of a name on common file systems.</summary>
    public const int Longest = 255;

    private const char Instead = '_';
    private const int LongestEnding = 16;
    private static readonly SearchValues<char> Illegal = SearchValues.Create("\\/?\":><|*");
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"];

    /// <summary>One name: no separator, no control or direction mark, nothing that Windows reads as a device, no blank or dot at the edge, not too long, not empty.</summary>
    /// <param name="name">Any text.</param>
    /// <param name="maxBytes">Most bytes of UTF-8; a short ending is kept.</param>
    public static string Clean(string name, int maxBytes)
    {
        var trimmed = Legal(name).TrimStart(' ').TrimEnd('.', ' ');
        var safe = trimmed.Length == 0 ? $"{Instead}" : IsDevice(trimmed) ? Instead + trimmed : trimmed;
        return Shorten(safe, string.Empty, maxBytes);
    }

    /// <summary>The same name with <c> (1)</c> before its ending.</summary>
    /// <param name="name">A clean name.</param>
    /// <param name="number">The number.</param>
    /// <param name="maxBytes">Most bytes of UTF-8.</param>
    public static string Numbered(string name, int number, int maxBytes) =>
        Shorten(name, string.Create(CultureInfo.InvariantCulture, $" ({number})"), maxBytes);

    /// <summary>Whether a name points to a folder itself or the one around it.</summary>
    /// <param name="name">One part of a path.</param>
    public static bool IsTraversal(ReadOnlySpan<char> name) => name.Trim(' ') is "." or "..";

    /// <summary>Gives an unfinished file its name, or the next with a number that is free. Nothing is ever overwritten.</summary>
    /// <param name="part">The unfinished file.</param>
    /// <param name="folder">Where to; on the same file system.</param>
    /// <param name="name">A clean name.</param>
    /// <returns>What it is called now.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static string Settle(string part, string folder, string name)
    {
        var number = 0;
        while (true)
        {
            var path = Path.Combine(folder, number == 0 ? name : Numbered(name, number, Longest));
            try
            {
                File.Move(part, path, overwrite: false);
                return path;
            }
            catch (IOException) when (File.Exists(path))
            {
                number++;
            }
        }
    }

    private static string Legal(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            clean.Append(IsLegal(rune) ? rune.ToString() : $"{Instead}");
        }

        return clean.ToString();
    }

    /// <summary>A half of a surrogate pair comes as U+FFFD; marks of direction would let <c>gpj.exe</c> look like <c>exe.jpg</c>.</summary>
    private static bool IsLegal(Rune rune) => rune != Rune.ReplacementChar
        && !(rune.IsBmp && Illegal.Contains((char)rune.Value))
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);

    /// <summary>Windows takes <c>aux</c>, <c>AUX.txt</c>, <c>aux .tar.gz</c> and <c>COM¹</c> for devices, wherever they lie.</summary>
    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd(' ');
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            || (stem.Length == 4 && "0123456789¹²³".Contains(stem[3], StringComparison.Ordinal)
                && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase)));
    }

    private static string Shorten(string name, string mark, int maxBytes)
    {
        var dot = name.LastIndexOf('.');
        var ending = dot > 0 && Encoding.UTF8.GetByteCount(name.AsSpan(dot)) <= LongestEnding ? name[dot..] : string.Empty;
        var stem = name[..^ending.Length];
        var room = maxBytes - Encoding.UTF8.GetByteCount(ending) - Encoding.UTF8.GetByteCount(mark);
        var cut = Texts.Cut(stem, Math.Max(1, room));
        cut = cut.Length == stem.Length ? cut : cut.TrimEnd('.', ' ');
        return cut.Length > 0 ? cut + mark + ending : Instead + mark + ending;
    }
}
