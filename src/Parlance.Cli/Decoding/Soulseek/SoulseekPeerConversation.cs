using Parlance.Cli.Streams;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.Soulseek;

/// <summary>A connection between clients: its first frame tells what the others are.</summary>
internal sealed class SoulseekPeerConversation(Connection connection, SoulseekMessages messages, SoulseekDecoder decoder) : IConversation
{
    private static readonly Side[] Sides = [Side.Opener, Side.Acceptor];
    private readonly SoulseekFrameQueue[] queues = [new(), new()];
    private readonly bool[] spoke = new bool[2];
    private readonly SoulseekFileTransfer file = new(messages);
    private DateTime last;
    private bool hidden;
    private bool initiated;
    private string? type;

    public void Feed(Side side, ReadOnlySpan<byte> bytes, DateTime time)
    {
        last = time;
        queues[(int)side].Feed(bytes, At(side), messages.Output, start => !hidden && type switch
        {
            ConnectionType.Peer => FrameSigns.IsWhole(SoulseekFrames.Peer, Direction.ToPeer, start),
            ConnectionType.Distributed => FrameSigns.IsWhole(SoulseekFrames.Distributed, Direction.ToPeer, start),
            _ => false,
        });
        Decode(side);
    }

    public void Skip(Side side, long count, DateTime time)
    {
        last = time;
        queues[(int)side].Skip(count, At(side), messages.Output);
        Decode(side);
    }

    public void End()
    {
        initiated = true;
        foreach (var side in Sides)
        {
            type ??= PeerSigns.Guess(queues[(int)side].Bytes.Memory.Span, isAll: true);
            DecodeSide(side);
        }

        foreach (var side in Sides)
        {
            file.End(side, At(side));
            queues[(int)side].Lose(At(side), "cut off", messages.Output);
            queues[(int)side].Dispose();
        }
    }

    private void Decode(Side side)
    {
        if (initiated)
        {
            DecodeSide(side);
        }
        else if (TryInitiate())
        {
            DecodeSide(Side.Opener);
            DecodeSide(Side.Acceptor);
        }
    }

    private bool TryInitiate()
    {
        var queue = queues[(int)Side.Opener];
        var waiting = queue.Bytes.Memory.Span;
        if (waiting.Length < PeerSigns.Enough)
        {
            return false;
        }

        hidden = PeerSigns.LooksHidden(waiting);
        initiated = queue.TryTake(SoulseekFrames.Init, hidden, At(Side.Opener), messages.Output, TakeInit) || queue.IsLost;
        return initiated;
    }

    private void TakeInit(uint code, ReadOnlySpan<byte> body, ReadOnlySpan<byte> frame)
    {
        var understood = messages.Print(At(Side.Opener), SoulseekLinks.Init, Direction.ToPeer, code, body, frame);
        spoke[(int)Side.Opener] = true;
        type = !understood ? null
            : code == ToPeer.PeerInit.Spec.Code ? Known(SoulseekFrames.Init.Read<ToPeer.PeerInit>(body).Type)
            : decoder.TypeOf(SoulseekFrames.Init.Read<ToPeer.PierceFireWall>(body).Token);
    }

    private void DecodeSide(Side side)
    {
        var queue = queues[(int)side];
        if (queue.IsLost || queue.Bytes.Length == 0)
        {
            return;
        }

        file.Hear(side);
        if (type is null && (type = PeerSigns.Guess(queue.Bytes.Memory.Span, isAll: false)) is not null)
        {
            DecodeSide(side == Side.Opener ? Side.Acceptor : Side.Opener);
        }

        switch (type)
        {
            case ConnectionType.File:
                file.Decode(side, queue, At(side));
                break;
            case ConnectionType.Peer:
                DecodeFrames(side, SoulseekFrames.Peer, hidden);
                break;
            case ConnectionType.Distributed:
                DecodeFrames(side, SoulseekFrames.Distributed, isHidden: false);
                break;
            default:
                break;
        }
    }

    private void DecodeFrames(Side side, SoulseekLink link, bool isHidden)
    {
        var queue = queues[(int)side];
        if (!spoke[(int)side] && !isHidden && PeerSigns.IsPeerInit(queue.Bytes.Memory.Span))
        {
            queue.TryTake(SoulseekFrames.Init, hidden: false, At(side), messages.Output, (code, body, frame) =>
                messages.Print(At(side), SoulseekLinks.Init, Direction.ToPeer, code, body, frame));
        }

        while (queue.TryTake(link, isHidden, At(side), messages.Output, (code, body, frame) =>
            messages.Print(At(side), link.Name, Direction.ToPeer, code, body, frame)))
        {
            spoke[(int)side] = true;
        }
    }

    private static string? Known(string type) =>
        type is ConnectionType.Peer or ConnectionType.File or ConnectionType.Distributed ? type : null;

    private Heard At(Side side) => new(last, connection.From(side), connection.To(side));
}
