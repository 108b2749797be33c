using System.Buffers.Binary;

namespace Parlance.Soulseek;

/// <summary>FLAC: the STREAMINFO block. Source: RFC 9639 section 8.2.</summary>
internal static class FlacSound
{
    public static Sound? Read(SoundSource source)
    {
        Span<byte> head = stackalloc byte[4 + 4 + 34];
        if (!source.TryFill(source.SkipTags(), head) || !head.StartsWith("fLaC"u8) || (head[4] & 0x7F) != 0)
        {
            return null;
        }

        var packed = BinaryPrimitives.ReadUInt64BigEndian(head[18..]);
        var (rate, depth, samples) = ((uint)(packed >> 44), (uint)((packed >> 36) & 0x1F) + 1, packed & 0xF_FFFF_FFFF);
        return rate == 0 ? null : new Sound(Sound.Whole((double)samples / rate), 0, true, rate, depth);
    }
}
