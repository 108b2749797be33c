using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Parlance.Server.Pages;

/// <summary>What one instrument measured, by its tags.</summary>
/// <param name="instrument">The instrument.</param>
internal sealed class InstrumentValues(Instrument instrument)
{
    private readonly ConcurrentDictionary<string, Series> series = new(StringComparer.Ordinal);

    /// <summary>The instrument.</summary>
    public Instrument Instrument => instrument;

    /// <summary>The kind: whether values add up, replace each other or are spread over buckets.</summary>
    public InstrumentKind Kind { get; } = KindOf(instrument);

    /// <summary>All series with their labels.</summary>
    public IEnumerable<(string Labels, Series Series)> All => series.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value));

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = PrometheusText.Labels(tags);
        if (!series.TryGetValue(labels, out var one))
        {
            if (series.Count >= MetricsRecorder.MaxSeries)
            {
                return;
            }

            one = series.GetOrAdd(labels, _ => new Series());
        }

        one.Record(value, Kind, instrument.IsObservable);
    }

    private static InstrumentKind KindOf(Instrument instrument)
    {
        var name = instrument.GetType().Name;
        return name.StartsWith("Histogram", StringComparison.Ordinal) ? InstrumentKind.Spread
            : name.StartsWith("Counter", StringComparison.Ordinal) || name.StartsWith("ObservableCounter", StringComparison.Ordinal) ? InstrumentKind.Sum
            : InstrumentKind.Level;
    }
}

/// <summary>How the values of an instrument are shown.</summary>
internal enum InstrumentKind
{
    /// <summary>Only grows.</summary>
    Sum,

    /// <summary>Goes up and down.</summary>
    Level,

    /// <summary>Counted by size.</summary>
    Spread,
}

/// <summary>One line of an instrument.</summary>
internal sealed class Series
{
    private static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private readonly Lock gate = new();
    private readonly long[] buckets = new long[Bounds.Length];
    private double value;
    private long count;

    /// <summary>The value, or the sum of all that were measured.</summary>
    public double Value
    {
        get
        {
            lock (gate)
            {
                return value;
            }
        }
    }

    /// <summary>How many were measured, and how many of them at most so large.</summary>
    public (long Count, IReadOnlyList<(double Bound, long Count)> Buckets) Spread()
    {
        lock (gate)
        {
            return (count, [.. Bounds.Zip(buckets)]);
        }
    }

    public void Record(double measured, InstrumentKind kind, bool replaces)
    {
        lock (gate)
        {
            value = replaces ? measured : value + measured;
            count++;
            if (kind == InstrumentKind.Spread)
            {
                for (var i = 0; i < Bounds.Length; i++)
                {
                    buckets[i] += measured <= Bounds[i] ? 1 : 0;
                }
            }
        }
    }
}
