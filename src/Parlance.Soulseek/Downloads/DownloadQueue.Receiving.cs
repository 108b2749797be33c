namespace Parlance.Soulseek;

/// <content>Receiving the bytes.</content>
internal sealed partial class DownloadQueue
{
    /// <summary>So much of it makes a connection count as one that worked.</summary>
    private const int Progress = 64 * 1024;

    public async Task FileConnectedAsync(FileConnection connection, CancellationToken cancellationToken)
    {
        await using (connection)
        {
            if (await ClaimAsync(connection, cancellationToken) is not { } download)
            {
                return;
            }

            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop.Token);
            lock (gate)
            {
                if (download.State != DownloadState.Starting)
                {
                    return;
                }

                download.Transfer = ending;
                Set(download, DownloadState.Transferring);
            }

            try
            {
                await ReceiveAsync(download, connection, ending.Token);
            }
            finally
            {
                Release(download);
            }
        }
    }

    /// <summary>Finds the download that a token and a name belong to.</summary>
    private async Task<Download?> ClaimAsync(FileConnection connection, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(core.Options.Peers.DirectConnect);
        try
        {
            var token = await connection.ReadTokenAsync(patience.Token);
            lock (gate)
            {
                return starting.Remove((connection.Username, token), out var download) ? download : null;
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task ReceiveAsync(Download download, FileConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await using var sink = OpenSink(download);
            if (sink.Refusal is { } refusal)
            {
                FailLocally(download, refusal);
                return;
            }

            var before = sink.Offset;
            var whole = await CopyAsync(download, connection, sink, cancellationToken);
            await sink.CloseAsync();
            if (whole)
            {
                Finish(download);
            }
            else
            {
                Broken(download, download.Received - before, "the connection broke");
            }
        }
        catch (LocalDiskException full)
        {
            PutOffSafely(download, DownloadFailure.LocalDisk, full.Message);
        }
        catch (IOException lost)
        {
            Broken(download, 0, lost.Message);
        }
        catch (OperationCanceledException)
        {
            Stopped(download);
        }
    }

    private async Task<bool> CopyAsync(Download download, FileConnection connection, DownloadSink sink, CancellationToken cancellationToken)
    {
        var size = download.Size ?? 0;
        await connection.WriteOffsetAsync((ulong)sink.Offset, cancellationToken);
        var transfer = new DownloadTransfer(core.Time, Options, everybody, () => SpeedLimit);
        await using var progress = core.Time.CreateTimer(_ => Advance(download, transfer.Received), null, Options.ProgressInterval, Options.ProgressInterval);
        var before = sink.Offset;
        try
        {
            return await transfer.RunAsync(connection.Stream, sink.WriteAsync, before, size, cancellationToken);
        }
        finally
        {
            Advance(download, Math.Max(transfer.Received, before));
            core.Metrics.BytesReceived.Add(Math.Max(0, transfer.Received - before));
        }
    }

    /// <summary>What is here already stays, unless the file is another one now.</summary>
    private DownloadSink OpenSink(Download download)
    {
        if (download.Request.Sink is { } stream)
        {
            return stream.CanSeek || download.Received == 0 ? DownloadSink.To(stream, download.MustRestart) : DownloadSink.Refused(PathRefusal.Exists);
        }

        var path = files.Partial(download.Source);
        var opened = path.IsAllowed ? path.Path.OpenOrCreate() : new SafeFileResult(null!, null, path.Refusal);
        var sink = opened.IsOpen ? DownloadSink.To(opened.Stream, download.Size ?? 0, download.MustRestart) : DownloadSink.Refused(opened.Refusal);
        download.MustRestart &= !opened.IsOpen;
        return sink;
    }

    private void Finish(Download download)
    {
        if (download.Request.Sink is not null)
        {
            Complete(download, string.Empty, download.Size ?? 0);
            return;
        }

        var (path, refusal) = files.Finish(download);
        if (path is null)
        {
            FailLocally(download, refusal);
        }
        else
        {
            Complete(download, path, download.Size ?? 0);
        }
    }

    private void Complete(Download download, string path, long size)
    {
        lock (gate)
        {
            download.LocalPath = path;
            download.Received = size;
            Set(download, DownloadState.Completed);
            core.Metrics.DownloadsEnded.Add(1, new KeyValuePair<string, object?>("outcome", "completed"));
            ResumeLimited(download.Username);
        }

        download.End(new TransferOutcome.Completed(path, size, download.Username));
        store.Save();
        Pump();
    }

    /// <summary>Room at the uploader's again: one more of those he had refused for want of it.</summary>
    private void ResumeLimited(string username)
    {
        if (lanes.GetValueOrDefault(username)?.All.FirstOrDefault(d => d is { State: DownloadState.WaitingToRetry, Failure: DownloadFailure.TooMuchQueued }) is { } next)
        {
            Requeue(next);
        }
    }

    private void Broken(Download download, long progress, string text)
    {
        lock (gate)
        {
            if (download.State == DownloadState.Transferring)
            {
                download.FailedBefore &= progress < Progress;
                AskOnceMore(download, DownloadFailure.ConnectionLost, text);
            }
        }

        Pump();
    }

    private void FailLocally(Download download, PathRefusal refusal)
    {
        if (refusal is PathRefusal.NoSpace or PathRefusal.NoAccess or PathRefusal.Failed or PathRefusal.NotFound)
        {
            PutOffSafely(download, DownloadFailure.LocalDisk, refusal.ToString());
            return;
        }

        lock (gate)
        {
            GiveUpSource(download, DownloadFailure.LocalPath, refusal.ToString());
        }

        Pump();
    }

    private void PutOffSafely(Download download, DownloadFailure failure, string text)
    {
        lock (gate)
        {
            if (!download.IsOver && download.State != DownloadState.Paused)
            {
                download.Patience = Options.DiskRetryInterval;
                Set(download, DownloadState.WaitingToRetry, failure, text);
            }
        }
    }

    /// <summary>Paused, cancelled, or the client ends.</summary>
    private void Stopped(Download download)
    {
        if (download.State == DownloadState.Cancelled)
        {
            Discard(download);
        }
        else if (download.State == DownloadState.Transferring)
        {
            Broken(download, 0, "the client ends");
        }
    }

    private void Advance(Download download, long received)
    {
        if (download.Received != received)
        {
            download.Received = received;
            Changes.Publish(new DownloadChanged(download, download.State, received, null));
        }
    }

    private void Release(Download download)
    {
        lock (gate)
        {
            download.Transfer = null;
        }
    }
}
