using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Parlance.Server.Configuration;

/// <summary>Addresses to listen on, as an operator writes them.</summary>
internal static class Endpoints
{
    /// <summary>Reads <c>127.0.0.1:2242</c>, <c>[::1]:2242</c>, <c>localhost:2242</c> or <c>*:2242</c> (all addresses, both families).</summary>
    /// <exception cref="ConfigurationException">It is none of these.</exception>
    public static IPEndPoint Parse(string key, string text) =>
        TryParse(text, out var endpoint) ? endpoint : throw new ConfigurationException($"{key}: '{text}' is not an address and port like 127.0.0.1:2242, [::1]:2242, localhost:2242 or *:2242.");

    private static bool TryParse(string text, [NotNullWhen(true)] out IPEndPoint? endpoint)
    {
        endpoint = null;
        var colon = text.LastIndexOf(':');
        if (colon < 1 || !ushort.TryParse(text.AsSpan(colon + 1), out var port))
        {
            return false;
        }

        var host = text[..colon];
        var isBracketed = host is ['[', .., ']'];
        var address = host switch
        {
            "*" => IPAddress.IPv6Any,
            "localhost" => IPAddress.Loopback,
            _ => IPAddress.TryParse(host.Trim('[', ']'), out var parsed) && isBracketed == host.Contains(':', StringComparison.Ordinal) ? parsed : null,
        };
        endpoint = address is null ? null : new IPEndPoint(address, port);
        return endpoint is not null;
    }
}
