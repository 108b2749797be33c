using System.Collections.Concurrent;

namespace Parlance.Icq.Server;

/// <summary>Lets sessions work on what others put into their inboxes, one session after the other on one pool thread at a time.</summary>
internal sealed class SessionPump : IThreadPoolWorkItem
{
    private readonly ConcurrentQueue<IcqSession> waiting = [];
    private int running;

    public int Waiting => waiting.Count;

    public void Schedule(IcqSession session)
    {
        waiting.Enqueue(session);
        if (Interlocked.CompareExchange(ref running, 1, 0) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    public void Execute()
    {
        do
        {
            while (waiting.TryDequeue(out var session))
            {
                session.Run();
            }

            Volatile.Write(ref running, 0);
        }
        while (!waiting.IsEmpty && Interlocked.CompareExchange(ref running, 1, 0) == 0);
    }
}
