namespace Parlance.Wire;

/// <summary>A datagram that waits for its acknowledgement. Guarded by its link's lock.</summary>
internal sealed class OutgoingDatagram(ReliableLink link, ushort sequence, byte[] bytes, object? tag)
{
    public ReliableLink Link => link;

    public ushort Sequence => sequence;

    public object? Tag => tag;

    /// <summary>The bytes; null once nothing is to be sent any more, so that a late entry of the queue holds no memory.</summary>
    public byte[]? Bytes { get; set; } = bytes;

    public int Transmissions { get; set; }

    public long FirstSent { get; set; }
}
