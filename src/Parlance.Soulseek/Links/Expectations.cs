namespace Parlance.Soulseek;

/// <summary>Answers that somebody waits for. An answer that several wait for reaches all of them.</summary>
internal sealed class Expectations
{
    private readonly Lock gate = new();
    private readonly Dictionary<Type, List<object>> waiting = [];

    /// <summary>Waits for a message of which something holds.</summary>
    /// <returns>What waits; dispose of it when it is no longer wanted.</returns>
    public Expectation<T> Expect<T>(Func<T, bool> isMeant)
        where T : struct
    {
        var expectation = new Expectation<T>(this, isMeant);
        lock (gate)
        {
            if (!waiting.TryGetValue(typeof(T), out var list))
            {
                waiting[typeof(T)] = list = [];
            }

            list.Add(expectation);
        }

        return expectation;
    }

    /// <summary>Shows a message to those who wait for its kind.</summary>
    /// <returns>Whether anybody waited for it.</returns>
    public bool Offer<T>(in T message)
        where T : struct
    {
        Expectation<T>[] present;
        lock (gate)
        {
            if (!waiting.TryGetValue(typeof(T), out var list) || list.Count == 0)
            {
                return false;
            }

            present = [.. list.Cast<Expectation<T>>()];
        }

        var taken = false;
        foreach (var expectation in present)
        {
            taken |= expectation.Take(message);
        }

        return taken;
    }

    /// <summary>Whether anybody waits for a message of which something holds, before it is read as a whole.</summary>
    public bool Any<T>(Func<Expectation<T>, bool> isMeant)
        where T : struct
    {
        lock (gate)
        {
            return waiting.TryGetValue(typeof(T), out var list) && list.Cast<Expectation<T>>().Any(isMeant);
        }
    }

    /// <summary>Nothing more will come.</summary>
    public void FailAll(Func<Exception> reason)
    {
        IFailing[] all;
        lock (gate)
        {
            all = [.. waiting.Values.SelectMany(list => list).Cast<IFailing>()];
            waiting.Clear();
        }

        foreach (var expectation in all)
        {
            expectation.Fail(reason());
        }
    }

    internal void Forget<T>(Expectation<T> expectation)
        where T : struct
    {
        lock (gate)
        {
            if (waiting.TryGetValue(typeof(T), out var list))
            {
                list.Remove(expectation);
            }
        }
    }

    internal interface IFailing
    {
        void Fail(Exception reason);
    }
}

/// <summary>One answer that is waited for.</summary>
internal sealed class Expectation<T>(Expectations owner, Func<T, bool> isMeant) : Expectations.IFailing, IDisposable
    where T : struct
{
    private readonly TaskCompletionSource<T> source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answer; fails when the link breaks.</summary>
    public Task<T> Task => source.Task;

    /// <summary>Waits for the answer.</summary>
    /// <exception cref="SoulseekTimeoutException">It did not come in time.</exception>
    public async Task<T> WaitAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await source.Task.WaitAsync(timeout, time, cancellationToken);
        }
        catch (TimeoutException late)
        {
            throw new SoulseekTimeoutException($"{typeof(T).Name} did not come in time.", late);
        }
    }

    public bool Take(in T message) => isMeant(message) && source.TrySetResult(message);

    public void Fail(Exception reason)
    {
        source.TrySetException(reason);
        _ = source.Task.Exception;
    }

    public void Dispose() => owner.Forget(this);
}
