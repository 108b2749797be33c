using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Parlance.Icq.Server;

/// <summary>The registrations of the last minute, so that a repeated packet gets the same UIN instead of another account.</summary>
internal sealed class KnownRegistrations(TimeProvider time)
{
    private const int Most = 4096;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (Task<uint> Uin, long At)> known = [];

    /// <summary>What the same packet led to before, or what this one leads to.</summary>
    /// <param name="from">Address and port of the client.</param>
    /// <param name="sequence">Number of the packet.</param>
    /// <param name="password">Password, of which only a digest is kept.</param>
    /// <param name="register">Makes the account; 0 when it was refused.</param>
    /// <param name="isRepetition">The packet came before.</param>
    public Task<uint> Register(SocketAddress from, ushort sequence, string password, Func<Task<uint>> register, out bool isRepetition)
    {
        Forget();
        var key = Convert.ToHexString(SHA256.HashData(Encoding.Latin1.GetBytes($"{from} {sequence} {password}")));
        var mine = new TaskCompletionSource<uint>(TaskCreationOptions.RunContinuationsAsynchronously);
        var entry = known.GetOrAdd(key, (mine.Task, time.GetTimestamp()));
        isRepetition = entry.Uin != mine.Task;
        return isRepetition ? entry.Uin : RunAsync(key, register, mine);
    }

    /// <summary>A registration that was refused is not remembered: it may succeed the next time.</summary>
    private async Task<uint> RunAsync(string key, Func<Task<uint>> register, TaskCompletionSource<uint> mine)
    {
        var uin = 0u;
        try
        {
            uin = await register();
        }
        finally
        {
            if (uin == 0)
            {
                known.TryRemove(key, out _);
            }

            mine.SetResult(uin);
        }

        return uin;
    }

    private void Forget()
    {
        foreach (var (key, entry) in known)
        {
            if (known.Count > Most || time.GetElapsedTime(entry.At) > Remembered)
            {
                known.TryRemove(key, out _);
            }
        }
    }
}
