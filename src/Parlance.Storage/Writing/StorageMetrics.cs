using System.Diagnostics.Metrics;

namespace Parlance.Storage.Writing;

/// <summary>What the storage counts. The meter is called <c>Parlance.Storage</c>.</summary>
internal sealed class StorageMetrics : IDisposable
{
    private readonly Counter<long> batches;
    private readonly Counter<long> writes;
    private readonly Counter<long> saved;
    private readonly Counter<long> refused;
    private readonly Counter<long> failures;
    private readonly Histogram<double> seconds;

    public StorageMetrics(IMeterFactory? meters)
    {
        Meter = new Meter(new MeterOptions("Parlance.Storage") { Scope = meters });
        batches = Meter.CreateCounter<long>("parlance.storage.batches", description: "Transactions committed");
        writes = Meter.CreateCounter<long>("parlance.storage.writes", description: "Writes committed");
        saved = Meter.CreateCounter<long>("parlance.storage.writes.saved", description: "Writes that cost nothing, by how: replaced by a later one, or withdrawn");
        refused = Meter.CreateCounter<long>("parlance.storage.writes.refused", description: "Writes given up because the database did not take them");
        failures = Meter.CreateCounter<long>("parlance.storage.failures", description: "Batches that failed and were tried again");
        seconds = Meter.CreateHistogram<double>("parlance.storage.batch.duration", "s", "Time from the begin of a batch to its commit");
    }

    public Meter Meter { get; }

    /// <summary>Shows how many writes wait, and whether the database takes them.</summary>
    public void Observe(Func<int> waiting, Func<bool> healthy)
    {
        Meter.CreateObservableGauge("parlance.storage.queue", waiting, description: "Writes that wait for their batch");
        Meter.CreateObservableGauge("parlance.storage.healthy", () => healthy() ? 1 : 0, description: "1 while the database takes writes");
    }

    public void Committed(int count, TimeSpan took)
    {
        batches.Add(1);
        writes.Add(count);
        seconds.Record(took.TotalSeconds);
    }

    public void Replaced() => saved.Add(1, new KeyValuePair<string, object?>("how", "replaced"));

    public void Withdrawn() => saved.Add(1, new KeyValuePair<string, object?>("how", "withdrawn"));

    public void Refused(int count) => refused.Add(count);

    public void Failed() => failures.Add(1);

    public void Dispose() => Meter.Dispose();
}
