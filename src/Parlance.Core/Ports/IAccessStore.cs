using Parlance.Core.Model;

namespace Parlance.Core.Ports;

/// <summary>Browsers that are signed in, and tokens for scripts, as they are stored.</summary>
public interface IAccessStore
{
    /// <summary>All of them, at start.</summary>
    Task<IReadOnlyList<AccessRecord>> LoadAsync(CancellationToken cancellation);

    /// <summary>Inserts or replaces one.</summary>
    void Put(AccessRecord access);

    /// <summary>Deletes one.</summary>
    void Delete(string hash);
}

/// <summary>A sign-in or a token as it is stored: nothing that lets somebody in.</summary>
/// <param name="Hash">Hash of the secret that its owner shows.</param>
/// <param name="AccountId">Whose it is.</param>
/// <param name="IsToken">For scripts; else for a browser.</param>
/// <param name="Name">What its owner called a token.</param>
/// <param name="Most">The most it gives leave to, whatever the account may.</param>
/// <param name="Ranges">Address ranges it may be used from; none for anywhere.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UsedAt">When it was used last, to the hour.</param>
/// <param name="Expires">When it ends; null for never.</param>
public sealed record AccessRecord(
    string Hash,
    long AccountId,
    bool IsToken,
    string Name,
    Role Most,
    IReadOnlyList<string> Ranges,
    DateTimeOffset CreatedAt,
    DateTimeOffset UsedAt,
    DateTimeOffset? Expires);
