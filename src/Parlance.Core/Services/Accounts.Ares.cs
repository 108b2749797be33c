using Parlance.Core.Model;

namespace Parlance.Core.Services;

/// <summary>The secret that Ares' secure login needs.</summary>
public sealed partial class Accounts
{
    /// <summary>SHA-1 of an account's password; null when it is not kept.</summary>
    public byte[]? AresSecret(Account account) =>
        account.Record.Verifiers.TryGetValue(CredentialKind.AresSha1, out var sealedText) ? Convert.FromHexString(sealedText) : null;
}
