using System.Buffers.Binary;
using System.Text;

namespace Parlance.Protocols.Tests.Soulseek.Sharing;

/// <summary>The smallest files that are what they say: headers as the formats describe them, and silence.</summary>
internal static class SoundFiles
{
    public static byte[] Wav(int seconds, int rate, int bits, int channels = 2)
    {
        var data = seconds * rate * channels * bits / 8;
        return [.. "RIFF"u8, .. Le(36 + data), .. "WAVELIST"u8, .. Le(4), .. "INFO"u8, .. "fmt "u8, .. Le(16), .. Le16(1), .. Le16(channels), .. Le(rate), .. Le(rate * channels * bits / 8), .. Le16(channels * bits / 8), .. Le16(bits), .. "data"u8, .. Le(data), .. new byte[data]];
    }

    public static byte[] Flac(long samples, uint rate, uint bits)
    {
        var packed = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(packed, ((ulong)rate << 44) | (1ul << 41) | ((ulong)(bits - 1) << 36) | (ulong)samples);
        return [.. "fLaC"u8, 0x80, 0, 0, 34, .. new byte[10], .. packed, .. new byte[200]];
    }

    /// <summary>MPEG 1 layer 3, 44,100 Hz, stereo, 128 kilobits: 417 bytes a frame.</summary>
    public static byte[] Mp3(int frames, byte[]? tag = null, byte[]? inFirst = null)
    {
        byte[] frame = [0xFF, 0xFB, 0x90, 0x00, .. new byte[413]];
        var first = frame.ToArray();
        inFirst?.CopyTo(first, 36);
        return [.. tag ?? [], .. first, .. Enumerable.Repeat(frame, frames - 1).SelectMany(f => f)];
    }

    public static byte[] Xing(string name, int frames, int bytes) => [.. Encoding.ASCII.GetBytes(name), .. Be(3), .. Be(frames), .. Be(bytes)];

    public static byte[] Vbri(int frames, int bytes) => [.. "VBRI"u8, .. new byte[6], .. Be(bytes), .. Be(frames)];

    public static byte[] Id3(int size) => [.. "ID3"u8, 4, 0, 0, 0, (byte)(size >> 14), (byte)((size >> 7) & 0x7F), (byte)(size & 0x7F), .. Enumerable.Repeat((byte)0xFF, size)];

    public static byte[] Vorbis(int rate, int nominal, long samples) =>
        [.. Page(0, [1, .. "vorbis"u8, .. Le(0), 2, .. Le(rate), .. Le(0), .. Le(nominal), .. Le(0), 0xB8, 1]), .. new byte[5_000], .. Page(samples, new byte[40])];

    public static byte[] Opus(int skip, long samples) => [.. Page(0, [.. "OpusHead"u8, 1, 2, .. Le16(skip), .. Le(44_100), 0, 0, 0, .. new byte[20]]), .. new byte[50_000], .. Page(samples, new byte[40])];

    public static byte[] Aac(int scale, int duration, int bitRate, bool moovLast)
    {
        byte[] esds = Box("esds", [0, 0, 0, 0, 3, 0x80, 0x80, 0x80, 0x22, 0, 1, 0, 4, 0x80, 0x80, 0x80, 0x14, 0x40, 0x15, 0, 0, 0, .. Be(bitRate * 2), .. Be(bitRate), 5, 2, 0x12, 0x10, 6, 1, 2]);
        return Mp4("mp4a", 44_100, scale, duration, esds, moovLast);
    }

    public static byte[] Alac(int scale, int duration, int depth) =>
        Mp4("alac", 44_100, scale, duration, Box("alac", [0, 0, 0, 0, .. Be(4096), 0, (byte)depth, 40, 10, 14, 2, 0, 255, .. Be(0), .. Be(900_000), .. Be(96_000)]), moovLast: false);

    private static byte[] Mp4(string kind, int rate, int scale, int duration, byte[] decoder, bool moovLast)
    {
        var entry = Box(kind, [.. new byte[6], 0, 1, .. new byte[8], 0, 2, 0, 16, .. new byte[4], .. Be16(rate), 0, 0, .. decoder]);
        var moov = Box("moov", Box("mvhd", new byte[100]), Box("trak", Box("tkhd", new byte[84]), Box("mdia", Box("mdhd", [.. new byte[12], .. Be(scale), .. Be(duration), .. new byte[4]]),
            Box("minf", Box("stbl", Box("stsd", [0, 0, 0, 0, .. Be(1), .. entry]))))));
        var mdat = Box("mdat", new byte[16_000]);
        return [.. Box("ftyp", "M4A "u8.ToArray()), .. moovLast ? mdat : moov, .. moovLast ? moov : mdat];
    }

    private static byte[] Box(string kind, params byte[][] inside) => [.. Be(8 + inside.Sum(part => part.Length)), .. Encoding.ASCII.GetBytes(kind), .. inside.SelectMany(part => part)];

    private static byte[] Page(long position, byte[] packet)
    {
        var place = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(place, position);
        return [.. "OggS"u8, 0, 2, .. place, .. Le(77), .. Le(0), .. Le(0), 1, (byte)packet.Length, .. packet];
    }

    private static byte[] Le(int value) => BitConverter.GetBytes(value);

    private static byte[] Le16(int value) => BitConverter.GetBytes((short)value);

    private static byte[] Be(int value) => [.. BitConverter.GetBytes(value).Reverse()];

    private static byte[] Be16(int value) => [(byte)(value >> 8), (byte)value];
}
