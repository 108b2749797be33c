using System.Text;
using Parlance.Wire.Clients;

namespace Parlance.Soulseek;

/// <summary>
/// A file below a root, named by a stranger. Made by <see cref="Resolve"/>, it cannot point outside the root, and its methods do not follow links on the way, not even one that is put there after the path was made.
/// </summary>
/// <remarks>
/// Rules of Nicotine+ and slskd together: both slashes separate; <c>.</c> and <c>..</c> are refused; drives, hosts and a leading slash lose their meaning; characters that some file system cannot hold, control characters and
/// marks of direction become <c>_</c>; blanks before and blanks and dots behind a name go; names of Windows devices get a <c>_</c>; percent signs are just characters. The root itself may be a link: it is the operator's own word.
/// </remarks>
public sealed class SafePath
{
    private const int MostNames = 10_000;
    private readonly string[] parts;
    private readonly SafePathOptions options;

    private SafePath(string root, string[] parts, SafePathOptions options)
    {
        Root = root;
        this.parts = parts;
        this.options = options;
    }

    /// <summary>The folder that the file lies below, as an absolute path.</summary>
    public string Root { get; }

    /// <summary>Folders below the root, outermost first; then the name of the file.</summary>
    public IReadOnlyList<string> Parts => parts;

    /// <summary>The name of the file.</summary>
    public string Name => parts[^1];

    /// <summary>The path as seen from the root; may be told to others.</summary>
    public string Relative => Path.Combine(parts);

    /// <summary>The absolute path; not to be told to others.</summary>
    public string FullPath => Path.Combine(Root, Relative);

    private int FixedBytes => Encoding.UTF8.GetByteCount(FullPath) - Encoding.UTF8.GetByteCount(Name);

    /// <summary>The local path for a remote one. Looks at nothing on the disk.</summary>
    /// <param name="root">The folder to stay below.</param>
    /// <param name="remotePath">What the stranger calls the file; separated by backslashes or slashes.</param>
    /// <param name="options">Null means <see cref="SafePathOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">The root is empty or no path at all.</exception>
    public static SafePathResult Resolve(string root, string remotePath, SafePathOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        ArgumentNullException.ThrowIfNull(remotePath);
        var rules = options ?? SafePathOptions.Default;
        var remote = remotePath.Split('\\', '/').Where(part => part.Length > 0).ToArray();
        var kept = remote[Math.Max(0, remote.Length - 1 - Math.Min(rules.Folders, remote.Length))..];
        return remote.Length == 0 ? new(null, PathRefusal.Empty)
            : Array.Exists(remote, part => FileNames.IsTraversal(part)) ? new(null, PathRefusal.Traversal)
            : kept.Length - 1 > rules.MaxDepth ? new(null, PathRefusal.TooDeep)
            : Fitting(new SafePath(Path.GetFullPath(root), Array.ConvertAll(kept, part => FileNames.Clean(part, rules.MaxNameBytes)), rules));
    }

    /// <summary>A file whose names the system itself gave, taken as they are.</summary>
    /// <returns>Null when they would leave the root.</returns>
    internal static SafePath? Exact(string root, string[] parts) =>
        parts.Length == 0 || Array.Exists(parts, part => part is "" or "." or "..") ? null : new SafePath(root, parts, SafePathOptions.Default);

    /// <summary>A single name that any file system takes: for folders named after users, for names of unfinished files.</summary>
    /// <param name="name">Any text.</param>
    /// <param name="maxBytes">Most bytes of UTF-8; the ending is kept.</param>
    public static string CleanName(string name, int maxBytes = 255)
    {
        ArgumentNullException.ThrowIfNull(name);
        return FileNames.Clean(name, maxBytes);
    }

    /// <summary>The same folder with another file in it.</summary>
    /// <param name="name">Any text; made fit as by <see cref="CleanName"/>.</param>
    public SafePath WithName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(Root, [.. parts[..^1], FileNames.Clean(name, options.MaxNameBytes)], options);
    }

    /// <summary>The same file one folder further in: below a folder for its sender, say.</summary>
    /// <param name="folder">Any text; made fit as by <see cref="CleanName"/>.</param>
    public SafePathResult Below(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return parts.Length > options.MaxDepth
            ? new(null, PathRefusal.TooDeep)
            : Fitting(new SafePath(Root, [FileNames.Clean(folder, options.MaxNameBytes), .. parts], options));
    }

    /// <summary>Opens the file for reading.</summary>
    public SafeFileResult OpenRead() => Beneath.Open(this, FileMode.Open, FileAccess.Read);

    /// <summary>Opens the file for reading and writing, making it and its folders when they are not there.</summary>
    public SafeFileResult OpenOrCreate() => Beneath.Open(this, FileMode.OpenOrCreate, FileAccess.ReadWrite);

    /// <summary>Makes the file and its folders; when the name is taken, <c> (1)</c>, <c> (2)</c> and so on are tried.</summary>
    public SafeFileResult CreateNew()
    {
        var result = Beneath.Open(this, FileMode.CreateNew, FileAccess.ReadWrite);
        for (var number = 1; result.Refusal == PathRefusal.Exists && number < MostNames; number++)
        {
            result = Beneath.Open(Numbered(number), FileMode.CreateNew, FileAccess.ReadWrite);
        }

        return result;
    }

    /// <summary>Gives this file the place of another, never replacing one: when the name is taken, <c> (1)</c>, <c> (2)</c> and so on are tried.</summary>
    /// <param name="target">Where it shall lie; on the same file system.</param>
    /// <returns>Where it lies now.</returns>
    public SafePathResult MoveTo(SafePath target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var (place, refusal) = (target, Beneath.Move(this, target));
        for (var number = 1; refusal == PathRefusal.Exists && number < MostNames; number++)
        {
            place = target.Numbered(number);
            refusal = Beneath.Move(this, place);
        }

        return refusal == PathRefusal.None ? new(place, refusal) : new(null, refusal);
    }

    /// <summary>Removes the file.</summary>
    /// <returns>Why not; <see cref="PathRefusal.None"/> when it is gone.</returns>
    public PathRefusal Delete() => Beneath.Delete(this);

    /// <summary>The path as seen from the root.</summary>
    public override string ToString() => Relative;

    private static SafePathResult Fitting(SafePath path) => path.FixedBytes + Encoding.UTF8.GetByteCount(path.Name) > path.options.MaxPathBytes
        ? new(null, PathRefusal.TooLong)
        : new(path, PathRefusal.None);

    private SafePath Numbered(int number) =>
        new(Root, [.. parts[..^1], FileNames.Numbered(Name, number, Math.Min(options.MaxNameBytes, options.MaxPathBytes - FixedBytes))], options);
}
