namespace Parlance.MyIcq.Server;

/// <summary>How unconfirmed datagrams are sent again; the keys <c>MyIcq:Retransmit:Name</c>.</summary>
public sealed class RetransmitOptions
{
    /// <summary>Time between two transmissions.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Transmissions in a cycle, the first included (myicqd 1.0: two resends).</summary>
    public int Tries { get; set; } = 3;

    /// <summary>Cycles before a datagram is given up; to a client that is heard from meanwhile it is sent for longer.</summary>
    public int Cycles { get; set; } = 1;
}
