using System.Diagnostics.Metrics;
using Parlance.Core.Model;

namespace Parlance.Web;

/// <summary>What the web counts, under the names the networks use.</summary>
internal sealed class WebMetrics : IDisposable
{
    private readonly Meter meter;
    private readonly UpDownCounter<long> connections;
    private readonly UpDownCounter<long> feeds;
    private readonly Counter<long> logins;
    private readonly Counter<long> ended;
    private long bytesOut;

    /// <summary>Makes the instruments.</summary>
    public WebMetrics(IMeterFactory meters)
    {
        meter = meters.Create("Parlance.Web");
        connections = meter.CreateUpDownCounter<long>("parlance.connections", description: "Open connections by network.");
        feeds = meter.CreateUpDownCounter<long>("parlance.web.feeds", description: "Open live feeds.");
        logins = meter.CreateCounter<long>("parlance.logins", description: "Login attempts by network and result.");
        ended = meter.CreateCounter<long>("parlance.sessions.ended", description: "Ended connections by network and reason.");
        meter.CreateObservableCounter("parlance.web.bytes.out", () => Volatile.Read(ref bytesOut), "By", "Bytes sent over live feeds.");
    }

    /// <summary>Somebody came online in the browser.</summary>
    public void Opened() => connections.Add(1, Tag("network", nameof(Network.Web)));

    /// <summary>Somebody went offline in the browser.</summary>
    public void Ended(SessionEnd reason)
    {
        connections.Add(-1, Tag("network", nameof(Network.Web)));
        ended.Add(1, Tag("network", nameof(Network.Web)), Tag("reason", reason.ToString()));
    }

    /// <summary>Somebody tried to sign in.</summary>
    public void SignedIn(string result) => logins.Add(1, Tag("network", nameof(Network.Web)), Tag("result", result));

    /// <summary>A feed was opened.</summary>
    public void FeedOpened() => feeds.Add(1);

    /// <summary>A feed was closed; a slow one counts as an ended session.</summary>
    public void FeedClosed(bool isSlow)
    {
        feeds.Add(-1);
        if (isSlow)
        {
            ended.Add(1, Tag("network", nameof(Network.Web)), Tag("reason", nameof(SessionEnd.SlowReader)));
        }
    }

    /// <summary>A feed sent something.</summary>
    public void Sent(int bytes) => Interlocked.Add(ref bytesOut, bytes);

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
