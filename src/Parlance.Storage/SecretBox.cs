using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Parlance.Core.Ports;

namespace Parlance.Storage;

/// <summary>AES-256-GCM under a key that lies beside the database, not in it. The purpose is authenticated with the secret.</summary>
internal sealed class SecretBox : ISecretBox, IDisposable
{
    private const string Version = "1:";
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly AesGcm cipher;
    private readonly Lock gate = new(); // one cipher must not be used by two threads at once

    private SecretBox(byte[] key) => cipher = new AesGcm(key, TagSize);

    /// <summary>Reads the key file, or makes it.</summary>
    /// <exception cref="StorageOpenException">The file is not a key.</exception>
    public static SecretBox Open(string file)
    {
        try
        {
            return new SecretBox(File.Exists(file) ? Read(file) : Make(file));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StorageOpenException($"The key file {file} cannot be used: {problem.Message}", problem);
        }
    }

    public string Seal(string purpose, ReadOnlySpan<byte> secret)
    {
        var box = new byte[NonceSize + TagSize + secret.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        lock (gate)
        {
            cipher.Encrypt(box.AsSpan(0, NonceSize), secret, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(purpose));
        }

        return Version + Convert.ToBase64String(box);
    }

    public bool TryOpen(string purpose, string sealedText, [NotNullWhen(true)] out byte[]? secret)
    {
        secret = null;
        var box = new byte[sealedText.Length];
        if (!sealedText.StartsWith(Version, StringComparison.Ordinal)
            || !Convert.TryFromBase64Chars(sealedText.AsSpan(Version.Length), box, out var length) || length < NonceSize + TagSize)
        {
            return false;
        }

        var opened = new byte[length - NonceSize - TagSize];
        try
        {
            lock (gate)
            {
                cipher.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize + TagSize, opened.Length), box.AsSpan(NonceSize, TagSize), opened, Encoding.UTF8.GetBytes(purpose));
            }
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }

        secret = opened;
        return true;
    }

    public void Dispose() => cipher.Dispose();

    private static byte[] Read(string file)
    {
        var key = new byte[KeySize];
        return Convert.TryFromBase64String(File.ReadAllText(file).Trim(), key, out var length) && length == KeySize
            ? key
            : throw new StorageOpenException($"The key file {file} is damaged; put back a copy of it, or remove it to start with a new key (sealed secrets are then lost).");
    }

    /// <summary>Written beside and renamed, so that a crash leaves either no key or a whole one.</summary>
    private static byte[] Make(string file)
    {
        var key = RandomNumberGenerator.GetBytes(KeySize);
        var fresh = file + ".new";
        using (var stream = StorageDirectory.Create(fresh, FileMode.Create))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(key)));
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, file);
        return key;
    }
}
