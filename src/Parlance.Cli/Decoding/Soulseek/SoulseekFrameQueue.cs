using System.Buffers;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.Soulseek;

/// <summary>One side's bytes, to be cut into frames.</summary>
/// <remarks>Once the frames cannot be found any more bytes are shown as they are, until some begin with a frame again.</remarks>
internal sealed class SoulseekFrameQueue : IDisposable
{
    private readonly ByteQueue queue = new();
    private readonly Framer wide = new(SoulseekFrames.Peer.Format);
    private readonly Framer narrow = new(SoulseekFrames.Init.Format);
    private readonly ObfuscatedFramer hiddenInit = new(SoulseekFrames.Init);
    private readonly ObfuscatedFramer hiddenPeer = new(SoulseekFrames.Peer);

    /// <summary>Whether bytes begin with a frame beyond doubt.</summary>
    public delegate bool FrameSign(ReadOnlySpan<byte> bytes);

    public delegate void FrameReader(uint code, ReadOnlySpan<byte> body, ReadOnlySpan<byte> frame);

    public bool IsLost { get; private set; }

    public ByteQueue Bytes => queue;

    public void Feed(ReadOnlySpan<byte> bytes, in Heard heard, DecodeOutput output, FrameSign isFrame)
    {
        IsLost = IsLost && !isFrame(bytes);
        if (IsLost)
        {
            output.Unknown(heard, "unknown", bytes);
            return;
        }

        queue.Append(bytes);
    }

    public void Skip(long count, in Heard heard, DecodeOutput output)
    {
        if (IsLost || !queue.TryFill(count))
        {
            Lose(heard, "lost", output);
            output.Missing(heard, count);
        }
    }

    /// <summary>Takes the next frame, when it is whole.</summary>
    /// <returns>False when there is none yet, or never will be.</returns>
    public bool TryTake(SoulseekLink link, bool hidden, in Heard heard, DecodeOutput output, FrameReader read)
    {
        if (IsLost || queue.Length == 0)
        {
            return false;
        }

        if (queue.Lacking(Math.Min(queue.Length, Header(link, hidden))) > 0)
        {
            Lose(heard, "header", output);
            return false;
        }

        var waiting = queue.Memory;
        var input = new ReadOnlySequence<byte>(waiting);
        try
        {
            if (!TryRead(link, hidden, ref input, out var code, out var body))
            {
                return false;
            }

            var length = waiting.Length - (int)input.Length;
            if (queue.Lacking(length) is var missing && missing > 0)
            {
                output.Unknown(heard, $"{link.Name} code {code}", waiting.Span[..length], missing);
            }
            else
            {
                read(code, body, waiting.Span[..length]);
            }

            queue.Drop(length);
            return true;
        }
        catch (WireException wrong)
        {
            Lose(heard, $"no {link.Name} frame: {wrong.Message}", output);
            return false;
        }
    }

    /// <summary>Gives up: what waits is shown, and so will be what comes.</summary>
    public void Lose(in Heard heard, string why, DecodeOutput output)
    {
        IsLost = true;
        if (queue.Length > 0)
        {
            output.Unknown(heard, why, queue.Memory.Span, queue.Lacking(queue.Length));
            queue.Drop(queue.Length);
        }
    }

    public void Dispose()
    {
        wide.Dispose();
        narrow.Dispose();
        hiddenInit.Dispose();
        hiddenPeer.Dispose();
    }

    private bool TryRead(SoulseekLink link, bool hidden, ref ReadOnlySequence<byte> input, out uint code, out ReadOnlySpan<byte> body) =>
        hidden
            ? (link == SoulseekFrames.Init ? hiddenInit : hiddenPeer).TryRead(ref input, out code, out body)
            : link.TryRead(link.Format.Code == Width.Byte ? narrow : wide, ref input, out code, out body);

    private static int Header(SoulseekLink link, bool hidden) => (hidden ? Obfuscation.KeySize : 0) + link.Format.Header;
}
