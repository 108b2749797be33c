namespace Parlance.Sessions;

/// <summary>Sends to a client without a pipe between. Used by one thread at a time; whoever uses it writes nothing to the pipe.</summary>
public interface IDirectOutput
{
    /// <summary>Sends what the system takes at once, and never waits.</summary>
    /// <returns>How many bytes it took, which may be none; below zero when the connection is gone.</returns>
    int SendNow(ReadOnlySpan<byte> bytes);

    /// <summary>Sends all of it, as soon as the client makes room.</summary>
    /// <returns>False when the connection is gone.</returns>
    Task<bool> SendAsync(ReadOnlyMemory<byte> bytes);
}
