namespace Parlance.Soulseek;

/// <content>What happens by the clock, and what survives the program.</content>
internal sealed partial class DownloadQueue
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);

    /// <summary>Often enough for the shortest of the waits.</summary>
    private TimeSpan UpkeepInterval
    {
        get
        {
            var shortest = new[] { Options.PlaceInterval, Options.RetryInterval, Options.DiskRetryInterval, Options.ConnectionWait }.Min() / 4;
            return shortest > Longest ? Longest : shortest < Shortest ? Shortest : shortest;
        }
    }

    private void KeepUp()
    {
        List<Download> place = [];
        lock (gate)
        {
            foreach (var (download, _) in all.Values)
            {
                var waited = core.Time.GetElapsedTime(download.Since);
                switch (download.State)
                {
                    case DownloadState.WaitingToRetry when waited >= download.Patience:
                        download.FailedBefore = false;
                        Requeue(download);
                        break;
                    case DownloadState.Starting when waited >= Options.ConnectionWait:
                        starting.Remove((download.Username, download.Token));
                        AskOnceMore(download, DownloadFailure.ConnectionLost, "no file connection came");
                        break;
                    case DownloadState.Requested or DownloadState.QueuedRemotely when waited >= Options.PlaceInterval:
                        download.Since = core.Time.GetTimestamp();
                        place.Add(download);
                        break;
                    default:
                        break;
                }
            }
        }

        place.ForEach(AskAgain);
        Pump();
    }

    /// <summary>Asks for the place. A request that nobody has said a word about may have been lost with its connection, so it is made again; who has it in his queue already does nothing.</summary>
    private void AskAgain(Download download)
    {
        if (download.State == DownloadState.Requested)
        {
            tasks.Run(download.Username, () => AskAsync(download));
        }

        AskPlace(download);
    }

    private void Restore()
    {
        foreach (var kept in store.Load().Where(kept => kept.Sources is { Length: > 0 }))
        {
            var request = new DownloadRequest(kept.Sources[0].Username, kept.Sources[0].File.ToText(), kept.Size)
            {
                Alternatives = [.. kept.Sources.Skip(1).Select(source => new DownloadSource(source.Username, source.File.ToText()))],
                Directory = kept.Directory,
                Layout = kept.Layout,
            };
            var download = new Download(this, kept.Id, request) { State = kept.State, Failure = kept.Failure, LocalPath = kept.LocalPath, Received = kept.State == DownloadState.Completed ? kept.Size ?? 0 : 0 };
            Insert(download);
            EndRestored(download);
        }
    }

    private static void EndRestored(Download download)
    {
        switch (download.State)
        {
            case DownloadState.Completed:
                download.End(new TransferOutcome.Completed(download.LocalPath ?? string.Empty, download.Size ?? 0, download.Username));
                break;
            case DownloadState.Failed:
                download.End(new TransferOutcome.Failed(download.Failure, string.Empty));
                break;
            default:
                break;
        }
    }

    private KeptDownload[] Saved()
    {
        lock (gate)
        {
            return [.. all.Values.Where(entry => entry.Download.Request.Sink is null && entry.Download.State != DownloadState.Cancelled).OrderBy(entry => entry.Rank).Select(entry => KeptDownload.Of(entry.Download))];
        }
    }
}
