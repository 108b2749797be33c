using System.Buffers.Binary;
using Parlance.Cli.Streams;
using Parlance.Icq;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.Icq;

/// <summary>A connection between two clients: messages, a file, or a chat.</summary>
internal sealed class IcqPeerConversation(Connection connection, DecodeOutput output) : IConversation
{
    private readonly ByteQueue opener = new();
    private readonly ByteQueue acceptor = new();
    private bool isChat;

    /// <summary>Prints frames that came without a connection.</summary>
    public static void Whole(in Heard heard, ReadOnlySpan<byte> bytes, DecodeOutput output)
    {
        while (Next(bytes) is var length && length > 0)
        {
            Frame(heard, bytes[2..length], output);
            bytes = bytes[length..];
        }

        if (!bytes.IsEmpty)
        {
            output.Unknown(heard, "no whole frame", bytes);
        }
    }

    public void Feed(Side side, ReadOnlySpan<byte> bytes, DateTime time)
    {
        var heard = new Heard(time, connection.From(side), connection.To(side));
        var queue = side == Side.Opener ? opener : acceptor;
        queue.Append(bytes);
        while (queue.Length > 0)
        {
            if (isChat && !IsIntroduction(queue.Memory.Span))
            {
                output.Note(heard, $"chat {Printable.Hex(queue.Memory.Span)}");
                queue.Drop(queue.Length);
                return;
            }

            var length = Next(queue.Memory.Span);
            if (length == 0)
            {
                return;
            }

            isChat |= Frame(heard, queue.Memory.Span[2..length], output);
            queue.Drop(length);
        }
    }

    public void Skip(Side side, long count, DateTime time) =>
        output.Missing(new Heard(time, connection.From(side), connection.To(side)), count);

    public void End()
    {
        foreach (var (side, queue) in new[] { (Side.Opener, opener), (Side.Acceptor, acceptor) })
        {
            if (queue.Length > 0)
            {
                output.Unknown(new Heard(default, connection.From(side), connection.To(side)), "half a frame", queue.Memory.Span);
            }
        }
    }

    private static int Next(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 2 && 2 + BinaryPrimitives.ReadUInt16LittleEndian(bytes) is var length && length <= bytes.Length ? length : 0;

    /// <summary>Once both have introduced themselves the bytes of a chat have no frames; the introductions begin with 100 or 101.</summary>
    private static bool IsIntroduction(ReadOnlySpan<byte> bytes) => Next(bytes) is var length && length > 6 && bytes[2] is 0x64 or 0x65 && bytes[3] == 0;

    /// <summary>Prints one frame.</summary>
    /// <returns>Whether it begins a chat.</returns>
    private static bool Frame(in Heard heard, ReadOnlySpan<byte> frame, DecodeOutput output)
    {
        var (link, code, skip) = Kind(frame);
        if (IcqCatalog.All.Find(link, Direction.ToPeer, code) is not { } entry)
        {
            output.Unknown(heard, $"{link} unknown code {code}", frame);
            return false;
        }

        output.Message(heard, entry.Spec, frame[skip..], entry.Trace(frame[skip..]));
        return link == IcqLink.Chat;
    }

    private static (string Link, uint Code, int Skip) Kind(ReadOnlySpan<byte> frame) =>
        frame.Length == 26 && frame[0] == 0xFF ? (IcqLink.Peer, ToPeer.ChannelInit.Spec.Code, 0)
        : frame.Length > 8 && BinaryPrimitives.ReadUInt16LittleEndian(frame[6..]) is ToPeer.Message.Start or ToPeer.Message.Acknowledgement or ToPeer.Message.Cancel
            ? (IcqLink.Peer, ToPeer.Message.Spec.Code, 0)
        : frame.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(frame) is 0x64 or 0x65 ? (IcqLink.Chat, frame[0], 4)
        : frame.IsEmpty ? (IcqLink.File, uint.MaxValue, 0)
        : (IcqLink.File, frame[0], 1);
}
