using System.IO.Enumeration;
using Microsoft.Win32.SafeHandles;

namespace Parlance.Soulseek;

/// <summary>Reads one folder of the disk.</summary>
internal sealed class FolderReader(ShareOptions options, TimeProvider time)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false, ReturnSpecialDirectories = false, BufferSize = 32 * 1024 };

    /// <summary>A folder changed less than this ago may change again without its time being another one: file systems count in steps of up to two seconds.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);
    private readonly NameExclusions exclusions = new(options.Exclusions);
    private int attributesRead;

    /// <summary>Sound files opened so far.</summary>
    public int AttributesRead => Volatile.Read(ref attributesRead);

    /// <summary>What is in a folder.</summary>
    /// <param name="path">Which.</param>
    /// <param name="before">What was in it at the last time, or nothing.</param>
    /// <param name="foldersBefore">The names of the folders that were in it, or nothing.</param>
    public Reading Read(string path, ScannedFolder? before, List<string>? foldersBefore)
    {
        using var handle = OperatingSystem.IsLinux() ? LinuxCalls.OpenRoot(path) : null;
        var stamp = handle is null or { IsInvalid: true } ? 0 : LinuxCalls.ModifiedOf(handle);
        return before is not null && stamp != 0 && stamp == before.Stamp && !before.MayHide(options) && LookAgain(path, handle!, before) is { } files
            ? new Reading(files, foldersBefore ?? [], stamp, before.Skipped)
            : ReadAll(path, before?.Files ?? [], time.GetUtcNow().UtcTicks - stamp > Settled.Ticks ? stamp : 0);
    }

    private Reading ReadAll(string path, SharedFile[] before, long stamp)
    {
        var (found, folders, skipped) = (new List<SharedFile>(before.Length), new List<string>(), 0);
        foreach (var entry in new FileSystemEnumerable<Entry>(path, Look, Everything))
        {
            skipped += Sort(path, entry, found, folders) ? 0 : 1;
        }

        var files = found.ToArray();
        Array.Sort(files, static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        TakeOver(path, files, before);
        return new Reading(files, folders, stamp, skipped);
    }

    /// <summary>Nothing came and nothing went, so only what is there has to be looked at.</summary>
    /// <returns>Null when something is not there after all.</returns>
    private SharedFile[]? LookAgain(string path, SafeFileHandle folder, ScannedFolder before)
    {
        SharedFile[]? changed = null;
        for (var i = 0; i < before.Files.Length; i++)
        {
            ref readonly var file = ref before.Files[i];
            if (LinuxCalls.FileAt(folder, ScannedFolder.ToReal(file.Name), options.FollowsLinks) is not var (size, modified))
            {
                return null;
            }

            if (size != file.Size || modified != file.Modified)
            {
                changed ??= [.. before.Files];
                changed[i] = Attributed(path, file with { Size = size, Modified = modified, Attributes = default });
            }
        }

        return changed ?? before.Files;
    }

    private static Entry Look(ref FileSystemEntry entry)
    {
        var name = entry.FileName.ToString();
        var isLink = (entry.Attributes & FileAttributes.ReparsePoint) != 0;
        return entry.IsDirectory ? new Entry(name, true, isLink, 0, 0) : new Entry(name, false, isLink, entry.Length, entry.LastWriteTimeUtc.UtcTicks);
    }

    /// <summary>Puts an entry where it belongs.</summary>
    /// <returns>False when it is left out.</returns>
    private bool Sort(string path, in Entry seen, List<SharedFile> files, List<string> folders)
    {
        var entry = seen;
        if (entry.Name.Contains('\uFFFD', StringComparison.Ordinal)
            || (entry.IsFolder ? exclusions.CoversFolder(entry.Name) : exclusions.CoversFile(entry.Name))
            || (entry.IsLink && (!options.FollowsLinks || !Follow(path, ref entry))))
        {
            return false;
        }

        if (entry.IsFolder)
        {
            folders.Add(entry.Name);
        }
        else
        {
            files.Add(new SharedFile(ScannedFolder.ToVirtual(entry.Name), entry.Size, entry.Modified, default));
        }

        return true;
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
            else
            {
                files[i] = Attributed(path, files[i]);
            }
        }
    }

    private SharedFile Attributed(string path, in SharedFile file) =>
        options.ReadsAttributes && SoundReader.Covers(file.Name) ? file with { Attributes = AttributesOf(path, file.Name) } : file;

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

    /// <summary>What is in a folder.</summary>
    /// <param name="Files">Its files, ordered by name.</param>
    /// <param name="Folders">The names of the folders in it.</param>
    /// <param name="Stamp">See <see cref="ScannedFolder"/>.</param>
    /// <param name="Skipped">Entries left out.</param>
    public readonly record struct Reading(SharedFile[] Files, List<string> Folders, long Stamp, int Skipped);

    private readonly record struct Entry(string Name, bool IsFolder, bool IsLink, long Size, long Modified);
}
