namespace Parlance.Icq;

/// <summary>The check code of version 4 and 5: four bytes of the header, and one byte of the packet and of a table, each with where it lies.</summary>
internal static class IcqCheckCode
{
    public static uint Of(ReadOnlySpan<byte> packet, int packetAt, int tableAt, ReadOnlySpan<byte> table) =>
        Fixed(packet) ^ (Chosen((byte)packetAt, packet[packetAt], (byte)tableAt, table[tableAt]) ^ 0x00FF00FF);

    /// <summary>Whether a code belongs to a decrypted packet.</summary>
    public static bool Holds(ReadOnlySpan<byte> packet, uint code, ReadOnlySpan<byte> table)
    {
        var chosen = code ^ Fixed(packet) ^ 0x00FF00FF;
        var (packetAt, tableAt) = ((int)(chosen >> 24), (int)(chosen >> 8) & 0xFF);
        return packetAt < packet.Length && packet[packetAt] == (byte)(chosen >> 16) && table[tableAt] == (byte)chosen;
    }

    private static uint Fixed(ReadOnlySpan<byte> packet) => Chosen(packet[8], packet[4], packet[2], packet[6]);

    private static uint Chosen(byte a, byte b, byte c, byte d) => ((uint)a << 24) | ((uint)b << 16) | ((uint)c << 8) | d;
}
