using System.Globalization;

namespace Parlance.Server.Listening;

/// <summary>
/// How many connections the process has handles for. Beyond that new ones wait in the system's queue until one ends: a .NET process that runs out of handles
/// cannot load code any more and dies.
/// </summary>
internal sealed class ConnectionBudget : IDisposable
{
    /// <summary>Handles kept for files and code that are opened later.</summary>
    private const int Reserve = 64;

    /// <summary>Never fewer, however few handles there are.</summary>
    private const int FewestStreams = 8;
    private const int FewestWeb = 4;
    private const int MostWeb = 5_000;
    private const int WebShare = 8;

    /// <summary>Counts what is free now.</summary>
    public ConnectionBudget(ILogger<ConnectionBudget> log)
        : this(FreeHandles(), log)
    {
    }

    /// <summary>Shares out free handles.</summary>
    internal ConnectionBudget(int free, ILogger log)
    {
        if (free < Reserve + FewestStreams + FewestWeb)
        {
            log.FewHandles(free);
        }

        var places = Math.Max(0, free - Reserve);
        var web = Math.Clamp(places / WebShare, FewestWeb, MostWeb);
        Web = new SemaphoreSlim(web);
        Streams = new SemaphoreSlim(Math.Max(FewestStreams, places - web));
    }

    /// <summary>Places for people on the networks.</summary>
    public SemaphoreSlim Streams { get; }

    /// <summary>Places on the web port, so that it answers when the networks are full.</summary>
    public SemaphoreSlim Web { get; }

    public void Dispose()
    {
        Streams.Dispose();
        Web.Dispose();
    }

    private static int FreeHandles()
    {
        const string name = "Max open files";
        const string limits = "/proc/self/limits";
        if (!OperatingSystem.IsLinux() || Array.Find(File.ReadAllLines(limits), text => text.StartsWith(name, StringComparison.Ordinal)) is not { } line)
        {
            return int.MaxValue;
        }

        var soft = line[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return int.TryParse(soft, CultureInfo.InvariantCulture, out var most) ? most - Directory.GetFiles("/proc/self/fd").Length : int.MaxValue;
    }
}
