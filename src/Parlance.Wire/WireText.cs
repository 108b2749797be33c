namespace Parlance.Wire;

/// <summary>A text that remembers in which of two ways its bytes spelled it, so that the very same bytes can be sent back.</summary>
/// <remarks>
/// Needed for file names of Soulseek NS clients, which are in the sender's code page: they are found again only by their exact bytes.
/// Bytes that are not UTF-8 are read as ISO-8859-1, which never fails and loses nothing.
/// </remarks>
public readonly record struct WireText(string Value, bool IsLatin1 = false)
{
    /// <summary>A text that is sent as UTF-8.</summary>
    public static implicit operator WireText(string value) => FromString(value);

    /// <summary>A text that is sent as UTF-8.</summary>
    public static WireText FromString(string value) => new(value);

    /// <summary>The text itself.</summary>
    public override string ToString() => Value ?? string.Empty;
}
