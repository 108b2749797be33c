using System.Collections.Concurrent;

namespace Parlance.Sessions;

/// <summary>Looks once a second after sessions that have a deadline and clients that do not read.</summary>
public sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<StreamSession, byte> sessions = [];
    private readonly ConcurrentDictionary<Outbox, byte> stalled = [];
    private readonly ITimer timer;

    /// <summary>Starts looking.</summary>
    public Watchdog(TimeProvider time) => timer = time.CreateTimer(_ => Look(), null, Period, Period);

    /// <summary>Calls a session's <see cref="StreamSession.OnTick"/> each second from now on.</summary>
    public void Watch(StreamSession session) => sessions.TryAdd(session, 0);

    /// <summary>Ends <see cref="Watch(StreamSession)"/>.</summary>
    public void Forget(StreamSession session) => sessions.TryRemove(session, out _);

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    internal void Watch(Outbox outbox) => stalled.TryAdd(outbox, 0);

    private void Look()
    {
        foreach (var (session, _) in sessions)
        {
            session.Tick();
        }

        foreach (var (outbox, _) in stalled)
        {
            if (outbox.DropIfStalled() && stalled.TryRemove(outbox, out _) && outbox.IsStalled)
            {
                Watch(outbox);
            }
        }
    }
}
