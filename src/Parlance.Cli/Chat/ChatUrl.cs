using System.Net;

namespace Parlance.Cli.Chat;

/// <summary>Where to chat and as whom: <c>network://user:password@host:port/room,room</c>.</summary>
/// <param name="Network">The network.</param>
/// <param name="User">Name or number; empty when not told.</param>
/// <param name="Password">Null when not told.</param>
/// <param name="Server">The server.</param>
/// <param name="Rooms">Rooms to join.</param>
internal sealed record ChatUrl(string Network, string User, string? Password, IPEndPoint Server, IReadOnlyList<string> Rooms)
{
    private static readonly Dictionary<string, int> Ports = new() { ["ares"] = 14884, ["soulseek"] = 2242, ["icq"] = 4000, ["myicq"] = 8000 };

    /// <summary>Reads a URL.</summary>
    /// <param name="text">The URL.</param>
    /// <param name="wrong">Why it is none.</param>
    public static ChatUrl? Parse(string text, out string wrong)
    {
        wrong = string.Empty;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || !Ports.TryGetValue(uri.Scheme, out var port))
        {
            wrong = "it must begin with ares://, soulseek://, icq:// or myicq://, then NAME@HOST:PORT";
            return null;
        }

        if (HostPort.Parse($"{uri.Host}:{(uri.Port > 0 ? uri.Port : port)}") is not { } server)
        {
            wrong = $"nobody knows the host {uri.Host}";
            return null;
        }

        var colon = uri.UserInfo.IndexOf(':', StringComparison.Ordinal);
        var user = Uri.UnescapeDataString(colon < 0 ? uri.UserInfo : uri.UserInfo[..colon]);
        var password = colon < 0 ? null : Uri.UnescapeDataString(uri.UserInfo[(colon + 1)..]);
        var rooms = uri.AbsolutePath.Trim('/').Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString);
        return new ChatUrl(uri.Scheme, user, password, server, [.. rooms]);
    }
}
