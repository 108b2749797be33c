namespace Parlance.MyIcq.Server;

/// <summary>A datagram under way to a client, and what its arrival means.</summary>
/// <param name="sequence">Its number.</param>
/// <param name="bytes">The datagram.</param>
/// <param name="delivered">What to do once the client has it; null for nothing.</param>
internal sealed class Outgoing(ushort sequence, byte[] bytes, Action? delivered)
{
    public ushort Sequence => sequence;

    public byte[] Bytes => bytes;

    public Action? Delivered => delivered;

    /// <summary>How often it was given up and sent anew, because the client was heard from meanwhile.</summary>
    public int Renewals { get; set; }

    /// <summary>When it was sent first.</summary>
    public long FirstSent { get; init; }
}
