using System.Net;

namespace Parlance.MyIcq;

/// <summary>A contact and what the server has told of it.</summary>
/// <param name="Uin">Number.</param>
public sealed record MyIcqContact(uint Uin)
{
    /// <summary>Whether it is online, as far as this user may see.</summary>
    public bool IsOnline => Status is MyIcqStatus.Online or MyIcqStatus.Away;

    /// <summary>Its state.</summary>
    public MyIcqStatus Status { get; init; } = MyIcqStatus.Offline;

    /// <summary>Address of its client as the server sees it; null when not told.</summary>
    public IPAddress? Outer { get; init; }

    /// <summary>Address of its client as that sees itself; null when not told.</summary>
    public IPAddress? Inner { get; init; }

    /// <summary>Where its client takes message sessions; 0 for nowhere.</summary>
    public ushort Port { get; init; }
}
