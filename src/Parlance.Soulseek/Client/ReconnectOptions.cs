namespace Parlance.Soulseek;

/// <summary>When to connect to the server again after the link broke. Waits grow twofold, each spread by chance over its second half, so that a server that comes back is not run over.</summary>
public sealed record ReconnectOptions
{
    /// <summary>Whether to connect again at all. Never done after a refused login, nor when the same name logged in elsewhere.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The first wait.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest wait.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(5);
}
