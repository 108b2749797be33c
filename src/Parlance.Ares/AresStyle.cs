using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>How Ares lays out numbers, addresses and texts.</summary>
public static class AresStyle
{
    /// <summary>Room connections: little-endian, addresses in written order, texts to the first NUL or the end, UTF-8.</summary>
    public static WireStyle Room { get; } = new(false, false, StringForm.NulOrEnd, Width.Word, TextEncoding.Utf8ElseLatin1);

    /// <summary>Room list datagrams: as <see cref="Room"/>, but texts behind a two-byte length.</summary>
    public static WireStyle RoomList { get; } = Room with { Strings = StringForm.Counted16 };
}
