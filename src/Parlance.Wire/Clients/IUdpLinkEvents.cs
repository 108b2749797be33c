namespace Parlance.Wire.Clients;

/// <summary>What a client hears of its <see cref="UdpLink"/>. Called without any lock held, from the receiving thread or from a timer.</summary>
public interface IUdpLinkEvents
{
    /// <summary>A datagram of the server came. It is reused for the next one: copy what is to be kept.</summary>
    /// <param name="datagram">The bytes.</param>
    void Received(ReadOnlySpan<byte> datagram);

    /// <summary>A cycle of transmissions went by without an answer and the next begins.</summary>
    void Unanswered();

    /// <summary>A datagram was sent as often as allowed and never acknowledged.</summary>
    /// <param name="firstSent">When it was sent first, as a timestamp of the <see cref="TimeProvider"/>: a server heard from since then is alive.</param>
    void Lost(long firstSent);

    /// <summary>Handling a datagram failed; the link goes on.</summary>
    /// <param name="error">What was thrown.</param>
    void Failed(Exception error);
}
