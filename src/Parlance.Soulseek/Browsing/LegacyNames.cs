using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Names as clients spell them that know only the code page of their system.</summary>
internal static class LegacyNames
{
    /// <summary>The same name in ISO-8859-1.</summary>
    /// <returns>Null when it is spelled so already, when that would be the same bytes, or when it cannot be.</returns>
    public static WireText? Of(WireText name) =>
        !name.IsLatin1 && name.Value.Any(letter => letter > '\u007f') && name.Value.All(letter => letter <= '\u00ff') ? new WireText(name.Value, IsLatin1: true) : default(WireText?);
}
