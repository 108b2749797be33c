namespace Parlance.MyIcq;

/// <summary>State of a user as the wire spells it (gaim-myicq 0.6, myicqd 1.0).</summary>
public enum MyIcqStatus
{
    /// <summary>Online.</summary>
    Online = 0,

    /// <summary>Offline; never sent by a client.</summary>
    Offline = 1,

    /// <summary>Away.</summary>
    Away = 2,

    /// <summary>Online without showing it.</summary>
    Invisible = 3,
}
