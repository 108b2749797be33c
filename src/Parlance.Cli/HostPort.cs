using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Parlance.Cli;

/// <summary>Reads where something is, as users type it: <c>host:port</c>, <c>:port</c> or <c>port</c>, the latter two on this machine.</summary>
internal static class HostPort
{
    /// <summary>Reads it, asking for the address of a name.</summary>
    /// <returns>Null when it is none, or when nobody knows the name.</returns>
    public static IPEndPoint? Parse(string text, int? usualPort = null)
    {
        var colon = text.LastIndexOf(':');
        var (host, port) = colon < 0 && IsPort(text) && usualPort is null ? (string.Empty, text) : colon < 0 ? (text, string.Empty) : (text[..colon], text[(colon + 1)..]);
        var number = port.Length == 0 ? usualPort : IsPort(port) ? int.Parse(port, CultureInfo.InvariantCulture) : null;
        return number is { } known && Address(host) is { } address ? new IPEndPoint(address, known) : null;
    }

    private static bool IsPort(string text) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static IPAddress? Address(string host)
    {
        if (host.Length == 0 || host is "localhost")
        {
            return IPAddress.Loopback;
        }

        try
        {
            return IPAddress.TryParse(host, out var address) && address.AddressFamily == AddressFamily.InterNetwork
                ? address
                : Dns.GetHostAddresses(host, AddressFamily.InterNetwork).FirstOrDefault();
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
