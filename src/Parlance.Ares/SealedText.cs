using System.Security.Cryptography;
using System.Text;

namespace Parlance.Ares;

/// <summary>
/// Private messages as cb0t seals them (200, cb0t_pm_msg): a key of DES, and the text encrypted with it. The key travels with the message, so this hides words from a glance and from filters of
/// rooms, and from nobody who looks.
/// </summary>
/// <remarks>DES-CBC with PKCS #7; the start value is the beginning of the SHA-1 of the receiver's name. Source: cb0t 3.39.</remarks>
public static class SealedText
{
    /// <summary>The node port by which a login says that sealed messages are understood.</summary>
    public const ushort NodePort = 65535;

    private const int Block = 8;

    /// <summary>Seals a text with a new key.</summary>
    /// <param name="text">The text.</param>
    /// <param name="receiver">Name of the receiver, as the room gave it.</param>
    public static byte[] Seal(string text, string receiver)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(receiver);
        using var des = DES.Create();
        des.GenerateKey();
        return [.. des.Key, .. des.EncryptCbc(Encoding.UTF8.GetBytes(text), Start(receiver))];
    }

    /// <summary>Opens what a stranger sealed.</summary>
    /// <param name="content">The key, and what is encrypted.</param>
    /// <param name="receiver">Name of the receiver.</param>
    /// <returns>The text; null when it is no sealed text, is for another receiver, or longer than <see cref="AresLimits.Sealed"/>.</returns>
    public static string? Open(ReadOnlySpan<byte> content, string receiver)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        var key = content[..Math.Min(content.Length, Block)].ToArray();
        var sealedBytes = content[key.Length..];
        if (sealedBytes.Length is 0 or > AresLimits.Sealed || sealedBytes.Length % Block != 0 || DES.IsWeakKey(key) || DES.IsSemiWeakKey(key))
        {
            return null;
        }

        using var des = DES.Create();
        des.Key = key;
        var open = des.DecryptCbc(sealedBytes, Start(receiver), PaddingMode.None);
        var padding = open[^1];
        return padding is > 0 and <= Block && open.AsSpan(open.Length - padding).IndexOfAnyExcept(padding) < 0
            ? Encoding.UTF8.GetString(open, 0, open.Length - padding)
            : null;
    }

    private static byte[] Start(string receiver) => SHA1.HashData(Encoding.UTF8.GetBytes(receiver))[..Block];
}
