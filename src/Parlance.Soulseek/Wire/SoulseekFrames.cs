using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>The framed links. Source of the sizes: Nicotine+ 3.4, but for what a server takes from a client.</summary>
public static class SoulseekFrames
{
    /// <summary>From a client, as a server reads it: at most <see cref="SoulseekLimits.FrameFromClient"/>.</summary>
    public static SoulseekLink Server { get; } = new(SoulseekLinks.Server, Width.DWord, SoulseekLimits.FrameFromClient);

    /// <summary>From the server, as a client reads it: at most <see cref="SoulseekLimits.FrameFromServer"/>.</summary>
    public static SoulseekLink FromServer { get; } = new(SoulseekLinks.Server, Width.DWord, SoulseekLimits.FrameFromServer);

    /// <summary>The first frame of a connection between clients.</summary>
    public static SoulseekLink Init { get; } = new(SoulseekLinks.Init, Width.Byte, SoulseekLimits.FrameInit);

    /// <summary>Type <c>P</c>.</summary>
    public static SoulseekLink Peer { get; } = new(SoulseekLinks.Peer, Width.DWord, SoulseekLimits.FramePeerHuge, PeerLimit);

    /// <summary>Type <c>D</c>.</summary>
    public static SoulseekLink Distributed { get; } = new(SoulseekLinks.Distributed, Width.Byte, SoulseekLimits.FrameInit);

    private static int PeerLimit(uint code) => code switch
    {
        5 or 16 => SoulseekLimits.FramePeerHuge,
        4 or 8 or 15 or 36 or (>= 40 and <= 44) or 46 or (>= 50 and <= 52) => SoulseekLimits.FramePeer,
        _ => SoulseekLimits.FramePeerLarge,
    };
}
