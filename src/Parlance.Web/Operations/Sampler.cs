using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parlance.Core.Ports;
using Parlance.Core.Services;
using Parlance.Web.Chat;
using Parlance.Web.Contract;
using Parlance.Web.Feed;

namespace Parlance.Web.Operations;

/// <summary>Measures the server every two seconds, keeps ten minutes of that and a day of minutes, and tells the consoles.</summary>
internal sealed class Sampler(Community community, IMeasurements measurements, Seats seats, ILogger<Sampler> log) : IHostedService, IAsyncDisposable
{
    public const int FineSeconds = 2;
    public const int CoarseSeconds = 60;
    private const string Logins = "parlance.logins";
    private const string Ended = "parlance.sessions.ended";
    private const string BytesIn = "parlance.bytes.in";
    private const string BytesOut = "parlance.bytes.out";
    private const string WebBytesOut = "parlance.web.bytes.out";
    private const int FineKept = 300;
    private const int CoarseKept = 1440;
    private readonly Lock gate = new();
    private readonly Queue<MetricsSample> fine = new(FineKept);
    private readonly Queue<MetricsSample> coarse = new(CoarseKept);
    private readonly Totals sinceFine = new();
    private readonly Totals sinceCoarse = new();
    private ITimer? timer;
    private long lines;
    private int rounds;

    /// <summary>The fine samples, or those of a minute each; oldest first.</summary>
    public IReadOnlyList<MetricsSample> Samples(bool areFine)
    {
        lock (gate)
        {
            return [.. areFine ? fine : coarse];
        }
    }

    /// <summary>Sessions by network.</summary>
    public static Dictionary<string, int> Online(Community community) => community.Presences.Sessions
        .GroupBy(s => s.Network)
        .ToDictionary(g => WebJson.Word(g.Key), g => g.Count());

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        community.Rooms.Said += _ => Interlocked.Increment(ref lines);
        Measure(sinceFine);
        Measure(sinceCoarse);
        timer = community.Time.CreateTimer(_ => Sample(), null, TimeSpan.FromSeconds(FineSeconds), TimeSpan.FromSeconds(FineSeconds));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (timer is not null)
        {
            await timer.DisposeAsync();
        }
    }

    /// <summary>A fault of one round is logged; the next goes on.</summary>
    private void Sample()
    {
        try
        {
            TakeSample();
        }
        catch (Exception fault) when (log.Note(nameof(Sampler), fault))
        {
            rounds++;
        }
    }

    private void TakeSample()
    {
        MetricsSample sample;
        lock (gate)
        {
            sample = Measure(sinceFine);
            Keep(fine, sample, FineKept);
            if (++rounds % (CoarseSeconds / FineSeconds) == 0)
            {
                Keep(coarse, Measure(sinceCoarse), CoarseKept);
            }
        }

        foreach (var seat in seats.Hearing(FeedSubject.Of(FeedTopic.Metrics)))
        {
            seat.Tell(FeedTopic.Metrics, new MetricsEvent(sample), 1024);
        }
    }

    private static void Keep(Queue<MetricsSample> samples, MetricsSample sample, int most)
    {
        samples.Enqueue(sample);
        while (samples.Count > most)
        {
            samples.Dequeue();
        }
    }

    private MetricsSample Measure(Totals since)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var measured = measurements.Read(Logins, Ended, BytesIn, BytesOut, WebBytesOut);
        return new MetricsSample(
            community.Time.GetUtcNow(),
            Online(community),
            community.Rooms.All.Count(),
            since.Grown("lines", Interlocked.Read(ref lines)),
            since.Grown("messages", community.Mailbox.SentCount),
            since.Grown("logins", measured[Logins], "result"),
            since.Grown("ended", measured[Ended], "reason"),
            since.Grown("in", measured[BytesIn].Sum(m => m.Value)),
            since.Grown("out", measured[BytesOut].Concat(measured[WebBytesOut]).Sum(m => m.Value)),
            process.WorkingSet64,
            Math.Round(process.TotalProcessorTime.TotalSeconds, 2));
    }

    /// <summary>Counters as they were, to tell what they grew by.</summary>
    private sealed class Totals
    {
        private readonly Dictionary<string, double> before = [];

        public long Grown(string key, double now)
        {
            var grown = now - before.GetValueOrDefault(key);
            before[key] = now;
            return (long)Math.Max(0, grown);
        }

        public Dictionary<string, long> Grown(string key, IEnumerable<Measured> measured, string tag) => measured
            .GroupBy(m => WebJson.Word(m.Tag(tag)), StringComparer.Ordinal)
            .Select(g => (g.Key, Grown: Grown($"{key} {g.Key}", g.Sum(m => m.Value))))
            .Where(g => g.Grown > 0)
            .ToDictionary(g => g.Key, g => g.Grown);
    }
}
