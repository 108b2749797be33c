namespace Parlance.Soulseek;

/// <summary>
/// The same where there are no calls relative to a handle: each folder is looked at before it is used. What a link does that is put there between the look and the use is beyond it; on Windows making one takes rights of its own.
/// </summary>
internal static class PortableBeneath
{
    private const int DiskFull = unchecked((int)0x80070070);
    private const int HandleDiskFull = unchecked((int)0x80070027);
    private const int FileExists = unchecked((int)0x80070050);
    private const int AlreadyExists = unchecked((int)0x800700B7);
    private const int UnixFileExists = 17;
    private const int UnixNoSpace = 28;

    public static SafeFileResult Open(SafePath path, FileMode mode, FileAccess access)
    {
        FileStream? stream = null;
        var refusal = WayTo(path, mode != FileMode.Open);
        refusal = refusal != PathRefusal.None ? refusal
            : IsLink(path.FullPath) ? mode == FileMode.CreateNew ? PathRefusal.Exists : PathRefusal.LinkInTheWay
            : Directory.Exists(path.FullPath) ? mode == FileMode.CreateNew ? PathRefusal.Exists : PathRefusal.NotAFile
            : Attempt(() => stream = new FileStream(path.FullPath, mode, access, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0));
        return new(path, stream, refusal);
    }

    public static PathRefusal Move(SafePath from, SafePath to)
    {
        var refusal = WayTo(from, making: false);
        refusal = refusal == PathRefusal.None ? WayTo(to, making: true) : refusal;
        return refusal != PathRefusal.None ? refusal
            : Path.Exists(to.FullPath) || IsLink(to.FullPath) ? PathRefusal.Exists
            : Attempt(() => File.Move(from.FullPath, to.FullPath, overwrite: false));
    }

    public static PathRefusal Delete(SafePath path)
    {
        var refusal = WayTo(path, making: false);
        return refusal != PathRefusal.None ? refusal
            : !File.Exists(path.FullPath) ? PathRefusal.NotFound
            : Attempt(() => File.Delete(path.FullPath));
    }

    public static PathRefusal Attempt(Action attempt)
    {
        try
        {
            attempt();
            return PathRefusal.None;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Refused(wrong);
        }
    }

    private static PathRefusal WayTo(SafePath path, bool making)
    {
        var folder = path.Root;
        var refusal = making ? Attempt(() => Directory.CreateDirectory(folder)) : PathRefusal.None;
        for (var depth = 0; depth < path.Parts.Count - 1 && refusal == PathRefusal.None; depth++)
        {
            folder = Path.Combine(folder, path.Parts[depth]);
            var here = folder;
            refusal = IsLink(here) || File.Exists(here) ? PathRefusal.LinkInTheWay
                : making ? Attempt(() => Directory.CreateDirectory(here))
                : Directory.Exists(here) ? PathRefusal.None : PathRefusal.NotFound;
        }

        return refusal;
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static PathRefusal Refused(Exception wrong) => wrong switch
    {
        FileNotFoundException or DirectoryNotFoundException => PathRefusal.NotFound,
        UnauthorizedAccessException => PathRefusal.NoAccess,
        PathTooLongException => PathRefusal.TooLong,
        _ => wrong.HResult switch
        {
            DiskFull or HandleDiskFull or UnixNoSpace => PathRefusal.NoSpace,
            FileExists or AlreadyExists or UnixFileExists => PathRefusal.Exists,
            _ => PathRefusal.Failed,
        },
    };
}
