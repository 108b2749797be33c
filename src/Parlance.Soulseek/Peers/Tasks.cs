using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Parlance.Soulseek;

/// <summary>Tasks that run beside the one who started them. Their owner waits for all of them at the end; what fails in one is logged as a fault of ours.</summary>
internal sealed class Tasks(ILogger logger)
{
    private readonly ConcurrentDictionary<Task, byte> running = new();

    /// <summary>How many run.</summary>
    public int Count => running.Count;

    /// <summary>Starts one.</summary>
    /// <param name="whom">For whom, for the log.</param>
    /// <param name="work">What it does.</param>
    public void Run(string whom, Func<Task> work)
    {
        var task = GuardAsync(whom, work);
        running[task] = 0;
        task.ContinueWith((done, all) => ((ConcurrentDictionary<Task, byte>)all!).TryRemove(done, out _), running, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits for all.</summary>
    public async Task WhenAllAsync()
    {
        while (!running.IsEmpty)
        {
            await Task.WhenAll(running.Keys);
        }
    }

    private async Task GuardAsync(string whom, Func<Task> work)
    {
        await Task.Yield();
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            logger.PeerEnded(whom, "it was given up");
        }
        catch (Exception failed) when (Failed(whom, failed))
        {
        }
    }

    /// <summary>Logs; whatever it was, the other tasks and their owner go on.</summary>
    private bool Failed(string whom, Exception failed)
    {
        logger.ServingFailed(whom, failed);
        return true;
    }
}
