using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Parlance.Soulseek;

/// <summary>The system calls that name a file by its folder's handle: a folder that is replaced by a link while they work stays the folder it was.</summary>
internal static class LinuxCalls
{
    public const int ReadOnly = 0;
    public const int ReadWrite = 2;
    public const int Create = 0x40;
    public const int Exclusive = 0x80;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x8_0000;

    /// <summary>Bytes for what is known of a file, and for its name.</summary>
    public const int StatusRoom = 1280;

    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int AccessDenied = 13;
    public const int AlreadyThere = 17;
    public const int NotADirectory = 20;
    public const int IsADirectory = 21;
    public const int Invalid = 22;
    public const int NoSpaceLeft = 28;
    public const int ReadOnlySystem = 30;
    public const int NoSuchCall = 38;
    public const int TooManyLinks = 40;
    public const int QuotaExceeded = 122;

    private const int AtWorkingDirectory = -100;
    private const int NoLink = 0x100;
    private const int ItSelf = 0x1000;
    private const uint TypeModifiedSize = 0x241;
    private const int ModeAt = 28;
    private const int SizeAt = 40;
    private const int ModifiedAt = 112;
    private const int FormatBits = 0xF000;
    private const int RegularFile = 0x8000;
    private const int StatusBytes = 256;
    private const uint NoReplace = 1;
    private const uint FolderMode = 0b111_101_101;
    private const uint FileModeBits = 0b110_100_100;

    private static readonly bool IsArm = RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64;

    public static int DirectoryOnly => IsArm ? 0x4000 : 0x1_0000;

    public static int NoFollow => IsArm ? 0x8000 : 0x2_0000;

    public static SafeFileHandle OpenRoot(string root) =>
        new((nint)openat(AtWorkingDirectory, Text(root), ReadOnly | DirectoryOnly | CloseOnExec, 0), ownsHandle: true);

    public static SafeFileHandle OpenAt(SafeFileHandle folder, string name, int flags) =>
        new((nint)openat(Number(folder), Text(name), flags | NoFollow | CloseOnExec, FileModeBits), ownsHandle: true);

    public static int MakeFolderAt(SafeFileHandle folder, string name) => Error(mkdirat(Number(folder), Text(name), FolderMode));

    public static int RenameAt(SafeFileHandle from, string name, SafeFileHandle to, string newName) =>
        Error(renameat2(Number(from), Text(name), Number(to), Text(newName), NoReplace));

    public static int LinkAt(SafeFileHandle from, string name, SafeFileHandle to, string newName) =>
        Error(linkat(Number(from), Text(name), Number(to), Text(newName), 0));

    public static int UnlinkAt(SafeFileHandle folder, string name) => Error(unlinkat(Number(folder), Text(name), 0));

    /// <summary>When a folder was last changed, in ticks of UTC; 0 when the system does not tell.</summary>
    public static long ModifiedOf(SafeFileHandle folder)
    {
        Span<byte> room = stackalloc byte[StatusRoom];
        return Status(Number(folder), string.Empty, ItSelf, room) ? ModifiedIn(room) : 0;
    }

    /// <summary>Size and time of a file in a folder.</summary>
    /// <returns>Null when it is not there or no plain file.</returns>
    public static (long Size, long Modified)? FileAt(SafeFileHandle folder, string name, bool followsLink)
    {
        Span<byte> room = stackalloc byte[StatusRoom];
        return IsFileAt(folder, name, followsLink, room) ? (SizeIn(room), ModifiedIn(room)) : null;
    }

    /// <summary>Whether there is a plain file; what is known of it is in the room then.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="name">Its name.</param>
    /// <param name="followsLink">Whether a link to one counts.</param>
    /// <param name="room"><see cref="StatusRoom"/> bytes for the name and the answer.</param>
    public static bool IsFileAt(SafeFileHandle folder, string name, bool followsLink, Span<byte> room) =>
        Status(Number(folder), name, followsLink ? 0 : NoLink, room) && (BinaryPrimitives.ReadUInt16LittleEndian(room[ModeAt..]) & FormatBits) == RegularFile;

    public static long SizeIn(ReadOnlySpan<byte> room) => BinaryPrimitives.ReadInt64LittleEndian(room[SizeAt..]);

    public static long ModifiedIn(ReadOnlySpan<byte> room) => Ticks(room[ModifiedAt..]);

    /// <summary>The answer comes first in the room, the name behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Status(int folder, string name, int flags, Span<byte> room)
    {
        var text = room[StatusBytes..];
        if (name.Length * 3 >= text.Length)
        {
            return false;
        }

        text[Encoding.UTF8.GetBytes(name, text)] = 0;
        return statx(folder, ref MemoryMarshal.GetReference(text), flags, TypeModifiedSize, ref MemoryMarshal.GetReference(room)) == 0;
    }

    private static long Ticks(ReadOnlySpan<byte> stamp) => DateTime.UnixEpoch.Ticks
        + (BinaryPrimitives.ReadInt64LittleEndian(stamp) * TimeSpan.TicksPerSecond) + (BinaryPrimitives.ReadUInt32LittleEndian(stamp[8..]) / 100);

    /// <summary>Takes the handle's number; the callers keep the handle alive with a using.</summary>
    private static int Number(SafeFileHandle handle) => (int)handle.DangerousGetHandle();

    private static int Error(int result) => result == 0 ? 0 : Marshal.GetLastPInvokeError();

    private static byte[] Text(string name) => Encoding.UTF8.GetBytes(name + '\0');

#pragma warning disable CA2101, SYSLIB1054, IDE1006, SA1300 // Blittable arguments only: nothing is left for a generator to marshal; the names are the system's.
    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int openat(int folder, byte[] name, int flags, uint mode);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(int folder, ref byte name, int flags, uint mask, ref byte status);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int mkdirat(int folder, byte[] name, uint mode);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int renameat2(int from, byte[] name, int to, byte[] newName, uint flags);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int linkat(int from, byte[] name, int to, byte[] newName, int flags);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int unlinkat(int folder, byte[] name, int flags);
#pragma warning restore
}
