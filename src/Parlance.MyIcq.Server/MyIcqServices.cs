using Microsoft.Extensions.Logging;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.MyIcq.Server;

/// <summary>What all sessions of the network share.</summary>
/// <param name="Community">The domain.</param>
/// <param name="Options">What the operator set.</param>
/// <param name="Broadcasts">Messages to everybody.</param>
/// <param name="Groups">Numbers of rooms.</param>
/// <param name="Metrics">Counts.</param>
/// <param name="Log">Tells.</param>
internal sealed record MyIcqServices(
    Community Community, MyIcqOptions Options, Broadcasts Broadcasts, MyIcqGroups Groups, SessionMetrics Metrics, ILogger Log)
{
    /// <summary>The number the service itself speaks under, which is the operator's.</summary>
    public const uint ServiceUin = Accounts.OwnerUin;

    public TimeProvider Time => Community.Time;

    /// <summary>The code page an account's clients write in.</summary>
    public Codepage PageOf(Account account) => Codepage.Find(Community.Profiles.Of(account).Codepage) ?? Options.Page;

    /// <summary>Whether a domain in a request means a user of this server. Servers are not linked, so others are nowhere.</summary>
    public bool IsOurs(string? domain) => string.IsNullOrEmpty(domain) || domain.Equals(Options.Domain, StringComparison.OrdinalIgnoreCase);

    /// <summary>The account of a number and domain as requests carry them; null when it is nobody here.</summary>
    public Account? Find(uint uin, string? domain) =>
        IsOurs(domain) && Community.Accounts.TryResolve(uin, out var account) ? account : null;

    /// <summary>Seconds since 1970, as the wire counts time.</summary>
    public static uint Seconds(DateTimeOffset time) => (uint)Math.Clamp(time.ToUnixTimeSeconds(), 0, uint.MaxValue);
}
