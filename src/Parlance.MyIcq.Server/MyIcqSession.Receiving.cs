using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.MyIcq.Messages;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.MyIcq.Server;

/// <summary>From datagram to handler.</summary>
internal sealed partial class MyIcqSession
{
    /// <summary>Handles a datagram whose header is of this session.</summary>
    public void Receive(in ClientHeader header, ReadOnlySpan<byte> encrypted)
    {
        if (header.Command == ToServer.Ack.Spec.Code)
        {
            Heard();
            tap?.Received(header.Command, []);
            Link.Acknowledge(header.Sequence);
            return;
        }

        if (session is null)
        {
            // The login is being answered; what comes before the client knows of it is sent again.
            return;
        }

        if (IsBegunBy(header))
        {
            RepeatLogin();
            return;
        }

        Span<byte> body = stackalloc byte[encrypted.Length];
        encrypted.CopyTo(body);
        if (!TryOpen(header, body))
        {
            return;
        }

        if (header.Command == ToServer.Logout.Spec.Code && IsBeforeLogin(header.Sequence))
        {
            // It ended the session before this one, and was overtaken on the way.
            return;
        }

        Heard();
        tap?.Received(header.Command, body);
        if (header.Command == ToServer.Logout.Spec.Code)
        {
            Leave(SessionEnd.ClientLeft);
        }
        else if (IsNew(header.Sequence))
        {
            Dispatch(header, body);
        }
    }

    private bool IsBeforeLogin(ushort sequence) => sequence != 0 && (short)(sequence - Header.Sequence) < 0;

    public void Confirm(ushort sequence)
    {
        Answered(sequence);
        endpoint.SendOnce(this, default(ToClient.Ack), 0, sequence);
    }

    public void Reply<T>(ushort sequence, in T message)
        where T : struct, IMessage<T>
    {
        Answered(sequence);
        Send(message, acknowledged: sequence);
    }

    /// <summary>Answers with a packet that has a number but is not sent again, as the client never confirms it.</summary>
    public void ReplyOnce<T>(ushort sequence, in T message)
        where T : struct, IMessage<T>
    {
        Answered(sequence);
        endpoint.SendOnce(this, message, Link.Reserve(), sequence);
    }

    /// <summary>A repeated login is answered with the answer until that has arrived: a bare confirmation would stop the client from asking for it.</summary>
    private void RepeatLogin()
    {
        if (loginAnswer is { } answer)
        {
            endpoint.Udp.SendOnce(answer, Peer.Address);
        }
        else
        {
            endpoint.SendOnce(this, default(ToClient.Ack), 0, Header.Sequence);
        }
    }

    public void Forget(ushort sequence)
    {
        lock (gate)
        {
            window.Forget(sequence);
        }
    }

    private void Answered(ushort sequence)
    {
        lock (gate)
        {
            window.Answer(sequence);
        }
    }

    private void Heard()
    {
        Volatile.Write(ref heardAt, Services.Time.GetTimestamp());
        Renew();
    }

    /// <summary>The check comes before the number is noted, so that a forged packet does not use one up.</summary>
    private bool TryOpen(in ClientHeader header, Span<byte> body)
    {
        if (body.IsEmpty)
        {
            return true;
        }

        if (wrongCodes.IsTooMany)
        {
            return false;
        }

        if (MyIcqEnvelope.TryOpen(body, header.CheckCode, cipher))
        {
            return true;
        }

        endpoint.CountWrongCode();
        Services.Log.WrongCheckCode(Peer.ToString(), header.Command);
        if (wrongCodes.Count())
        {
            Services.Log.Throttled(Peer.ToString());
        }

        return false;
    }

    private bool IsNew(ushort sequence)
    {
        Arrival arrival;
        lock (gate)
        {
            arrival = window.Receive(sequence);
        }

        if (arrival == Arrival.Answered)
        {
            endpoint.SendOnce(this, default(ToClient.Ack), 0, sequence);
        }

        return arrival == Arrival.New;
    }

    private void Dispatch(in ClientHeader header, ReadOnlySpan<byte> body)
    {
        var request = new MyIcqRequest(this, header.Sequence);
        if (requests.Take(1) > TimeSpan.Zero)
        {
            request.Forget();
            return;
        }

        if (endpoint.Routes.Find(header.Command) is not { } route)
        {
            request.Confirm();
            return;
        }

        var wait = route.Cost == 0 ? TimeSpan.Zero : flood.Take(route.Cost);
        if (wait > TimeSpan.Zero)
        {
            Delay(request, route, body.ToArray(), wait);
            return;
        }

        Invoke(request, route, body);
    }

    private void Delay(MyIcqRequest request, Route<MyIcqRequest> route, byte[] body, TimeSpan wait)
    {
        if (flood.IsHopeless)
        {
            End(SessionEnd.Flood);
        }
        else if (Interlocked.Increment(ref delayed) > MostDelayed)
        {
            Interlocked.Decrement(ref delayed);
            request.Forget();
        }
        else
        {
            endpoint.Errands.Own(DelayAsync(request, route, body, wait));
        }
    }

    private async Task DelayAsync(MyIcqRequest request, Route<MyIcqRequest> route, byte[] body, TimeSpan wait)
    {
        await Task.Delay(wait, Services.Time);
        Interlocked.Decrement(ref delayed);
        if (!HasEnded)
        {
            Invoke(request, route, body);
        }
    }

    private void Invoke(MyIcqRequest request, Route<MyIcqRequest> route, ReadOnlySpan<byte> body)
    {
        try
        {
            var handled = route.InvokeAsync(request, body);
            if (!handled.IsCompletedSuccessfully)
            {
                endpoint.Errands.Own(AwaitAsync(handled, request));
            }
        }
        catch (WireException wrong)
        {
            Services.Log.Dropped(Peer.ToString(), (ushort)route.Spec.Code, wrong.Message);
            request.Confirm();
        }
    }

    /// <summary>What could not be stored must not be confirmed: the client sends it again, or tells its user.</summary>
    private async Task AwaitAsync(ValueTask handled, MyIcqRequest request)
    {
        try
        {
            await handled;
        }
        catch (StorageException lost)
        {
            Services.Log.NotStored(Peer.ToString(), lost);
            request.Forget();
        }
        catch (Exception fault) when (IsOurs(fault))
        {
            request.Forget();
        }
    }

    private bool IsOurs(Exception fault)
    {
        Services.Log.Fault(Peer.ToString(), fault);
        return true;
    }
}
