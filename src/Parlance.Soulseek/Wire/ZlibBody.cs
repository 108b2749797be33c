using System.IO.Compression;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Compressed bodies (zlib, RFC 1950) of three messages between clients: lists of shares, search results, contents of a folder.</summary>
public static class ZlibBody
{
    private const int LongestUser = 256;
    private const int TokenRoom = 4 + LongestUser + 4;

    /// <summary>Whether a message travels compressed.</summary>
    public static bool Covers(in MessageSpec spec) => spec is { Link: SoulseekLinks.Peer, Code: 5 or 9 or 37 };

    /// <summary>Most bytes that the body of a message may inflate to.</summary>
    public static int LimitOf(uint code) => code == 5 ? SoulseekLimits.InflatedShares : SoulseekLimits.Inflated;

    /// <summary>Inflates a body to the end of <paramref name="target"/>.</summary>
    /// <param name="body">The compressed bytes; bytes behind the end of the stream are ignored.</param>
    /// <param name="max">Most bytes it may inflate to; checked while it inflates.</param>
    /// <param name="target">Where to.</param>
    /// <exception cref="WireException">The stream is damaged, cut off or too large; <paramref name="target"/> is as before.</exception>
    public static void Inflate(ReadOnlySpan<byte> body, int max, WireBuffer target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var start = target.Length;
        using var inflation = new Inflation(body);
        try
        {
            while (inflation.ReadInto(target, max - (target.Length - start)))
            {
            }
        }
        catch (WireException)
        {
            target.Cut(start);
            throw;
        }
    }

    /// <summary>The token of search results, learned without inflating more than their beginning, so that unwanted ones cost nothing.</summary>
    /// <param name="body">The compressed body of a <see cref="ToPeer.FileSearchResponse"/>.</param>
    /// <exception cref="WireException">The stream is damaged or cut off, or does not begin like search results.</exception>
    public static uint TokenOf(ReadOnlySpan<byte> body)
    {
        Span<byte> start = stackalloc byte[TokenRoom];
        using var inflation = new Inflation(body);
        var reader = new Reader(start[..inflation.Read(start)], SoulseekStyle.Wire);
        reader.Blob("username", [], Width.DWord, LongestUser);
        return reader.U32("token", 0);
    }

    /// <summary>Inflates a body and reads the message in it.</summary>
    /// <param name="body">The compressed bytes.</param>
    /// <param name="max">Most bytes it may inflate to.</param>
    /// <exception cref="WireException">The stream is damaged, cut off or too large, or does not hold this message.</exception>
    public static T Read<T>(ReadOnlySpan<byte> body, int max)
        where T : struct, IMessage<T>
    {
        using var inflated = new WireBuffer();
        Inflate(body, max, inflated);
        return Reader.Read<T>(inflated.Written, SoulseekStyle.Wire);
    }

    /// <summary>Compresses bytes to the end of <paramref name="target"/>.</summary>
    public static void Deflate(ReadOnlySpan<byte> plain, WireBuffer target)
    {
        ArgumentNullException.ThrowIfNull(target);
        using var sink = new BufferStream(target);
        using var zlib = new ZLibStream(sink, CompressionLevel.Fastest);
        zlib.Write(plain);
    }

    internal static void Write<T>(in T message, FrameFormat format, WireBuffer target)
        where T : struct, IMessage<T>
    {
        using var plain = new WireBuffer();
        Writer.Write(message, plain, SoulseekStyle.Wire);
        var start = format.Begin(target, T.Spec.Code);
        Deflate(plain.Written, target);
        format.End(target, start);
    }
}
