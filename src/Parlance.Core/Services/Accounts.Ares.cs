using System.Net;
using System.Security.Cryptography;
using System.Text;
using Parlance.Core.Model;

namespace Parlance.Core.Services;

/// <summary>The secret that Ares' secure login needs: an unsalted hash, therefore sealed at rest, and an account may do without.</summary>
public sealed partial class Accounts
{
    private const string AresPurpose = "ares-sha1";

    /// <summary>SHA-1 of an account's password; null when it is not kept.</summary>
    public byte[]? AresSecret(Account account) =>
        secrets is not null
        && account.Record.Verifiers.GetValueOrDefault(CredentialKind.AresSha1) is { Length: > 0 } text
        && secrets.TryOpen(AresPurpose, text, out var secret)
            ? secret
            : null;

    /// <summary>Checks what an Ares client computed of its saved password. A wrong one counts as a wrong password.</summary>
    /// <param name="account">The account.</param>
    /// <param name="address">From where.</param>
    /// <param name="matches">Whether what the client sent is of this secret.</param>
    public bool CheckAres(Account account, IPAddress address, Func<byte[], bool> matches)
    {
        if (AresSecret(account) is not { } secret || moderation.IsBanned(account) || !guard.MayTry(account.Handle, address))
        {
            return false;
        }

        var right = matches(secret);
        if (right)
        {
            guard.Forgive(account.Handle, address);
        }

        return right;
    }

    /// <summary>Keeps no such secret for an account from now on, whatever its password becomes.</summary>
    public void RefuseAresSecret(Account account) =>
        Update(account, r => r with { Verifiers = new Dictionary<CredentialKind, string>(r.Verifiers) { [CredentialKind.AresSha1] = string.Empty } });

    private void AddAresSecret(Dictionary<CredentialKind, string> verifiers, string password)
    {
        if (secrets is not null)
        {
            verifiers[CredentialKind.AresSha1] = secrets.Seal(AresPurpose, SHA1.HashData(Encoding.UTF8.GetBytes(password)));
        }
    }
}
