using Parlance.Wire;

namespace Parlance.MyIcq;

/// <summary>How MyICQ lays things out: network byte order, texts with a counted NUL, and nothing that is missing is an error.</summary>
public static class MyIcqStyle
{
    /// <summary>
    /// The style of every message. Texts are opaque bytes, one character each; a code page turns them into characters at the edge.
    /// A text whose length does not fit or whose last byte is not NUL reads as empty and takes two bytes; missing numbers read as zero
    /// (myicqd 1.0 icqpacket, gaim-myicq 0.6). That is how the zeros behind an encrypted body read as absent fields.
    /// </summary>
    public static WireStyle Default { get; } = new(
        BigEndian: true, ReversedIp: false, StringForm.Counted16NulStrict, Width.Word, TextEncoding.Opaque, Version: 1, MissingIsZero: true);
}
