using System.Net;
using Parlance.Core.Limits;

namespace Parlance.Icq.Server;

/// <summary>
/// What those may be sent who are not logged in: never more bytes than they sent, and only so many packets a second, each and all together. Source addresses
/// can be forged, and nobody shall be able to point the server at a third party.
/// </summary>
internal sealed class StrangerReplies
{
    private readonly Allowance<IPAddress> each;
    private readonly Allowance<int> all;
    private readonly Networks trusted;

    public StrangerReplies(IcqOptions options, ServerLimits limits, TimeProvider time)
    {
        each = new Allowance<IPAddress>(options.StrangerReplies, TimeSpan.FromSeconds(1), time);
        all = new Allowance<int>(options.StrangerRepliesInAll, TimeSpan.FromSeconds(1), time, keys: 1);
        trusted = new Networks(limits.TrustedNetworks);
    }

    /// <summary>Whether one more datagram may be answered.</summary>
    public bool MayAnswer(IPAddress address) => (trusted.Contains(address) || each.TryTake(address)) && all.TryTake(0);
}

/// <summary>How many bytes may still go back for one datagram.</summary>
internal sealed class ReplyBudget(int bytes)
{
    private int left = bytes;

    public bool HasRoomFor(int count) => Volatile.Read(ref left) >= count;

    public bool TryTake(int count) => Interlocked.Add(ref left, -count) >= 0;
}
