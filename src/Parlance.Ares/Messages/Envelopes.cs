using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>What a client sends to a room.</summary>
public static partial class ToServer
{
    /// <summary>One or more whole frames as one zlib stream, see <see cref="AresCompression"/>.</summary>
    /// <param name="Stream">The stream.</param>
    public readonly record struct Compressed(byte[] Stream) : IMessage<Compressed>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 80, nameof(Compressed), "000 MSG_CHAT_CLIENTCOMPRESSED") { Secrets = ["stream"] };

        /// <inheritdoc/>
        public static Compressed Layout<TVisitor>(ref TVisitor v, in Compressed m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("stream", m.Stream, AresLimits.Frame));
    }

    /// <summary>One frame inside another: the messages of the link <c>advanced</c>.</summary>
    /// <param name="Length">Bytes of the inner body.</param>
    /// <param name="Code">Code of the inner message.</param>
    /// <param name="Body">The inner body.</param>
    public readonly record struct Advanced(ushort Length, byte Code, byte[] Body) : IMessage<Advanced>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 250, nameof(Advanced), "cb0t 3.39", "not in the seed; rooms skip the inner length") { Secrets = ["body"] };

        /// <inheritdoc/>
        public static Advanced Layout<TVisitor>(ref TVisitor v, in Advanced m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U16("length", m.Length), v.U8("code", m.Code), v.Tail("body", m.Body, AresLimits.Frame));
    }
}

/// <summary>What a room sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>One or more whole frames as one zlib stream, see <see cref="AresCompression"/>.</summary>
    /// <param name="Stream">The stream.</param>
    public readonly record struct Compressed(byte[] Stream) : IMessage<Compressed>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 80, nameof(Compressed), "000 MSG_CHAT_CLIENTCOMPRESSED") { Secrets = ["stream"] };

        /// <inheritdoc/>
        public static Compressed Layout<TVisitor>(ref TVisitor v, in Compressed m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("stream", m.Stream, AresLimits.Frame));
    }

    /// <summary>One frame inside another: the messages of the link <c>advanced</c>.</summary>
    /// <param name="Length">Bytes of the inner body.</param>
    /// <param name="Code">Code of the inner message.</param>
    /// <param name="Body">The inner body.</param>
    public readonly record struct Advanced(ushort Length, byte Code, byte[] Body) : IMessage<Advanced>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 250, nameof(Advanced), "sb0t 5.41", "not in the seed") { Secrets = ["body"] };

        /// <inheritdoc/>
        public static Advanced Layout<TVisitor>(ref TVisitor v, in Advanced m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U16("length", m.Length), v.U8("code", m.Code), v.Tail("body", m.Body, AresLimits.Frame));
    }

    /// <summary>Known by its number alone; no client or room uses it.</summary>
    /// <param name="Content">Whatever it carries.</param>
    public readonly record struct ServerEcho(byte[] Content) : IMessage<ServerEcho>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 8, nameof(ServerEcho), "sb0t 5.41, Zorbo.Ares", "listed, never used");

        /// <inheritdoc/>
        public static ServerEcho Layout<TVisitor>(ref TVisitor v, in ServerEcho m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("content", m.Content, AresLimits.Frame));
    }
}
