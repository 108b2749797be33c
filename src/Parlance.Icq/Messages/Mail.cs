using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What a client sends to the server.</summary>
public static partial class ToServer
{
    /// <summary>Sends a message through the server.</summary>
    /// <param name="To">UIN of the receiver.</param>
    /// <param name="Type">See <see cref="IcqMessageType"/>.</param>
    /// <param name="Text">The body; for some types fields joined by byte 0xFE, see <see cref="IcqBody"/>.</param>
    public readonly record struct SendMessage(uint To, ushort Type, string Text) : IMessage<SendMessage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x010E, nameof(SendMessage), "ICQ 0.91 \"SEND_MESSAGE\"");

        /// <inheritdoc/>
        public static SendMessage Layout<TVisitor>(ref TVisitor v, in SendMessage m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("to", m.To), v.U16("type", m.Type), v.Str("text", m.Text, IcqLimits.Message));
    }

    /// <summary>The same as SendMessage; authorisation is asked for and given with it.</summary>
    /// <param name="To">UIN of the receiver.</param>
    /// <param name="Type">See <see cref="IcqMessageType"/>.</param>
    /// <param name="Text">The body; for some types fields joined by byte 0xFE, see <see cref="IcqBody"/>.</param>
    public readonly record struct MessageToNewUser(uint To, ushort Type, string Text) : IMessage<MessageToNewUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x0456, nameof(MessageToNewUser), "ICQ 0.91 \"REQ_ADD_TO_LIST\"; ICQ 0.91 \"MSG_TO_NEW_USER\"");

        /// <inheritdoc/>
        public static MessageToNewUser Layout<TVisitor>(ref TVisitor v, in MessageToNewUser m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("to", m.To), v.U16("type", m.Type), v.Str("text", m.Text, IcqLimits.Message));
    }

    /// <summary>Asks for the messages that were stored.</summary>
    public readonly record struct Login1 : IMessage<Login1>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x044C, nameof(Login1), "ICQ 0.91 \"LOGIN_1\"");

        /// <inheritdoc/>
        public static Login1 Layout<TVisitor>(ref TVisitor v, in Login1 m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>The stored messages have arrived and may be deleted.</summary>
    public readonly record struct CmdX1 : IMessage<CmdX1>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x0442, nameof(CmdX1), "ICQ 0.91 \"CMD_X1\"",
            "Licq gives it the number of the server packet: never a repetition");

        /// <inheritdoc/>
        public static CmdX1 Layout<TVisitor>(ref TVisitor v, in CmdX1 m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>A message to all users (version 3).</summary>
    /// <param name="Rest">As a message.</param>
    public readonly record struct BroadcastAll(byte[] Rest) : IMessage<BroadcastAll>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x060E, nameof(BroadcastAll), "V3G \"broadcast\"");

        /// <inheritdoc/>
        public static BroadcastAll Layout<TVisitor>(ref TVisitor v, in BroadcastAll m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>A message to all users online (version 3).</summary>
    /// <param name="Rest">As a message.</param>
    public readonly record struct BroadcastOnline(byte[] Rest) : IMessage<BroadcastOnline>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x0618, nameof(BroadcastOnline), "V3G \"broadcast online\"");

        /// <inheritdoc/>
        public static BroadcastOnline Layout<TVisitor>(ref TVisitor v, in BroadcastOnline m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>A message from a web page (version 3).</summary>
    /// <param name="Rest">As a message.</param>
    public readonly record struct WebPager(byte[] Rest) : IMessage<WebPager>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x0622, nameof(WebPager), "V3G \"web pager\"");

        /// <inheritdoc/>
        public static WebPager Layout<TVisitor>(ref TVisitor v, in WebPager m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }
}

/// <summary>What the server sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>A message that was sent just now.</summary>
    /// <param name="From">UIN of the sender.</param>
    /// <param name="Type">See <see cref="IcqMessageType"/>.</param>
    /// <param name="Text">The body; for some types fields joined by byte 0xFE, see <see cref="IcqBody"/>.</param>
    public readonly record struct MessageNow(uint From, ushort Type, string Text) : IMessage<MessageNow>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToClient, 0x0104, nameof(MessageNow), "seen on the historic server as \"online message\"",
            "Missing from ICQ 0.91");

        /// <inheritdoc/>
        public static MessageNow Layout<TVisitor>(ref TVisitor v, in MessageNow m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("from", m.From), v.U16("type", m.Type), v.Str("text", m.Text, IcqLimits.Message));
    }

    /// <summary>A message that was stored.</summary>
    /// <param name="From">UIN of the sender.</param>
    /// <param name="Year">Year, GMT.</param>
    /// <param name="Month">Month from 1.</param>
    /// <param name="Day">Day of the month.</param>
    /// <param name="Hour">Hour, GMT.</param>
    /// <param name="Minute">Minute.</param>
    /// <param name="Type">See <see cref="IcqMessageType"/>.</param>
    /// <param name="Text">The body; for some types fields joined by byte 0xFE, see <see cref="IcqBody"/>.</param>
    public readonly record struct ReceiveMessage(
        uint From, ushort Year, byte Month, byte Day, byte Hour, byte Minute, ushort Type, string Text) : IMessage<ReceiveMessage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x00DC, nameof(ReceiveMessage), "ICQ 0.91 \"RECEIVE_MESSAGE\"");

        /// <inheritdoc/>
        public static ReceiveMessage Layout<TVisitor>(ref TVisitor v, in ReceiveMessage m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("from", m.From), v.U16("year", m.Year), v.U8("month", m.Month), v.U8("day", m.Day), v.U8("hour", m.Hour),
            v.U8("minute", m.Minute), v.U16("type", m.Type), v.Str("text", m.Text, IcqLimits.Message));
    }

    /// <summary>No more stored messages.</summary>
    /// <param name="Uin">The user's own UIN (version 2).</param>
    public readonly record struct ReplyX2(uint? Uin) : IMessage<ReplyX2>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToClient, 0x00E6, nameof(ReplyX2), "ICQ 0.91 \"REPLY_X2\"",
            "The client answers with CmdX1");

        /// <inheritdoc/>
        public static ReplyX2 Layout<TVisitor>(ref TVisitor v, in ReplyX2 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.OptionalU32("uin", m.Uin));
    }

    /// <summary>There is no such user.</summary>
    /// <param name="Uin">The UIN asked for.</param>
    public readonly record struct InvalidUin(uint Uin) : IMessage<InvalidUin>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x012C, nameof(InvalidUin), "seen in licq");

        /// <inheritdoc/>
        public static InvalidUin Layout<TVisitor>(ref TVisitor v, in InvalidUin m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin));
    }

    /// <summary>A system message with a button.</summary>
    /// <param name="Rest">Unknown.</param>
    public readonly record struct SystemMessage(byte[] Rest) : IMessage<SystemMessage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToClient, 0x01C2, nameof(SystemMessage), "ICQ 0.91 \"SYSTEM_MESSAGE\"",
            "No layout is known and no client handles it: Parlance never sends it");

        /// <inheritdoc/>
        public static SystemMessage Layout<TVisitor>(ref TVisitor v, in SystemMessage m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }
}
