namespace Parlance.Icq;

/// <summary>The status word: presence in the lower half, flags of later clients in the upper.</summary>
/// <remarks>Decoded bit by bit in the order of licq: do not disturb, occupied, not available, away, free for chat. Unknown bits are passed on.</remarks>
public static class IcqStatus
{
    /// <summary>Online.</summary>
    public const uint Online = 0;

    /// <summary>Away.</summary>
    public const uint Away = 0x01;

    /// <summary>Do not disturb, as Mirabilis clients send it.</summary>
    public const uint DoNotDisturb = 0x13;

    /// <summary>Not available, as Mirabilis clients send it.</summary>
    public const uint NotAvailable = 0x05;

    /// <summary>Occupied, as Mirabilis clients send it. Clients 1.x mean "do not disturb" by it.</summary>
    public const uint Occupied = 0x11;

    /// <summary>Free for chat.</summary>
    public const uint FreeForChat = 0x20;

    /// <summary>Invisible: only the visible list sees the user.</summary>
    public const uint Invisible = 0x100;

    /// <summary>Flag: the status may be shown on the web.</summary>
    public const uint WebAware = 0x0001_0000;

    /// <summary>Flag: the address is hidden (licq) or shown (others).</summary>
    public const uint HidesIp = 0x0002_0000;

    /// <summary>Flag: it is the user's birthday.</summary>
    public const uint Birthday = 0x0008_0000;

    /// <summary>What the lower half says.</summary>
    public static IcqPresence Decode(uint status) =>
        (status & 0x02) != 0 ? IcqPresence.DoNotDisturb
        : (status & 0x10) != 0 ? IcqPresence.Occupied
        : (status & 0x04) != 0 ? IcqPresence.NotAvailable
        : (status & 0x01) != 0 ? IcqPresence.Away
        : (status & 0x20) != 0 ? IcqPresence.FreeForChat
        : IcqPresence.Online;

    /// <summary>The lower half as Mirabilis clients send it.</summary>
    public static uint Encode(IcqPresence presence) => presence switch
    {
        IcqPresence.Away => Away,
        IcqPresence.NotAvailable => NotAvailable,
        IcqPresence.Occupied => Occupied,
        IcqPresence.DoNotDisturb => DoNotDisturb,
        IcqPresence.FreeForChat => FreeForChat,
        _ => Online,
    };

    /// <summary>Whether the bit for invisible is set.</summary>
    public static bool IsInvisible(uint status) => (status & Invisible) != 0;

    /// <summary>The nearest status that a client 1.x knows: it has only online, away and do not disturb, which it spells 0x11.</summary>
    public static uint ForOldClients(uint status) => Decode(status) switch
    {
        IcqPresence.Away or IcqPresence.NotAvailable => Away,
        IcqPresence.Occupied or IcqPresence.DoNotDisturb => Occupied,
        _ => Online,
    };
}

/// <summary>The states that a status word spells.</summary>
public enum IcqPresence
{
    /// <summary>Online.</summary>
    Online,

    /// <summary>Away.</summary>
    Away,

    /// <summary>Not available for a longer time.</summary>
    NotAvailable,

    /// <summary>Occupied.</summary>
    Occupied,

    /// <summary>Do not disturb.</summary>
    DoNotDisturb,

    /// <summary>Free for chat.</summary>
    FreeForChat,
}
