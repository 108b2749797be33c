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
        if (messages.Print(At(side), SoulseekLinks.Server, direction, code, body, frame))
        {
            Learn(direction, code, body);
        }
    }

    /// <summary>Picks up what helps to understand the connections between clients.</summary>
    private void Learn(Direction direction, uint code, ReadOnlySpan<byte> body)
    {
        switch (direction, code)
        {
            case (Direction.ToServer, 2):
                var waits = SoulseekFrames.Server.Read<ToServer.SetWaitPort>(body);
                decoder.LearnListener(waits.Port);
                decoder.LearnListener(waits.ObfuscatedPort);
                break;
            case (Direction.ToClient, 3):
                var listens = SoulseekFrames.FromServer.Read<ToClient.GetPeerAddress>(body);
                decoder.LearnListener(listens.Port);
                decoder.LearnListener(listens.ObfuscatedPort);
                break;
            case (Direction.ToServer, 18):
                var asked = SoulseekFrames.Server.Read<ToServer.ConnectToPeer>(body);
                decoder.LearnType(asked.Token, asked.Type);
                break;
            case (Direction.ToClient, 18):
                var passed = SoulseekFrames.FromServer.Read<ToClient.ConnectToPeer>(body);
                decoder.LearnType(passed.Token, passed.Type);
                decoder.LearnListener(passed.Port);
                decoder.LearnListener(passed.ObfuscatedPort);
                break;
            default:
                break;
        }
    }

    private Heard At(Side side) => new(last, connection.From(side), connection.To(side));
}
