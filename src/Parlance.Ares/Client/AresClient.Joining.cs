using Parlance.Wire;

namespace Parlance.Ares.Client;

/// <content>Coming, coming back and leaving.</content>
public sealed partial class AresClient
{
    private volatile CancellationTokenSource stay = new();
    private Task visit = Task.CompletedTask;

    /// <summary>Joins the room of the options.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the room let the client in.</returns>
    /// <exception cref="AresException">The room cannot be reached or does not answer in time, or the client is in a room already.</exception>
    /// <exception cref="OperationCanceledException">It was given up, or the client left meanwhile.</exception>
    public Task<JoinResult> JoinAsync(CancellationToken cancellationToken = default) => JoinAsync(new Place(options.Host, options.Port), cancellationToken);

    /// <summary>Joins another room than that of the options, for example one that <see cref="AresEvent.Redirected"/> named. The client must have left before.</summary>
    /// <param name="room">The room.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the room let the client in.</returns>
    /// <exception cref="AresException">As for the other.</exception>
    public Task<JoinResult> JoinAsync(Hashlink room, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(room);
        return JoinAsync(Place.Of(room), cancellationToken);
    }

    /// <summary>Closes the connection, gives up joining, and stops coming back. Does nothing when there is nothing to leave.</summary>
    public async Task LeaveAsync()
    {
        await stay.CancelAsync();
        using var turn = await turns.TakeAsync();
        await stay.CancelAsync();
        mirror.Connection?.Dispose();
        await visit;
    }

    private async Task<JoinResult> JoinAsync(Place place, CancellationToken cancel)
    {
        using var turn = await turns.TakeAsync(cancel);
        return await JoinInTurnAsync(place, cancel);
    }

    private async Task<JoinResult> JoinInTurnAsync(Place place, CancellationToken cancel)
    {
        try
        {
            if (!visit.IsCompleted)
            {
                throw new AresException("the client is in a room already: leave it first");
            }

            stay = new CancellationTokenSource();
            var staying = stay.Token;
            ObjectDisposedException.ThrowIf(end.HasBegun, this);
            Stand(ClientState.Joining);
            var (result, running, there) = await TryFirstAsync(place, staying, cancel);
            if (result.IsJoined)
            {
                visit = StayAsync(running, there, staying);
            }

            return result;
        }
        finally
        {
            if (visit.IsCompleted)
            {
                Stand(ClientState.Away);
            }
        }
    }

    private async Task<Attempt> TryFirstAsync(Place place, CancellationToken leave, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(leave, cancel);
        return await TryAsync(place, isRelogin: false, either.Token);
    }

    /// <summary>Joins, and goes where it is sent if the options say so.</summary>
    private async Task<Attempt> TryAsync(Place place, bool isRelogin, CancellationToken cancel)
    {
        for (var hops = 0; ; hops++)
        {
            var (result, running) = await TryOnceAsync(place, isRelogin && hops == 0, cancel);
            metrics.Joined(result.Outcome);
            if (result.Redirect is not { } other || !options.FollowRedirects || hops == MaxRedirects)
            {
                return new Attempt(result, running, place);
            }

            place = Place.Of(other);
        }
    }

    private async Task<(JoinResult Result, Task<string> Running)> TryOnceAsync(Place place, bool isRelogin, CancellationToken cancel)
    {
        var connection = await RoomConnection.OpenAsync(options, place.Host, place.Port, time, cancel);
        mirror.Attach(connection);
        var running = connection.RunAsync(mirror.Receive);
        try
        {
            var login = Login();
            _ = isRelogin ? connection.Send(new ToServer.Relogin(login)) : connection.Send(new ToServer.Login(login));
            await Task.WhenAny(mirror.Listed, running).WaitAsync(options.LoginTimeout, time, cancel);
            if (mirror.Listed.IsCompleted && mirror.Redirect is null)
            {
                log.Joined(mirror.Room, place.Host, place.Port, mirror.Name);
                Stand(ClientState.Joined);
                return (new JoinResult(JoinOutcome.Joined, mirror.Name, string.Empty, null), running);
            }

            var reason = await running;
            mirror.Detach(reason);
            var words = mirror.LastWords is { Length: > 0 } last ? last : reason;
            log.Refused(place.Host, place.Port, words);
            return (new JoinResult(mirror.Redirect is null ? JoinOutcome.Refused : JoinOutcome.Redirected, string.Empty, words, mirror.Redirect), running);
        }
        catch (Exception gaveUp) when (gaveUp is TimeoutException or OperationCanceledException)
        {
            connection.Dispose();
            mirror.Detach(await running);
            cancel.ThrowIfCancellationRequested();
            throw new AresException($"{place.Host}:{place.Port} did not answer the login in time", gaveUp);
        }
    }

    /// <summary>From the join until the client has left for good.</summary>
    private async Task StayAsync(Task<string> running, Place place, CancellationToken leave)
    {
        while (true)
        {
            var reason = await KeepAliveAsync(running, place);
            reason = mirror.LastWords is { Length: > 0 } words && mirror.Redirect is null && reason.Length == 0 ? words : reason;
            var other = mirror.Redirect;
            var goesOn = !leave.IsCancellationRequested && (other is null ? options.Reconnect : options.FollowRedirects);
            mirror.Detach(reason);
            metrics.Lost();
            log.Lost(place.Host, place.Port, reason);
            Stand(goesOn ? ClientState.Returning : ClientState.Away);
            feed.Publish(new AresEvent.Lost(reason, goesOn));
            place = other is null ? place : Place.Of(other);
            if (!goesOn || await ReturnAsync(place, isRelogin: other is null, leave) is not { } back)
            {
                Stand(ClientState.Away);
                return;
            }

            (running, place) = (back.Running, back.There);
        }
    }

    private async Task<Attempt?> ReturnAsync(Place place, bool isRelogin, CancellationToken leave)
    {
        var refusals = 0;
        try
        {
            for (var attempt = 1; refusals < MaxRefusals; attempt++)
            {
                var delay = BackOff(attempt);
                log.Returning(place.Host, place.Port, delay.TotalSeconds, attempt);
                feed.Publish(new AresEvent.Returning(delay, attempt));
                await Task.Delay(delay, time, leave);
                try
                {
                    var back = await TryAsync(place, isRelogin, leave);
                    if (back.Result.IsJoined)
                    {
                        return back;
                    }

                    refusals++;
                    feed.Publish(new AresEvent.Refused(back.Result.Reason));
                }
                catch (AresException unreached)
                {
                    log.Unreached(place.Host, place.Port, unreached.Message);
                }
            }
        }
        catch (OperationCanceledException) when (leave.IsCancellationRequested)
        {
            return null;
        }

        return null;
    }

    /// <summary>Doubles from one attempt to the next, up to the longest wait.</summary>
    private TimeSpan BackOff(int attempt)
    {
        var doubled = options.ReconnectAfter * Math.Pow(2, Math.Min(attempt - 1, 30));
        return doubled < options.ReconnectAtMost ? doubled : options.ReconnectAtMost;
    }

    /// <summary>Sends the status every so often until the connection ends, and ends it when nothing comes back.</summary>
    private async Task<string> KeepAliveAsync(Task<string> running, Place place)
    {
        using var timer = new PeriodicTimer(options.KeepAlive, time);
        var tick = timer.WaitForNextTickAsync().AsTask();
        while (await Task.WhenAny(running, tick) == tick)
        {
            if (mirror.Connection is { } connection)
            {
                if (time.GetElapsedTime(mirror.LastHeard) > 3 * options.KeepAlive)
                {
                    log.Silent(place.Host, place.Port, time.GetElapsedTime(mirror.LastHeard).TotalSeconds);
                    connection.Dispose();
                }
                else
                {
                    connection.Send(Status());
                }
            }

            tick = timer.WaitForNextTickAsync().AsTask();
        }

        return await running;
    }

    /// <summary>A login that cannot be written is better known now than at the join.</summary>
    private void CheckLogin()
    {
        try
        {
            AresFrames.ToBytes(new ToServer.Login(Login()));
        }
        catch (WireException tooLong)
        {
            throw new AresException(tooLong.Message, tooLong);
        }
    }

    private LoginDetails Login() => new(
        [.. options.Guid], (ushort)Math.Min(mirror.Look.Files, ushort.MaxValue), options.Encrypt ? LoginDetails.WantsEncryption : (byte)0, options.DataPort,
        options.Supernode.Address, NodePort, 0, options.Name, options.Version, options.LocalAddress, Ip4.None, (byte)options.Features, 0, 0, 0,
        options.Age, options.Gender, options.Country, options.Region, (byte)options.Extra);

    private ToServer.UpdateStatus Status() => new(
        StatusShape.Full, (ushort)Math.Min(mirror.Look.Files, ushort.MaxValue), (byte)options.Features, options.Supernode.Address, NodePort, Ip4.None,
        (byte)options.Features, 0, 0, 0, options.Age, options.Gender, options.Country, options.Region);

    private ushort NodePort => options.InvitesSealed ? SealedText.NodePort : options.Supernode.Port;

    private void Stand(ClientState now) => Volatile.Write(ref state, (int)now);

    private sealed record Attempt(JoinResult Result, Task<string> Running, Place There)
    {
        public void Deconstruct(out JoinResult result, out Task<string> running, out Place there) => (result, running, there) = (Result, Running, There);
    }

    private sealed record Place(string Host, ushort Port)
    {
        public static Place Of(Hashlink room) => new(room.Address.ToString(), room.Port);
    }
}
