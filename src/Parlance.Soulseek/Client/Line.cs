using System.Text;

namespace Parlance.Soulseek;

/// <summary>Texts of people, as servers accept them. Source: Soulfind.</summary>
internal static class Line
{
    private const int LongestRoom = 24;

    /// <exception cref="ArgumentException">No server takes such a name.</exception>
    public static void CheckRoom(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > LongestRoom || name.AsSpan().ContainsAnyExceptInRange(' ', '~') || name.Trim() != name || name.Contains("  ", StringComparison.Ordinal))
        {
            throw new ArgumentException($"A room has a name of 1 to {LongestRoom} characters of printable ASCII, without blanks at the ends or two in a row.", nameof(name));
        }
    }

    public static string Checked(string text, int max)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAny('\r', '\n') >= 0 ? throw new ArgumentException("The text is more than one line.", nameof(text))
            : Encoding.UTF8.GetByteCount(text) > max ? throw new ArgumentException($"The text is longer than {max} bytes.", nameof(text))
            : text;
    }
}
