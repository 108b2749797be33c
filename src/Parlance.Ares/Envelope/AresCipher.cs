using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>The encryption that cb0t asks for with 250 in its login: every text of the session travels as AES-256-CBC behind a two-byte length.</summary>
/// <remarks>
/// Numbers, addresses and images stay in the clear, and the key itself travels obfuscated by the user's GUID, which travelled in the clear:
/// it keeps curious neighbours out, nobody else. Thread-safe: a session reads and writes at once.
/// Source: cb0t 3.39 and sb0t 5.41, captured.
/// </remarks>
public sealed class AresCipher : IDisposable
{
    /// <summary>Bytes of the initialisation vector.</summary>
    public const int IvSize = 16;

    /// <summary>Bytes of the key.</summary>
    public const int KeySize = 32;

    /// <summary>Bytes of the block that carries both to the client.</summary>
    public const int BlobSize = IvSize + KeySize;

    private readonly Aes aes = Aes.Create();
    private readonly byte[] iv;
    private readonly byte[] key;
    private readonly Lock gate = new();

    /// <summary>Makes a cipher of a key and the vector that every text starts from.</summary>
    /// <exception cref="ArgumentException">A size is wrong.</exception>
    public AresCipher(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> key)
    {
        if (iv.Length != IvSize || key.Length != KeySize)
        {
            throw new ArgumentException($"the vector has {IvSize} bytes and the key {KeySize}");
        }

        this.iv = iv.ToArray();
        this.key = key.ToArray();
        aes.Key = this.key;
    }

    /// <summary>Makes a cipher of fresh random bytes.</summary>
    public static AresCipher Fresh()
    {
        Span<byte> random = stackalloc byte[BlobSize];
        RandomNumberGenerator.Fill(random);
        return new AresCipher(random[..IvSize], random[IvSize..]);
    }

    /// <summary>Reads what the room sent in <see cref="ToClient.CryptoKey"/>.</summary>
    /// <param name="blob">The 48 bytes.</param>
    /// <param name="guid">The GUID of the login, 16 bytes.</param>
    /// <exception cref="WireException">A size is wrong.</exception>
    public static AresCipher FromBlob(ReadOnlySpan<byte> blob, ReadOnlySpan<byte> guid)
    {
        if (blob.Length != BlobSize)
        {
            throw new WireException("key", 0, $"{blob.Length} bytes where {BlobSize} belong");
        }

        Span<byte> open = stackalloc byte[BlobSize];
        blob.CopyTo(open);
        var words = Words(guid);
        for (var i = words.Length - 1; i >= 0; i--)
        {
            AresObfuscation.Show(open, words[i]);
        }

        return new AresCipher(open[..IvSize], open[IvSize..]);
    }

    /// <summary>What the room sends in <see cref="ToClient.CryptoKey"/>: vector and key, obfuscated by the user's GUID.</summary>
    public byte[] ToBlob(ReadOnlySpan<byte> guid)
    {
        byte[] blob = [.. iv, .. key];
        foreach (var word in Words(guid))
        {
            AresObfuscation.Hide(blob, word);
        }

        return blob;
    }

    /// <summary>Bytes that a text of <paramref name="plain"/> bytes takes encrypted, without its length.</summary>
    public static int EncryptedLength(int plain) => ((plain / 16) + 1) * 16;

    /// <summary>Encrypts the UTF-8 bytes of a text.</summary>
    /// <returns>Bytes written.</returns>
    public int Encrypt(ReadOnlySpan<byte> plain, Span<byte> target)
    {
        lock (gate)
        {
            return aes.EncryptCbc(plain, iv, target);
        }
    }

    /// <summary>Decrypts a text.</summary>
    /// <param name="name">The field, for the report.</param>
    /// <param name="offset">Where it lies, for the report.</param>
    /// <param name="encrypted">The bytes behind the length; none is an empty text.</param>
    /// <exception cref="WireException">They are not what this cipher encrypts.</exception>
    public string Decrypt(string name, int offset, ReadOnlySpan<byte> encrypted)
    {
        if (encrypted.IsEmpty)
        {
            return string.Empty;
        }

        if (encrypted.Length % 16 != 0)
        {
            throw new WireException(name, offset, "not whole cipher blocks");
        }

        try
        {
            lock (gate)
            {
                return Texts.Decode(aes.DecryptCbc(encrypted, iv), TextEncoding.Utf8ElseLatin1);
            }
        }
        catch (CryptographicException)
        {
            throw new WireException(name, offset, "not encrypted with this session's key");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => aes.Dispose();

    internal int Encrypt(string text, Span<byte> target)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        return Encrypt(plain, target);
    }

    private static ushort[] Words(ReadOnlySpan<byte> guid)
    {
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        MD5.HashData(guid, hash);
        var words = new ushort[hash.Length / 2];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt16LittleEndian(hash[(2 * i)..]);
        }

        return words;
    }
}
