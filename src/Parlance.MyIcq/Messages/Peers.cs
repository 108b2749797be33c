using Parlance.Wire;

namespace Parlance.MyIcq.Messages;

/// <summary>What clients send to each other over TCP, behind a <see cref="PeerHeader"/>.</summary>
public static class ToPeer
{
    /// <summary>Opens a connection; sent by the side that connected.</summary>
    /// <param name="IsSending">The sender of this is the one who will send: messages, or the file.</param>
    /// <param name="Domain">The sender's own server; null when left out.</param>
    public readonly record struct Hello(bool IsSending, string? Domain = null) : IMessage<Hello>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Peer, Direction.ToPeer, 0x0001, nameof(Hello), "001 TCP, gaim-myicq 0.6");

        /// <inheritdoc/>
        public static Hello Layout<TVisitor>(ref TVisitor v, in Hello m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Bool("is_send", m.IsSending), v.Domain(m.Domain));
    }

    /// <summary>A message on a message session.</summary>
    /// <param name="Id">Counts down from 0xfffffffe; what the answer confirms.</param>
    /// <param name="Type">A <see cref="MyIcqMessageType"/>.</param>
    /// <param name="Time">When it was sent, in seconds since 1970.</param>
    /// <param name="Text">The text.</param>
    public readonly record struct Message(uint Id, byte Type, uint Time, string Text) : IMessage<Message>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Message, Direction.ToPeer, 0x1000, nameof(Message), "gaim-myicq 0.6", "unconfirmed for 5 s it is sent through the server");

        /// <inheritdoc/>
        public static Message Layout<TVisitor>(ref TVisitor v, in Message m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U32("id", m.Id), v.U8("type", m.Type), v.U32("time", m.Time), v.Str("text", m.Text, MyIcqLimits.PeerString));
    }

    /// <summary>Confirms a message on a message session.</summary>
    /// <param name="Id">Which.</param>
    public readonly record struct MessageAck(uint Id) : IMessage<MessageAck>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Message, Direction.ToPeer, 0x1001, nameof(MessageAck), "gaim-myicq 0.6");

        /// <inheritdoc/>
        public static MessageAck Layout<TVisitor>(ref TVisitor v, in MessageAck m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("id", m.Id));
    }

    /// <summary>Which file is coming, on a file session.</summary>
    /// <param name="Name">Its name without a path.</param>
    /// <param name="Size">Its size in bytes.</param>
    public readonly record struct FileOffer(string Name, uint Size) : IMessage<FileOffer>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.File, Direction.ToPeer, 0x1000, nameof(FileOffer), "gaim-myicq 0.6", "FILE_INFO");

        /// <inheritdoc/>
        public static FileOffer Layout<TVisitor>(ref TVisitor v, in FileOffer m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("base_name", m.Name, MyIcqLimits.PeerString), v.U32("size", m.Size));
    }

    /// <summary>The receiver is ready for the file.</summary>
    public readonly record struct FileReceive : IMessage<FileReceive>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.File, Direction.ToPeer, 0x1001, nameof(FileReceive), "gaim-myicq 0.6");

        /// <inheritdoc/>
        public static FileReceive Layout<TVisitor>(ref TVisitor v, in FileReceive m)
            where TVisitor : struct, IVisitor, allows ref struct => m;
    }

    /// <summary>A piece of the file.</summary>
    /// <param name="Piece">Its bytes; gaim sends <see cref="MyIcqLimits.FilePiece"/> at once.</param>
    public readonly record struct FilePiece(byte[] Piece) : IMessage<FilePiece>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.File, Direction.ToPeer, 0x1002, nameof(FilePiece), "gaim-myicq 0.6", "FILE_DATA");

        /// <inheritdoc/>
        public static FilePiece Layout<TVisitor>(ref TVisitor v, in FilePiece m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("bytes", m.Piece, MyIcqLimits.PeerFrame));
    }
}
