using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>What a client sends to a room.</summary>
public static partial class ToServer
{
    /// <summary>Asks for addresses of reliable nodes.</summary>
    public readonly record struct SupernodesRequest : IMessage<SupernodesRequest>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 70, nameof(SupernodesRequest), "000 MSG_CHAT_CLIENT_SEND_SUPERNODES");

        /// <inheritdoc/>
        public static SupernodesRequest Layout<TVisitor>(ref TVisitor v, in SupernodesRequest m)
            where TVisitor : struct, IVisitor, allows ref struct => m;
    }

    /// <summary>Asks the room to have a user open a direct chat.</summary>
    /// <param name="Name">Name of the user.</param>
    /// <param name="Session">Identity of the session, 16 bytes; another length is answered with code 3.</param>
    public readonly record struct DirChatPush(string Name, byte[] Session) : IMessage<DirChatPush>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 72, nameof(DirChatPush), "000 MSG_CHAT_CLIENT_DIRCHATPUSH");

        /// <inheritdoc/>
        public static DirChatPush Layout<TVisitor>(ref TVisitor v, in DirChatPush m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.Tail("session", m.Session, AresLimits.Frame));
    }

    /// <summary>Data of the client's own for one user.</summary>
    /// <param name="Ident">What the data is, for example <c>cb0t_writing</c>.</param>
    /// <param name="Name">Name of the receiver; empty for oneself.</param>
    /// <param name="Content">The data.</param>
    public readonly record struct CustomData(string Ident, string Name, byte[] Content) : IMessage<CustomData>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 200, nameof(CustomData), "cb0t 3.39", "not in the seed");

        /// <inheritdoc/>
        public static CustomData Layout<TVisitor>(ref TVisitor v, in CustomData m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("ident", m.Ident, AresLimits.Name),
                v.Str0("name", m.Name, AresLimits.Name),
                v.Tail("content", m.Content, AresLimits.Frame));
    }

    /// <summary>Data of the client's own for everyone else.</summary>
    /// <param name="Ident">What the data is.</param>
    /// <param name="Content">The data.</param>
    public readonly record struct CustomDataAll(string Ident, byte[] Content) : IMessage<CustomDataAll>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 201, nameof(CustomDataAll), "cb0t 3.39", "not in the seed");

        /// <inheritdoc/>
        public static CustomDataAll Layout<TVisitor>(ref TVisitor v, in CustomDataAll m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("ident", m.Ident, AresLimits.Name),
                v.Tail("content", m.Content, AresLimits.Frame));
    }
}

/// <summary>What a room sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>Addresses of reliable nodes.</summary>
    /// <param name="Nodes">As many as fit.</param>
    public readonly record struct Supernodes(Node[] Nodes) : IMessage<Supernodes>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 70, nameof(Supernodes), "000 MSG_CHAT_SERVER_HERE_SUPERNODES");

        /// <inheritdoc/>
        public static Supernodes Layout<TVisitor>(ref TVisitor v, in Supernodes m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.List("nodes", m.Nodes, Width.ToEnd, AresLimits.Nodes));
    }

    /// <summary>What became of a direct chat.</summary>
    /// <param name="Code">0 forwarded, 1 not here, 2 ignores you, 3 session identity is not 16 bytes, 4 bad name.</param>
    public readonly record struct DirChatPushReply(byte Code) : IMessage<DirChatPushReply>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec =>
            new(AresLink.Room, Direction.ToClient, 72, nameof(DirChatPushReply), "000 MSG_CHAT_SERVER_DIRCHATPUSH", "told from DirChatPush by its length of 1");

        /// <inheritdoc/>
        public static DirChatPushReply Layout<TVisitor>(ref TVisitor v, in DirChatPushReply m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U8("code", m.Code));
    }

    /// <summary>A user wants to open a direct chat.</summary>
    /// <param name="Name">Name of the user who asks.</param>
    /// <param name="Address">Where that user is.</param>
    /// <param name="Port">Port of that user.</param>
    /// <param name="LocalAddress">Address in the user's own network.</param>
    /// <param name="Session">Identity of the session.</param>
    public readonly record struct DirChatPush(string Name, Ip4 Address, ushort Port, Ip4 LocalAddress, byte[] Session) : IMessage<DirChatPush>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 72, nameof(DirChatPush), "000 MSG_CHAT_SERVER_DIRCHATPUSH");

        /// <inheritdoc/>
        public static DirChatPush Layout<TVisitor>(ref TVisitor v, in DirChatPush m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.Ip("address", m.Address),
                v.U16("port", m.Port),
                v.Ip("localAddress", m.LocalAddress),
                v.Bytes("session", m.Session, 16));
    }

    /// <summary>Data of another client's own.</summary>
    /// <param name="Ident">What the data is.</param>
    /// <param name="Name">Name of the sender.</param>
    /// <param name="Content">The data.</param>
    public readonly record struct CustomData(string Ident, string Name, byte[] Content) : IMessage<CustomData>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 200, nameof(CustomData), "cb0t 3.39", "not in the seed");

        /// <inheritdoc/>
        public static CustomData Layout<TVisitor>(ref TVisitor v, in CustomData m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("ident", m.Ident, AresLimits.Name),
                v.Str0("name", m.Name, AresLimits.Name),
                v.Tail("content", m.Content, AresLimits.Frame));
    }
}
