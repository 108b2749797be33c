using Parlance.Sessions;

namespace Parlance.MyIcq.Server;

/// <summary>Counts a session's wrong check codes; too many within a minute and its encrypted datagrams are not worth decrypting until it is over.</summary>
internal sealed class WrongCodes(int most, TimeProvider time)
{
    private const int RequestBurst = 1000;
    private const int RequestsPerSecond = 500;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private long since = time.GetTimestamp();
    private int counted;

    public bool IsTooMany => counted > most && time.GetElapsedTime(since) < Window;

    /// <summary>How many requests of any kind a client may send: far above what a person does, so that a program cannot keep the server busy.</summary>
    public static FloodOptions RequestRate(FloodOptions lines) => new()
    {
        Burst = Math.Max(RequestBurst, lines.Burst * 2),
        PerSecond = lines.PerSecond <= 0 ? 0 : Math.Max(RequestsPerSecond, lines.PerSecond * 2),
    };

    /// <summary>Counts one.</summary>
    /// <returns>True when it is the first too many.</returns>
    public bool Count()
    {
        if (time.GetElapsedTime(since) >= Window)
        {
            (since, counted) = (time.GetTimestamp(), 0);
        }

        return ++counted == most + 1;
    }
}
