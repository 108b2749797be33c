using System.Buffers.Binary;

namespace Parlance.Soulseek;

/// <summary>MPEG audio: the first frame, and the Xing, Info or VBRI header in it. Source: ISO 11172-3 2.4.1.3, 13818-3.</summary>
internal static class Mp3Sound
{
    private const int FarthestSync = SoundSource.MostBytes - 4;
    private static readonly int[] Rates = [44_100, 48_000, 32_000];
    private static readonly int[] Layer1 = [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448];
    private static readonly int[] Layer2 = [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384];
    private static readonly int[] Layer3 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] LowLayer1 = [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256];
    private static readonly int[] LowLayer23 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    public static Sound? Read(SoundSource source)
    {
        var start = source.SkipTags();
        var piece = source.Piece(start, SoundSource.MostBytes);
        for (var at = 0; at < Math.Min(piece.Length - 4, FarthestSync); at++)
        {
            if (Frame.TryRead(piece[at..]) is { } frame && FollowsAnother(piece, at, frame))
            {
                return Told(source, start + at, piece[at..], frame);
            }
        }

        return null;
    }

    /// <summary>Two bytes look like a frame by chance; another frame behind them does not.</summary>
    private static bool FollowsAnother(ReadOnlySpan<byte> piece, int at, Frame frame) => at + frame.Bytes + 4 > piece.Length
        || (Frame.TryRead(piece[(at + frame.Bytes)..]) is { } next && next.Rate == frame.Rate && next.Layer == frame.Layer);

    private static Sound Told(SoundSource source, long start, ReadOnlySpan<byte> piece, Frame frame)
    {
        var bytes = source.Length - start - (HasOldTag(source) ? 128 : 0);
        if (Frames(piece, frame) is { Count: > 0 } told)
        {
            var seconds = told.Count * (double)frame.Samples / frame.Rate;
            return new Sound(Sound.Whole(seconds), told.IsVariable ? Sound.Mean(told.Bytes > 0 ? told.Bytes : bytes, seconds) : (uint)frame.Kilobits, told.IsVariable);
        }

        return new Sound(Sound.Whole(bytes * 8.0 / (frame.Kilobits * 1000)), (uint)frame.Kilobits, false);
    }

    private static bool HasOldTag(SoundSource source)
    {
        Span<byte> tag = stackalloc byte[3];
        return source.TryFill(source.Length - 128, tag) && tag.SequenceEqual("TAG"u8);
    }

    /// <summary>Encoders put the number of frames into a first, silent frame.</summary>
    private static (long Count, long Bytes, bool IsVariable) Frames(ReadOnlySpan<byte> piece, Frame frame)
    {
        var xing = Tail(piece, 4 + frame.SideBytes);
        if (xing.Length >= 16 && (xing.StartsWith("Xing"u8) || xing.StartsWith("Info"u8)))
        {
            var flags = BinaryPrimitives.ReadUInt32BigEndian(xing[4..]);
            var count = (flags & 1) != 0 ? BinaryPrimitives.ReadUInt32BigEndian(xing[8..]) : 0;
            var bytes = (flags & 3) == 3 ? BinaryPrimitives.ReadUInt32BigEndian(xing[12..]) : 0;
            return (count, bytes, xing[0] == 'X');
        }

        var vbri = Tail(piece, 36);
        return vbri.Length >= 18 && vbri.StartsWith("VBRI"u8)
            ? (BinaryPrimitives.ReadUInt32BigEndian(vbri[14..]), BinaryPrimitives.ReadUInt32BigEndian(vbri[10..]), true)
            : default;
    }

    private static ReadOnlySpan<byte> Tail(ReadOnlySpan<byte> piece, int from) => from < piece.Length ? piece[from..] : [];

    private readonly record struct Frame(int Layer, int Rate, int Kilobits, int Samples, int SideBytes, int Bytes)
    {
        public static Frame? TryRead(ReadOnlySpan<byte> head)
        {
            if (head.Length < 4 || head[0] != 0xFF || (head[1] & 0xE0) != 0xE0)
            {
                return null;
            }

            var (version, layer, bits, rate) = ((head[1] >> 3) & 3, 4 - ((head[1] >> 1) & 3), head[2] >> 4, (head[2] >> 2) & 3);
            return version == 1 || layer == 4 || bits is 0 or 15 || rate == 3
                ? null
                : Of(version == 3, layer, RatesOf(version == 3, layer)[bits], Rates[rate] >> (version switch { 3 => 0, 2 => 1, _ => 2 }), (head[2] >> 1) & 1, head[3] >> 6 == 3);
        }

        private static Frame Of(bool isFirst, int layer, int kilobits, int rate, int padding, bool isMono)
        {
            var samples = layer == 1 ? 384 : layer == 3 && !isFirst ? 576 : 1152;
            var bytes = layer == 1 ? ((12 * kilobits * 1000 / rate) + padding) * 4 : (samples / 8 * kilobits * 1000 / rate) + padding;
            var side = isFirst ? isMono ? 17 : 32 : isMono ? 9 : 17;
            return new Frame(layer, rate, kilobits, samples, side, bytes);
        }

        private static int[] RatesOf(bool isFirst, int layer) => (isFirst, layer) switch
        {
            (true, 1) => Layer1,
            (true, 2) => Layer2,
            (true, _) => Layer3,
            (false, 1) => LowLayer1,
            _ => LowLayer23,
        };
    }
}
