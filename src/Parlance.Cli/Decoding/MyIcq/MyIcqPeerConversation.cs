using System.Buffers.Binary;
using System.Globalization;
using Parlance.Cli.Streams;
using Parlance.MyIcq;
using Parlance.MyIcq.Messages;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.MyIcq;

/// <summary>A connection between two clients: messages or a file.</summary>
internal sealed class MyIcqPeerConversation(Connection connection, DecodeOutput output) : IConversation
{
    private readonly ByteQueue[] queues = [new(), new()];

    /// <summary>Whether bytes begin with the head of a frame: version 1, four zeros, a command there is.</summary>
    public static bool IsFrame(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= MyIcqFraming.Prefix + MyIcqLimits.PeerHeader
        && BinaryPrimitives.ReadUInt16BigEndian(bytes) is >= MyIcqLimits.PeerHeader and <= MyIcqLimits.PeerFrame
        && Header(bytes[MyIcqFraming.Prefix..]) is { Version: MyIcqEnvelope.Version, Reserved: 0, Command: 1 or (>= 0x1000 and <= 0x1002) };

    /// <summary>Prints frames that came without a connection.</summary>
    public static void Whole(in Heard heard, ReadOnlySpan<byte> bytes, DecodeOutput output)
    {
        while (TryFrame(bytes, out var frame))
        {
            Frame(heard, frame, output);
            bytes = bytes[(MyIcqFraming.Prefix + frame.Length)..];
        }

        if (!bytes.IsEmpty)
        {
            output.Unknown(heard, "no whole frame", bytes);
        }
    }

    public void Feed(Side side, ReadOnlySpan<byte> bytes, DateTime time)
    {
        var queue = queues[(int)side];
        queue.Append(bytes);
        while (TryFrame(queue.Memory.Span, out var frame))
        {
            Frame(new Heard(time, connection.From(side), connection.To(side)), frame, output);
            queue.Drop(MyIcqFraming.Prefix + frame.Length);
        }
    }

    public void Skip(Side side, long count, DateTime time) =>
        output.Missing(new Heard(time, connection.From(side), connection.To(side)), count);

    public void End()
    {
        foreach (var side in new[] { Side.Opener, Side.Acceptor })
        {
            if (queues[(int)side].Length > 0)
            {
                output.Unknown(new Heard(default, connection.From(side), connection.To(side)), "half a frame", queues[(int)side].Memory.Span);
            }
        }
    }

    private static bool TryFrame(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> frame)
    {
        var length = bytes.Length < MyIcqFraming.Prefix ? int.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(bytes);
        var isWhole = length >= MyIcqLimits.PeerHeader && length <= bytes.Length - MyIcqFraming.Prefix;
        frame = isWhole ? bytes.Slice(MyIcqFraming.Prefix, length) : default;
        return isWhole;
    }

    private static PeerHeader Header(ReadOnlySpan<byte> frame) => Reader.Read<PeerHeader>(frame[..MyIcqLimits.PeerHeader], MyIcqStyle.Default);

    private static void Frame(in Heard heard, ReadOnlySpan<byte> frame, DecodeOutput output)
    {
        var header = Header(frame);
        var body = frame[MyIcqLimits.PeerHeader..];
        if (MyIcqCatalog.All.Find(Link(header.Command, body), Direction.ToPeer, header.Command) is { } entry)
        {
            output.Message(heard, entry.Spec, body, entry.Trace(body), string.Create(CultureInfo.InvariantCulture, $"uin={header.Uin}"));
        }
        else
        {
            output.Unknown(heard, string.Create(CultureInfo.InvariantCulture, $"peer unknown command {header.Command}"), body);
        }
    }

    /// <summary>Both kinds of session use the same numbers. A file is offered with a name and a size, accepted without a word; messages have ids.</summary>
    private static string Link(ushort command, ReadOnlySpan<byte> body) =>
        command == ToPeer.Hello.Spec.Code ? MyIcqLink.Peer
        : command == ToPeer.FilePiece.Spec.Code ? MyIcqLink.File
        : command == ToPeer.FileReceive.Spec.Code ? (body.IsEmpty ? MyIcqLink.File : MyIcqLink.Message)
        : IsOffer(body) ? MyIcqLink.File
        : MyIcqLink.Message;

    private static bool IsOffer(ReadOnlySpan<byte> body) =>
        body.Length > 6 && BinaryPrimitives.ReadUInt16BigEndian(body) == body.Length - 6 && body[^5] == 0;
}
