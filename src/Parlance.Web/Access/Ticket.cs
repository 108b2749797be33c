using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Web.Contract;

namespace Parlance.Web.Access;

/// <summary>What a caller shows to be let in: a browser's sign-in or a token for scripts. Only a hash of the secret is kept.</summary>
/// <param name="hash">Hash of the secret.</param>
/// <param name="person">Whose it is.</param>
/// <param name="isToken">For scripts; else for a browser.</param>
public sealed class Ticket(string hash, Person person, bool isToken)
{
    private const int SecretBytes = 32;
    private const int IdLength = 16;
    private const string AntiforgeryPurpose = "parlance antiforgery ";

    /// <summary>Hash of the secret.</summary>
    public string Hash { get; } = hash;

    /// <summary>Whose it is, under the name they go by at this moment.</summary>
    public Person Person => person.Account?.Person ?? person;

    /// <summary>The account; null for a guest.</summary>
    public Account? Account => person.Account;

    /// <summary>Names it; lets nobody in.</summary>
    public string Id => Hash[..IdLength];

    /// <summary>For scripts; else for a browser.</summary>
    public bool IsToken { get; } = isToken;

    /// <summary>Name its owner gave to a token; empty for a browser.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The most it gives leave to, whatever the account may.</summary>
    public Standing Most { get; init; } = Standing.Owner;

    /// <summary>Where it may be used from; null for anywhere.</summary>
    public Networks? From { get; init; }

    /// <summary>The same in words.</summary>
    public IReadOnlyList<string> Ranges { get; init; } = [];

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends; null for never.</summary>
    public DateTimeOffset? Expires { get; set; }

    /// <summary>When it was used last, to the hour.</summary>
    public DateTimeOffset UsedAt { get; set; }

    /// <summary>A secret that cannot be guessed.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>What is kept of a secret.</summary>
    public static string HashOf(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>What a page must send along with requests that change something: known only to pages of this origin, which can read answers.</summary>
    public static string AntiforgeryOf(string secret) => HashOf(AntiforgeryPurpose + secret);

    /// <summary>Whether it may be used from an address.</summary>
    public bool MayComeFrom(IPAddress address) => From?.Contains(address) != false;
}
