namespace Parlance.Core.Bridging;

/// <summary>What crosses from one network to another. Every property is the configuration key <c>Bridge:Name</c>; docs/bridging.md tells what arrives.</summary>
public sealed class BridgeOptions
{
    /// <summary>Anything crosses at all; while it does not, every network is an island.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>People see who is online on other networks.</summary>
    public bool Presence { get; set; } = true;

    /// <summary>Direct messages reach people on other networks; else they wait until the receiver comes to the network they were sent on.</summary>
    public bool Messages { get; set; } = true;

    /// <summary>A room of one name is one room on all networks; else the people of each network see only each other in it.</summary>
    public bool Rooms { get; set; } = true;

    /// <summary>Guests, who have no account, are seen and heard in rooms on other networks than their own.</summary>
    public bool Guests { get; set; } = true;

    /// <summary>Topics and tickers are shown on networks that have only the other, or neither.</summary>
    public bool Topics { get; set; } = true;

    /// <summary>Rooms can be entered from ICQ, which has none, as contacts with numbers of their own.</summary>
    public bool IcqRooms { get; set; } = true;

    /// <summary>Names of rooms in which the people of each network see only each other.</summary>
    public IList<string> ClosedRooms { get; set; } = [];
}
