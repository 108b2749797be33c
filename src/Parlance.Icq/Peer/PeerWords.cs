using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.Icq;

/// <summary>The small numbers of the protocol between clients.</summary>
internal static class PeerWords
{
    /// <summary>The version this package speaks; clients of later versions come down to it.</summary>
    public const ushort Version = 3;

    /// <summary>The first version whose clients introduce themselves with these 26 bytes (licq).</summary>
    public const ushort Oldest = 2;

    /// <summary>The last version of which that holds; later ones encrypt.</summary>
    public const ushort Newest = 5;

    /// <summary>Bytes of CHANNEL_INIT.</summary>
    public const int Init = 26;

    /// <summary>Asks for the away message, and the four that follow it ask for those of the other states.</summary>
    public const ushort ReadAway = 0x03E8;

    public const ushort Accepted = 0;
    public const ushort Refused = 1;
    public const ushort Away = 4;
    public const ushort Occupied = 9;
    public const ushort DoNotDisturb = 0x0A;
    public const ushort NotAvailable = 0x0E;

    private const ushort Normal = 0x0010;
    private const ushort ToList = 0x0020;
    private const ushort Urgent = 0x0040;

    public static IcqPeerAnswer Answer(ushort status) => status switch
    {
        Refused => IcqPeerAnswer.Refused,
        Away => IcqPeerAnswer.Away,
        Occupied => IcqPeerAnswer.Occupied,
        DoNotDisturb => IcqPeerAnswer.DoNotDisturb,
        NotAvailable => IcqPeerAnswer.NotAvailable,
        _ => IcqPeerAnswer.Accepted,
    };

    public static ushort Status(IcqPresence presence) => presence switch
    {
        IcqPresence.Away => Away,
        IcqPresence.NotAvailable => NotAvailable,
        IcqPresence.Occupied => Occupied,
        IcqPresence.DoNotDisturb => DoNotDisturb,
        _ => Accepted,
    };

    /// <summary>Which type asks for the message of a state.</summary>
    public static ushort Asking(IcqPresence presence) => presence switch
    {
        IcqPresence.Occupied => ReadAway + 1,
        IcqPresence.NotAvailable => ReadAway + 2,
        IcqPresence.DoNotDisturb => ReadAway + 3,
        IcqPresence.FreeForChat => ReadAway + 4,
        _ => ReadAway,
    };

    public static bool AsksForWords(ushort type) => type is >= ReadAway and <= ReadAway + 4;

    /// <summary>Urgency and the sender's own state.</summary>
    public static ushort Flags(IcqUrgency urgency, uint status)
    {
        var flags = urgency switch { IcqUrgency.Urgent => Urgent, IcqUrgency.ToContactList => ToList, _ => Normal };
        var own = IcqStatus.Decode(status) switch
        {
            IcqPresence.Away => 0x100,
            IcqPresence.Occupied => 0x200,
            IcqPresence.NotAvailable => 0x800,
            IcqPresence.DoNotDisturb => 0x1000,
            _ => 0,
        };
        return (ushort)(flags | own | (IcqStatus.IsInvisible(status) ? 0x80 : 0));
    }

    public static IcqUrgency Urgency(ushort flags) =>
        (flags & Urgent) != 0 ? IcqUrgency.Urgent : (flags & ToList) != 0 ? IcqUrgency.ToContactList : IcqUrgency.Normal;

    /// <summary>How connections are framed.</summary>
    public static PeerSockets Sockets { get; } = new(IsBigEndian: false, IcqLimits.Peer + 1);

    /// <summary>A frame of the kind that carries no code: introductions and messages.</summary>
    public static byte[] Frame<T>(in T message)
        where T : struct, IMessage<T> => Frame(message, IcqFraming.Peer, 0);

    /// <summary>A frame of a file transfer or a chat.</summary>
    public static byte[] Frame<T>(in T message, FrameFormat format)
        where T : struct, IMessage<T> => Frame(message, format, T.Spec.Code);

    /// <summary>A port as some clients write it: most significant byte first.</summary>
    public static ushort Swap(ushort port) => (ushort)((port << 8) | (port >> 8));

    private static byte[] Frame<T>(in T message, FrameFormat format, uint code)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        format.Write(message, code, buffer, IcqStyle.Two);
        return buffer.Written.ToArray();
    }
}
