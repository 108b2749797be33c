using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>What a client sends to a room.</summary>
public static partial class ToServer
{
    /// <summary>Tells of one shared file.</summary>
    /// <param name="Mime">See <see cref="AresMime"/>.</param>
    /// <param name="Size">Bytes; the low 32 bits.</param>
    /// <param name="SearchWords">Words under which to find it, as UTF-8 separated by spaces.</param>
    /// <param name="File">See <see cref="FileDescription"/>; rooms relay it as it came.</param>
    public readonly record struct AddShare(byte Mime, uint Size, byte[] SearchWords, byte[] File) : IMessage<AddShare>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 50, nameof(AddShare), "000 MSG_CHAT_CLIENT_ADDSHARE");

        /// <inheritdoc/>
        public static AddShare Layout<TVisitor>(ref TVisitor v, in AddShare m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U8("mime", m.Mime),
                v.U32("size", m.Size),
                v.Blob("searchWords", m.SearchWords, Width.Word, AresLimits.Text),
                v.Tail("file", m.File, AresLimits.Frame));
    }

    /// <summary>Takes back every shared file of a size.</summary>
    /// <param name="Size">Bytes.</param>
    public readonly record struct RemShare(uint Size) : IMessage<RemShare>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 51, nameof(RemShare), "000 MSG_CHAT_CLIENT_REMSHARE");

        /// <inheritdoc/>
        public static RemShare Layout<TVisitor>(ref TVisitor v, in RemShare m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("size", m.Size));
    }

    /// <summary>Asks for a user's shared files.</summary>
    /// <param name="Id">Chosen by the client, repeated in the answers.</param>
    /// <param name="Mime">0 or 255 all, 8 other, else see <see cref="AresMime"/>.</param>
    /// <param name="Name">Name of the user.</param>
    public readonly record struct Browse(ushort Id, byte Mime, string Name) : IMessage<Browse>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 52, nameof(Browse), "000 MSG_CHAT_CLIENT_BROWSE");

        /// <inheritdoc/>
        public static Browse Layout<TVisitor>(ref TVisitor v, in Browse m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U16("id", m.Id),
                v.U8("mime", m.Mime),
                v.Str0("name", m.Name, AresLimits.Name));
    }

    /// <summary>Searches the files of everyone.</summary>
    /// <param name="Id">Chosen by the client, repeated in the answers.</param>
    /// <param name="Reserved">Zero.</param>
    /// <param name="Mime">As in <see cref="Browse"/>.</param>
    /// <param name="Words">Words as UTF-8, separated by spaces or NUL.</param>
    public readonly record struct Search(ushort Id, byte Reserved, byte Mime, byte[] Words) : IMessage<Search>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 60, nameof(Search), "000 MSG_CHAT_CLIENT_SEARCH");

        /// <inheritdoc/>
        public static Search Layout<TVisitor>(ref TVisitor v, in Search m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U16("id", m.Id),
                v.U8("reserved", m.Reserved),
                v.U8("mime", m.Mime),
                v.Blob("words", m.Words, Width.Word, AresLimits.Text));
    }
}

/// <summary>What a room sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>A user's files follow.</summary>
    /// <param name="Id">As in the request.</param>
    /// <param name="Count">How many.</param>
    public readonly record struct StartOfBrowse(ushort Id, ushort Count) : IMessage<StartOfBrowse>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 56, nameof(StartOfBrowse), "000 MSG_CHAT_SERVER_STARTOFBROWSE");

        /// <inheritdoc/>
        public static StartOfBrowse Layout<TVisitor>(ref TVisitor v, in StartOfBrowse m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U16("id", m.Id), v.U16("count", m.Count));
    }

    /// <summary>One file of a user.</summary>
    /// <param name="Id">As in the request.</param>
    /// <param name="Mime">See <see cref="AresMime"/>.</param>
    /// <param name="Size">Bytes.</param>
    /// <param name="File">See <see cref="FileDescription"/>.</param>
    public readonly record struct BrowseItem(ushort Id, byte Mime, uint Size, byte[] File) : IMessage<BrowseItem>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 55, nameof(BrowseItem), "000 MSG_CHAT_SERVER_BROWSEITEM");

        /// <inheritdoc/>
        public static BrowseItem Layout<TVisitor>(ref TVisitor v, in BrowseItem m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U16("id", m.Id),
                v.U8("mime", m.Mime),
                v.U32("size", m.Size),
                v.Tail("file", m.File, AresLimits.Frame));
    }

    /// <summary>These were all files.</summary>
    /// <param name="Id">As in the request.</param>
    public readonly record struct EndOfBrowse(ushort Id) : IMessage<EndOfBrowse>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 53, nameof(EndOfBrowse), "000 MSG_CHAT_SERVER_ENDOFBROWSE");

        /// <inheritdoc/>
        public static EndOfBrowse Layout<TVisitor>(ref TVisitor v, in EndOfBrowse m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U16("id", m.Id));
    }

    /// <summary>No such user, or nothing shared.</summary>
    /// <param name="Id">As in the request.</param>
    public readonly record struct BrowseError(ushort Id) : IMessage<BrowseError>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 54, nameof(BrowseError), "000 MSG_CHAT_SERVER_BROWSEERROR");

        /// <inheritdoc/>
        public static BrowseError Layout<TVisitor>(ref TVisitor v, in BrowseError m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U16("id", m.Id));
    }

    /// <summary>These were all hits.</summary>
    /// <param name="Id">As in the request.</param>
    public readonly record struct EndOfSearch(ushort Id) : IMessage<EndOfSearch>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 62, nameof(EndOfSearch), "000 MSG_CHAT_SERVER_ENDOFSEARCH");

        /// <inheritdoc/>
        public static EndOfSearch Layout<TVisitor>(ref TVisitor v, in EndOfSearch m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U16("id", m.Id));
    }
}
