using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Parlance.Icq.Server;

/// <summary>Owns what was begun for a datagram and takes longer: logins and registrations. Awaited when the network stops.</summary>
internal sealed class Background(ILogger log)
{
    private readonly ConcurrentDictionary<Task, byte> running = [];

    public int Count => running.Count;

    public void Run(Func<Task> work)
    {
        var task = GuardAsync(work);
        if (!task.IsCompleted)
        {
            running.TryAdd(task, 0);
            task.ContinueWith((done, _) => running.TryRemove(done, out byte _), null, TaskScheduler.Default);
        }
    }

    public Task FinishAsync() => Task.WhenAll(running.Keys);

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
#pragma warning disable CA1031 // The owner of the task: a fault of ours in one login is logged and concerns nobody else.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.Fault(fault);
        }
    }
}
