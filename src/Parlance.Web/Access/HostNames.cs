using System.Net;
using Microsoft.AspNetCore.Http;

namespace Parlance.Web.Access;

/// <summary>
/// The names this server goes by. A page of a stranger that points its own name at this address (DNS rebinding) still sends its own name; an address
/// cannot be rebound, so the address a request came in at is always right.
/// </summary>
internal sealed class HostNames(WebOptions options)
{
    private const string Local = "localhost";
    private readonly HashSet<string> known = new(options.Hosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the request names this server.</summary>
    public bool Knows(HttpContext context)
    {
        var host = context.Request.Host;
        return host.HasValue && (known.Contains(host.Value) || known.Contains(host.Host) || (IsOwnPort(context, host) && IsOwnName(context, host.Host)));
    }

    /// <summary>Whether the request comes from a page of this server, or from no page at all. A browser says so in every request that could do harm.</summary>
    public static bool IsOwnOrigin(HttpContext context)
    {
        var request = context.Request;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none"))
        {
            return false;
        }

        var origin = request.Headers.Origin;
        return origin.Count switch
        {
            0 => true,
            1 => Uri.TryCreate(origin.ToString(), UriKind.Absolute, out var page)
                && page.Scheme is "http" or "https"
                && (string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
                    || string.Equals($"{page.Scheme}://{page.Host}:{page.Port}", $"{request.Scheme}://{request.Host.Host}:{request.Host.Port ?? page.Port}", StringComparison.OrdinalIgnoreCase)),
            _ => false,
        };
    }

    private static bool IsOwnPort(HttpContext context, HostString host) => host.Port is null || host.Port == context.Connection.LocalPort;

    private static bool IsOwnName(HttpContext context, string name) =>
        string.Equals(name, Local, StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(name.Trim('[', ']'), out var address) && Plain(address).Equals(Plain(context.Connection.LocalIpAddress ?? IPAddress.None)));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
