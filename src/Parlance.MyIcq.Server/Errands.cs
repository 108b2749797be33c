using System.Collections.Concurrent;

namespace Parlance.MyIcq.Server;

/// <summary>What goes on while no datagram is being handled; the server waits for it when it stops.</summary>
internal sealed class Errands
{
    private readonly ConcurrentDictionary<Task, byte> running = [];

    public int Count => running.Count;

    /// <summary>Owns a task that handles its own failures.</summary>
    public void Own(Task task)
    {
        if (task.IsCompleted)
        {
            return;
        }

        running.TryAdd(task, 0);
        task.ContinueWith(
            static (done, all) => ((ConcurrentDictionary<Task, byte>)all!).TryRemove(done, out _),
            running, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public Task FinishAsync() => Task.WhenAll(running.Keys);
}
