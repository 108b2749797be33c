using System.Buffers.Binary;
using System.Text;

namespace Parlance.MyIcq;

/// <summary>
/// The DES of MyICQ: sixteen rounds without the initial and the final permutation, each block of eight bytes on its own. A library's DES gives
/// other bytes, and refuses weak keys, of which the empty password is one. It hides nothing from anyone today; it is a field of the protocol.
/// </summary>
public sealed class MyIcqCipher
{
    /// <summary>Bytes of a block.</summary>
    public const int Block = 8;

    private readonly (uint Even, uint Odd)[] keys;

    /// <summary>Makes the key of the first eight bytes of the password, filled up with zeros; the lowest bit of each byte does not count.</summary>
    /// <param name="password">The password as it travelled in LOGIN.</param>
    public MyIcqCipher(ReadOnlySpan<byte> password)
    {
        Span<byte> key = stackalloc byte[MyIcqLimits.Key];
        password[..Math.Min(password.Length, key.Length)].CopyTo(key);
        keys = DesTables.Schedule(BinaryPrimitives.ReadUInt64BigEndian(key));
        key.Clear();
    }

    /// <summary>Makes the key of a password as messages carry it.</summary>
    /// <param name="password">Opaque bytes, one character each.</param>
    public static MyIcqCipher FromPassword(string password) => new(Encoding.Latin1.GetBytes(password));

    /// <summary>Encrypts in place.</summary>
    /// <param name="blocks">A whole number of blocks; bytes behind the last whole one stay as they are.</param>
    public void Encrypt(Span<byte> blocks)
    {
        for (; blocks.Length >= Block; blocks = blocks[Block..])
        {
            var (left, right) = Halves(blocks);
            for (var round = 0; round < keys.Length; round += 2)
            {
                left ^= DesTables.Mix(right, keys[round]);
                right ^= DesTables.Mix(left, keys[round + 1]);
            }

            Put(blocks, right, left);
        }
    }

    /// <summary>Decrypts in place.</summary>
    /// <param name="blocks">A whole number of blocks; bytes behind the last whole one stay as they are.</param>
    public void Decrypt(Span<byte> blocks)
    {
        for (; blocks.Length >= Block; blocks = blocks[Block..])
        {
            var (left, right) = Halves(blocks);
            for (var round = keys.Length - 2; round >= 0; round -= 2)
            {
                left ^= DesTables.Mix(right, keys[round + 1]);
                right ^= DesTables.Mix(left, keys[round]);
            }

            Put(blocks, right, left);
        }
    }

    private static (uint Left, uint Right) Halves(ReadOnlySpan<byte> block) =>
        (BinaryPrimitives.ReadUInt32BigEndian(block), BinaryPrimitives.ReadUInt32BigEndian(block[4..]));

    private static void Put(Span<byte> block, uint first, uint second)
    {
        BinaryPrimitives.WriteUInt32BigEndian(block, first);
        BinaryPrimitives.WriteUInt32BigEndian(block[4..], second);
    }
}
