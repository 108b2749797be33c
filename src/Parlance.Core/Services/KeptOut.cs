using System.Net;
using Parlance.Core.Limits;

namespace Parlance.Core.Services;

/// <summary>
/// Guests who were put out and may not come back for a while. They have no account to be known by: nobody may come as a guest under that name, nor, unless the
/// operator trusts it, from that address. In memory only.
/// </summary>
/// <param name="limits">Which addresses are trusted: many people share them.</param>
/// <param name="time">The clock.</param>
public sealed class KeptOut(ServerLimits limits, TimeProvider time)
{
    /// <summary>Names and addresses that are remembered; those whose time ends first give way.</summary>
    public const int Most = 2000;

    /// <summary>How long a guest stays out when nobody says otherwise.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(2);

    private readonly Lock gate = new();
    private readonly Dictionary<object, DateTimeOffset> until = [];
    private readonly Networks trusted = new(limits.TrustedNetworks);

    /// <summary>Keeps a guest out.</summary>
    public void Add(string name, IPAddress address, TimeSpan span)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            foreach (var key in KeysOf(name, address))
            {
                if (until.Count >= Most && !until.ContainsKey(key))
                {
                    MakeRoom(now);
                }

                until[key] = now + span;
            }
        }
    }

    /// <summary>Whether nobody may come in as a guest of a name from an address.</summary>
    public bool Holds(string name, IPAddress address)
    {
        lock (gate)
        {
            return until.Count > 0 && KeysOf(name, address).Any(key => until.TryGetValue(key, out var end) && end > time.GetUtcNow());
        }
    }

    private IEnumerable<object> KeysOf(string name, IPAddress address)
    {
        yield return Handles.Look(name).ToUpperInvariant();
        if (!trusted.Contains(address))
        {
            yield return Networks.Key(address);
        }
    }

    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (key, _) in until.Where(entry => entry.Value <= now).ToArray())
        {
            until.Remove(key);
        }

        if (until.Count >= Most)
        {
            until.Remove(until.MinBy(entry => entry.Value).Key);
        }
    }
}
