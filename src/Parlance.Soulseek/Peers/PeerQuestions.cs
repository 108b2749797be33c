using System.Collections.Concurrent;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>What was asked of other clients: only what was asked for is accepted where a body may be huge, and only whom it was asked of may answer.</summary>
internal sealed class PeerQuestions
{
    private readonly Expectations expected = new();
    private readonly ConcurrentDictionary<(string Username, uint Code), int> asked = new();
    private readonly ConcurrentDictionary<string, Func<PeerConnection, Stream, CancellationToken, Task>> browsing = new(StringComparer.Ordinal);

    /// <summary>Waits for an answer of somebody.</summary>
    public PeerQuestion<T> Ask<T>(string username, Func<T, bool> isAnswer)
        where T : struct, IMessage<T>
    {
        asked.AddOrUpdate((username, T.Spec.Code), 1, (_, count) => count + 1);
        return new(expected.Expect<From<T>>(f => f.Username == username && isAnswer(f.Message)), () => Forget((username, T.Spec.Code)));
    }

    /// <summary>Whether somebody was asked for such a message.</summary>
    public bool IsAsked(string username, uint code) => asked.GetValueOrDefault((username, code)) > 0;

    /// <summary>An answer has come.</summary>
    public void Answer<T>(string username, in T message)
        where T : struct, IMessage<T> => expected.Offer(new From<T>(username, message));

    /// <summary>Waits for somebody's list of shares, to be read while it comes.</summary>
    /// <returns>False when that is being waited for already.</returns>
    public bool TryBrowse(string username, Func<PeerConnection, Stream, CancellationToken, Task> reader) => browsing.TryAdd(username, reader);

    /// <summary>Takes who waits for somebody's list of shares.</summary>
    public Func<PeerConnection, Stream, CancellationToken, Task>? TakeBrowser(string username) => browsing.TryRemove(username, out var reader) ? reader : null;

    private void Forget((string, uint) key)
    {
        if (asked.AddOrUpdate(key, 0, (_, count) => count - 1) <= 0)
        {
            asked.TryRemove(new(key, 0));
        }
    }

    internal readonly record struct From<T>(string Username, T Message)
        where T : struct;
}

/// <summary>One question to another client.</summary>
internal sealed class PeerQuestion<T>(Expectation<PeerQuestions.From<T>> expectation, Action done) : IDisposable
    where T : struct
{
    /// <summary>The answer; null when none came in time.</summary>
    public async Task<T?> WaitAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return (await expectation.WaitAsync(timeout, time, cancellationToken)).Message;
        }
        catch (SoulseekTimeoutException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        expectation.Dispose();
        done();
    }
}
