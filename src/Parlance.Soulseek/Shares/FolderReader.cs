using System.IO.Enumeration;

namespace Parlance.Soulseek;

/// <summary>Reads one folder of the disk.</summary>
internal sealed class FolderReader(ShareOptions options)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false, ReturnSpecialDirectories = false, BufferSize = 32 * 1024 };
    private readonly NameExclusions exclusions = new(options.Exclusions);
    private int attributesRead;
    private int skipped;

    /// <summary>Sound files opened so far.</summary>
    public int AttributesRead => Volatile.Read(ref attributesRead);

    /// <summary>Entries left out so far.</summary>
    public int Skipped => Volatile.Read(ref skipped);

    /// <summary>What is in a folder.</summary>
    /// <param name="path">Which.</param>
    /// <param name="before">Its files at the last time, ordered by name.</param>
    /// <returns>Its files, ordered by name, and the names of the folders in it.</returns>
    public (SharedFile[] Files, List<string> Folders) Read(string path, SharedFile[] before)
    {
        var (found, folders) = (new List<SharedFile>(before.Length), new List<string>());
        foreach (var entry in new FileSystemEnumerable<Entry>(path, Look, Everything))
        {
            Sort(path, entry, found, folders);
        }

        var files = found.ToArray();
        Array.Sort(files, static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        TakeOver(path, files, before);
        return (files, folders);
    }

    private static Entry Look(ref FileSystemEntry entry)
    {
        var name = entry.FileName.ToString();
        var isLink = (entry.Attributes & FileAttributes.ReparsePoint) != 0;
        return entry.IsDirectory ? new Entry(name, true, isLink, 0, 0) : new Entry(name, false, isLink, entry.Length, entry.LastWriteTimeUtc.UtcTicks);
    }

    private void Sort(string path, in Entry seen, List<SharedFile> files, List<string> folders)
    {
        var entry = seen;
        if (entry.Name.Contains('\uFFFD', StringComparison.Ordinal)
            || (entry.IsFolder ? exclusions.CoversFolder(entry.Name) : exclusions.CoversFile(entry.Name))
            || (entry.IsLink && (!options.FollowsLinks || !Follow(path, ref entry))))
        {
            Interlocked.Increment(ref skipped);
        }
        else if (entry.IsFolder)
        {
            folders.Add(entry.Name);
        }
        else
        {
            files.Add(new SharedFile(ScannedFolder.ToVirtual(entry.Name), entry.Size, entry.Modified, default));
        }
    }

    private static bool Follow(string path, ref Entry entry)
    {
        if (entry.IsFolder)
        {
            return true;
        }

        var target = new FileInfo(Path.Combine(path, entry.Name)).ResolveLinkTarget(returnFinalTarget: true);
        entry = target is FileInfo { Exists: true } file ? entry with { Size = file.Length, Modified = file.LastWriteTimeUtc.Ticks } : entry;
        return target is FileInfo { Exists: true };
    }

    /// <summary>Files that did not change keep their attributes; the others are opened.</summary>
    private void TakeOver(string path, SharedFile[] files, SharedFile[] before)
    {
        var at = 0;
        for (var i = 0; i < files.Length; i++)
        {
            while (at < before.Length && string.CompareOrdinal(before[at].Name, files[i].Name) < 0)
            {
                at++;
            }

            if (at < before.Length && before[at].IsSameAs(files[i]))
            {
                files[i] = before[at];
            }
            else if (options.ReadsAttributes && SoundReader.Covers(files[i].Name))
            {
                files[i] = files[i] with { Attributes = AttributesOf(path, files[i].Name) };
            }
        }
    }

    private SoundAttributes AttributesOf(string path, string name)
    {
        try
        {
            Interlocked.Increment(ref attributesRead);
            return SoundReader.Read(Path.Combine(path, ScannedFolder.ToReal(name)), name);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    private readonly record struct Entry(string Name, bool IsFolder, bool IsLink, long Size, long Modified);
}
