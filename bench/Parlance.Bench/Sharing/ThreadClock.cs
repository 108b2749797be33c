using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Parlance.Bench.Sharing;

/// <summary>Time that the processor spent on this thread, so that a machine with other work to do does not spoil the slowest of many; elapsed time where the system does not tell.</summary>
internal static class ThreadClock
{
    private const int ThreadTime = 3;

    public static TimeSpan Now()
    {
        var time = default(Seconds);
        return OperatingSystem.IsLinux() && clock_gettime(ThreadTime, ref time) == 0
            ? TimeSpan.FromSeconds(time.Whole) + TimeSpan.FromTicks(time.Nano / 100)
            : Stopwatch.GetElapsedTime(0);
    }

#pragma warning disable SYSLIB1054, SA1300, IDE1006 // The system's own name, and nothing to marshal.
    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int clock_gettime(int clock, ref Seconds time);
#pragma warning restore

    [StructLayout(LayoutKind.Sequential)]
    private struct Seconds
    {
        public long Whole;
        public long Nano;
    }
}
