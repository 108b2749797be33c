namespace Parlance.Wire;

/// <summary>What becomes of the datagrams that a <see cref="ReliableLink"/> was given. Called without any lock held, from the thread that found out.</summary>
public interface IReliableEvents
{
    /// <summary>The peer has acknowledged a datagram. Called once for each.</summary>
    /// <param name="tag">What the datagram was given with.</param>
    void Acknowledged(object? tag);

    /// <summary>A cycle of transmissions went by without an answer and the next begins. ICQ's client asks "B_MESSAGE_ACK" then.</summary>
    void CycleEnded(int cycle);

    /// <summary>A datagram was sent as often as allowed and never acknowledged.</summary>
    /// <param name="tag">What the datagram was given with.</param>
    /// <param name="firstSent">When it was sent first, as a timestamp of the <see cref="TimeProvider"/>: a peer heard from since then is alive.</param>
    void Lost(object? tag, long firstSent);
}
