using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What clients send to each other.</summary>
public static partial class ToPeer
{
    /// <summary>The first packet of a connection: who calls.</summary>
    /// <param name="Version">Version of the protocol between clients: 2 or 3.</param>
    /// <param name="PortA">The caller's own port, or 0.</param>
    /// <param name="Uin">UIN of the caller.</param>
    /// <param name="Ip">Address of the caller.</param>
    /// <param name="RealIp">Address of the caller as it sees itself.</param>
    /// <param name="TcpCapability">4 takes connections.</param>
    /// <param name="PortB">The caller's own port, or 0.</param>
    public readonly record struct ChannelInit(uint Version, uint PortA, uint Uin, Ip4 Ip, Ip4 RealIp, byte TcpCapability, uint PortB)
        : IMessage<ChannelInit>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Peer, Direction.ToPeer, 0xFF, nameof(ChannelInit), "ICQ 0.91 \"CHANNEL_INIT\"");

        /// <inheritdoc/>
        public static ChannelInit Layout<TVisitor>(ref TVisitor v, in ChannelInit m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            v.U8("init", 0xFF);
            return new(
                v.U32("version", m.Version), v.U32("port a", m.PortA), v.U32("uin", m.Uin), v.Ip("ip", m.Ip), v.Ip("real ip", m.RealIp),
                v.U8("tcp capability", m.TcpCapability), v.U32("port b", m.PortB));
        }
    }

    /// <summary>A message, its acknowledgement or its withdrawal.</summary>
    /// <param name="Uin">UIN of the sender.</param>
    /// <param name="Version">Version of the protocol between clients.</param>
    /// <param name="Command">0x07EE starts, 0x07DA acknowledges, 0x07D0 withdraws.</param>
    /// <param name="Type">See <see cref="IcqMessageType"/>; 0x03E8 to 0x03EC ask for an away message.</param>
    /// <param name="Text">The text; in an acknowledgement the away message.</param>
    /// <param name="Ip">Address of the sender as it sees itself.</param>
    /// <param name="RealIp">Address of the sender.</param>
    /// <param name="TcpPort">Port of the sender.</param>
    /// <param name="TcpCapability">4 takes connections.</param>
    /// <param name="Status">In an acknowledgement: 0 accepted, 1 refused, 4 away, 9 occupied, 10 do not disturb, 14 not available.</param>
    /// <param name="Flags">0x10 normal, 0x20 to the contact list, 0x40 urgent, and the own status.</param>
    /// <param name="File">What is offered (type 3).</param>
    /// <param name="Chat">What is asked for (type 2).</param>
    /// <param name="Sequence">Number of the message; the acknowledgement repeats it.</param>
    /// <param name="Tag">What some clients add.</param>
    public readonly record struct Message(
        uint Uin, ushort Version, ushort Command, ushort Type, string Text, Ip4 Ip, Ip4 RealIp, uint TcpPort, byte TcpCapability, ushort Status,
        ushort Flags, IcqFileOffer File, IcqChatOffer Chat, uint Sequence, byte[] Tag) : IMessage<Message>
    {
        /// <summary>Command of a message that begins.</summary>
        public const ushort Start = 0x07EE;

        /// <summary>Command of an acknowledgement.</summary>
        public const ushort Acknowledgement = 0x07DA;

        /// <summary>Command that withdraws an offer.</summary>
        public const ushort Cancel = 0x07D0;

        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Peer, Direction.ToPeer, Start, nameof(Message), "ICQ 0.91 \"CHANNEL_MESSAGE\"; ICQ 0.91 \"CHANNEL_ACK\"; seen in icqlib 1.x",
            "The last number is a sequence: Mirabilis clients count down from 0xFFFFFFFF, licq up from 1");

        /// <inheritdoc/>
        public static Message Layout<TVisitor>(ref TVisitor v, in Message m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var (uin, version, command) = (v.U32("uin", m.Uin), v.U16("version", m.Version), v.U16("command", m.Command));
            v.U16("zero", 0);
            v.U32("uin again", uin == 0 ? m.Uin : uin);
            var message = new Message(
                uin, version, command, v.U16("type", m.Type), v.Str("text", m.Text, IcqLimits.Peer), v.Ip("ip", m.Ip), v.Ip("real ip", m.RealIp),
                v.U32("tcp port", m.TcpPort), v.U8("tcp capability", m.TcpCapability), v.U16("status", m.Status), v.U16("flags", m.Flags),
                m.File, m.Chat, 0, []);
            if (v.If("type 3", message.Type == IcqMessageType.File))
            {
                message = message with { File = v.Item("file", m.File) };
                v.EndIf();
            }

            if (v.If("type 2", message.Type == IcqMessageType.Chat))
            {
                message = message with { Chat = v.Item("chat", m.Chat) };
                v.EndIf();
            }

            return message with { Sequence = v.U32("sequence", m.Sequence), Tag = v.Tail("tag", m.Tag, 64) };
        }
    }
}

/// <summary>A file that is offered, or the port where it is awaited.</summary>
/// <param name="PortBigEndian">The port, most significant byte first; 0 in an offer.</param>
/// <param name="Name">Name of the file; empty in an acknowledgement.</param>
/// <param name="Size">Size in bytes; 0 in an acknowledgement.</param>
/// <param name="Port">The port; 0 in an offer.</param>
public readonly record struct IcqFileOffer(uint PortBigEndian, string Name, uint Size, uint Port) : IWire<IcqFileOffer>
{
    /// <inheritdoc/>
    public static IcqFileOffer Layout<TVisitor>(ref TVisitor v, in IcqFileOffer m)
        where TVisitor : struct, IVisitor, allows ref struct => new(
        v.U32("port big-endian", m.PortBigEndian), v.Str("name", m.Name, IcqLimits.FileName), v.U32("size", m.Size), v.U32("port", m.Port));
}

/// <summary>A chat that is asked for, or the port where the caller is awaited.</summary>
/// <param name="Others">Who takes part already.</param>
/// <param name="PortBigEndian">The port, most significant byte first; 0 in a request.</param>
/// <param name="Port">The port; 0 in a request.</param>
public readonly record struct IcqChatOffer(string Others, uint PortBigEndian, uint Port) : IWire<IcqChatOffer>
{
    /// <inheritdoc/>
    public static IcqChatOffer Layout<TVisitor>(ref TVisitor v, in IcqChatOffer m)
        where TVisitor : struct, IVisitor, allows ref struct => new(
        v.Str("others", m.Others, IcqLimits.Peer), v.U32("port big-endian", m.PortBigEndian), v.U32("port", m.Port));
}
