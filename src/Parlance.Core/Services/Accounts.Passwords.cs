using System.Security.Cryptography;
using System.Text;
using Parlance.Core.Model;

namespace Parlance.Core.Services;

/// <summary>
/// Passwords for one network alone. While an account has one, that network takes no other from it, so what somebody on the way overhears there opens nothing else.
/// </summary>
public sealed partial class Accounts
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Digits = "23456789";
    private const int RandomLength = 16;
    private const int Significant = 8;
    private const int LongestNetworkPassword = 64;
    private static readonly CredentialKind[] OwnKinds = [CredentialKind.Ares, CredentialKind.Soulseek, CredentialKind.Icq, CredentialKind.MyIcq];

    /// <summary>The networks for which an account has a password of its own.</summary>
    public static IReadOnlyList<Network> NetworkPasswords(Account account) =>
        [.. new[] { Network.Ares, Network.Soulseek, Network.Icq, Network.MyIcq }.Where(network => HasOwnPassword(account, network))];

    /// <summary>Gives an account a password for one network.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="network">Ares, Soulseek, ICQ or MyICQ.</param>
    /// <param name="password">The password; null for a random one (16 characters, 8 on ICQ, which compares no more). At most 64 bytes.</param>
    /// <returns>The outcome, and the password to show to its owner once.</returns>
    public async Task<NetworkPassword> SetNetworkPasswordAsync(Account account, Network network, string? password = null)
    {
        if (KindOf(network) is not { } kind)
        {
            return new NetworkPassword(NetworkPasswordOutcome.NoSuchNetwork);
        }

        var chosen = password ?? RandomPassword(network);
        if (chosen.Length == 0 || Encoding.UTF8.GetByteCount(chosen) > LongestNetworkPassword)
        {
            return new NetworkPassword(NetworkPasswordOutcome.Unsuitable);
        }

        if (await hashing.HashAsync(kind == CredentialKind.Icq ? PasswordSpellings.First8(chosen) : chosen) is not { } verifier)
        {
            return new NetworkPassword(NetworkPasswordOutcome.Busy);
        }

        Update(account, r => r with { Verifiers = With(r.Verifiers, kind, verifier, chosen) });
        return await IsStoredAsync()
            ? new NetworkPassword(NetworkPasswordOutcome.Set, chosen)
            : new NetworkPassword(NetworkPasswordOutcome.NotStored);
    }

    /// <summary>
    /// Takes an account's password for one network away; the shared one counts there again. On Ares only typed: what its saved passwords are compared with is made
    /// when the shared one is next set.
    /// </summary>
    public async Task<NetworkPasswordOutcome> RevokeNetworkPasswordAsync(Account account, Network network)
    {
        if (KindOf(network) is not { } kind)
        {
            return NetworkPasswordOutcome.NoSuchNetwork;
        }

        if (!HasOwnPassword(account, network))
        {
            return NetworkPasswordOutcome.NoneSet;
        }

        Update(account, r => r with { Verifiers = Without(r.Verifiers, kind) });
        return await IsStoredAsync() ? NetworkPasswordOutcome.Revoked : NetworkPasswordOutcome.NotStored;
    }

    /// <summary>The passwords of one account, with those of another for the networks where people go by numbers.</summary>
    internal static Dictionary<CredentialKind, string> JoinVerifiers(IReadOnlyDictionary<CredentialKind, string> named, IReadOnlyDictionary<CredentialKind, string>? numbered)
    {
        var joined = new Dictionary<CredentialKind, string>(named);
        if (numbered is not null && numbered.GetValueOrDefault(CredentialKind.Password) is { } shared)
        {
            joined[CredentialKind.MyIcq] = numbered.GetValueOrDefault(CredentialKind.MyIcq) ?? shared;
            joined[CredentialKind.Icq] = numbered.GetValueOrDefault(CredentialKind.Icq) ?? numbered.GetValueOrDefault(CredentialKind.First8) ?? shared;
        }

        return joined;
    }

    private static bool HasOwnPassword(Account account, Network network) => OwnVerifier(account.Record.Verifiers, network) is not null;

    private static string? OwnVerifier(IReadOnlyDictionary<CredentialKind, string> verifiers, Network network) =>
        KindOf(network) is { } kind ? verifiers.GetValueOrDefault(kind) : null;

    private static CredentialKind? KindOf(Network network) => network switch
    {
        Network.Ares => CredentialKind.Ares,
        Network.Soulseek => CredentialKind.Soulseek,
        Network.Icq => CredentialKind.Icq,
        Network.MyIcq => CredentialKind.MyIcq,
        _ => null,
    };

    /// <summary>A letter and a digit are always among them: Ares rooms ask for both.</summary>
    private static string RandomPassword(Network network) =>
        RandomNumberGenerator.GetString(Letters, 1)
        + RandomNumberGenerator.GetString(Digits, 1)
        + RandomNumberGenerator.GetString(Letters + Digits, (network == Network.Icq ? Significant : RandomLength) - 2);

    /// <summary>What stays when the shared password changes: the networks' own ones, and the refusal of a secret for Ares.</summary>
    private static Dictionary<CredentialKind, string> KeepOwn(
        IReadOnlyDictionary<CredentialKind, string> before, IReadOnlyDictionary<CredentialKind, string> after)
    {
        var kept = new Dictionary<CredentialKind, string>(after);
        foreach (var kind in OwnKinds)
        {
            if (before.TryGetValue(kind, out var own))
            {
                kept[kind] = own;
            }
        }

        if (before.GetValueOrDefault(CredentialKind.AresSha1) is { } secret && (secret.Length == 0 || before.ContainsKey(CredentialKind.Ares)))
        {
            kept[CredentialKind.AresSha1] = secret;
        }

        return kept;
    }

    private static Dictionary<CredentialKind, string> Without(IReadOnlyDictionary<CredentialKind, string> before, CredentialKind kind)
    {
        var after = new Dictionary<CredentialKind, string>(before);
        after.Remove(kind);
        if (kind == CredentialKind.Ares && before.GetValueOrDefault(CredentialKind.AresSha1) is { Length: > 0 })
        {
            after.Remove(CredentialKind.AresSha1);
        }

        return after;
    }

    private Dictionary<CredentialKind, string> With(IReadOnlyDictionary<CredentialKind, string> before, CredentialKind kind, string verifier, string password)
    {
        var after = new Dictionary<CredentialKind, string>(before) { [kind] = verifier };
        if (kind == CredentialKind.Ares && before.GetValueOrDefault(CredentialKind.AresSha1) is not { Length: 0 })
        {
            AddAresSecret(after, password);
        }

        return after;
    }
}

/// <summary>What came of giving a network its own password.</summary>
/// <param name="Outcome">Whether it is set.</param>
/// <param name="Password">The password, when it is; nothing keeps it.</param>
public readonly record struct NetworkPassword(NetworkPasswordOutcome Outcome, string Password = "")
{
    private const string Telling = ", and nowhere else, is ";

    /// <summary>How its owner is told; the one sentence of the service that carries a password.</summary>
    /// <param name="network">The network it counts on.</param>
    public string ToWords(Network network) => $"Your password on {network}{Telling}{Password}";

    /// <summary>Whether a text tells a password, as <see cref="ToWords"/> writes it.</summary>
    /// <param name="text">What is said to somebody.</param>
    public static bool IsToldIn(string text) => text.Contains(Telling, StringComparison.Ordinal);
}

/// <summary>How setting or revoking a network's own password ended.</summary>
public enum NetworkPasswordOutcome
{
    /// <summary>Set and stored.</summary>
    Set,

    /// <summary>Taken away and stored.</summary>
    Revoked,

    /// <summary>There was none to take away.</summary>
    NoneSet,

    /// <summary>No network that has passwords of its own.</summary>
    NoSuchNetwork,

    /// <summary>Empty or too long.</summary>
    Unsuitable,

    /// <summary>Too many passwords wait to be hashed.</summary>
    Busy,

    /// <summary>It could not be stored.</summary>
    NotStored,
}
