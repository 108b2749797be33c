using System.Buffers.Binary;
using System.Numerics;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>The "rotated" way to hide a frame: four bytes of key, then the frame, length and all, XORed with words made of the key.</summary>
/// <remarks>
/// It hides from a glance and protects nothing. On a connection made to an obfuscated port the first frame is hidden; on type <c>P</c> every
/// frame is, both ways, each with a key of its own. Source: aioslsk "Obfuscation".
/// </remarks>
public static class Obfuscation
{
    /// <summary>Bytes of the key in front of a frame.</summary>
    public const int KeySize = 4;

    /// <summary>Hides or shows bytes of a frame in place; doing it twice restores them.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="key">The key, read from its four bytes as a little-endian number.</param>
    /// <param name="offset">Where in the frame the bytes begin; a multiple of four.</param>
    public static void Apply(Span<byte> bytes, uint key, int offset = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(offset & 3, 0);
        var word = offset / 4;
        while (bytes.Length >= 4)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ Stream(key, ++word));
            bytes = bytes[4..];
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= (byte)(Stream(key, word + 1) >> (8 * i));
        }
    }

    /// <summary>Hides the frame that starts at <paramref name="start"/> and ends the buffer.</summary>
    /// <param name="buffer">Holds the plain frame.</param>
    /// <param name="start">Where the frame starts.</param>
    /// <param name="key">The key; a new random one for each frame.</param>
    public static void Hide(WireBuffer buffer, int start, uint key)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        var length = buffer.Length - start;
        buffer.Take(KeySize);
        var bytes = buffer.At(start, length + KeySize);
        bytes[..length].CopyTo(bytes[KeySize..]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, key);
        Apply(bytes[KeySize..], key);
    }

    private static uint Stream(uint key, int word) => BitOperations.RotateLeft(key, word);
}
