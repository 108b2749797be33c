using System.Buffers.Binary;

namespace Parlance.Soulseek;

/// <summary>RIFF/WAVE: format and amount of data. Source: Multimedia Programming Interface and Data Specifications 1.0, chapter 3.</summary>
internal static class WavSound
{
    private const int MostChunks = 1_000;
    private const ushort Pcm = 1;
    private const ushort Float = 3;
    private const ushort Extensible = 0xFFFE;

    public static Sound? Read(SoundSource source)
    {
        Span<byte> head = stackalloc byte[16];
        if (!source.TryFill(0, head[..12]) || !head.StartsWith("RIFF"u8) || !head[8..].StartsWith("WAVE"u8))
        {
            return null;
        }

        var (format, rate, bytesEachSecond, depth, at) = ((ushort)0, 0u, 0u, (ushort)0, 12L);
        for (var chunk = 0; chunk < MostChunks && source.TryFill(at, head[..8]); chunk++)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            if (head.StartsWith("fmt "u8) && size >= 16)
            {
                var body = source.Piece(at + 8, 16);
                if (body.Length < 16)
                {
                    return null;
                }

                (format, rate) = (BinaryPrimitives.ReadUInt16LittleEndian(body), BinaryPrimitives.ReadUInt32LittleEndian(body[4..]));
                (bytesEachSecond, depth) = (BinaryPrimitives.ReadUInt32LittleEndian(body[8..]), BinaryPrimitives.ReadUInt16LittleEndian(body[14..]));
            }
            else if (head.StartsWith("data"u8) && bytesEachSecond > 0)
            {
                return Told(format, rate, bytesEachSecond, depth, Math.Min(size, source.Length - at - 8));
            }

            at += 8 + size + (size & 1);
        }

        return null;
    }

    private static Sound Told(ushort format, uint rate, uint bytesEachSecond, ushort depth, long bytes)
    {
        var seconds = Sound.Whole((double)bytes / bytesEachSecond);
        return format is Pcm or Float or Extensible && depth > 0
            ? new Sound(seconds, 0, false, rate, depth)
            : new Sound(seconds, bytesEachSecond * 8 / 1000, false);
    }
}
