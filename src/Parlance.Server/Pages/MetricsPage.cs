using System.Text;

namespace Parlance.Server.Pages;

/// <summary><c>GET /metrics</c>.</summary>
internal static class MetricsPage
{
    public static IResult Show(MetricsRecorder recorder)
    {
        var page = new StringBuilder();
        foreach (var instruments in recorder.Collect().GroupBy(instrument => instrument.Instrument.Name, StringComparer.Ordinal))
        {
            PrometheusText.Write(page, instruments);
        }

        Process(page);
        return Results.Text(page.ToString(), PrometheusText.ContentType);
    }

    private static void Process(StringBuilder page)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var started = new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0;
        Value(page, "process_cpu_seconds_total", "counter", "Processor time, user and system.", process.TotalProcessorTime.TotalSeconds);
        Value(page, "process_start_time_seconds", "gauge", "Start of the process, seconds since 1970.", started);
        Value(page, "process_resident_memory_bytes", "gauge", "Resident memory.", process.WorkingSet64);
        Value(page, "process_threads", "gauge", "Threads.", process.Threads.Count);
        if (OperatingSystem.IsLinux())
        {
            Value(page, "process_open_fds", "gauge", "Open handles.", Directory.GetFiles("/proc/self/fd").Length);
        }

        Value(page, "dotnet_gc_heap_bytes", "gauge", "Bytes on the managed heap.", GC.GetTotalMemory(forceFullCollection: false));
        Value(page, "dotnet_gc_pause_seconds_total", "counter", "Time all threads stood still for a collection.", GC.GetTotalPauseDuration().TotalSeconds);
        PrometheusText.Write(
            page,
            "dotnet_gc_collections_total",
            "counter",
            "Collections by generation.",
            [("generation=\"0\"", GC.CollectionCount(0)), ("generation=\"1\"", GC.CollectionCount(1)), ("generation=\"2\"", GC.CollectionCount(2))]);
    }

    private static void Value(StringBuilder page, string name, string type, string help, double value) => PrometheusText.Write(page, name, type, help, (string.Empty, value));
}
