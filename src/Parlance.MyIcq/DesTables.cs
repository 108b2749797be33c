using System.Numerics;

namespace Parlance.MyIcq;

/// <summary>The tables of DES (FIPS 46-3) and what is made of them. A bit's number counts from 1, the highest first, as in the standard.</summary>
internal static class DesTables
{
    private const int Rounds = 16;
    private const int Half = 28;

    /// <summary>Each substitution with the permutation behind it: eight boxes of 64 words.</summary>
    private static readonly uint[] Boxes = MakeBoxes();

    private static ReadOnlySpan<byte> KeyChoice =>
    [
        57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36,
        63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4,
    ];

    private static ReadOnlySpan<byte> RoundKeyChoice =>
    [
        14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2,
        41, 52, 31, 37, 47, 55, 30, 40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
    ];

    private static ReadOnlySpan<byte> Shifts => [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1];

    private static ReadOnlySpan<byte> Permutation =>
    [
        16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25,
    ];

    private static ReadOnlySpan<byte> Substitutions =>
    [
        14, 4, 13, 1, 2, 15, 11, 8, 3, 10, 6, 12, 5, 9, 0, 7, 0, 15, 7, 4, 14, 2, 13, 1, 10, 6, 12, 11, 9, 5, 3, 8,
        4, 1, 14, 8, 13, 6, 2, 11, 15, 12, 9, 7, 3, 10, 5, 0, 15, 12, 8, 2, 4, 9, 1, 7, 5, 11, 3, 14, 10, 0, 6, 13,
        15, 1, 8, 14, 6, 11, 3, 4, 9, 7, 2, 13, 12, 0, 5, 10, 3, 13, 4, 7, 15, 2, 8, 14, 12, 0, 1, 10, 6, 9, 11, 5,
        0, 14, 7, 11, 10, 4, 13, 1, 5, 8, 12, 6, 9, 3, 2, 15, 13, 8, 10, 1, 3, 15, 4, 2, 11, 6, 7, 12, 0, 5, 14, 9,
        10, 0, 9, 14, 6, 3, 15, 5, 1, 13, 12, 7, 11, 4, 2, 8, 13, 7, 0, 9, 3, 4, 6, 10, 2, 8, 5, 14, 12, 11, 15, 1,
        13, 6, 4, 9, 8, 15, 3, 0, 11, 1, 2, 12, 5, 10, 14, 7, 1, 10, 13, 0, 6, 9, 8, 7, 4, 15, 14, 3, 11, 5, 2, 12,
        7, 13, 14, 3, 0, 6, 9, 10, 1, 2, 8, 5, 11, 12, 4, 15, 13, 8, 11, 5, 6, 15, 0, 3, 4, 7, 2, 12, 1, 10, 14, 9,
        10, 6, 9, 0, 12, 11, 7, 13, 15, 1, 3, 14, 5, 2, 8, 4, 3, 15, 0, 6, 10, 1, 13, 8, 9, 4, 5, 11, 12, 7, 2, 14,
        2, 12, 4, 1, 7, 10, 11, 6, 8, 5, 3, 15, 13, 0, 14, 9, 14, 11, 2, 12, 4, 7, 13, 1, 5, 0, 15, 10, 3, 9, 8, 6,
        4, 2, 1, 11, 10, 13, 7, 8, 15, 9, 12, 5, 6, 3, 0, 14, 11, 8, 12, 7, 1, 14, 2, 13, 6, 15, 0, 9, 10, 4, 5, 3,
        12, 1, 10, 15, 9, 2, 6, 8, 0, 13, 3, 4, 14, 7, 5, 11, 10, 15, 4, 2, 7, 12, 9, 5, 6, 1, 13, 14, 0, 11, 3, 8,
        9, 14, 15, 5, 2, 8, 12, 3, 7, 0, 4, 10, 1, 13, 11, 6, 4, 3, 2, 12, 9, 5, 15, 10, 11, 14, 1, 7, 6, 0, 8, 13,
        4, 11, 2, 14, 15, 0, 8, 13, 3, 12, 9, 7, 5, 10, 6, 1, 13, 0, 11, 7, 4, 9, 1, 10, 14, 3, 5, 12, 2, 15, 8, 6,
        1, 4, 11, 13, 12, 3, 7, 14, 10, 15, 6, 8, 0, 5, 9, 2, 6, 11, 13, 8, 1, 4, 10, 7, 9, 5, 0, 15, 14, 2, 3, 12,
        13, 2, 8, 4, 6, 15, 11, 1, 10, 9, 3, 14, 5, 0, 12, 7, 1, 15, 13, 8, 10, 3, 7, 4, 12, 5, 6, 11, 0, 14, 9, 2,
        7, 11, 4, 1, 9, 12, 14, 2, 0, 6, 10, 13, 15, 3, 5, 8, 2, 1, 14, 7, 4, 10, 8, 13, 15, 12, 9, 0, 3, 5, 6, 11,
    ];

    /// <summary>The sixteen round keys of 48 bits, their groups of six laid out as <see cref="Mix"/> meets them.</summary>
    public static (uint Even, uint Odd)[] Schedule(ulong key)
    {
        var chosen = Permute(key, 64, KeyChoice);
        var (c, d) = ((uint)(chosen >> Half), (uint)chosen & ((1u << Half) - 1));
        var keys = new (uint, uint)[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            (c, d) = (Rotate(c, Shifts[round]), Rotate(d, Shifts[round]));
            keys[round] = Spread(Permute(((ulong)c << Half) | d, 2 * Half, RoundKeyChoice));
        }

        return keys;
    }

    /// <summary>
    /// The round function: expansion, key, substitution and permutation. The expansion takes six bits at every fourth place: those of the even boxes are the upper
    /// six of the bytes of the half turned right by one, those of the odd boxes the same of the half turned left by three.
    /// </summary>
    public static uint Mix(uint half, (uint Even, uint Odd) key)
    {
        var boxes = Boxes;
        var even = BitOperations.RotateRight(half, 1) ^ key.Even;
        var odd = BitOperations.RotateLeft(half, 3) ^ key.Odd;
        return boxes[even >> 26] ^ boxes[64 | (odd >> 26)]
            ^ boxes[128 | ((even >> 18) & 63)] ^ boxes[192 | ((odd >> 18) & 63)]
            ^ boxes[256 | ((even >> 10) & 63)] ^ boxes[320 | ((odd >> 10) & 63)]
            ^ boxes[384 | ((even >> 2) & 63)] ^ boxes[448 | ((odd >> 2) & 63)];
    }

    private static (uint Even, uint Odd) Spread(ulong key)
    {
        var (even, odd) = (0u, 0u);
        for (var box = 0; box < 8; box += 2)
        {
            even = (even << 8) | (uint)((key >> (42 - (6 * box))) & 63) << 2;
            odd = (odd << 8) | (uint)((key >> (36 - (6 * box))) & 63) << 2;
        }

        return (even, odd);
    }

    private static uint Rotate(uint half, int by) => ((half << by) | (half >> (Half - by))) & ((1u << Half) - 1);

    private static ulong Permute(ulong value, int width, ReadOnlySpan<byte> choice)
    {
        var permuted = 0ul;
        foreach (var bit in choice)
        {
            permuted = (permuted << 1) | ((value >> (width - bit)) & 1);
        }

        return permuted;
    }

    private static uint[] MakeBoxes()
    {
        var boxes = new uint[8 * 64];
        for (var at = 0; at < boxes.Length; at++)
        {
            var (box, six) = (at >> 6, at & 63);
            var row = ((six >> 4) & 2) | (six & 1);
            var column = (six >> 1) & 15;
            var four = (uint)Substitutions[(box << 6) | (row << 4) | column];
            boxes[at] = (uint)Permute(four << (28 - (4 * box)), 32, Permutation);
        }

        return boxes;
    }
}
