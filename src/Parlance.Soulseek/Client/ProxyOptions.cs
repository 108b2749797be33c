namespace Parlance.Soulseek;

/// <summary>A SOCKS5 proxy (RFC 1928), with user and password (RFC 1929) when there is a user.</summary>
/// <param name="Host">Name or address of its host.</param>
/// <param name="Port">Its TCP port.</param>
/// <param name="User">User, at most 255 bytes; null for none.</param>
/// <param name="Password">Password, at most 255 bytes.</param>
public sealed record ProxyOptions(string Host, int Port, string? User = null, string? Password = null);
