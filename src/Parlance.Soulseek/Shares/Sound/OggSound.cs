using System.Buffers.Binary;

namespace Parlance.Soulseek;

/// <summary>Ogg with Vorbis or Opus: the first page says what it is, the last how long. Source: RFC 3533 section 6, Vorbis I section 4.2.2, RFC 7845 section 5.1.</summary>
internal static class OggSound
{
    private const int OpusRate = 48_000;
    private const int PageHeader = 27;

    public static Sound? Read(SoundSource source)
    {
        var page = source.Piece(0, 512);
        if (page.Length < PageHeader || !page.StartsWith("OggS"u8) || page.Length < PageHeader + page[26] + 30)
        {
            return null;
        }

        var serial = BinaryPrimitives.ReadUInt32LittleEndian(page[14..]);
        var packet = page[(PageHeader + page[26])..];
        if (packet.StartsWith("\u0001vorbis"u8))
        {
            var (rate, nominal) = (BinaryPrimitives.ReadInt32LittleEndian(packet[12..]), BinaryPrimitives.ReadInt32LittleEndian(packet[20..]));
            return rate <= 0 ? null : Told(source, LastPosition(source, serial) / (double)rate, nominal);
        }

        return packet.StartsWith("OpusHead"u8)
            ? Told(source, (LastPosition(source, serial) - BinaryPrimitives.ReadUInt16LittleEndian(packet[10..])) / (double)OpusRate, 0)
            : null;
    }

    private static Sound Told(SoundSource source, double seconds, int nominal) =>
        new(Sound.Whole(seconds), nominal > 0 ? (uint)(nominal / 1000) : Sound.Mean(source.Length, seconds), true);

    /// <summary>The position at the end of the last page of this stream.</summary>
    private static long LastPosition(SoundSource source, uint serial)
    {
        var piece = source.Piece(Math.Max(0, source.Length - SoundSource.MostBytes), SoundSource.MostBytes);
        for (var at = piece.LastIndexOf("OggS"u8); at >= 0; at = piece[..at].LastIndexOf("OggS"u8))
        {
            if (piece.Length - at >= PageHeader && BinaryPrimitives.ReadUInt32LittleEndian(piece[(at + 14)..]) == serial
                && BinaryPrimitives.ReadInt64LittleEndian(piece[(at + 6)..]) is > 0 and var position)
            {
                return position;
            }
        }

        return 0;
    }
}
