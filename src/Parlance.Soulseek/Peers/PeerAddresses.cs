using System.Collections.Concurrent;

namespace Parlance.Soulseek;

/// <summary>Addresses the server told, remembered for a while.</summary>
internal sealed class PeerAddresses
{
    /// <summary>Most addresses remembered; beyond, all are forgotten.</summary>
    public const int MaxRemembered = 10_000;
    private readonly ClientCore core;
    private readonly ConcurrentDictionary<string, (PeerAddress Address, long Since)> known = new(StringComparer.Ordinal);

    public PeerAddresses(ClientCore core, ClientUsers users)
    {
        this.core = core;
        core.Routes.On<ToClient.GetPeerAddress>();
        users.StatusTold += (name, status, _) =>
        {
            if (status == UserStatus.Offline)
            {
                Forget(name);
            }
        };
    }

    /// <summary>How many are remembered.</summary>
    public int Count => known.Count;

    /// <summary>Where a user listens.</summary>
    /// <returns>Null when he is not online.</returns>
    /// <exception cref="SoulseekException">The server cannot be asked.</exception>
    public async ValueTask<PeerAddress?> FindAsync(string username, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(username, out var there) && core.Time.GetElapsedTime(there.Since) < core.Options.Peers.AddressCache)
        {
            return there.Address;
        }

        var told = await core.AskAsync<ToServer.GetPeerAddress, ToClient.GetPeerAddress>(new(username), m => m.Username == username, cancellationToken);
        if (told.Ip == Wire.Ip4.None)
        {
            known.TryRemove(username, out _);
            return null;
        }

        var address = PeerAddress.Of(told.Ip, told.Port, told.ObfuscationType, told.ObfuscatedPort);
        Remember(username, address);
        return address;
    }

    public void Forget(string username) => known.TryRemove(username, out _);

    /// <summary>Notes where a user listens.</summary>
    public void Remember(string username, PeerAddress address)
    {
        if (known.Count >= MaxRemembered)
        {
            known.Clear();
        }

        known[username] = (address, core.Time.GetTimestamp());
    }
}
