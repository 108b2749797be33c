using System.Globalization;
using Parlance.Cli.Streams;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.Ares;

/// <summary>A connection to a room's port: a client, or a browser when its first word is one of HTTP.</summary>
internal sealed class AresConversation(Connection connection, AresMessages messages) : IConversation
{
    private const int Header = 3;
    private readonly ByteQueue[] queues = [new(), new()];
    private readonly bool[] lost = new bool[2];
    private readonly AresSession session = new();
    private AresWebTalk? web;
    private DateTime last;

    public void Feed(Side side, ReadOnlySpan<byte> bytes, DateTime time)
    {
        last = time;
        if (lost[(int)side])
        {
            messages.Output.Unknown(At(side), "unknown", bytes);
            return;
        }

        queues[(int)side].Append(bytes);
        if (side == Side.Opener && !session.HasBegun && queues[0].Length >= Header)
        {
            session.HasBegun = true;
            web = queues[0].Memory.Span.StartsWith("GET"u8) ? new AresWebTalk(messages.Output) : null;
        }

        Decode(side);
    }

    public void Skip(Side side, long count, DateTime time)
    {
        last = time;
        if (lost[(int)side] || !queues[(int)side].TryFill(count))
        {
            lost[(int)side] = true;
            messages.Output.Missing(At(side), count);
        }
    }

    public void End()
    {
        foreach (var side in new[] { Side.Opener, Side.Acceptor })
        {
            var rest = queues[(int)side];
            if (rest.Length > 0 && side == Side.Opener)
            {
                messages.Output.Refused(At(side), string.Create(CultureInfo.InvariantCulture, $"closed inside a frame of which {rest.Length} bytes had come"), rest.Memory.Span);
            }
            else if (rest.Length > 0)
            {
                messages.Output.Unknown(At(side), "half a frame", rest.Memory.Span, rest.Lacking(rest.Length));
            }
        }
    }

    private void Decode(Side side)
    {
        var queue = queues[(int)side];
        while (!lost[(int)side] && queue.Length > 0)
        {
            var taken = web is not null ? web.Take(Way(side), At(side), queue.Memory.Span) : Frame(side, queue);
            if (taken == 0)
            {
                return;
            }

            queue.Drop(taken);
        }
    }

    /// <summary>Prints the next frame.</summary>
    /// <returns>Bytes it took; 0 when it is not whole yet.</returns>
    private int Frame(Side side, ByteQueue queue)
    {
        var waiting = queue.Memory.Span;
        if (waiting.Length < Header)
        {
            return 0;
        }

        var length = Header + (waiting[0] | (waiting[1] << 8));
        if (queue.Lacking(Header) > 0)
        {
            lost[(int)side] = true;
            messages.Output.Unknown(At(side), "header", waiting, queue.Lacking(waiting.Length));
            return waiting.Length;
        }

        if (waiting.Length < length)
        {
            return 0;
        }

        if (queue.Lacking(length) is var missing and > 0)
        {
            messages.Output.Unknown(At(side), string.Create(CultureInfo.InvariantCulture, $"room code {waiting[2]}"), waiting[..length], missing);
        }
        else
        {
            messages.Frame(At(side), Way(side), waiting[2], waiting[Header..length], session);
        }

        return length;
    }

    private static Direction Way(Side side) => side == Side.Opener ? Direction.ToServer : Direction.ToClient;

    private Heard At(Side side) => new(last, connection.From(side), connection.To(side));
}
