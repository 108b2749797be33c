namespace Parlance.Soulseek;

/// <summary>Opens shared files for sending.</summary>
internal static class SharedFileOpening
{
    /// <summary>Opens a file within its share. Unless links are followed, none is, also not one that was put there after the scan.</summary>
    /// <returns>Null when it is not there or cannot be read.</returns>
    public static FileStream? Open(SharedFileLocation location)
    {
        if (location.FollowsLinks)
        {
            FileStream? stream = null;
            return PortableBeneath.Attempt(() => stream = new FileStream(location.Real, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0)) == PathRefusal.None ? stream : null;
        }

        var parts = Path.GetRelativePath(location.Root, location.Real).Split(Path.DirectorySeparatorChar);
        return SafePath.Exact(location.Root, parts) is { } path ? path.OpenRead().Stream : null;
    }
}
