using Microsoft.Extensions.Hosting;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Core.Services;
using Parlance.Web.Chat;
using Parlance.Web.Contract;
using Parlance.Web.Feed;

namespace Parlance.Web.Operations;

/// <summary>The traces that run, and their packets as they come. A trace ends with its time, with its session, or when it has seen as much as it may.</summary>
internal sealed class Traces(Community community, IPacketTraces packets, Seats seats) : IHostedService
{
    /// <summary>Traces that may run at once.</summary>
    public const int Most = 8;

    /// <summary>Packets kept of a trace; it ends with the last.</summary>
    public const int MostFrames = 5000;

    private readonly Lock gate = new();
    private readonly Dictionary<long, Running> running = [];
    private long last;

    /// <summary>Those there are.</summary>
    public IReadOnlyList<TraceEntry> All
    {
        get
        {
            lock (gate)
            {
                return [.. running.Values.Select(r => r.Entry)];
            }
        }
    }

    /// <summary>Begins one.</summary>
    /// <returns>The trace; null when the session cannot be traced, or as many run as may.</returns>
    public TraceEntry? Begin(Session session, TimeSpan time)
    {
        lock (gate)
        {
            Forget();
            if (running.Count >= Most)
            {
                return null;
            }

            var trace = new Running(++last, session, community.Time.GetUtcNow() + time, community.Time, this);
            if (packets.Begin(session, trace.Seen) is not { } tap)
            {
                return null;
            }

            trace.Start(tap, time);
            running.Add(trace.Id, trace);
            return trace.Entry;
        }
    }

    /// <summary>The packets a trace has seen; null when there is no such trace.</summary>
    public IReadOnlyList<TracedFrame>? Frames(long id)
    {
        lock (gate)
        {
            return running.TryGetValue(id, out var trace) ? trace.Frames : null;
        }
    }

    /// <summary>Ends one and forgets what it saw.</summary>
    public bool End(long id)
    {
        lock (gate)
        {
            if (!running.Remove(id, out var trace))
            {
                return false;
            }

            trace.Stop();
            return true;
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var trace in All)
        {
            End(trace.Id);
        }

        return Task.CompletedTask;
    }

    /// <summary>The oldest that has ended makes room.</summary>
    private void Forget()
    {
        if (running.Count >= Most && running.Values.Where(r => r.HasEnded).MinBy(r => r.Id) is { } oldest)
        {
            running.Remove(oldest.Id);
        }
    }

    private void Tell(TracedFrame frame)
    {
        foreach (var seat in seats.Hearing(FeedSubject.Of(FeedTopic.Traces)))
        {
            seat.Tell(FeedTopic.Traces, new TraceEvent(frame), 256 + frame.Fields.Sum(f => 64 + (2 * f.Value.Length)));
        }
    }

    private sealed class Running(long id, Session session, DateTimeOffset until, TimeProvider time, Traces owner)
    {
        private readonly Lock gate = new();
        private readonly List<TracedFrame> frames = [];
        private IDisposable? tap;
        private ITimer? timer;

        public long Id => id;

        public bool HasEnded { get; private set; }

        public TraceEntry Entry => new(id, session.Id, session.Person.Name, session.Network, until, Frames.Count);

        public IReadOnlyList<TracedFrame> Frames
        {
            get
            {
                lock (gate)
                {
                    return [.. frames];
                }
            }
        }

        public void Start(IDisposable begun, TimeSpan span)
        {
            tap = begun;
            timer = time.CreateTimer(_ => Stop(), null, span, Timeout.InfiniteTimeSpan);
        }

        public void Seen(TracedPacket packet)
        {
            var frame = new TracedFrame(
                id, time.GetUtcNow(), packet.FromClient, packet.Message, packet.Code, packet.Length, [.. packet.Fields.Select(f => new TracedField(f.Name, f.Offset, f.Length, f.Value))]);
            bool isFull;
            lock (gate)
            {
                if (HasEnded)
                {
                    return;
                }

                frames.Add(frame);
                isFull = frames.Count >= MostFrames;
            }

            owner.Tell(frame);
            if (isFull)
            {
                Stop();
            }
        }

        public void Stop()
        {
            lock (gate)
            {
                HasEnded = true;
            }

            tap?.Dispose();
            timer?.Dispose();
        }
    }
}
