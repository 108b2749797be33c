using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>The hash of <see cref="ToServer.AutoLogin"/>, by which a saved password logs in without travelling.</summary>
/// <remarks>
/// It needs the room to keep the unsalted SHA-1 of the password, so it protects against listeners, not against a stolen store.
/// </remarks>
public static class SecureLogin
{
    /// <summary>What the room keeps of a password.</summary>
    public static byte[] Secret(string password) => SHA1.HashData(Encoding.UTF8.GetBytes(password));

    /// <summary>The hash as every client in use computes it: cookie, address of the room, secret.</summary>
    /// <param name="secret">See <see cref="Secret"/>.</param>
    /// <param name="cookie">From <see cref="ToClient.MyFeatures"/>.</param>
    /// <param name="server">Address at which the client reached the room.</param>
    public static byte[] Hash(ReadOnlySpan<byte> secret, uint cookie, Ip4 server)
    {
        Span<byte> input = stackalloc byte[8 + SHA1.HashSizeInBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(input, cookie);
        BinaryPrimitives.WriteUInt32BigEndian(input[4..], server.Value);
        Part(secret).CopyTo(input[8..]);
        return SHA1.HashData(input);
    }

    /// <summary>The hash in the order that the seed document gives: secret, address of the room, cookie.</summary>
    public static byte[] SeedHash(ReadOnlySpan<byte> secret, uint cookie, Ip4 server)
    {
        Span<byte> input = stackalloc byte[8 + SHA1.HashSizeInBytes];
        Part(secret).CopyTo(input);
        BinaryPrimitives.WriteUInt32BigEndian(input[SHA1.HashSizeInBytes..], server.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(input[(SHA1.HashSizeInBytes + 4)..], cookie);
        return SHA1.HashData(input);
    }

    /// <summary>Whether a hash is of this secret, in either order, for any of the addresses under which the room may be known.</summary>
    public static bool Matches(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> secret, uint cookie, params ReadOnlySpan<Ip4> servers)
    {
        var found = false;
        foreach (var server in servers)
        {
            found |= CryptographicOperations.FixedTimeEquals(hash, Hash(secret, cookie, server));
            found |= CryptographicOperations.FixedTimeEquals(hash, SeedHash(secret, cookie, server));
        }

        return found;
    }

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> secret) => secret.Length == SHA1.HashSizeInBytes
        ? secret
        : throw new ArgumentException($"a secret has {SHA1.HashSizeInBytes} bytes", nameof(secret));
}
