using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Names as clients spell them that know only the code page of their system.</summary>
internal static class LegacyNames
{
    /// <summary>The same name in ISO-8859-1.</summary>
    /// <returns>Null when it is spelled so already, when that would be the same bytes, or when it cannot be.</returns>
    public static WireText? Of(WireText name) =>
        !name.IsLatin1 && name.Value.Any(letter => letter > '\u007f') && Fits(name.Value) ? new WireText(name.Value, IsLatin1: true) : default(WireText?);

    /// <summary>Whether a text can be spelled so.</summary>
    public static bool Fits(string name) => name.All(letter => letter <= '\u00ff');
}
