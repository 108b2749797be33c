namespace Parlance.Soulseek;

/// <summary>A file as the last scan saw it.</summary>
/// <param name="Name">Its name as others see it.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Modified">When it was last written, in ticks of UTC.</param>
/// <param name="Attributes">What is known of the sound in it.</param>
internal readonly record struct SharedFile(string Name, long Size, long Modified, SoundAttributes Attributes)
{
    public bool IsSameAs(in SharedFile other) => Size == other.Size && Modified == other.Modified && string.Equals(Name, other.Name, StringComparison.Ordinal);

    public FileRecord Record(string name) => new(name, (ulong)Size, Attributes);
}
