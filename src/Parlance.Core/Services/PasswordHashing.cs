using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Parlance.Core.Limits;

namespace Parlance.Core.Services;

/// <summary>Slow salted hashes of passwords, made by a few threads of low priority behind a bounded queue, so that logins never starve chat.</summary>
/// <remarks>
/// A password that was right once is remembered as a keyed digest under a key that lives only in this process, so that a reconnecting client costs no hash.
/// </remarks>
public sealed class PasswordHashing : IDisposable
{
    private const int Remembered = 50_000;
    private readonly Channel<Action> queue;
    private readonly Dictionary<string, byte[]> known = [];
    private readonly Lock gate = new();
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly int rounds;
    private readonly string decoy;

    /// <summary>Starts the workers.</summary>
    public PasswordHashing(ServerLimits limits)
    {
        rounds = limits.HashRounds;
        queue = Channel.CreateBounded<Action>(limits.HashQueue);
        decoy = Verifiers.Shape(rounds);
        var workers = limits.HashWorkers > 0 ? limits.HashWorkers : Environment.ProcessorCount;
        for (var i = 0; i < workers; i++)
        {
            new Thread(Work) { IsBackground = true, Name = $"hashing {i}", Priority = ThreadPriority.BelowNormal }.Start();
        }
    }

    /// <summary>Passwords that wait.</summary>
    public int Waiting => queue.Reader.Count;

    /// <summary>Hashes a new password; null when too many wait.</summary>
    public Task<string?> HashAsync(string password) => Enqueue<string>(() => Verifiers.Make(password, rounds));

    /// <summary>Checks a password; null when too many wait.</summary>
    /// <param name="spellings">What the client may have meant; few, for each costs a hash.</param>
    /// <param name="verifier">What is stored; null for an unknown account, which costs the same time and is never right.</param>
    public async Task<bool?> VerifyAsync(IReadOnlyList<string> spellings, string? verifier)
    {
        if (verifier is not null && spellings.Any(spelling => IsKnown(spelling, verifier)))
        {
            return true;
        }

        var answer = await Enqueue(() => new Checked(spellings.FirstOrDefault(spelling => Verifiers.Check(spelling, verifier ?? decoy))));
        if (answer?.Right is { } right && verifier is not null)
        {
            Remember(right, verifier);
        }

        return answer is null ? null : verifier is not null && answer.Right is not null;
    }

    /// <inheritdoc/>
    public void Dispose() => queue.Writer.TryComplete();

    private Task<T?> Enqueue<T>(Func<T> work)
        where T : class
    {
        var done = new TaskCompletionSource<T?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!queue.Writer.TryWrite(() => done.TrySetResult(work())))
        {
            done.TrySetResult(null);
        }

        return done.Task;
    }

    private void Work()
    {
        QuietThread.LowerPriority();
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (queue.Reader.TryRead(out var work))
            {
                work();
            }
        }
    }

    private bool IsKnown(string password, string verifier)
    {
        lock (gate)
        {
            return known.TryGetValue(verifier, out var digest) && CryptographicOperations.FixedTimeEquals(digest, Digest(password));
        }
    }

    private void Remember(string password, string verifier)
    {
        lock (gate)
        {
            if (known.Count >= Remembered)
            {
                known.Clear();
            }

            known[verifier] = Digest(password);
        }
    }

    private byte[] Digest(string password) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(password));

    private sealed record Checked(string? Right);
}
