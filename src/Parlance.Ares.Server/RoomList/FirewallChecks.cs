using System.Net;
using System.Security.Cryptography;

namespace Parlance.Ares.Server.RoomList;

/// <summary>
/// Checks for other rooms whether they can be reached (31, 33). Who asks is sent a cookie (32) to the address the question came from, and is connected to, at that address alone, once
/// it has shown it: so nobody can have somebody else's machine knocked at.
/// </summary>
internal sealed class FirewallChecks(TimeProvider time)
{
    /// <summary>Checks at once; more are answered as busy.</summary>
    public const int MostAtOnce = 4;

    /// <summary>Time for each half of a check: until the cookie is shown, and until the connection is made.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<uint, (IPAddress Who, long Since)> open = [];
    private readonly Queue<IPEndPoint> due = [];
    private int running;

    /// <summary>Begins a check.</summary>
    /// <returns>The cookie; null when there are as many as may be, or one for this address already.</returns>
    public uint? Begin(IPAddress who)
    {
        lock (gate)
        {
            foreach (var (late, _) in open.Where(o => time.GetElapsedTime(o.Value.Since) > Patience).ToList())
            {
                open.Remove(late);
            }

            if (open.Count + running >= MostAtOnce || open.Any(o => o.Value.Who.Equals(who)))
            {
                return null;
            }

            var cookie = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint)));
            return open.TryAdd(cookie, (who, time.GetTimestamp())) ? cookie : null;
        }
    }

    /// <summary>Somebody shows a cookie: if it is the one sent there, that room is due to be connected to.</summary>
    public void Proceed(uint cookie, IPEndPoint room)
    {
        lock (gate)
        {
            if (room.Port > 0 && open.TryGetValue(cookie, out var check) && check.Who.Equals(room.Address) && time.GetElapsedTime(check.Since) <= Patience)
            {
                open.Remove(cookie);
                running++;
                due.Enqueue(room);
            }
        }
    }

    /// <summary>Takes a room to connect to; <see cref="Done"/> follows.</summary>
    public bool TryNext(out IPEndPoint room)
    {
        lock (gate)
        {
            return due.TryDequeue(out room!);
        }
    }

    public void Done()
    {
        lock (gate)
        {
            running--;
        }
    }
}
