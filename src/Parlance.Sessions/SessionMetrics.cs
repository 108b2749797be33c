using System.Diagnostics.Metrics;
using Parlance.Core.Model;

namespace Parlance.Sessions;

/// <summary>What the sessions of all networks count. The meter is <c>Parlance.Sessions</c>.</summary>
public sealed class SessionMetrics : IDisposable
{
    private readonly Meter meter;
    private readonly UpDownCounter<long> connections;
    private readonly Counter<long> logins;
    private readonly Counter<long> ended;
    private long deliveries;
    private long bytesOut;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">Whose meter it is, so that a listener tells it from others in the process.</param>
    public SessionMetrics(IMeterFactory? meters = null)
    {
        meter = new Meter(new MeterOptions("Parlance.Sessions") { Scope = meters });
        connections = meter.CreateUpDownCounter<long>("parlance.connections", description: "Open connections by network.");
        logins = meter.CreateCounter<long>("parlance.logins", description: "Login attempts by network and result.");
        ended = meter.CreateCounter<long>("parlance.sessions.ended", description: "Ended connections by network and reason.");
        meter.CreateObservableCounter("parlance.deliveries", () => Volatile.Read(ref deliveries), description: "Events and replies handed to connections.");
        meter.CreateObservableCounter("parlance.bytes.out", () => Volatile.Read(ref bytesOut), "By", "Bytes handed to connections.");
    }

    /// <summary>Reports frames and bytes of a network's routes.</summary>
    public void Observe<TSession>(Routes<TSession> routes)
    {
        meter.CreateObservableCounter("parlance.frames.in", () => Measure(routes, r => r.Frames), description: "Frames received by network and code.");
        meter.CreateObservableCounter("parlance.bytes.in", () => Measure(routes, r => r.Bytes), "By", "Bytes of frame bodies received by network and code.");
        meter.CreateObservableCounter(
            "parlance.frames.unknown", () => new Measurement<long>(routes.Unknown, Tag("network", routes.Network)), description: "Frames with a code nobody knows.");
    }

    /// <summary>Reports a queue's depth.</summary>
    public void ObserveQueue(string name, Func<int> depth) =>
        meter.CreateObservableGauge("parlance.queue", () => new Measurement<int>(depth(), Tag("queue", name)), description: "What waits in a queue.");

    /// <summary>A connection opened.</summary>
    public void Opened(Network network) => connections.Add(1, Tag("network", network.ToString()));

    /// <summary>A connection ended.</summary>
    public void Ended(Network network, SessionEnd reason)
    {
        connections.Add(-1, Tag("network", network.ToString()));
        ended.Add(1, Tag("network", network.ToString()), Tag("reason", reason.ToString()));
    }

    /// <summary>A connection was refused before it became a session.</summary>
    public void Refused(Network network, SessionEnd reason) => ended.Add(1, Tag("network", network.ToString()), Tag("reason", reason.ToString()));

    /// <summary>Somebody tried to log in.</summary>
    public void LoggedIn(Network network, string result) => logins.Add(1, Tag("network", network.ToString()), Tag("result", result));

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    internal void Delivered(int count, int bytes)
    {
        Interlocked.Add(ref deliveries, count);
        Interlocked.Add(ref bytesOut, bytes);
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private static IEnumerable<Measurement<long>> Measure<TSession>(Routes<TSession> routes, Func<Route<TSession>, long> value) =>
        routes.All.Select(r => new Measurement<long>(value(r), Tag("network", routes.Network), Tag("code", $"{r.Spec.Code} {r.Spec.Name}")));
}
