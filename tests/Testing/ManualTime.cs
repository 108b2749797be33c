namespace Parlance.Testing;

/// <summary>A clock that stands still until a test moves it; timers fire in order while it moves. In a leap of hours the short ones miss rounds, as on a machine that slept.</summary>
internal sealed class ManualTime : TimeProvider
{
    private const int RoundsOfALeap = 60;
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private readonly List<(TimeSpan DueTime, TaskCompletionSource Done)> expected = [];
    private TimeSpan elapsed;

    public static DateTimeOffset Start { get; } = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return Start + elapsed;
        }
    }

    public override long GetTimestamp()
    {
        lock (gate)
        {
            return elapsed.Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        TimeSpan end;
        lock (gate)
        {
            end = elapsed + by;
        }

        var leastPeriod = by < TimeSpan.FromHours(1) ? TimeSpan.Zero : by / RoundsOfALeap;
        while (Next(end, leastPeriod) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Completes when somebody waits for this long from now, perhaps on another thread.</summary>
    public Task WhenWaitedForAsync(TimeSpan dueTime)
    {
        lock (gate)
        {
            if (timers.Exists(t => t.Due == elapsed + dueTime && t.IsOneShot))
            {
                return Task.CompletedTask;
            }

            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            expected.Add((elapsed + dueTime, done));
            return done.Task;
        }
    }

    private void Noticed(TimeSpan due)
    {
        foreach (var (_, done) in expected.FindAll(e => e.DueTime == due))
        {
            done.TrySetResult();
        }

        expected.RemoveAll(e => e.DueTime == due);
    }

    private ManualTimer? Next(TimeSpan end, TimeSpan leastPeriod)
    {
        lock (gate)
        {
            var next = timers.Where(t => t.Due <= end).MinBy(t => t.Due);
            elapsed = next is null ? end : next.Due > elapsed ? next.Due : elapsed;
            next?.MoveOn(leastPeriod);
            return next;
        }
    }

    private sealed class ManualTimer(ManualTime owner, Action fire) : ITimer
    {
        private TimeSpan period;

        public TimeSpan Due { get; private set; }

        public bool IsOneShot => period <= TimeSpan.Zero;

        public void Fire() => fire();

        public void MoveOn(TimeSpan leastPeriod)
        {
            if (period <= TimeSpan.Zero)
            {
                owner.timers.Remove(this);
            }

            Due += period < leastPeriod && !IsOneShot ? period * Math.Ceiling(leastPeriod / period) : period;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner.gate)
            {
                owner.timers.Remove(this);
                this.period = period;
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = owner.elapsed + dueTime;
                    owner.timers.Add(this);
                    if (IsOneShot)
                    {
                        owner.Noticed(Due);
                    }
                }

                return true;
            }
        }

        public void Dispose()
        {
            lock (owner.gate)
            {
                owner.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
