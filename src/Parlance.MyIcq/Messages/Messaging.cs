using Parlance.Wire;

namespace Parlance.MyIcq.Messages;

public static partial class ToServer
{
    /// <summary>Sends a message to a user.</summary>
    /// <param name="Type">A <see cref="MyIcqMessageType"/>.</param>
    /// <param name="To">The receiver's number.</param>
    /// <param name="Text">The text; null when it is left out, as gaim does for types 2, 5 and 8 (the Windows client sends an empty one).</param>
    /// <param name="Domain">The receiver's server; null for this one. See <see cref="RemoteDomain"/> for what gaim writes.</param>
    public readonly record struct SendMessage(byte Type, uint To, string? Text = null, string? Domain = null) : IMessage<SendMessage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Server, Direction.ToServer, 0x0b, nameof(SendMessage), "001 UDP_SEND_MSG",
            "gaim leaves the text out for types 2, 5 and 8, so that a domain stands in its place");

        /// <summary>A type that has no text.</summary>
        public bool IsBare => (MyIcqMessageType)Type is MyIcqMessageType.AuthAccepted or MyIcqMessageType.Added or MyIcqMessageType.TcpRejected;

        /// <summary>
        /// The other server the receiver lives on; empty for this one. gaim writes it in the place of the text for types without one: there a lone
        /// text with a dot in it is taken for a domain.
        /// </summary>
        public string RemoteDomain => Domain is { Length: > 0 } domain ? domain
            : IsBare && Domain is null && Text is { Length: > 0 } text && text.Contains('.', StringComparison.Ordinal) ? text
            : string.Empty;

        /// <inheritdoc/>
        public static SendMessage Layout<TVisitor>(ref TVisitor v, in SendMessage m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var message = new SendMessage(v.U8("type", m.Type), v.U32("to_uin", m.To), v.Optional("text", m.Text));
            if (v.If("text is there", message.Text is not null))
            {
                message = message with { Domain = v.Domain(m.Domain) };
                v.EndIf();
            }

            return message;
        }
    }

    /// <summary>Sends a message to everybody; obeyed only from number 10000.</summary>
    /// <param name="Type">A <see cref="MyIcqMessageType"/>.</param>
    /// <param name="Text">The text.</param>
    public readonly record struct Broadcast(byte Type, string Text) : IMessage<Broadcast>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Server, Direction.ToServer, 0x10, nameof(Broadcast), "001 UDP_BROADCAST_MSG", "001 says BYTE for the text; all code uses STRING");

        /// <inheritdoc/>
        public static Broadcast Layout<TVisitor>(ref TVisitor v, in Broadcast m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U8("type", m.Type), v.Str("text", m.Text));
    }
}

public static partial class ToClient
{
    /// <summary>A message from a user, or from 10000, the service itself.</summary>
    /// <param name="Type">A <see cref="MyIcqMessageType"/>.</param>
    /// <param name="From">The sender's number.</param>
    /// <param name="Time">When it was sent, in seconds since 1970.</param>
    /// <param name="Text">The text.</param>
    /// <param name="Domain">The sender's server; empty for this one.</param>
    public readonly record struct Message(byte Type, uint From, uint Time, string Text, string Domain) : IMessage<Message>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToClient, 0x0104, nameof(Message), "001 UDP_SRV_MESSAGE");

        /// <inheritdoc/>
        public static Message Layout<TVisitor>(ref TVisitor v, in Message m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U8("type", m.Type), v.U32("from_uin", m.From), v.U32("time", m.Time), v.Str("text", m.Text), v.Str("domain", m.Domain));
    }
}
