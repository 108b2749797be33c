using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Wire;

namespace Parlance.Sessions;

/// <summary>One client on a stream: cuts what came into frames, hands them to the network's routes one after the other, and ends cleanly whatever happens.</summary>
[SuppressMessage("Design", "CA1001", Justification = "RunAsync gives the framer's memory back when the session is over.")]
public abstract class StreamSession : ISessionSink, ITappable
{
    /// <summary>Bytes handled in one go before what they caused is let out.</summary>
    private const int BurstBytes = 16 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private readonly StreamServices services;
    private readonly Framer framer;
    private readonly long openedAt;
    private int ending;
    private volatile IPacketTap? tap;
    private long earlyBytes;
    private int earlyFrames;

    /// <summary>Makes a session that has read nothing yet.</summary>
    protected StreamSession(Network network, StreamLink link, FrameFormat format, StreamServices services)
    {
        Network = network;
        Link = link;
        this.services = services;
        framer = new Framer(format);
        openedAt = services.Time.GetTimestamp();
        Outbox = new Outbox(link, this, services);
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>The connection.</summary>
    public StreamLink Link { get; }

    /// <summary>What waits to be sent.</summary>
    public Outbox Outbox { get; }

    /// <inheritdoc/>
    public bool IsLagging => Outbox.IsLagging;

    /// <inheritdoc/>
    public IPacketTap? Tap
    {
        get => tap;
        set => tap = value;
    }

    /// <summary>Why it ends; null while it goes on.</summary>
    public SessionEnd? Ending => ending == 0 ? null : (SessionEnd)(ending - 1);

    /// <summary>The client has logged in; the limits for strangers no longer hold.</summary>
    public abstract bool IsLoggedIn { get; }

    /// <summary>Who it is, for the log.</summary>
    protected abstract string Who { get; }

    /// <summary>Most bytes of code and body together.</summary>
    protected abstract int MaxFrame { get; }

    /// <summary>A body that does not read ends the session, instead of being dropped.</summary>
    protected abstract bool EndsOnMalformedBody { get; }

    /// <summary>The clock.</summary>
    protected TimeProvider Time => services.Time;

    /// <summary>Serves the client until it leaves or the session ends.</summary>
    public async Task RunAsync()
    {
        services.Metrics.Opened(Network);
        services.Watchdog.Watch(this);
        try
        {
            await ReadAsync();
        }
        catch (WireException wrong)
        {
            services.Log.Malformed(Network, Remote, wrong.Message);
            End(wrong.Field == "length" ? SessionEnd.TooLarge : SessionEnd.Malformed);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            End(SessionEnd.ClientLeft);
        }
        catch (Exception fault) when (IsOurs(fault))
        {
            End(SessionEnd.Fault);
        }
        finally
        {
            await LeaveAsync();
        }
    }

    /// <inheritdoc/>
    public void Deliver(Delivery delivery)
    {
        if (!Outbox.Add(delivery))
        {
            Drop(SessionEnd.SlowReader);
        }
    }

    /// <inheritdoc/>
    public void End(SessionEnd reason)
    {
        if (Interlocked.CompareExchange(ref ending, (int)reason + 1, 0) == 0)
        {
            OnEnding(reason);
            Link.Input.CancelPendingRead();
        }
    }

    /// <summary>Appends what this client is to be sent for an event: nothing, a frame or several.</summary>
    public abstract void Translate(Delivery delivery, WireBuffer target);

    /// <summary>Ends the session and cuts the connection without waiting for what is unsent.</summary>
    internal void Drop(SessionEnd reason)
    {
        End(reason);
        Outbox.Close();
        Link.Abort();
    }

    /// <summary>Looks at deadlines; a fault of one session does not stop the looking.</summary>
    internal void Tick()
    {
        try
        {
            OnTick();
        }
        catch (Exception fault) when (IsOurs(fault))
        {
            Drop(SessionEnd.Fault);
        }
    }

    /// <summary>Looks at deadlines, once a second while watched.</summary>
    internal protected virtual void OnTick()
    {
        if (IsLoggedIn)
        {
            services.Watchdog.Forget(this);
        }
        else if (!IsChecking && services.Time.GetElapsedTime(openedAt) > services.Limits.LoginTime)
        {
            Drop(SessionEnd.LoginTimeout);
        }
    }

    /// <summary>A login is being checked, which is not the client's delay.</summary>
    protected virtual bool IsChecking => false;

    /// <summary>Slows a client that says more in a room than most inside can take: nothing is read from it until they have caught up.</summary>
    protected ValueTask EaseAsync(Room room) => room.MayLag && room.IsLagging ? WaitWhileAsync(() => room.IsLagging) : ValueTask.CompletedTask;

    /// <summary>Slows a client that says more to one account than that can take.</summary>
    protected ValueTask EaseAsync(Account account)
    {
        foreach (var session in account.Sessions)
        {
            if (session.Sink.IsLagging)
            {
                return WaitWhileAsync(() => session.Sink.IsLagging && !session.HasEnded);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Sends a frame that is meant for this client alone.</summary>
    protected void SendBytes(WireBuffer bytes)
    {
        if (!Outbox.Add(bytes))
        {
            Drop(SessionEnd.SlowReader);
        }
    }

    /// <summary>Handles one frame.</summary>
    protected abstract ValueTask HandleAsync(uint code, ReadOnlySpan<byte> body);

    /// <summary>The session is about to end for this reason; last words may be queued.</summary>
    protected virtual void OnEnding(SessionEnd reason)
    {
    }

    /// <summary>Nothing more comes from the client; leaves the domain. Called once.</summary>
    protected abstract void OnLeft();

    /// <summary>Counts and logs a body that did not read.</summary>
    protected void NoteDropped(uint code, WireException wrong) => services.Log.Dropped(Network, Remote, code, wrong.Message);

    private string Remote => Link.Remote.ToString();

    private async Task ReadAsync()
    {
        while (Ending is null)
        {
            var read = await Link.Input.ReadAsync();
            var consumed = await ReceiveAsync(read.Buffer);
            Link.Input.AdvanceTo(consumed, read.Buffer.End);
            if (read.IsCompleted)
            {
                End(SessionEnd.ClientLeft);
            }
            else if (Outbox.Queued > services.Limits.SendQueueSoft)
            {
                await Outbox.RelievedAsync();
            }
        }
    }

    /// <summary>Takes what it can use off the front of what came; a network whose port speaks other protocols too looks here first.</summary>
    /// <returns>Where what is left begins.</returns>
    protected virtual async ValueTask<SequencePosition> ReceiveAsync(ReadOnlySequence<byte> input)
    {
        var before = input.Length;
        services.Pump.Hold();
        try
        {
            input = await HandleAllAsync(input);
        }
        finally
        {
            services.Pump.Release();
        }

        earlyBytes += before - input.Length;
        if (!IsLoggedIn && earlyBytes + input.Length > services.Limits.LoginBytes)
        {
            End(SessionEnd.LoginFlood);
        }

        return input.Start;
    }

    private async ValueTask WaitWhileAsync(Func<bool> lags)
    {
        while (Ending is null && lags())
        {
            await Task.Delay(Pause, Time);
        }
    }

    private async ValueTask<ReadOnlySequence<byte>> HandleAllAsync(ReadOnlySequence<byte> input)
    {
        var before = input.Length;
        while (Ending is null && framer.TryRead(ref input, MaxFrame, out var code, out var body))
        {
            if (!IsLoggedIn && ++earlyFrames > services.Limits.LoginFrames)
            {
                End(SessionEnd.LoginFlood);
                break;
            }

            if (before - input.Length > BurstBytes)
            {
                before = input.Length;
                services.Pump.Breathe();
            }

            var handled = Handle(code, body);
            if (!handled.IsCompletedSuccessfully)
            {
                await UnheldAsync(handled);
            }

            if (Outbox.Queued > services.Limits.SendQueueSoft)
            {
                // Many questions read in one piece: the client gets time to take the answers before more are made.
                await UnheldAsync(new ValueTask(Outbox.RelievedAsync()));
            }
        }

        return input;
    }

    /// <summary>Waits for a handler without holding back what others are to be sent meanwhile.</summary>
    private async ValueTask UnheldAsync(ValueTask handled)
    {
        services.Pump.Release();
        try
        {
            await handled;
        }
        finally
        {
            services.Pump.Hold();
        }
    }

    private ValueTask Handle(uint code, ReadOnlySpan<byte> body)
    {
        tap?.Received(code, body);
        try
        {
            return HandleAsync(code, body);
        }
        catch (WireException wrong) when (!EndsOnMalformedBody)
        {
            NoteDropped(code, wrong);
            return ValueTask.CompletedTask;
        }
    }

    private bool IsOurs(Exception fault)
    {
        services.Log.Fault(Network, Remote, fault);
        return true;
    }

    private async Task LeaveAsync()
    {
        services.Watchdog.Forget(this);
        OnLeft();
        var sent = Outbox.FinishAsync();
        if (!sent.IsCompleted)
        {
            await Task.WhenAny(sent, Task.Delay(services.Limits.SendStall, services.Time));
        }

        Outbox.Close();
        framer.Dispose();
        var reason = Ending ?? SessionEnd.ClientLeft;
        services.Metrics.Ended(Network, reason);
        services.Log.Ended(Network, Remote, reason, Who);
    }
}
