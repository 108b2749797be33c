using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.Icq.Server;

/// <summary>What waits for the session, and how one thing after the other is worked on.</summary>
public sealed partial class IcqSession
{
    private void Post(InboxItem item)
    {
        inbox.Enqueue(item);
        if (Interlocked.Increment(ref pending) == 1)
        {
            server.Pump.Schedule(this);
        }
    }

    private void Follow(ValueTask work)
    {
        if (work.IsCompletedSuccessfully)
        {
            Finished();
        }
        else
        {
            working = FinishAsync(work);
        }
    }

    private async Task FinishAsync(ValueTask work)
    {
        await work;
        Finished();
    }

    private void Finished()
    {
        if (Interlocked.Decrement(ref pending) > 0)
        {
            server.Pump.Schedule(this);
        }
    }

    private async Task DrainAsync()
    {
        do
        {
            if (inbox.TryDequeue(out var item))
            {
                await WorkAsync(item);
            }
        }
        while (Interlocked.Decrement(ref pending) > 0);
    }

    private ValueTask WorkAsync(InboxItem item)
    {
        if (item.Body is { } body)
        {
            Interlocked.Decrement(ref packets);
            return Work(item.Header, body);
        }

        if (item.Event is { } what)
        {
            Interlocked.Decrement(ref events);
            Guard(() => Tell(what));
        }
        else if (item.ReleasesMail)
        {
            Guard(() => ReleaseMail(endsAlways: true));
        }
        else if (ending != 0)
        {
            Leave((SessionEnd)(ending - 1));
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Handles one packet; what has to be waited for is awaited by the caller before the next.</summary>
    private ValueTask Work(in IcqHeader header, ReadOnlySpan<byte> body)
    {
        if (hasEnded)
        {
            return ValueTask.CompletedTask;
        }

        Current = header;
        if (IcqRoutes.Of(header.Version).Find(header.Command) is not { } route)
        {
            Acknowledge();
            return ValueTask.CompletedTask;
        }

        var gate = route.Cost > 0 ? messages : commands;
        var delay = gate.Take(1);
        if (gate.IsHopeless)
        {
            End(SessionEnd.Flood);
        }

        return delay > TimeSpan.Zero ? DelayedAsync(route, header, body.ToArray(), delay) : Invoke(route, header, body);
    }

    private async ValueTask DelayedAsync(Route<IcqSession> route, IcqHeader header, byte[] body, TimeSpan delay)
    {
        var hurry = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref endOfDelay, hurry);
        if (ending == 0)
        {
            await Task.WhenAny(Task.Delay(delay, server.Time), hurry.Task);
        }

        if (!hasEnded && ending == 0)
        {
            await Invoke(route, header, body);
        }
    }

    private ValueTask Invoke(Route<IcqSession> route, in IcqHeader header, ReadOnlySpan<byte> body)
    {
        try
        {
            var handled = route.InvokeAsync(this, body);
            return handled.IsCompletedSuccessfully ? handled : GuardAsync(handled, header);
        }
        catch (WireException wrong)
        {
            Malformed(header, wrong);
            return ValueTask.CompletedTask;
        }
#pragma warning disable CA1031 // A fault of ours while handling one packet ends this session, not the thread that serves everybody.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Fault(fault);
            return ValueTask.CompletedTask;
        }
    }

    private async ValueTask GuardAsync(ValueTask handled, IcqHeader header)
    {
        try
        {
            await handled;
        }
        catch (WireException wrong)
        {
            Malformed(header, wrong);
        }
        catch (StorageException away)
        {
            server.Log.NotStored(Uin, away);
            Forget(header);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Fault(fault);
        }
    }

    private void Guard(Action work)
    {
        if (hasEnded)
        {
            return;
        }

        try
        {
            work();
        }
#pragma warning disable CA1031 // As above.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Fault(fault);
        }
    }

    /// <summary>What does not read is not acknowledged, so it counts as new when it comes again.</summary>
    private void Malformed(in IcqHeader header, WireException wrong)
    {
        server.Log.Malformed(Uin, header.Command, wrong.Message);
        Forget(header);
    }

    private void Fault(Exception fault)
    {
        server.Log.Fault(fault);
        End(SessionEnd.Fault);
    }

    private readonly record struct InboxItem(IcqHeader Header, byte[]? Body, Delivery? Event, bool ReleasesMail = false);
}
