using System.Globalization;
using System.Net;

namespace Parlance.Wire;

/// <summary>An IPv4 address as the number its dotted form stands for (127.0.0.1 is 0x7F000001).</summary>
/// <remarks>All four networks carry IPv4 only; in which order the octets travel is a matter of the <see cref="WireStyle"/>.</remarks>
public readonly record struct Ip4(uint Value)
{
    /// <summary>0.0.0.0, which the networks read as "not known" or "not online".</summary>
    public static Ip4 None => default;

    /// <summary>Makes an address of four octets in reading order.</summary>
    public static Ip4 Of(byte a, byte b, byte c, byte d) => new(((uint)a << 24) | ((uint)b << 16) | ((uint)c << 8) | d);

    /// <summary>The IPv4 form of a socket address; <see cref="None"/> for an IPv6 address that maps to none.</summary>
    public static Ip4 From(IPAddress? address)
    {
        Span<byte> octets = stackalloc byte[16];
        if (address is null || !address.TryWriteBytes(octets, out var written))
        {
            return None;
        }

        return written == 4 ? Of(octets[0], octets[1], octets[2], octets[3])
            : address.IsIPv4MappedToIPv6 ? Of(octets[12], octets[13], octets[14], octets[15])
            : None;
    }

    /// <summary>Reads dotted form.</summary>
    public static bool TryParse(string text, out Ip4 address)
    {
        var found = IPAddress.TryParse(text, out var parsed);
        address = found ? From(parsed) : None;
        return found;
    }

    /// <summary>The same address for the socket API.</summary>
    public IPAddress ToIPAddress() => new([(byte)(Value >> 24), (byte)(Value >> 16), (byte)(Value >> 8), (byte)Value]);

    /// <summary>Dotted form.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Value >> 24}.{(Value >> 16) & 255}.{(Value >> 8) & 255}.{Value & 255}");
}
