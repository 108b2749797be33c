using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages from a client to the server.</summary>
public static partial class ToServer
{
    /// <summary>A search in a room, by a number that rooms no longer have.</summary>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="RoomId">Number of the room.</param>
    /// <param name="Query">The words searched for.</param>
    public readonly record struct FileSearchRoom(uint Token, uint RoomId, string Query) : IMessage<FileSearchRoom>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 25, nameof(FileSearchRoom), "SLSKPROTOCOL server 25",
            "Obsolete; ignored.");

        /// <inheritdoc/>
        public static FileSearchRoom Layout<TVisitor>(ref TVisitor v, in FileSearchRoom m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U32("token", m.Token), v.U32("room id", m.RoomId), v.Str("query", m.Query, SoulseekLimits.Message));
    }

    /// <summary>A search of everybody.</summary>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Query">The words searched for.</param>
    public readonly record struct FileSearch(uint Token, string Query) : IMessage<FileSearch>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 26, nameof(FileSearch), "002 FileSearch:26; 003 FileSearch (Code 26)");

        /// <inheritdoc/>
        public static FileSearch Layout<TVisitor>(ref TVisitor v, in FileSearch m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U32("token", m.Token), v.Str("query", m.Query, SoulseekLimits.Message));
    }

    /// <summary>A search of one user's shares.</summary>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Query">The words searched for.</param>
    public readonly record struct UserSearch(string Username, uint Token, string Query) : IMessage<UserSearch>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 42, nameof(UserSearch), "003 UserSearch (Code 42)");

        /// <inheritdoc/>
        public static UserSearch Layout<TVisitor>(ref TVisitor v, in UserSearch m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("username", m.Username, SoulseekLimits.Name),
                v.U32("token", m.Token),
                v.Str("query", m.Query, SoulseekLimits.Message));
    }

    /// <summary>A search for one very file.</summary>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Filename">Name of the file.</param>
    /// <param name="Path">Its folder.</param>
    /// <param name="FileSize">Its size in bytes.</param>
    /// <param name="Checksum">Its checksum.</param>
    /// <param name="Unknown">Meaning unknown.</param>
    public readonly record struct ExactFileSearch(
        uint Token, string Filename, string Path, ulong FileSize, uint Checksum, byte Unknown)
        : IMessage<ExactFileSearch>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 65, nameof(ExactFileSearch), "002 ExactFileSearch:65",
            "Obsolete; ignored. 002 has size as four bytes and the name last, which nobody has seen.");

        /// <inheritdoc/>
        public static ExactFileSearch Layout<TVisitor>(ref TVisitor v, in ExactFileSearch m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U32("token", m.Token),
                v.Str("filename", m.Filename, SoulseekLimits.Path),
                v.Str("path", m.Path, SoulseekLimits.Path),
                v.U64("file size", m.FileSize),
                v.U32("checksum", m.Checksum),
                v.TailU8("unknown", m.Unknown));
    }

    /// <summary>A search that the client repeats by itself.</summary>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Query">The words searched for.</param>
    public readonly record struct WishlistSearch(uint Token, string Query) : IMessage<WishlistSearch>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 103, nameof(WishlistSearch), "003 WishlistSearch (Code 103)",
            "003 calls the token username.");

        /// <inheritdoc/>
        public static WishlistSearch Layout<TVisitor>(ref TVisitor v, in WishlistSearch m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U32("token", m.Token), v.Str("query", m.Query, SoulseekLimits.Message));
    }

    /// <summary>A search of everybody in a room.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Query">The words searched for.</param>
    public readonly record struct RoomSearch(string Room, uint Token, string Query) : IMessage<RoomSearch>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 120, nameof(RoomSearch), "003 ChatRoomSearch (Code 120)");

        /// <inheritdoc/>
        public static RoomSearch Layout<TVisitor>(ref TVisitor v, in RoomSearch m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("room", m.Room, SoulseekLimits.Name), v.U32("token", m.Token), v.Str("query", m.Query, SoulseekLimits.Message));
    }

    /// <summary>Which other searches are like this one?</summary>
    /// <param name="Query">The words searched for.</param>
    public readonly record struct RelatedSearch(string Query) : IMessage<RelatedSearch>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 153, nameof(RelatedSearch), "003 FileSearchEx (Code 153)",
            "Obsolete.");

        /// <inheritdoc/>
        public static RelatedSearch Layout<TVisitor>(ref TVisitor v, in RelatedSearch m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("query", m.Query, SoulseekLimits.Message));
    }
}

/// <summary>Messages from the server to a client.</summary>
public static partial class ToClient
{
    /// <summary>Please answer this search.</summary>
    /// <param name="Username">Who searches.</param>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Query">The words searched for.</param>
    public readonly record struct FileSearch(string Username, uint Token, string Query) : IMessage<FileSearch>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 26, nameof(FileSearch), "002 FileSearch:26; 003 FileSearch (Code 26)");

        /// <inheritdoc/>
        public static FileSearch Layout<TVisitor>(ref TVisitor v, in FileSearch m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("username", m.Username, SoulseekLimits.Name),
                v.U32("token", m.Token),
                v.Str("query", m.Query, SoulseekLimits.Message));
    }

    /// <summary>Someone searches for one very file.</summary>
    /// <param name="Username">Who searches.</param>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Filename">Name of the file.</param>
    /// <param name="Path">Its folder.</param>
    /// <param name="FileSize">Its size in bytes.</param>
    /// <param name="Checksum">Its checksum.</param>
    public readonly record struct ExactFileSearch(
        string Username, uint Token, string Filename, string Path, ulong FileSize, uint Checksum)
        : IMessage<ExactFileSearch>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 65, nameof(ExactFileSearch), "002 ExactFileSearch:65",
            "Obsolete. 002 has size as four bytes and the name last, which nobody has seen.");

        /// <inheritdoc/>
        public static ExactFileSearch Layout<TVisitor>(ref TVisitor v, in ExactFileSearch m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("username", m.Username, SoulseekLimits.Name),
                v.U32("token", m.Token),
                v.Str("filename", m.Filename, SoulseekLimits.Path),
                v.Str("path", m.Path, SoulseekLimits.Path),
                v.U64("file size", m.FileSize),
                v.U32("checksum", m.Checksum));
    }

    /// <summary>A message of the distributed network, for a branch root to pass down.</summary>
    /// <param name="DistributedCode">Code of the message; 3 is the only one in use.</param>
    /// <param name="Search">The search, when the code is 3.</param>
    /// <param name="Body">The message, when the code is another one.</param>
    public readonly record struct EmbeddedMessage(byte DistributedCode, ToPeer.DistribSearch Search, byte[] Body) : IMessage<EmbeddedMessage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 93, nameof(EmbeddedMessage), "003 ServerSearchRequest (Code 93)",
            "Who gets it is a branch root.");

        /// <inheritdoc/>
        public static EmbeddedMessage Layout<TVisitor>(ref TVisitor v, in EmbeddedMessage m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var code = v.U8("distributed code", m.DistributedCode);
            var search = default(ToPeer.DistribSearch);
            if (v.If("distributed code is 3", code == ToPeer.DistribSearch.Code))
            {
                search = v.Item("search", m.Search);
            }

            v.EndIf();
            var body = Array.Empty<byte>();
            if (v.If("distributed code is not 3", code != ToPeer.DistribSearch.Code))
            {
                body = v.Tail("body", m.Body, SoulseekLimits.Unknown);
            }

            v.EndIf();
            return new(code, search, body);
        }
    }

    /// <summary>How often the client may search for its wishes.</summary>
    /// <param name="Seconds">Seconds between two searches; 720, 120 for the privileged.</param>
    public readonly record struct WishlistInterval(uint Seconds) : IMessage<WishlistInterval>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 104, nameof(WishlistInterval), "003 WishlistInterval (Code 104)");

        /// <inheritdoc/>
        public static WishlistInterval Layout<TVisitor>(ref TVisitor v, in WishlistInterval m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("seconds", m.Seconds));
    }

    /// <summary>Searches like the one asked about.</summary>
    /// <param name="Query">The search asked about.</param>
    /// <param name="Related">Other searches.</param>
    public readonly record struct RelatedSearch(string Query, RelatedQuery[] Related) : IMessage<RelatedSearch>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 153, nameof(RelatedSearch), "003 FileSearchEx (Code 153)",
            "Obsolete.");

        /// <inheritdoc/>
        public static RelatedSearch Layout<TVisitor>(ref TVisitor v, in RelatedSearch m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("query", m.Query, SoulseekLimits.Message), v.TailList("related", m.Related, SoulseekLimits.ListFromServer));
    }

    /// <summary>Phrases; a path that holds one is left out of every answer to a search.</summary>
    /// <param name="Phrases">The phrases, to be found anywhere in a path, ignoring case.</param>
    public readonly record struct ExcludedSearchPhrases(string[] Phrases) : IMessage<ExcludedSearchPhrases>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 160, nameof(ExcludedSearchPhrases), "SLSKPROTOCOL server 160");

        /// <inheritdoc/>
        public static ExcludedSearchPhrases Layout<TVisitor>(ref TVisitor v, in ExcludedSearchPhrases m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Strings("phrases", m.Phrases, SoulseekLimits.ListFromServer, SoulseekLimits.Name));
    }
}
