using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>Where a room or a node is.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Port">Its port.</param>
public readonly record struct Node(Ip4 Address, ushort Port) : IWire<Node>
{
    /// <inheritdoc/>
    public static Node Layout<TVisitor>(ref TVisitor v, in Node m)
        where TVisitor : struct, IVisitor, allows ref struct => new(v.Ip("address", m.Address), v.U16("port", m.Port));
}

/// <summary>The beginning of a voice clip.</summary>
/// <param name="Id">Identity of the clip.</param>
/// <param name="Seconds">How long it plays, plus 2.</param>
/// <param name="Passes">How often it was compressed; 0 for Opus.</param>
/// <param name="Size">Bytes before compression.</param>
/// <param name="Sizes">Sizes between the passes, four bytes each.</param>
/// <param name="Content">First part.</param>
public readonly record struct VoiceClip(uint Id, byte Seconds, byte Passes, uint Size, byte[] Sizes, byte[] Content) : IWire<VoiceClip>
{
    /// <inheritdoc/>
    public static VoiceClip Layout<TVisitor>(ref TVisitor v, in VoiceClip m)
        where TVisitor : struct, IVisitor, allows ref struct
    {
        var id = v.U32("id", m.Id);
        var seconds = v.U8("seconds", m.Seconds);
        var passes = v.U8("passes", m.Passes);
        return new VoiceClip(
            id,
            seconds,
            passes,
            v.U32("size", m.Size),
            v.Bytes("sizes", m.Sizes, 4 * passes),
            v.Tail("content", m.Content, AresLimits.Frame));
    }
}
