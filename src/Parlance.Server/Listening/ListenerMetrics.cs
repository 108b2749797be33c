using System.Diagnostics.Metrics;

namespace Parlance.Server.Listening;

/// <summary>What the listeners count.</summary>
internal sealed class ListenerMetrics : IDisposable
{
    private readonly Meter meter;
    private readonly Counter<long> refused;

    public ListenerMetrics(IMeterFactory meters)
    {
        meter = meters.Create("Parlance.Server");
        refused = meter.CreateCounter<long>("parlance.connections.refused", description: "Connections closed at once because their address had or made too many.");
    }

    public void Refuse() => refused.Add(1);

    public void Dispose() => meter.Dispose();
}
