using System.Buffers;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.Soulseek;

/// <summary>Frames given by hand: the first link and direction they fit wholly is taken.</summary>
internal sealed class SoulseekBytes(SoulseekMessages messages)
{
    private static readonly (SoulseekLink Link, Direction Direction, string Words)[] Ways =
    [
        (SoulseekFrames.Server, Direction.ToServer, "server to-server"),
        (SoulseekFrames.FromServer, Direction.ToClient, "server to-client"),
        (SoulseekFrames.Peer, Direction.ToPeer, "peer to-peer"),
        (SoulseekFrames.Init, Direction.ToPeer, "init to-peer"),
        (SoulseekFrames.Distributed, Direction.ToPeer, "distributed to-peer"),
    ];

    public void Decode(in Heard heard, ReadOnlySpan<byte> bytes, string hint)
    {
        var hints = hint.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ways = Ways.Where(way => hints.All(way.Words.Split(' ').Contains)).ToArray();
        var copy = bytes.ToArray();
        foreach (var (link, direction, _) in ways)
        {
            if (Walk(copy, link, direction, (code, body, _) => FrameSigns.Fits(link.Name, direction, code, body)) == copy.Length)
            {
                var at = heard;
                Walk(copy, link, direction, (code, body, frame) =>
                {
                    messages.Print(at, link.Name, direction, code, body, frame);
                    return true;
                });
                return;
            }
        }

        messages.Output.Unknown(heard, "fits no Soulseek frame", bytes);
    }

    private static int Walk(byte[] bytes, SoulseekLink link, Direction direction, FrameTest test)
    {
        using var framer = new Framer(link.Format);
        var input = new ReadOnlySequence<byte>(bytes);
        try
        {
            while (!input.IsEmpty)
            {
                var at = bytes.Length - (int)input.Length;
                if (!link.TryRead(framer, ref input, out var code, out var body)
                    || !test(code, body, bytes.AsSpan(at, bytes.Length - (int)input.Length - at)))
                {
                    return at;
                }
            }
        }
        catch (WireException)
        {
            return 0;
        }

        return bytes.Length;
    }

    private delegate bool FrameTest(uint code, ReadOnlySpan<byte> body, ReadOnlySpan<byte> frame);
}
