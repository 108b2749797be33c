using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>How Soulseek lays out numbers, addresses and texts.</summary>
public static class SoulseekStyle
{
    /// <summary>Little-endian; the octets of an address last one first; texts behind four bytes of length, UTF-8 or else ISO-8859-1.</summary>
    public static WireStyle Wire { get; } = new(
        BigEndian: false,
        ReversedIp: true,
        StringForm.Counted32,
        Width.DWord,
        TextEncoding.Utf8ElseLatin1,
        Words: new Vocabulary(
            "P", "F", "D", "server",
            "mp3", "flac", "ogg", "opus", "m4a", "aac", "wav", "wma", "ape", "wv", "aiff", "aif", "mpc", "alac", "dsf", "mid",
            "jpg", "jpeg", "png", "gif", "bmp", "webp", "tif", "cue", "log", "nfo", "m3u", "m3u8", "sfv", "txt", "pdf", "epub", "mobi",
            "mkv", "mp4", "avi", "mov", "mpg", "mpeg", "wmv", "flv", "webm", "vob", "iso", "zip", "rar", "7z", "tar", "gz", "exe", "ini", "db"));
}
