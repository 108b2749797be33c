using System.Buffers.Binary;

namespace Parlance.Soulseek;

/// <summary>MPEG-4 sound: the boxes that say how long and of what kind. Source: ISO 14496-12 sections 4.2, 8.2.2, 8.4.2, 8.5.2; Apple's description of ALAC.</summary>
internal static class Mp4Sound
{
    private const int MostBoxes = 10_000;
    private const int Depth = 8;

    public static Sound? Read(SoundSource source)
    {
        var found = new Findings();
        Walk(source, 0, source.Length, Depth, ref found);
        return found.Scale == 0 || found.Duration == 0 ? null : found.Told();
    }

    private static void Walk(SoundSource source, long at, long end, int depth, ref Findings found)
    {
        Span<byte> head = stackalloc byte[16];
        while (end - at >= 8 && found.Boxes++ < MostBoxes && source.TryFill(at, head[..8]))
        {
            long size = BinaryPrimitives.ReadUInt32BigEndian(head);
            var header = 8;
            if (size == 1 && source.TryFill(at, head))
            {
                (size, header) = (BinaryPrimitives.ReadInt64BigEndian(head[8..]), 16);
            }

            size = size == 0 ? end - at : size;
            if (size < header || size > end - at)
            {
                return;
            }

            Visit(source, head[4..8], at + header, at + size, depth, ref found);
            at += size;
        }
    }

    private static void Visit(SoundSource source, ReadOnlySpan<byte> kind, long start, long end, int depth, ref Findings found)
    {
        if (depth > 0 && (kind.SequenceEqual("moov"u8) || kind.SequenceEqual("trak"u8) || kind.SequenceEqual("mdia"u8) || kind.SequenceEqual("minf"u8) || kind.SequenceEqual("stbl"u8)))
        {
            Walk(source, start, end, depth - 1, ref found);
        }
        else if (kind.SequenceEqual("mdhd"u8) && found.Scale == 0)
        {
            found.ReadLength(source.Piece(start, 32));
        }
        else if (kind.SequenceEqual("stsd"u8) && found.Rate == 0)
        {
            found.ReadKind(source.Piece(start, 256));
        }
        else if (kind.SequenceEqual("mdat"u8))
        {
            found.SoundBytes += end - start;
        }
    }

    private struct Findings
    {
        public int Boxes;
        public uint Scale;
        public ulong Duration;
        public uint Rate;
        public uint LosslessDepth;
        public uint BitRate;
        public long SoundBytes;

        public void ReadLength(ReadOnlySpan<byte> box)
        {
            if (box.Length >= 32 && box[0] == 1)
            {
                (Scale, Duration) = (BinaryPrimitives.ReadUInt32BigEndian(box[20..]), BinaryPrimitives.ReadUInt64BigEndian(box[24..]));
            }
            else if (box.Length >= 20 && box[0] == 0)
            {
                (Scale, Duration) = (BinaryPrimitives.ReadUInt32BigEndian(box[12..]), BinaryPrimitives.ReadUInt32BigEndian(box[16..]));
            }
        }

        /// <summary>The first entry: 8 bytes of count, then size, kind, and at fixed places depth and rate; the decoder's own box follows.</summary>
        public void ReadKind(ReadOnlySpan<byte> box)
        {
            if (box.Length < 44)
            {
                return;
            }

            var isLossless = box[12..16].SequenceEqual("alac"u8);
            var decoder = box[16..];
            Rate = BinaryPrimitives.ReadUInt16BigEndian(box[40..]);
            var at = decoder.IndexOf(isLossless ? "alac"u8 : "esds"u8);
            if (at >= 0 && isLossless)
            {
                ReadLossless(decoder[(at + 4)..]);
            }
            else if (at >= 0)
            {
                ReadDecoder(decoder[(at + 4)..]);
            }
        }

        public readonly Sound Told()
        {
            var seconds = (double)Duration / Scale;
            return new Sound(Sound.Whole(seconds), BitRate >= 1000 ? BitRate / 1000 : Sound.Mean(SoundBytes, seconds), LosslessDepth == 0, Rate, LosslessDepth);
        }

        private void ReadLossless(ReadOnlySpan<byte> config)
        {
            if (config.Length >= 28)
            {
                (LosslessDepth, Rate) = (config[9], BinaryPrimitives.ReadUInt32BigEndian(config[24..]));
            }
        }

        /// <summary>Version, descriptor 3, descriptor 4 with the mean bit rate as its last number.</summary>
        private void ReadDecoder(ReadOnlySpan<byte> descriptors)
        {
            var decoder = descriptors.Length > 12 ? descriptors[9..].IndexOf((byte)4) : -1;
            if (decoder < 0)
            {
                return;
            }

            var body = descriptors[(9 + decoder + 1)..];
            while (body.Length > 0 && (body[0] & 0x80) != 0)
            {
                body = body[1..];
            }

            BitRate = body.Length >= 14 ? BinaryPrimitives.ReadUInt32BigEndian(body[10..]) : 0;
        }
    }
}
