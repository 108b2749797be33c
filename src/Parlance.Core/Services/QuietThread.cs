using System.Runtime.InteropServices;

namespace Parlance.Core.Services;

/// <summary>Lowers the calling thread below those that serve people. .NET's own thread priority has no effect on Linux.</summary>
internal static partial class QuietThread
{
    private const int ThisThread = 0;
    private const int Nice = 10;

    /// <summary>Asks the kernel; where that is not possible the thread keeps its priority, which costs smoothness and nothing else.</summary>
    public static void LowerPriority()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = SetPriority(0, ThisThread, Nice);
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetPriority(int which, int who, int priority);
}
