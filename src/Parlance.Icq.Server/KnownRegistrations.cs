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
    private readonly ConcurrentDictionary<string, (Task<(uint Uin, string Password)> Result, long At)> known = [];

    /// <summary>What the same packet led to before, or what this one leads to.</summary>
    /// <param name="from">Address and port of the client.</param>
    /// <param name="sequence">Number of the packet.</param>
    /// <param name="password">Password, of which only a digest is kept.</param>
    /// <param name="register">Makes the account and tells its password; 0 when it was refused.</param>
    public Task<(uint Uin, string Password)> Register(
        SocketAddress from, ushort sequence, string password, Func<Task<(uint Uin, string Password)>> register)
    {
        Forget();
        var key = Convert.ToHexString(SHA256.HashData(Encoding.Latin1.GetBytes($"{from} {sequence} {password}")));
        var mine = new TaskCompletionSource<(uint Uin, string Password)>(TaskCreationOptions.RunContinuationsAsynchronously);
        var entry = known.GetOrAdd(key, (mine.Task, time.GetTimestamp()));
        return entry.Result != mine.Task ? entry.Result : RunAsync(key, register, mine);
    }

    /// <summary>A registration that was refused is not remembered: it may succeed the next time.</summary>
    private async Task<(uint Uin, string Password)> RunAsync(
        string key, Func<Task<(uint Uin, string Password)>> register, TaskCompletionSource<(uint Uin, string Password)> mine)
    {
        (uint Uin, string Password) result = (0, string.Empty);
        try
        {
            result = await register();
        }
        finally
        {
            if (result.Uin == 0)
            {
                known.TryRemove(key, out _);
            }

            mine.SetResult(result);
        }

        return result;
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
