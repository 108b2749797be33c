using System.Net;

namespace Parlance.Core.Limits;

/// <summary>A set of address ranges.</summary>
public sealed class Networks
{
    private readonly IPNetwork[] ranges;

    /// <summary>Reads ranges in CIDR form; a bare address is a range of one.</summary>
    /// <exception cref="FormatException">One of them is neither.</exception>
    public Networks(IEnumerable<string> ranges) => this.ranges = [.. ranges.Select(Parse)];

    /// <summary>Reads one range.</summary>
    public static IPNetwork Parse(string text) => TryParse(text, out var network)
        ? network
        : throw new FormatException($"'{text}' is not an address or a range like 10.0.0.0/8.");

    /// <summary>Reads one range.</summary>
    public static bool TryParse(string text, out IPNetwork network)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
            return true;
        }

        return IPNetwork.TryParse(text, out network);
    }

    /// <summary>Whether an address lies in one of the ranges.</summary>
    public bool Contains(IPAddress address)
    {
        var plain = Plain(address);
        return Array.Exists(ranges, r => r.Contains(plain));
    }

    /// <summary>What counts as one address: an IPv4 address, or the /64 an IPv6 address lies in.</summary>
    public static IPAddress Key(IPAddress address)
    {
        var plain = Plain(address);
        if (plain.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork)
        {
            return plain;
        }

        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
