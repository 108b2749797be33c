using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Parlance.Soulseek;

/// <summary>Walks from the root's handle to the file's, folder by folder, each opened within the one before and none of them through a link.</summary>
internal static class LinuxBeneath
{
    public static SafeFileResult Open(SafePath path, FileMode mode, FileAccess access)
    {
        var making = mode is FileMode.CreateNew or FileMode.OpenOrCreate;
        using var folder = FolderOf(path, making, out var refusal);
        if (folder is null)
        {
            return new(path, null, refusal);
        }

        var flags = (access == FileAccess.Read ? LinuxCalls.ReadOnly : LinuxCalls.ReadWrite) | LinuxCalls.NonBlocking
            | (making ? LinuxCalls.Create : 0) | (mode == FileMode.CreateNew ? LinuxCalls.Exclusive : 0);
        return Opened(path, folder, flags, access);
    }

    public static PathRefusal Move(SafePath from, SafePath to)
    {
        using var source = FolderOf(from, making: false, out var refusal);
        if (source is null)
        {
            return refusal;
        }

        using var target = FolderOf(to, making: true, out refusal);
        if (target is null)
        {
            return refusal;
        }

        var error = LinuxCalls.RenameAt(source, from.Name, target, to.Name);
        return error is LinuxCalls.Invalid or LinuxCalls.NoSuchCall ? MoveByLink(source, from.Name, target, to.Name) : Refused(error);
    }

    public static PathRefusal Delete(SafePath path)
    {
        using var folder = FolderOf(path, making: false, out var refusal);
        return folder is null ? refusal : Refused(LinuxCalls.UnlinkAt(folder, path.Name));
    }

    /// <summary>For file systems that cannot rename without replacing.</summary>
    private static PathRefusal MoveByLink(SafeFileHandle source, string name, SafeFileHandle target, string newName)
    {
        var error = LinuxCalls.LinkAt(source, name, target, newName);
        return Refused(error == 0 ? LinuxCalls.UnlinkAt(source, name) : error);
    }

    private static SafeFileHandle? FolderOf(SafePath path, bool making, out PathRefusal refusal)
    {
        if (making)
        {
            refusal = PortableBeneath.Attempt(() => Directory.CreateDirectory(path.Root));
            if (refusal != PathRefusal.None)
            {
                return null;
            }
        }

        var folder = LinuxCalls.OpenRoot(path.Root);
        for (var depth = 0; depth < path.Parts.Count - 1 && !folder.IsInvalid; depth++)
        {
            using var outer = folder;
            folder = Step(outer, path.Parts[depth], making);
        }

        refusal = folder.IsInvalid ? Discard(folder, Refused(Marshal.GetLastPInvokeError())) : PathRefusal.None;
        return refusal == PathRefusal.None ? folder : null;
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The caller gets the stream and disposes of it.")]
    private static SafeFileResult Opened(SafePath path, SafeFileHandle folder, int flags, FileAccess access)
    {
        var file = LinuxCalls.OpenAt(folder, path.Name, flags);
        return file.IsInvalid ? new(path, null, Discard(file, Refused(Marshal.GetLastPInvokeError())))
            : (File.GetAttributes(file) & (FileAttributes.Directory | FileAttributes.Device)) != 0 ? new(path, null, Discard(file, PathRefusal.NotAFile))
            : new(path, new FileStream(file, access, bufferSize: 0), PathRefusal.None);
    }

    private static SafeFileHandle Step(SafeFileHandle outer, string name, bool making)
    {
        var inner = LinuxCalls.OpenAt(outer, name, LinuxCalls.ReadOnly | LinuxCalls.DirectoryOnly);
        if (!inner.IsInvalid || !making || Marshal.GetLastPInvokeError() != LinuxCalls.NoEntry)
        {
            return inner;
        }

        inner.Dispose();
        _ = LinuxCalls.MakeFolderAt(outer, name);
        return LinuxCalls.OpenAt(outer, name, LinuxCalls.ReadOnly | LinuxCalls.DirectoryOnly);
    }

    private static PathRefusal Discard(SafeFileHandle handle, PathRefusal refusal)
    {
        handle.Dispose();
        return refusal;
    }

    private static PathRefusal Refused(int error) => error switch
    {
        0 => PathRefusal.None,
        LinuxCalls.NoEntry => PathRefusal.NotFound,
        LinuxCalls.AlreadyThere => PathRefusal.Exists,
        LinuxCalls.TooManyLinks or LinuxCalls.NotADirectory => PathRefusal.LinkInTheWay,
        LinuxCalls.IsADirectory => PathRefusal.NotAFile,
        LinuxCalls.NotPermitted or LinuxCalls.AccessDenied or LinuxCalls.ReadOnlySystem => PathRefusal.NoAccess,
        LinuxCalls.NoSpaceLeft or LinuxCalls.QuotaExceeded => PathRefusal.NoSpace,
        _ => PathRefusal.Failed,
    };
}
