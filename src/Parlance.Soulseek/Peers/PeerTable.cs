using System.Net;

namespace Parlance.Soulseek;

/// <summary>The message connections there are, by name.</summary>
internal sealed class PeerTable
{
    /// <summary>Most message connections under one name; with one more the quietest is closed.</summary>
    public const int MaxPerName = 4;
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<PeerConnection>> byName = new(StringComparer.Ordinal);

    /// <summary>Adds one.</summary>
    /// <returns>One that has to go for it, or null.</returns>
    public PeerConnection? Add(PeerConnection peer)
    {
        lock (gate)
        {
            if (!byName.TryGetValue(peer.Username, out var list))
            {
                byName[peer.Username] = list = [];
            }

            list.Add(peer);
            return list.Count > MaxPerName ? list.MaxBy(p => p.Idle) : null;
        }
    }

    public void Remove(PeerConnection peer)
    {
        lock (gate)
        {
            if (byName.TryGetValue(peer.Username, out var list) && list.Remove(peer) && list.Count == 0)
            {
                byName.Remove(peer.Username);
            }
        }
    }

    /// <summary>The newest connection whose name is more than a claim. One that the other side opened is used only once it has spoken: it may be the loser of its race, about to be closed.</summary>
    public PeerConnection? FindKnown(string username)
    {
        lock (gate)
        {
            return byName.GetValueOrDefault(username)?.LastOrDefault(p => p is { IsKnown: true, HasSpoken: true, IsClosed: false });
        }
    }

    /// <summary>Connections that claim to be of a user and come from his address.</summary>
    public PeerConnection? Confirm(string username, IPAddress address)
    {
        lock (gate)
        {
            var found = byName.GetValueOrDefault(username)?.LastOrDefault(p => p is { HasSpoken: true, IsClosed: false } && p.Address.Equals(address));
            if (found is not null)
            {
                found.IsKnown = true;
            }

            return found;
        }
    }

    /// <summary>Whether anybody claims to be this user.</summary>
    public bool Has(string username)
    {
        lock (gate)
        {
            return byName.ContainsKey(username);
        }
    }

    public PeerConnection[] All()
    {
        lock (gate)
        {
            return [.. byName.Values.SelectMany(list => list)];
        }
    }
}
