using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>How ICQ lays things out: little-endian, addresses in reading order, counted texts with a NUL, bytes of texts left as they are.</summary>
public static class IcqStyle
{
    private static readonly WireStyle[] Styles = [.. Enumerable.Range(2, 4).Select(Make)];

    /// <summary>The oldest and simplest version, which the specification describes.</summary>
    public static WireStyle Two => Styles[0];

    /// <summary>ICQ 99a and most clones.</summary>
    public static WireStyle Five => Styles[3];

    /// <summary>The style of a version.</summary>
    /// <param name="version">2 to 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
    public static WireStyle Of(int version) =>
        version is >= 2 and <= 5 ? Styles[version - 2] : throw new ArgumentOutOfRangeException(nameof(version), version, "2 to 5");

    private static WireStyle Make(int version) =>
        new(BigEndian: false, ReversedIp: false, StringForm.Counted16Nul, Width.Byte, TextEncoding.Opaque, version);
}
