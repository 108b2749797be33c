namespace Parlance.Ares;

/// <summary>The stream obfuscation of hashlinks, nudges and keys. It hides nothing: the rule is public and its key is 16 bits.</summary>
public static class AresObfuscation
{
    /// <summary>Key of hashlinks.</summary>
    public const ushort HashlinkKey = 28435;

    /// <summary>Key of nudges.</summary>
    public const ushort NudgeKey = 1488;

    /// <summary>Obfuscates in place ("e67").</summary>
    public static void Hide(Span<byte> bytes, ushort key)
    {
        uint k = key;
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= (byte)(k >> 8);
            k = Next(k, bytes[i]);
        }
    }

    /// <summary>Undoes <see cref="Hide"/> in place ("d67").</summary>
    public static void Show(Span<byte> bytes, ushort key)
    {
        uint k = key;
        for (var i = 0; i < bytes.Length; i++)
        {
            var hidden = bytes[i];
            bytes[i] ^= (byte)(k >> 8);
            k = Next(k, hidden);
        }
    }

    private static uint Next(uint key, byte hidden) => (((hidden + key) * 23219) + 36126) & 0xFFFF;
}
