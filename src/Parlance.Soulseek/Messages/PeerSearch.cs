using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages between two clients.</summary>
public static partial class ToPeer
{
    /// <summary>A search sent straight to a user.</summary>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Query">The words searched for.</param>
    public readonly record struct FileSearchRequest(uint Token, string Query) : IMessage<FileSearchRequest>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 8, nameof(FileSearchRequest), "SLSKPROTOCOL peer 8",
            "Obsolete; answered like any search.");

        /// <inheritdoc/>
        public static FileSearchRequest Layout<TVisitor>(ref TVisitor v, in FileSearchRequest m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U32("token", m.Token), v.Str("query", m.Query, SoulseekLimits.Message));
    }

    /// <summary>Files that match a search.</summary>
    /// <param name="Username">Who has them.</param>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Files">The files, with full paths.</param>
    /// <param name="SlotFree">Whether an upload could start at once.</param>
    /// <param name="AverageSpeed">Bytes a second.</param>
    /// <param name="QueueLength">Files waiting before a new one.</param>
    /// <param name="Unknown">Always 0.</param>
    /// <param name="PrivateFiles">Files that only some may download.</param>
    public readonly record struct FileSearchResponse(
        string Username, uint Token, FileRecord[] Files, bool SlotFree, uint AverageSpeed, uint QueueLength, uint Unknown, FileRecord[] PrivateFiles)
        : IMessage<FileSearchResponse>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 9, nameof(FileSearchResponse), "002 FileSearchResult:9",
            "The body is compressed (zlib, RFC 1950); the fields are those of what it inflates to.");

        /// <inheritdoc/>
        public static FileSearchResponse Layout<TVisitor>(ref TVisitor v, in FileSearchResponse m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var username = v.Str("username", m.Username, SoulseekLimits.Name);
            var token = v.U32("token", m.Token);
            var files = v.List("files", m.Files, SoulseekLimits.Files);
            var slotFree = v.TailBool("slot free", m.SlotFree);
            var averageSpeed = v.TailU32("average speed", m.AverageSpeed);
            var queueLength = v.TailU32("queue length", m.QueueLength);
            var unknown = v.TailU32("unknown", m.Unknown);
            var privateFiles = v.TailList("private files", m.PrivateFiles, SoulseekLimits.Files, m.PrivateFiles is { Length: > 0 });
            return new(username, token, files, slotFree, averageSpeed, queueLength, unknown, privateFiles);
        }
    }
}
