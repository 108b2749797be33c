using System.Collections.Concurrent;
using System.Net;
using Parlance.Core.Limits;

namespace Parlance.Server.Listening;

/// <summary>How many connections one address may have and make. An address is an IPv4 address or an IPv6 /64.</summary>
/// <param name="limits">The limits.</param>
/// <param name="time">The clock.</param>
internal sealed class ConnectionGate(ServerLimits limits, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Networks trusted = new(limits.TrustedNetworks);
    private readonly Allowance<IPAddress> fresh = new(limits.NewConnectionsPerAddress, Window, time);
    private readonly ConcurrentDictionary<IPAddress, int> open = [];

    /// <summary>Addresses that have connections.</summary>
    public int Addresses => open.Count;

    /// <summary>Whether another connection of this address may come in; if so it counts until <see cref="Leave"/>.</summary>
    public bool TryEnter(IPAddress address)
    {
        if (trusted.Contains(address))
        {
            return true;
        }

        var from = Networks.Key(address);
        if (!fresh.TryTake(from))
        {
            return false;
        }

        if (open.AddOrUpdate(from, 1, (_, count) => count + 1) <= limits.ConnectionsPerAddress)
        {
            return true;
        }

        Count(from);
        return false;
    }

    /// <summary>A connection that came in has ended.</summary>
    public void Leave(IPAddress address)
    {
        if (!trusted.Contains(address))
        {
            Count(Networks.Key(address));
        }
    }

    private void Count(IPAddress from)
    {
        if (open.AddOrUpdate(from, 0, (_, count) => count - 1) <= 0)
        {
            open.TryRemove(KeyValuePair.Create(from, 0));
        }
    }
}
