using System.Diagnostics.Metrics;

namespace Parlance.Ares.Client;

/// <summary>What clients count. The meter is <c>Parlance.Ares</c>.</summary>
internal sealed class ClientMetrics : IDisposable
{
    private readonly Meter meter;
    private readonly bool isOwn;
    private readonly Counter<long> frames;
    private readonly Counter<long> bytes;
    private readonly Counter<long> joins;
    private readonly Counter<long> losses;

    public ClientMetrics(IMeterFactory? factory)
    {
        isOwn = factory is null;
        meter = factory?.Create(new MeterOptions("Parlance.Ares")) ?? new Meter("Parlance.Ares");
        frames = meter.CreateCounter<long>("parlance.ares.client.frames.in", description: "Frames received.");
        bytes = meter.CreateCounter<long>("parlance.ares.client.bytes.in", "By", "Bytes received.");
        joins = meter.CreateCounter<long>("parlance.ares.client.joins", description: "Attempts to join by outcome.");
        losses = meter.CreateCounter<long>("parlance.ares.client.losses", description: "Connections lost.");
    }

    public void Received(int count)
    {
        frames.Add(1);
        bytes.Add(count);
    }

    public void Joined(JoinOutcome outcome) => joins.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));

    public void Lost() => losses.Add(1);

    public void Dispose()
    {
        if (isOwn)
        {
            meter.Dispose();
        }
    }
}
