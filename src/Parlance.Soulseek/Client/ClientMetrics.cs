using System.Diagnostics.Metrics;

namespace Parlance.Soulseek;

/// <summary>What a client counts, on the meter <c>Parlance.Soulseek</c>.</summary>
internal sealed class ClientMetrics : IDisposable
{
    public const string MeterName = "Parlance.Soulseek";
    private readonly Meter meter;

    public ClientMetrics(IMeterFactory? factory)
    {
        meter = factory?.Create(MeterName) ?? new Meter(MeterName);
        SearchesSeen = meter.CreateCounter<long>("soulseek.searches.received", "{search}", "Searches of others that came.");
        SearchesAnswered = meter.CreateCounter<long>("soulseek.searches.answered", "{search}", "Searches of others that were answered.");
        SearchesDropped = meter.CreateCounter<long>("soulseek.searches.dropped", "{search}", "Answers that were not delivered because too many were under way.");
        ResultsDropped = meter.CreateCounter<long>("soulseek.results.unwanted", "{message}", "Search results that nobody asked for.");
        PeersConnected = meter.CreateUpDownCounter<long>("soulseek.peers", "{connection}", "Connections with other clients.");
        PeersRefused = meter.CreateCounter<long>("soulseek.peers.refused", "{connection}", "Connections of others that were refused.");
        Children = meter.CreateUpDownCounter<long>("soulseek.distributed.children", "{child}", "Children in the tree of searches.");
        BytesReceived = meter.CreateCounter<long>("soulseek.downloads.bytes", "By", "Bytes of files received.");
        DownloadsEnded = meter.CreateCounter<long>("soulseek.downloads.ended", "{file}", "Downloads that ended, by outcome.");
        BytesSent = meter.CreateCounter<long>("soulseek.uploads.bytes", "By", "Bytes of files sent.");
        UploadsEnded = meter.CreateCounter<long>("soulseek.uploads.ended", "{file}", "Uploads that ran and ended, by outcome.");
    }

    public Counter<long> BytesSent { get; }

    public Counter<long> UploadsEnded { get; }

    public Counter<long> SearchesSeen { get; }

    public Counter<long> SearchesAnswered { get; }

    public Counter<long> SearchesDropped { get; }

    public Counter<long> ResultsDropped { get; }

    public UpDownCounter<long> PeersConnected { get; }

    public Counter<long> PeersRefused { get; }

    public UpDownCounter<long> Children { get; }

    public Counter<long> BytesReceived { get; }

    public Counter<long> DownloadsEnded { get; }

    public void Dispose() => meter.Dispose();
}
