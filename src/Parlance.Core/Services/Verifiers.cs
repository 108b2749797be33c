using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parlance.Core.Services;

/// <summary>The form a password is stored in: <c>pbkdf2-sha512$rounds$salt$hash</c>, so that rounds can be raised without breaking what is there.</summary>
internal static class Verifiers
{
    private const string Scheme = "pbkdf2-sha512";
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    public static string Make(string password, int rounds) => Make(password, RandomNumberGenerator.GetBytes(SaltBytes), rounds);

    /// <summary>A verifier that no password fits, as costly to check as a real one.</summary>
    public static string Shape(int rounds) => Join(rounds, new byte[SaltBytes], new byte[HashBytes]);

    public static bool Check(string password, string verifier)
    {
        var parts = verifier.Split('$');
        if (parts.Length != 4 || parts[0] != Scheme || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var rounds) || rounds <= 0)
        {
            return false;
        }

        var (salt, expected) = (new byte[SaltBytes], new byte[HashBytes]);
        return Convert.TryFromBase64String(parts[2], salt, out _)
            && Convert.TryFromBase64String(parts[3], expected, out var length)
            && length == HashBytes
            && CryptographicOperations.FixedTimeEquals(expected, Hash(password, salt, rounds));
    }

    private static string Make(string password, byte[] salt, int rounds) => Join(rounds, salt, Hash(password, salt, rounds));

    private static string Join(int rounds, byte[] salt, byte[] hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{Scheme}${rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");

    private static byte[] Hash(string password, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, rounds, HashAlgorithmName.SHA512, HashBytes);
}
