using Parlance.Cli.Streams;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.Soulseek;

/// <summary>A connection to the server.</summary>
internal sealed class SoulseekServerConversation(Connection connection, Side server, SoulseekMessages messages, SoulseekDecoder decoder) : IConversation
{
    private readonly SoulseekFrameQueue[] queues = [new(), new()];
    private DateTime last;

    public void Feed(Side side, ReadOnlySpan<byte> bytes, DateTime time)
    {
        last = time;
        var (link, direction) = Way(side);
        queues[(int)side].Feed(bytes, At(side), messages.Output, start => FrameSigns.IsWhole(link, direction, start));
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
        foreach (var side in new[] { Side.Opener, Side.Acceptor })
        {
            queues[(int)side].Lose(At(side), "cut off", messages.Output);
            queues[(int)side].Dispose();
        }
    }

    private void Decode(Side side)
    {
        var (link, direction) = Way(side);
        while (queues[(int)side].TryTake(link, hidden: false, At(side), messages.Output, (code, body, frame) => Print(side, direction, code, body, frame)))
        {
        }
    }

    private (SoulseekLink Link, Direction Direction) Way(Side side) =>
        side == server ? (SoulseekFrames.FromServer, Direction.ToClient) : (SoulseekFrames.Server, Direction.ToServer);

    private void Print(Side side, Direction direction, uint code, ReadOnlySpan<byte> body, ReadOnlySpan<byte> frame)
    {
        var understood = messages.Print(At(side), SoulseekLinks.Server, direction, code, body, frame);
        if (understood && code == ToServer.ConnectToPeer.Spec.Code)
        {
            Learn(direction, body);
        }
    }

    private void Learn(Direction direction, ReadOnlySpan<byte> body)
    {
        if (direction == Direction.ToServer)
        {
            var asked = SoulseekFrames.Server.Read<ToServer.ConnectToPeer>(body);
            decoder.Learn(asked.Token, asked.Type);
        }
        else
        {
            var passed = SoulseekFrames.FromServer.Read<ToClient.ConnectToPeer>(body);
            decoder.Learn(passed.Token, passed.Type);
        }
    }

    private Heard At(Side side) => new(last, connection.From(side), connection.To(side));
}
