using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages between two clients.</summary>
public static partial class ToPeer
{
    /// <summary>A file can be sent now, or, in the old form, is asked for.</summary>
    /// <param name="Direction">One of <see cref="TransferDirection"/>.</param>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="File">Full path of the file, separated by backslashes.</param>
    /// <param name="Size">Size in bytes; told by the uploader only. SoulseekQt says 0 above 2 GiB.</param>
    public readonly record struct TransferRequest(uint Direction, uint Token, WireText File, ulong Size) : IMessage<TransferRequest>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Wire.Direction.ToPeer, 40, nameof(TransferRequest), "002 TransferRequest:40; 003 PeerTransferRequest (Code 40)",
            "002 has the size as four bytes: it has eight.");

        /// <inheritdoc/>
        public static TransferRequest Layout<TVisitor>(ref TVisitor v, in TransferRequest m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var direction = v.U32("direction", m.Direction);
            var token = v.U32("token", m.Token);
            var file = v.Text("file", m.File, SoulseekLimits.Path);
            var size = v.TailU64("size", m.Size, direction == TransferDirection.Upload);
            return new(direction, token, file, size);
        }
    }

    /// <summary>Whether the transfer may begin.</summary>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Allowed">Whether it may.</param>
    /// <param name="Size">Size in bytes, only in the answer to an old download request; 0 elsewhere and then not sent.</param>
    /// <param name="Reason">Why not: one of <see cref="TransferRejection"/>.</param>
    public readonly record struct TransferResponse(uint Token, bool Allowed, ulong Size, string Reason) : IMessage<TransferResponse>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 41, nameof(TransferResponse), "002 TransferResponse:41; 003 PeerTransferReply (Code 41)",
            "002 and 003 have the size as four bytes: it has eight.");

        /// <inheritdoc/>
        public static TransferResponse Layout<TVisitor>(ref TVisitor v, in TransferResponse m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var token = v.U32("token", m.Token);
            var allowed = v.Bool("allowed", m.Allowed);
            var (size, reason) = (0ul, string.Empty);
            if (v.If("allowed", allowed))
            {
                size = v.TailU64("size", m.Size, m.Size != 0);
            }

            v.EndIf();
            if (v.If("not allowed", !allowed))
            {
                reason = v.TailText("reason", m.Reason, SoulseekLimits.Message);
            }

            v.EndIf();
            return new(token, allowed, size, reason);
        }
    }

    /// <summary>Unknown purpose.</summary>
    /// <param name="File">Full path of the file, separated by backslashes.</param>
    public readonly record struct PlaceholdUpload(WireText File) : IMessage<PlaceholdUpload>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 42, nameof(PlaceholdUpload), "002 PlaceholdUpload:42",
            "Obsolete; ignored.");

        /// <inheritdoc/>
        public static PlaceholdUpload Layout<TVisitor>(ref TVisitor v, in PlaceholdUpload m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Text("file", m.File, SoulseekLimits.Path));
    }

    /// <summary>Please put a file into the upload queue.</summary>
    /// <param name="File">Full path of the file, separated by backslashes.</param>
    public readonly record struct QueueUpload(WireText File) : IMessage<QueueUpload>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 43, nameof(QueueUpload), "002 QueueUpload:43");

        /// <inheritdoc/>
        public static QueueUpload Layout<TVisitor>(ref TVisitor v, in QueueUpload m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Text("file", m.File, SoulseekLimits.Path));
    }

    /// <summary>At which place a file stands in the queue.</summary>
    /// <param name="File">Full path of the file, separated by backslashes.</param>
    /// <param name="Place">Place in the queue, from 1.</param>
    public readonly record struct PlaceInQueueResponse(WireText File, uint Place) : IMessage<PlaceInQueueResponse>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 44, nameof(PlaceInQueueResponse), "002 PlaceInQueue:44");

        /// <inheritdoc/>
        public static PlaceInQueueResponse Layout<TVisitor>(ref TVisitor v, in PlaceInQueueResponse m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Text("file", m.File, SoulseekLimits.Path), v.U32("place", m.Place));
    }

    /// <summary>The upload broke.</summary>
    /// <param name="File">Full path of the file, separated by backslashes.</param>
    public readonly record struct UploadFailed(WireText File) : IMessage<UploadFailed>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 46, nameof(UploadFailed), "002 UploadFailed:46");

        /// <inheritdoc/>
        public static UploadFailed Layout<TVisitor>(ref TVisitor v, in UploadFailed m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Text("file", m.File, SoulseekLimits.Path));
    }

    /// <summary>The file will not be sent.</summary>
    /// <param name="File">Full path of the file, separated by backslashes.</param>
    /// <param name="Reason">Why not: one of <see cref="TransferRejection"/>.</param>
    public readonly record struct UploadDenied(WireText File, string Reason) : IMessage<UploadDenied>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 50, nameof(UploadDenied), "002 QueueFailed:50");

        /// <inheritdoc/>
        public static UploadDenied Layout<TVisitor>(ref TVisitor v, in UploadDenied m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Text("file", m.File, SoulseekLimits.Path), v.Str("reason", m.Reason, SoulseekLimits.Message));
    }

    /// <summary>At which place does a file stand?</summary>
    /// <param name="File">Full path of the file, separated by backslashes.</param>
    public readonly record struct PlaceInQueueRequest(WireText File) : IMessage<PlaceInQueueRequest>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 51, nameof(PlaceInQueueRequest), "002 PlaceInQueueRequest:51",
            "002 has an empty body: it holds the file.");

        /// <inheritdoc/>
        public static PlaceInQueueRequest Layout<TVisitor>(ref TVisitor v, in PlaceInQueueRequest m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Text("file", m.File, SoulseekLimits.Path));
    }

    /// <summary>The user is about to send a file that was not asked for.</summary>
    public readonly record struct UploadQueueNotification : IMessage<UploadQueueNotification>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 52, nameof(UploadQueueNotification), "SLSKPROTOCOL peer 52",
            "Deprecated.");

        /// <inheritdoc/>
        public static UploadQueueNotification Layout<TVisitor>(ref TVisitor v, in UploadQueueNotification m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }
}
