using System.Buffers.Binary;

namespace Parlance.Ares.Server.Rooms;

/// <summary>The icon clients show for the room: a speech bubble of 16 by 16 pixels in 16 colours, the oldest form of .ico, which every client draws.</summary>
internal static class RoomIcon
{
    private const int Side = 16;
    private const int Colours = 16;
    private const int HeaderSize = 40;
    private const int Offset = 22;
    private const int RowBytes = Side / 2;
    private const int MaskRowBytes = 4;

    private static readonly string[] Rows =
    [
        "................", "................", "..############..", ".##############.", ".##############.", ".##oo##oo##oo##.", ".##oo##oo##oo##.", ".##############.",
        ".##############.", "..############..", "....###.........", "...###..........", "...##...........", "..##............", "................", "................",
    ];

    /// <summary>The .ico file.</summary>
    public static byte[] Bytes { get; } = Make();

    private static byte[] Make()
    {
        const int Image = HeaderSize + (4 * Colours) + (Side * RowBytes) + (Side * MaskRowBytes);
        var icon = new byte[Offset + Image];
        (icon[2], icon[4], icon[6], icon[7], icon[8], icon[10], icon[12]) = (1, 1, Side, Side, Colours, 1, 4);
        BinaryPrimitives.WriteInt32LittleEndian(icon.AsSpan(14), Image);
        BinaryPrimitives.WriteInt32LittleEndian(icon.AsSpan(18), Offset);
        var bitmap = icon.AsSpan(Offset);
        BinaryPrimitives.WriteInt32LittleEndian(bitmap, HeaderSize);
        BinaryPrimitives.WriteInt32LittleEndian(bitmap[4..], Side);
        BinaryPrimitives.WriteInt32LittleEndian(bitmap[8..], 2 * Side);
        (bitmap[12], bitmap[14]) = (1, 4);
        ((ReadOnlySpan<byte>)[0xB0, 0x60, 0x20, 0, 0xFF, 0xFF, 0xFF, 0]).CopyTo(bitmap[(HeaderSize + 4)..]);
        Paint(bitmap[(HeaderSize + (4 * Colours))..]);
        return icon;
    }

    /// <summary>Rows lie bottom up: first the colours, then the mask of what is clear.</summary>
    private static void Paint(Span<byte> pixels)
    {
        var mask = pixels[(Side * RowBytes)..];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var pixel = Rows[Side - 1 - y][x];
                var colour = pixel switch { '#' => 1, 'o' => 2, _ => 0 };
                pixels[(y * RowBytes) + (x / 2)] |= (byte)(colour << (x % 2 == 0 ? 4 : 0));
                mask[(y * MaskRowBytes) + (x / 8)] |= (byte)(pixel == '.' ? 0x80 >> (x % 8) : 0);
            }
        }
    }
}
