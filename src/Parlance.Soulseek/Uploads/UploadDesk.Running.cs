using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Running uploads.</summary>
internal sealed partial class UploadDesk
{
    /// <summary>Files whose users could not be reached that are remembered, to be tried again.</summary>
    public const int MaxUnreached = 1_000;

    /// <summary>How often a user who is online, but cannot be reached, is tried again.</summary>
    public const int MostTries = 10;

    /// <summary>When he is tried again; as in Nicotine+.</summary>
    public static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(3);

    private void Wake() => wake.Writer.TryWrite(true);

    private async Task PumpAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            QueueUnreached();
            while (!closing.IsCancellationRequested && Next() is var (upload, stop))
            {
                tasks.Run(upload.Username, () => RunAsync(upload, stop));
            }

            await WaitAsync();
        }
    }

    private async Task WaitAsync()
    {
        using var timer = time.CreateTimer(_ => Wake(), null, Look, Timeout.InfiniteTimeSpan);
        try
        {
            await wake.Reader.ReadAsync(closing.Token);
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            return;
        }
    }

    private (Upload Upload, CancellationTokenSource Stop)? Next()
    {
        lock (gate)
        {
            var now = options;
            if (queue.Running >= SlotsNow(now) || !network.IsLoggedIn || queue.Next(now.Order) is not { } upload)
            {
                return null;
            }

            var stop = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
            running[upload] = stop;
            return (upload, stop);
        }
    }

    private int SlotsNow(UploadOptions now) => now.MoreSlotsBelow is { } enough && Speed() < enough ? Math.Max(now.Slots, now.MaxSlots) : now.Slots;

    /// <summary>How fast the running uploads are together.</summary>
    private long Speed() => running.Keys.Sum(upload => upload.SpeedSoFar(time));

    private async Task RunAsync(Upload upload, CancellationTokenSource stop)
    {
        var failure = UploadFailure.Broken;
        try
        {
            failure = await SendAsync(upload, stop.Token);
        }
        catch (OperationCanceledException)
        {
            failure = UploadFailure.Cancelled;
        }
        finally
        {
            Finish(upload, failure);
        }

        await AnswerAsync(upload, failure);
    }

    private async Task<UploadFailure> SendAsync(Upload upload, CancellationToken stop)
    {
        if (Find(upload.Username, upload.File) is not { } location)
        {
            return UploadFailure.NotShared;
        }

        await using var file = SharedFileOpening.Open(location);
        if (file is null)
        {
            return UploadFailure.Unreadable;
        }

        upload.Size = file.Length;
        Move(upload, UploadState.Starting);
        var token = network.NextToken();
        var answer = await network.OfferUploadAsync(upload.Username, upload.File, (ulong)upload.Size, token, stop);
        if (answer is not { Allowed: true })
        {
            return answer is null ? UploadFailure.Unreachable : answer.Value.Reason == TransferRejection.Complete ? UploadFailure.None : UploadFailure.Refused;
        }

        await using var connection = await network.OpenFileConnectionAsync(upload.Username, token, stop);
        return connection is null
            ? UploadFailure.Unconnected
            : await new UploadTransfer(upload, file, connection, () => options, all, time).RunAsync(() => Begin(upload), stop);
    }

    private void Begin(Upload upload)
    {
        upload.Begin(time.GetTimestamp());
        Move(upload, UploadState.Transferring);
    }

    private void Finish(Upload upload, UploadFailure failure)
    {
        lock (gate)
        {
            running.Remove(upload, out var stop);
            stop?.Dispose();
            queue.End(upload);
            if (failure == UploadFailure.Unreachable && upload.Tries < MostTries && unreached.Count < MaxUnreached && !isClosing)
            {
                unreached.AddLast(new Unreached(upload, time.GetTimestamp()));
            }
        }

        upload.Speed = upload.SpeedSoFar(time);
        metrics.BytesSent.Add(upload.Sent);
        metrics.UploadsEnded.Add(1, new KeyValuePair<string, object?>("outcome", failure.ToString()));
        if (failure == UploadFailure.None && upload.Speed > 0)
        {
            Volatile.Write(ref averageSpeed, averageSpeed == 0 ? upload.Speed : ((averageSpeed * 4) + upload.Speed) / 5);
            network.SendToServer(new ToServer.SendUploadSpeed((uint)Math.Min(uint.MaxValue, upload.Speed)));
        }

        End(upload, failure);
        Wake();
    }

    /// <summary>Tells the user what he cannot see himself.</summary>
    private Task AnswerAsync(Upload upload, UploadFailure failure) => failure switch
    {
        UploadFailure.NotShared => TellAsync(upload.Username, new ToPeer.UploadDenied(upload.File, TransferRejection.FileNotShared)),
        UploadFailure.Unreadable when upload.State == UploadState.Failed && upload.Sent == 0 => TellAsync(upload.Username, new ToPeer.UploadDenied(upload.File, TransferRejection.FileReadError)),
        UploadFailure.Cancelled when !closing.IsCancellationRequested => TellAsync(upload.Username, new ToPeer.UploadDenied(upload.File, TransferRejection.Cancelled)),
        UploadFailure.Broken or UploadFailure.Stalled or UploadFailure.Unreadable or UploadFailure.Unconnected => TellAsync(upload.Username, new ToPeer.UploadFailed(upload.File)),
        _ => Task.CompletedTask,
    };

    private async Task TellAsync<T>(string username, T message)
        where T : struct, IMessage<T>
    {
        try
        {
            await network.SendAsync(username, message, closing.Token);
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            return;
        }
    }

    private void Move(Upload upload, UploadState state)
    {
        upload.State = state;
        logger.UploadIs(upload.File.Value, upload.Username, state, upload.Failure);
        Changes.Publish(new UploadChanged(upload, state));
    }

    private void End(Upload upload, UploadFailure failure)
    {
        upload.Failure = failure;
        Move(upload, failure == UploadFailure.None ? UploadState.Completed : UploadState.Failed);
        lock (gate)
        {
            history.Enqueue(upload.Place!);
            Forget(options.MaxHistory);
            Release(upload.Username);
        }

        store.Save();
    }

    /// <summary>The server need not tell of somebody who wants nothing any more.</summary>
    private void Release(string username)
    {
        if (!queue.Has(username) && !unreached.Any(entry => entry.Upload.Username == username) && watched.Remove(username))
        {
            network.Unwatch(username);
        }
    }

    /// <summary>Puts those back into the queue who could not be reached some time ago. Who went offline since then asks by himself when he is back.</summary>
    private void QueueUnreached()
    {
        while (true)
        {
            Unreached next;
            lock (gate)
            {
                if (unreached.First is not { } first || time.GetElapsedTime(first.Value.Since) < TryAgain)
                {
                    return;
                }

                next = first.Value;
                unreached.RemoveFirst();
            }

            if (Refuse(next.Upload.Username, next.Upload.File, next.Upload.Tries + 1) is not null)
            {
                lock (gate)
                {
                    Release(next.Upload.Username);
                }
            }
        }
    }

    private void ForgetUnreached(Func<Upload, bool> isMeant)
    {
        for (var node = unreached.First; node is not null;)
        {
            var next = node.Next;
            if (isMeant(node.Value.Upload))
            {
                unreached.Remove(node);
            }

            node = next;
        }
    }

    private void Forget(int most)
    {
        while (history.Count > most)
        {
            known.Remove(history.Dequeue());
        }
    }

    /// <summary>An upload whose user could not be reached.</summary>
    private readonly record struct Unreached(Upload Upload, long Since);
}
