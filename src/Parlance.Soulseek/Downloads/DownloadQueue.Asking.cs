namespace Parlance.Soulseek;

/// <content>Asking uploaders for files: one after the other for each user, all users at the same time.</content>
internal sealed partial class DownloadQueue
{
    /// <summary>Asks for what may be asked for now.</summary>
    private void Pump()
    {
        if (!network.IsLoggedIn || stop.IsCancellationRequested)
        {
            return;
        }

        lock (gate)
        {
            foreach (var lane in lanes.Values)
            {
                if (!lane.IsAsking && MayAsk(lane) && lane.HasWaiting)
                {
                    lane.IsAsking = true;
                    tasks.Run(lane.Username, () => AskAsync(lane));
                }
            }
        }
    }

    private bool MayAsk(DownloadLane lane) => asked < Options.MaxActive && lane.Asked < Options.MaxRequestedPerUser;

    private async Task AskAsync(DownloadLane lane)
    {
        while (TakeNext(lane) is { } next)
        {
            if (files.Finished(next) is { } there)
            {
                Complete(next, there, next.Size ?? 0);
            }
            else if (!await AskAsync(next))
            {
                Unreachable(lane);
            }
        }
    }

    private async Task<bool> AskAsync(Download download)
    {
        try
        {
            return await network.SendAsync(download.Username, new ToPeer.QueueUpload(download.Source.File), stop.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private Download? TakeNext(DownloadLane lane)
    {
        lock (gate)
        {
            var next = network.IsLoggedIn && !stop.IsCancellationRequested && MayAsk(lane) ? lane.Take() : null;
            if (next is null)
            {
                lane.IsAsking = false;
                Prune(lane);
            }
            else
            {
                Set(next, DownloadState.Requested);
            }

            return next;
        }
    }

    /// <summary>Whatever was wanted of this user goes to its next source, or waits.</summary>
    private void Unreachable(DownloadLane lane)
    {
        lock (gate)
        {
            foreach (var download in lane.All.Where(d => d.State is DownloadState.Queued or DownloadState.Requested or DownloadState.QueuedRemotely).ToList())
            {
                PutOff(download, DownloadFailure.Unreachable, "cannot be reached");
            }
        }
    }

    /// <summary>Something failed that may go better later, or with somebody else.</summary>
    private void PutOff(Download download, DownloadFailure failure, string text)
    {
        var fit = download.Sources.Count - download.Exhausted;
        if (fit > 1 && download.Hops < fit - 1)
        {
            download.Hops++;
            Switch(download, fit - 1);
            return;
        }

        download.Hops = 0;
        download.Patience = failure == DownloadFailure.LocalDisk ? Options.DiskRetryInterval : Options.RetryInterval;
        Set(download, DownloadState.WaitingToRetry, failure, text);
    }

    /// <summary>This source is of no more use. The next one is asked; with none left the download has failed.</summary>
    private void GiveUpSource(Download download, DownloadFailure failure, string text)
    {
        download.Exhausted++;
        if (download.Exhausted < download.Sources.Count)
        {
            Switch(download, download.Sources.Count - 1);
            return;
        }

        Set(download, DownloadState.Failed, failure, text);
        core.Metrics.DownloadsEnded.Add(1, new KeyValuePair<string, object?>("outcome", failure.ToString()));
        download.End(new TransferOutcome.Failed(failure, text));
        store.Save();
    }

    /// <summary>Puts the present source behind others and asks the next one. Files of two users are never mixed: each has a part of its own.</summary>
    private void Switch(Download download, int place)
    {
        Set(download, DownloadState.Queued);
        Leave(download);
        var sources = download.Sources.ToList();
        var present = sources[0];
        sources.RemoveAt(0);
        sources.Insert(place, present);
        download.Sources = sources;
        download.Received = 0;
        Enter(download);
    }

    /// <summary>Who is back is asked again at once; who left is waited for.</summary>
    private void StatusIs(string username, uint status)
    {
        lock (gate)
        {
            if (!lanes.TryGetValue(username, out var lane))
            {
                return;
            }

            foreach (var download in lane.All.ToList())
            {
                if (status != UserStatus.Offline && download is { State: DownloadState.WaitingToRetry, Failure: DownloadFailure.Unreachable or DownloadFailure.ConnectionLost })
                {
                    Requeue(download);
                }
                else if (status == UserStatus.Offline && download.State is DownloadState.Requested or DownloadState.QueuedRemotely)
                {
                    PutOff(download, DownloadFailure.Unreachable, "offline");
                }
            }
        }

        Pump();
    }
}
