namespace Parlance.Wire;

/// <summary>How one network lays out numbers, addresses and texts. A message declaration says what follows what; the style says how it looks.</summary>
/// <param name="BigEndian">Integers travel with their most significant byte first.</param>
/// <param name="ReversedIp">The four octets of an address travel last one first.</param>
/// <param name="Strings">Form of a counted string.</param>
/// <param name="Counts">Width of the count before a list, unless the field says otherwise.</param>
/// <param name="Encoding">How bytes become characters.</param>
/// <param name="Version">Version of the protocol, for the few fields that depend on it.</param>
/// <param name="MissingIsZero">A number that the body is too short for reads as zero (MyICQ).</param>
/// <param name="Words">Short texts that a reader need not make anew.</param>
public sealed record WireStyle(
    bool BigEndian,
    bool ReversedIp,
    StringForm Strings,
    Width Counts,
    TextEncoding Encoding,
    int Version = 0,
    bool MissingIsZero = false,
    Vocabulary? Words = null);

/// <summary>Width in bytes of a length or a count.</summary>
public enum Width
{
    /// <summary>No count: the list goes on to the end of the body.</summary>
    ToEnd = 0,

    /// <summary>One byte.</summary>
    Byte = 1,

    /// <summary>Two bytes.</summary>
    Word = 2,

    /// <summary>Four bytes.</summary>
    DWord = 4,
}

/// <summary>Form of a counted string.</summary>
public enum StringForm
{
    /// <summary>Four bytes of length, the bytes (Soulseek).</summary>
    Counted32,

    /// <summary>Two bytes of length, the bytes (Ares, encrypted form).</summary>
    Counted16,

    /// <summary>Two bytes of length that count a final NUL too; read up to the first NUL, a missing one is forgiven (ICQ).</summary>
    Counted16Nul,

    /// <summary>As <see cref="Counted16Nul"/>, but a text that does not fit or does not end with NUL is empty and only its two length bytes are consumed (MyICQ).</summary>
    Counted16NulStrict,

    /// <summary>No length: up to the first NUL or the end of the body; written with the NUL (Ares).</summary>
    NulOrEnd,
}

/// <summary>How the bytes of a text become characters.</summary>
public enum TextEncoding
{
    /// <summary>Strict UTF-8, else ISO-8859-1; written as UTF-8.</summary>
    Utf8ElseLatin1,

    /// <summary>Opaque bytes, one character each: nothing is lost, and the edge converts with the account's code page.</summary>
    Opaque,
}
