namespace Parlance.Server.Running;

/// <summary>How far the server is.</summary>
internal sealed class ServerState
{
    private volatile Phase phase;

    /// <summary>What listens where, one line each.</summary>
    public IReadOnlyList<string> Listening { get; set; } = [];

    /// <summary>The phase.</summary>
    public Phase Phase
    {
        get => phase;
        set => phase = value;
    }
}

/// <summary>Phases of a server's life.</summary>
internal enum Phase
{
    /// <summary>Not all listeners are open yet.</summary>
    Starting,

    /// <summary>All listeners are open.</summary>
    Ready,

    /// <summary>It takes nobody new.</summary>
    Stopping,
}
