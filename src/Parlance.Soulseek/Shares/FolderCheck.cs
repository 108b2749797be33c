using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Parlance.Soulseek;

/// <summary>
/// Looks whether folders are as an earlier scan found them. Nothing is listed: a folder that has its time still holds the same names, so that only size and time of each file have to be asked for. That is most of the
/// work of a scan that finds nothing new, and it needs no order, so all threads do it side by side.
/// </summary>
internal sealed class FolderCheck(ShareOptions options, IReadOnlySet<string> mounts)
{
    private const int Portion = 64;

    /// <summary>Looks at folders.</summary>
    /// <param name="folders">As they were.</param>
    /// <param name="threads">How many at the same time, and when to give up.</param>
    /// <param name="settled">Called for each that is as it was, by any thread.</param>
    /// <returns>For each folder whether it is as it was; false also where that cannot be told.</returns>
    public bool[] Run(ScannedFolder[] folders, ParallelOptions threads, Action<ScannedFolder> settled)
    {
        var found = new bool[folders.Length];
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, folders.Length), Portion), threads, range =>
        {
            for (var i = range.Item1; i < range.Item2 && i < folders.Length; i++)
            {
                found[i] = IsAsBefore(folders[i]);
                if (found[i])
                {
                    settled(folders[i]);
                }
            }
        });
        return found;
    }

    /// <summary>A link that leads nowhere may lead somewhere now, so a folder with such a one is read again.</summary>
    private bool IsAsBefore(ScannedFolder folder) =>
        folder.Stamp != 0 && folder.IsMount == mounts.Contains(folder.Real) && !folder.MayHide(options) && HasTimesOf(folder);

    /// <summary>One room for names and one for answers do for all files. Compiled at once to the best code: in the first seconds of a program there is nobody to do it later.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool HasTimesOf(ScannedFolder folder)
    {
        using var handle = LinuxCalls.OpenRoot(folder.Real);
        if (handle.IsInvalid || LinuxCalls.ModifiedOf(handle) != folder.Stamp)
        {
            return false;
        }

        Span<byte> room = stackalloc byte[LinuxCalls.StatusRoom];
        foreach (ref readonly var file in folder.Files.AsSpan())
        {
            if (!LinuxCalls.IsFileAt(handle, ScannedFolder.ToReal(file.Name), options.FollowsLinks, room)
                || LinuxCalls.SizeIn(room) != file.Size || LinuxCalls.ModifiedIn(room) != file.Modified)
            {
                return false;
            }
        }

        return true;
    }
}
