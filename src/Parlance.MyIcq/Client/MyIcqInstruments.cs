using System.Diagnostics.Metrics;

namespace Parlance.MyIcq;

/// <summary>What a client or peer counts.</summary>
internal sealed class MyIcqInstruments : IDisposable
{
    /// <summary>Name of the meter when none is given.</summary>
    public const string MeterName = "Parlance.MyIcq";

    private readonly Meter? own;
    private readonly Counter<long> sent;
    private readonly Counter<long> received;
    private readonly Counter<long> reconnects;
    private readonly Counter<long> bytes;

    public MyIcqInstruments(Meter? given)
    {
        own = given is null ? new Meter(MeterName) : null;
        var meter = given ?? own!;
        sent = meter.CreateCounter<long>("myicq.messages.sent", "{message}", "Messages sent");
        received = meter.CreateCounter<long>("myicq.messages.received", "{message}", "Messages received");
        reconnects = meter.CreateCounter<long>("myicq.reconnects", "{attempt}", "Attempts to log in again");
        bytes = meter.CreateCounter<long>("myicq.files.bytes", "By", "Bytes of files, both ways");
    }

    public void Sent() => sent.Add(1);

    public void Received() => received.Add(1);

    public void Reconnected() => reconnects.Add(1);

    public void Carried(long count) => bytes.Add(count);

    public void Dispose() => own?.Dispose();
}
