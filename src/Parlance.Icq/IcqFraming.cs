using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>How packets follow one another on the TCP connections between clients: two bytes of length, then the packet.</summary>
public static class IcqFraming
{
    /// <summary>Connections of messages: the first packet is <see cref="ToPeer.ChannelInit"/>, all others are <see cref="ToPeer.Message"/>.</summary>
    public static FrameFormat Peer { get; } = new(Width.Word, Width.ToEnd, LengthCountsCode: true);

    /// <summary>Connections of a file transfer, behind the <see cref="ToPeer.ChannelInit"/>: one byte of code.</summary>
    public static FrameFormat File { get; } = new(Width.Word, Width.Byte, LengthCountsCode: true);

    /// <summary>Connections of a chat, behind the <see cref="ToPeer.ChannelInit"/>: four bytes of code in the two introductions.</summary>
    public static FrameFormat Chat { get; } = new(Width.Word, Width.DWord, LengthCountsCode: true);
}
