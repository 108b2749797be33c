using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages between two clients.</summary>
public static partial class ToPeer
{
    /// <summary>What does the user share?</summary>
    /// <param name="Token">Sent by few clients, answered by none.</param>
    public readonly record struct SharedFileListRequest(uint Token) : IMessage<SharedFileListRequest>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 4, nameof(SharedFileListRequest), "002 GetSharedFileList:4; 003 PeerSharesRequest (Code 4)");

        /// <inheritdoc/>
        public static SharedFileListRequest Layout<TVisitor>(ref TVisitor v, in SharedFileListRequest m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.TailU32("token", m.Token, m.Token != 0));
    }

    /// <summary>Everything the user shares.</summary>
    /// <param name="Folders">All folders, empty ones that hold others too.</param>
    /// <param name="Unknown">Always 0.</param>
    /// <param name="PrivateFolders">Folders that only some may download from.</param>
    public readonly record struct SharedFileListResponse(
        FolderRecord[] Folders, uint Unknown, FolderRecord[] PrivateFolders)
        : IMessage<SharedFileListResponse>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 5, nameof(SharedFileListResponse), "002 SharedFileList:5; 003 PeerSharesReply (Code 5)",
            "The body is compressed (zlib, RFC 1950); the fields are those of what it inflates to. 003 prints code 4 in the body of the section: it is 5.");

        /// <inheritdoc/>
        public static SharedFileListResponse Layout<TVisitor>(ref TVisitor v, in SharedFileListResponse m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.List("folders", m.Folders, SoulseekLimits.Folders),
                v.TailU32("unknown", m.Unknown),
                v.TailList("private folders", m.PrivateFolders, SoulseekLimits.Folders, m.PrivateFolders is { Length: > 0 }));
    }

    /// <summary>What is in a folder?</summary>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Folder">Full path of the folder, separated by backslashes.</param>
    public readonly record struct FolderContentsRequest(uint Token, WireText Folder) : IMessage<FolderContentsRequest>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 36, nameof(FolderContentsRequest), "002 FolderContentsRequest:36");

        /// <inheritdoc/>
        public static FolderContentsRequest Layout<TVisitor>(ref TVisitor v, in FolderContentsRequest m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U32("token", m.Token), v.Text("folder", m.Folder, SoulseekLimits.Path));
    }

    /// <summary>What is in a folder.</summary>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Folder">Full path of the folder, separated by backslashes.</param>
    /// <param name="Folders">Normally the folder alone; none when it is not shared.</param>
    public readonly record struct FolderContentsResponse(uint Token, WireText Folder, FolderRecord[] Folders) : IMessage<FolderContentsResponse>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 37, nameof(FolderContentsResponse), "002 FolderContentsResponse:37",
            "The body is compressed (zlib, RFC 1950); the fields are those of what it inflates to.");

        /// <inheritdoc/>
        public static FolderContentsResponse Layout<TVisitor>(ref TVisitor v, in FolderContentsResponse m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U32("token", m.Token),
                v.Text("folder", m.Folder, SoulseekLimits.Path),
                v.List("folders", m.Folders, SoulseekLimits.Folders));
    }
}
