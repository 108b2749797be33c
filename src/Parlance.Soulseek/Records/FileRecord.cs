using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>A file of a list of shares or of search results. Source: 002 SharedFileList:5.</summary>
/// <remarks>Forty bytes apart from its name, because a list of shares holds a hundred thousand of them.</remarks>
public readonly struct FileRecord : IWire<FileRecord>
{
    private readonly string? name;
    private readonly object? more;
    private readonly ulong size;
    private readonly FewAttributes few;

    /// <summary>Makes a record.</summary>
    /// <param name="name">Full path in search results, bare name in a folder.</param>
    /// <param name="size">Size in bytes.</param>
    /// <param name="attributes">What is told about the sound.</param>
    /// <param name="extension">Ending of the name. Obsolete and empty, but Soulseek NS shows attributes only with <c>mp3</c>.</param>
    public FileRecord(WireText name, ulong size, SoundAttributes attributes = default, string extension = "")
    {
        this.name = name.Value;
        this.size = size;
        few = attributes.Few.Marked(name.IsLatin1);
        more = attributes.All is { } all ? new Rest(extension, all) : string.IsNullOrEmpty(extension) ? null : extension;
    }

    /// <summary>Full path in search results, bare name in a folder; keeps how it was spelled, so that the file can be asked for.</summary>
    public WireText Name => new(name ?? string.Empty, few.IsMarked);

    /// <summary>Size in bytes.</summary>
    public ulong Size => size;

    /// <summary>Ending of the name as the sender tells it, mostly empty.</summary>
    public string Extension => more switch
    {
        string extension => extension,
        Rest rest => rest.Extension,
        _ => string.Empty,
    };

    /// <summary>What is told about the sound.</summary>
    public SoundAttributes Attributes => SoundAttributes.From(few.Marked(false), (more as Rest)?.Attributes);

    /// <inheritdoc/>
    public static FileRecord Layout<TVisitor>(ref TVisitor v, in FileRecord m)
        where TVisitor : struct, IVisitor, allows ref struct
    {
        v.U8("code", 1);
        var name = v.Text("name", m.Name, SoulseekLimits.Path);
        var size = Mended(v.U64("size", m.Size));
        var extension = v.Str("extension", m.Extension, SoulseekLimits.Name);
        var attributes = v.Inline<SoundAttributes, SoundAttribute>("attributes", m.Attributes, v.Style.Counts, SoulseekLimits.Attributes);
        return new(name, size, attributes, extension);
    }

    /// <summary>Soulseek NS fills the upper half of the size with ones for files above 2 GiB; then the lower half is the size.</summary>
    private static ulong Mended(ulong size) => size >> 56 == 0xFF ? (uint)size : size;

    private sealed record Rest(string Extension, SoundAttribute[] Attributes);
}
