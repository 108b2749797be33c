using System.Text;

namespace Parlance.Soulseek;

/// <summary>Texts of people, as servers accept them. Source: Soulfind.</summary>
internal static class Line
{
    public static string Checked(string text, int max)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAny('\r', '\n') >= 0 ? throw new ArgumentException("The text is more than one line.", nameof(text))
            : Encoding.UTF8.GetByteCount(text) > max ? throw new ArgumentException($"The text is longer than {max} bytes.", nameof(text))
            : text;
    }
}
