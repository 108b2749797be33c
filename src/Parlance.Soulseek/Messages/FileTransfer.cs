using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages between two clients.</summary>
public static partial class ToPeer
{
    /// <summary>First bytes of the uploader on a file connection.</summary>
    /// <param name="Token">Token of his <see cref="TransferRequest"/>.</param>
    public readonly record struct FileTransferInit(uint Token) : IMessage<FileTransferInit>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.File, Direction.ToPeer, 0, nameof(FileTransferInit), "SLSKPROTOCOL file transfer",
            "Bare bytes without length or code.");

        /// <inheritdoc/>
        public static FileTransferInit Layout<TVisitor>(ref TVisitor v, in FileTransferInit m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("token", m.Token));
    }

    /// <summary>Answer of the downloader, after which the bytes of the file follow.</summary>
    /// <param name="Offset">Bytes he has already. Soulseek NS sends all ones when it resumes above 2 GiB.</param>
    public readonly record struct FileOffset(ulong Offset) : IMessage<FileOffset>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.File, Direction.ToPeer, 1, nameof(FileOffset), "SLSKPROTOCOL file transfer",
            "Bare bytes without length or code.");

        /// <inheritdoc/>
        public static FileOffset Layout<TVisitor>(ref TVisitor v, in FileOffset m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U64("offset", m.Offset));
    }
}
