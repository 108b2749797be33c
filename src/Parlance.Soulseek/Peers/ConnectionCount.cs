using System.Net;

namespace Parlance.Soulseek;

/// <summary>How many connections there are, over all and from each address.</summary>
internal sealed class ConnectionCount(PeerOptions options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<IPAddress, int> byAddress = [];
    private int all;

    public int All => Volatile.Read(ref all);

    /// <summary>Counts one more, unless there are too many.</summary>
    public bool TryEnter(IPAddress address)
    {
        lock (gate)
        {
            var here = byAddress.GetValueOrDefault(address);
            if (all >= options.MaxConnections || (here >= options.MaxConnectionsPerAddress && !IPAddress.IsLoopback(address)))
            {
                return false;
            }

            all++;
            byAddress[address] = here + 1;
            return true;
        }
    }

    public void Leave(IPAddress address)
    {
        lock (gate)
        {
            all--;
            if (--System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(byAddress, address, out _) <= 0)
            {
                byAddress.Remove(address);
            }
        }
    }
}
