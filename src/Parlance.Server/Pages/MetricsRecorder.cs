using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Parlance.Server.Pages;

/// <summary>Keeps the present value of every instrument of this server.</summary>
internal sealed class MetricsRecorder : IDisposable
{
    /// <summary>Most combinations of an instrument's tags that are kept; more are dropped, so that no stranger can grow the page.</summary>
    internal const int MaxSeries = 2_000;

    private readonly ConcurrentDictionary<Instrument, InstrumentValues> values = [];
    private readonly MeterListener listener = new();

    /// <summary>Starts recording; do so before anything counts.</summary>
    /// <param name="meters">Whose meters are this server's.</param>
    public MetricsRecorder(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, me) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Meter.Name.StartsWith("Parlance", StringComparison.Ordinal))
            {
                me.EnableMeasurementEvents(instrument, values.GetOrAdd(instrument, _ => new InstrumentValues(instrument)));
            }
        };
        listener.MeasurementsCompleted = (instrument, _) => values.TryRemove(instrument, out InstrumentValues? _);
        listener.SetMeasurementEventCallback<long>((_, value, tags, state) => (state as InstrumentValues)?.Record(value, tags));
        listener.SetMeasurementEventCallback<int>((_, value, tags, state) => (state as InstrumentValues)?.Record(value, tags));
        listener.SetMeasurementEventCallback<double>((_, value, tags, state) => (state as InstrumentValues)?.Record(value, tags));
        listener.Start();
    }

    /// <summary>Asks the instruments that are asked, then gives all.</summary>
    public IEnumerable<InstrumentValues> Collect()
    {
        listener.RecordObservableInstruments();
        return values.Values.OrderBy(instrument => instrument.Instrument.Name, StringComparer.Ordinal);
    }

    public void Dispose() => listener.Dispose();
}
