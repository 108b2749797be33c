using System.Buffers;
using System.IO.Compression;
using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>The zlib streams of frame 80 and of hashlinks. What inflates beyond its ceiling is refused while it inflates, never after.</summary>
public static class AresCompression
{
    private const int TrailerSize = 4;

    /// <summary>Compresses frames that were written one behind the other.</summary>
    public static byte[] Deflate(ReadOnlySpan<byte> frames)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(frames);
        }

        return target.ToArray();
    }

    /// <summary>Inflates what a frame 80 carries.</summary>
    /// <param name="stream">Body of the frame.</param>
    /// <param name="frames">Gets the whole frames inside, one behind the other.</param>
    /// <exception cref="WireException">
    /// It is no zlib stream, is cut short, has a wrong checksum, inflates beyond <see cref="AresLimits.Inflated"/> or <see cref="AresLimits.InflatedRatio"/>,
    /// or does not hold whole frames, or holds another frame 80.
    /// </exception>
    public static void Inflate(ReadOnlySpan<byte> stream, WireBuffer frames)
    {
        var start = frames.Length;
        InflateStream(stream, frames, (int)Math.Min(AresLimits.Inflated, (long)stream.Length * AresLimits.InflatedRatio));
        Check(frames.Written[start..]);
    }

    internal static void InflateStream(ReadOnlySpan<byte> stream, WireBuffer target, int ceiling)
    {
        if (stream.Length <= TrailerSize)
        {
            throw new WireException("stream", 0, "too short for a zlib stream");
        }

        var rented = ArrayPool<byte>.Shared.Rent(stream.Length);
        try
        {
            stream.CopyTo(rented);
            using var source = new MemoryStream(rented, 0, stream.Length, writable: false);
            using var zlib = new ZLibStream(source, CompressionMode.Decompress);
            var start = target.Length;
            Drain(zlib, target, ceiling);
            if (Adler32(target.Written[start..]) != Trailer(stream))
            {
                throw new WireException("stream", stream.Length - TrailerSize, "wrong checksum, or cut short");
            }
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException)
        {
            // A stream that wants a dictionary is an IOException.
            throw new WireException("stream", 0, "not a zlib stream");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static void Drain(ZLibStream zlib, WireBuffer target, int ceiling)
    {
        var start = target.Length;
        while (true)
        {
            var read = zlib.Read(target.GetSpan(1024)[..1024]);
            if (read == 0)
            {
                return;
            }

            target.Advance(read);
            if (target.Length - start > ceiling)
            {
                throw new WireException("stream", 0, $"inflates to more than {ceiling} bytes");
            }
        }
    }

    private static void Check(ReadOnlySpan<byte> frames)
    {
        var at = 0;
        while (at < frames.Length)
        {
            if (frames.Length - at < AresFrames.Format.Header)
            {
                throw new WireException("stream", at, "ends inside a frame");
            }

            var length = frames[at] | (frames[at + 1] << 8);
            if (frames[at + 2] == AresFrames.Compressed)
            {
                throw new WireException("stream", at, "compressed frames do not nest");
            }

            at += AresFrames.Format.Header + length;
        }

        if (at != frames.Length)
        {
            throw new WireException("stream", at, "ends inside a frame");
        }
    }

    private static uint Trailer(ReadOnlySpan<byte> stream) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(stream[^TrailerSize..]);

    private static uint Adler32(ReadOnlySpan<byte> bytes)
    {
        const uint Modulus = 65521;
        const int Unreduced = 5552;
        var (a, b) = (1u, 0u);
        while (!bytes.IsEmpty)
        {
            var part = bytes[..Math.Min(bytes.Length, Unreduced)];
            foreach (var value in part)
            {
                a += value;
                b += a;
            }

            (a, b) = (a % Modulus, b % Modulus);
            bytes = bytes[part.Length..];
        }

        return (b << 16) | a;
    }
}
