using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>What a client sends to a room.</summary>
public static partial class ToServer
{
    /// <summary>A drawing for the room begins.</summary>
    /// <param name="Total">Bytes of the whole drawing.</param>
    /// <param name="Further">Parts that follow.</param>
    /// <param name="Content">At most 4000 bytes.</param>
    public readonly record struct RoomScribbleFirst(uint Total, ushort Further, byte[] Content) : IMessage<RoomScribbleFirst>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToServer, 240, nameof(RoomScribbleFirst), "cb0t 3.39");

        /// <inheritdoc/>
        public static RoomScribbleFirst Layout<TVisitor>(ref TVisitor v, in RoomScribbleFirst m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U32("total", m.Total),
                v.U16("further", m.Further),
                v.Tail("content", m.Content, AresLimits.Frame));
    }

    /// <summary>A drawing for the room goes on.</summary>
    /// <param name="Content">At most 4000 bytes.</param>
    public readonly record struct RoomScribbleChunk(byte[] Content) : IMessage<RoomScribbleChunk>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToServer, 241, nameof(RoomScribbleChunk), "cb0t 3.39");

        /// <inheritdoc/>
        public static RoomScribbleChunk Layout<TVisitor>(ref TVisitor v, in RoomScribbleChunk m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("content", m.Content, AresLimits.Frame));
    }

    /// <summary>Whether the client wants plain names in place of custom ones.</summary>
    /// <param name="Block">It does.</param>
    public readonly record struct BlockCustomNames(bool Block) : IMessage<BlockCustomNames>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToServer, 242, nameof(BlockCustomNames), "cb0t 3.39");

        /// <inheritdoc/>
        public static BlockCustomNames Layout<TVisitor>(ref TVisitor v, in BlockCustomNames m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Bool("block", m.Block));
    }
}

/// <summary>What a room sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>The key of an encrypted session, see <see cref="AresCipher"/>.</summary>
    /// <param name="Key">Vector and key, obfuscated.</param>
    public readonly record struct CryptoKey(byte[] Key) : IMessage<CryptoKey>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToClient, 230, nameof(CryptoKey), "cb0t 3.39, sb0t 5.41") { Secrets = ["key"] };

        /// <inheritdoc/>
        public static CryptoKey Layout<TVisitor>(ref TVisitor v, in CryptoKey m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Bytes("key", m.Key, AresCipher.BlobSize));
    }

    /// <summary>The icon of the room.</summary>
    /// <param name="Image">An .ico file.</param>
    public readonly record struct Favicon(byte[] Image) : IMessage<Favicon>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToClient, 231, nameof(Favicon), "sb0t 5.41");

        /// <inheritdoc/>
        public static Favicon Layout<TVisitor>(ref TVisitor v, in Favicon m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("image", m.Image, AresLimits.Frame));
    }

    /// <summary>Whether users may tell what they listen to.</summary>
    /// <param name="IsAllowed">They may.</param>
    public readonly record struct NowPlayingAllowed(bool IsAllowed) : IMessage<NowPlayingAllowed>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToClient, 232, nameof(NowPlayingAllowed), "cb0t 3.39");

        /// <inheritdoc/>
        public static NowPlayingAllowed Layout<TVisitor>(ref TVisitor v, in NowPlayingAllowed m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Bool("isAllowed", m.IsAllowed));
    }
}
