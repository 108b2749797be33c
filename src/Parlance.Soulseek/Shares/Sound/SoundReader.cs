namespace Parlance.Soulseek;

/// <summary>Reads length, bit rate and the like from the beginning (and, where it cannot be helped, the end) of sound files.</summary>
internal static class SoundReader
{
    /// <summary>Smallest file that is looked at, as in Nicotine+.</summary>
    private const long Smallest = 128;

    /// <summary>Whether files of this name are looked at.</summary>
    public static bool Covers(string name) => FormatOf(name) is not null;

    /// <summary>What a file tells; nothing when it is not what its name says, or damaged.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static SoundAttributes Read(string path, string name)
    {
        if (FormatOf(name) is not { } format)
        {
            return default;
        }

        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var source = new SoundSource(file);
        return source.Length < Smallest ? default : Told(format(source));
    }

    /// <summary>What a source tells, for tests.</summary>
    public static SoundAttributes Read(SoundSource source, string name) => FormatOf(name) is { } format ? Told(format(source)) : default;

    private static Func<SoundSource, Sound?>? FormatOf(string name) => Path.GetExtension(name.AsSpan()) switch
    {
        var end when Is(end, ".mp3") => Mp3Sound.Read,
        var end when Is(end, ".flac") => FlacSound.Read,
        var end when Is(end, ".ogg") || Is(end, ".oga") || Is(end, ".opus") => OggSound.Read,
        var end when Is(end, ".m4a") || Is(end, ".m4b") || Is(end, ".mp4") => Mp4Sound.Read,
        var end when Is(end, ".wav") => WavSound.Read,
        _ => null,
    };

    private static bool Is(ReadOnlySpan<char> one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Those that lose nothing tell rate and depth, the others bit rate and whether it varies. Source: SLSKPROTOCOL, file attributes.</summary>
    private static SoundAttributes Told(Sound? sound) => sound switch
    {
        null => default,
        { BitDepth: > 0 } => new(new(SoundAttribute.Duration, sound.Seconds), new(SoundAttribute.SampleRate, sound.SampleRate), new(SoundAttribute.BitDepth, sound.BitDepth)),
        _ => new(new(SoundAttribute.BitRate, sound.Kilobits), new(SoundAttribute.Duration, sound.Seconds), new(SoundAttribute.VariableBitRate, sound.IsVariable ? 1u : 0u)),
    };
}

/// <summary>What the header of a sound file says.</summary>
/// <param name="Seconds">How long it is.</param>
/// <param name="Kilobits">Kilobits a second, for formats that lose something.</param>
/// <param name="IsVariable">Whether the bit rate varies.</param>
/// <param name="SampleRate">Samples a second, for formats that lose nothing.</param>
/// <param name="BitDepth">Bits of a sample, for formats that lose nothing; 0 for the others.</param>
internal sealed record Sound(uint Seconds, uint Kilobits, bool IsVariable, uint SampleRate = 0, uint BitDepth = 0)
{
    /// <summary>The mean bit rate of so many bytes in so many seconds.</summary>
    public static uint Mean(long bytes, double seconds) => seconds <= 0 ? 0 : (uint)Math.Clamp(Math.Round(bytes * 8 / seconds / 1000), 0, 100_000);

    /// <summary>A length for the wire.</summary>
    public static uint Whole(double seconds) => seconds is > 0 and < uint.MaxValue ? (uint)seconds : 0;
}
