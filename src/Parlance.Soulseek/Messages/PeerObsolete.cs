using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages between two clients.</summary>
public static partial class ToPeer
{
    /// <summary>A private message without the server.</summary>
    /// <param name="Body">Bytes of unknown layout.</param>
    public readonly record struct PrivateMessage(byte[] Body) : IMessage<PrivateMessage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 1, nameof(PrivateMessage), "SLSKPROTOCOL peer 1",
            "Obsolete, of unknown layout; ignored.");

        /// <inheritdoc/>
        public static PrivateMessage Layout<TVisitor>(ref TVisitor v, in PrivateMessage m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("body", m.Body, SoulseekLimits.Unknown));
    }

    /// <summary>An invitation to a private room.</summary>
    /// <param name="Body">Bytes of unknown layout.</param>
    public readonly record struct RoomInvitation(byte[] Body) : IMessage<RoomInvitation>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 10, nameof(RoomInvitation), "SLSKPROTOCOL peer 10",
            "Obsolete, of unknown layout; ignored.");

        /// <inheritdoc/>
        public static RoomInvitation Layout<TVisitor>(ref TVisitor v, in RoomInvitation m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("body", m.Body, SoulseekLimits.Unknown));
    }

    /// <summary>A waiting transfer was given up.</summary>
    /// <param name="Body">Bytes of unknown layout.</param>
    public readonly record struct CancelledQueuedTransfer(byte[] Body) : IMessage<CancelledQueuedTransfer>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 14, nameof(CancelledQueuedTransfer), "SLSKPROTOCOL peer 14",
            "Obsolete, of unknown layout; ignored.");

        /// <inheritdoc/>
        public static CancelledQueuedTransfer Layout<TVisitor>(ref TVisitor v, in CancelledQueuedTransfer m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("body", m.Body, SoulseekLimits.Unknown));
    }

    /// <summary>A token for a connection.</summary>
    /// <param name="Body">Bytes of unknown layout.</param>
    public readonly record struct SendConnectToken(byte[] Body) : IMessage<SendConnectToken>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 33, nameof(SendConnectToken), "SLSKPROTOCOL peer 33",
            "Obsolete, of unknown layout; ignored.");

        /// <inheritdoc/>
        public static SendConnectToken Layout<TVisitor>(ref TVisitor v, in SendConnectToken m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("body", m.Body, SoulseekLimits.Unknown));
    }

    /// <summary>Asked for a better place in the queue.</summary>
    /// <param name="Body">Bytes of unknown layout.</param>
    public readonly record struct MoveDownloadToTop(byte[] Body) : IMessage<MoveDownloadToTop>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 34, nameof(MoveDownloadToTop), "SLSKPROTOCOL peer 34",
            "Obsolete, of unknown layout; ignored.");

        /// <inheritdoc/>
        public static MoveDownloadToTop Layout<TVisitor>(ref TVisitor v, in MoveDownloadToTop m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("body", m.Body, SoulseekLimits.Unknown));
    }

    /// <summary>A search for one very file.</summary>
    /// <param name="Body">Bytes of unknown layout.</param>
    public readonly record struct ExactFileSearchRequest(byte[] Body) : IMessage<ExactFileSearchRequest>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 47, nameof(ExactFileSearchRequest), "SLSKPROTOCOL peer 47",
            "Obsolete, of unknown layout; ignored.");

        /// <inheritdoc/>
        public static ExactFileSearchRequest Layout<TVisitor>(ref TVisitor v, in ExactFileSearchRequest m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("body", m.Body, SoulseekLimits.Unknown));
    }

    /// <summary>The downloads that wait.</summary>
    /// <param name="Body">Bytes of unknown layout.</param>
    public readonly record struct QueuedDownloads(byte[] Body) : IMessage<QueuedDownloads>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 48, nameof(QueuedDownloads), "SLSKPROTOCOL peer 48",
            "Obsolete, of unknown layout; ignored.");

        /// <inheritdoc/>
        public static QueuedDownloads Layout<TVisitor>(ref TVisitor v, in QueuedDownloads m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("body", m.Body, SoulseekLimits.Unknown));
    }

    /// <summary>A search passed on.</summary>
    /// <param name="Body">Bytes of unknown layout.</param>
    public readonly record struct IndirectFileSearchRequest(byte[] Body) : IMessage<IndirectFileSearchRequest>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 49, nameof(IndirectFileSearchRequest), "SLSKPROTOCOL peer 49",
            "Obsolete, of unknown layout; ignored.");

        /// <inheritdoc/>
        public static IndirectFileSearchRequest Layout<TVisitor>(ref TVisitor v, in IndirectFileSearchRequest m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("body", m.Body, SoulseekLimits.Unknown));
    }

    /// <summary>Seen in the wild by Nicotine+.</summary>
    /// <param name="Body">Bytes of unknown layout.</param>
    public readonly record struct Unknown12547(byte[] Body) : IMessage<Unknown12547>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 12547, nameof(Unknown12547), "SLSKPROTOCOL peer 12547",
            "Obsolete, of unknown layout; ignored.");

        /// <inheritdoc/>
        public static Unknown12547 Layout<TVisitor>(ref TVisitor v, in Unknown12547 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("body", m.Body, SoulseekLimits.Unknown));
    }
}
