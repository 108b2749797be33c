using System.Diagnostics.Metrics;

namespace Parlance.Icq;

/// <summary>What a client or peer counts.</summary>
internal sealed class IcqInstruments : IDisposable
{
    /// <summary>Name of the meter when none is given.</summary>
    public const string MeterName = "Parlance.Icq";

    private readonly Meter? own;
    private readonly Counter<long> sent;
    private readonly Counter<long> received;
    private readonly Counter<long> reconnects;
    private readonly Counter<long> bytes;

    public IcqInstruments(Meter? given)
    {
        own = given is null ? new Meter(MeterName) : null;
        var meter = given ?? own!;
        sent = meter.CreateCounter<long>("icq.messages.sent", "{message}", "Messages sent");
        received = meter.CreateCounter<long>("icq.messages.received", "{message}", "Messages received");
        reconnects = meter.CreateCounter<long>("icq.reconnects", "{attempt}", "Attempts to log in again");
        bytes = meter.CreateCounter<long>("icq.files.bytes", "By", "Bytes of files, both ways");
    }

    public void Sent() => sent.Add(1);

    public void Received() => received.Add(1);

    public void Reconnected() => reconnects.Add(1);

    public void Carried(long count) => bytes.Add(count);

    public void Dispose() => own?.Dispose();
}
