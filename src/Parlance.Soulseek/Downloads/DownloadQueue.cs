using Parlance.Wire.Clients;

namespace Parlance.Soulseek;

/// <summary>
/// The queue of downloads. One lock guards all of it; nothing is awaited under it. Each user has a lane of his own, so that nobody waits for somebody who cannot be reached.
/// </summary>
internal sealed partial class DownloadQueue : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly ClientCore core;
    private readonly IPeerNetwork network;
    private readonly Tasks tasks;
    private readonly PartialFile files;
    private readonly KeptList<KeptDownload> store;
    private readonly CancellationTokenSource stop = new();
    private readonly Dictionary<Guid, (Download Download, long Rank)> all = [];
    private readonly Dictionary<string, DownloadLane> lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Username, uint Token), Download> starting = [];
    private readonly ITimer upkeep;
    private readonly SpeedLimit everybody;
    private long speedLimit;
    private long lastRank;
    private int asked;

    public DownloadQueue(ClientCore core, IPeerNetwork network, Tasks tasks)
    {
        (this.core, this.network, this.tasks) = (core, network, tasks);
        files = new PartialFile(Options);
        everybody = new SpeedLimit(core.Time);
        SpeedLimit = Options.SpeedLimit;
        Changes = new EventFeed<DownloadChanged>(core.Options.EventCapacity);
        store = new KeptList<KeptDownload>(Options.StateFile, KeptDownloads.Default.KeptDownloadArray, core.Time, core.Logger, Saved);
        Restore();
        network.LoggedIn += Pump;
        network.StatusChanged += (name, status, _) => StatusIs(name, status);
        upkeep = core.Time.CreateTimer(_ => KeepUp(), null, UpkeepInterval, UpkeepInterval);
    }

    public EventFeed<DownloadChanged> Changes { get; }

    /// <summary>Bytes a second of all together; null for no limit.</summary>
    public long? SpeedLimit
    {
        get => Volatile.Read(ref speedLimit) is > 0 and var limit ? limit : null;
        set => Volatile.Write(ref speedLimit, value is { } limit ? Math.Max(limit, 1) : 0);
    }

    private DownloadOptions Options => core.Options.Downloads;

    /// <summary>All downloads in their order.</summary>
    public Download[] Snapshot()
    {
        lock (gate)
        {
            return [.. all.Values.OrderBy(entry => entry.Rank).Select(entry => entry.Download)];
        }
    }

    public Download? Find(Guid id)
    {
        lock (gate)
        {
            return all.GetValueOrDefault(id).Download;
        }
    }

    /// <summary>Puts files at the end of the queue. One that is there already, from the same user and for the same place, is not put there again.</summary>
    /// <exception cref="InvalidOperationException">The queue is full.</exception>
    public Download[] Enqueue(IReadOnlyCollection<DownloadRequest> requests)
    {
        var added = new List<Download>(requests.Count);
        lock (gate)
        {
            if (all.Count + requests.Count > Options.MaxQueued)
            {
                throw new InvalidOperationException($"The queue holds {Options.MaxQueued} files at most.");
            }

            added.AddRange(requests.Select(Add));
        }

        store.Save();
        Pump();
        return [.. added];
    }

    public void Pause(Download download) => Stop(download, DownloadState.Paused, new TransferOutcome.Cancelled());

    public void Cancel(Download download)
    {
        Stop(download, DownloadState.Cancelled, new TransferOutcome.Cancelled());
        if (download.State == DownloadState.Cancelled)
        {
            // A transfer that is just being stopped still writes; it cleans up behind itself.
            Discard(download);
        }
    }

    public void Resume(Download download)
    {
        lock (gate)
        {
            if (all.ContainsKey(download.Id) && download.State is DownloadState.Paused or DownloadState.Failed or DownloadState.Cancelled or DownloadState.WaitingToRetry)
            {
                download.Exhausted = 0;
                Requeue(download);
            }
        }

        Pump();
    }

    /// <summary>Takes an ended download off the list.</summary>
    public bool Remove(Download download)
    {
        lock (gate)
        {
            if (!download.IsOver || !all.Remove(download.Id))
            {
                return false;
            }

            Leave(download);
        }

        store.Save();
        return true;
    }

    /// <summary>Gives a download another place in the queue.</summary>
    public void Move(Download download, int index)
    {
        lock (gate)
        {
            var others = all.Values.Where(entry => entry.Download != download).OrderBy(entry => entry.Rank).ToList();
            index = Math.Clamp(index, 0, others.Count);
            others.Insert(index, (download, 0));
            lastRank = 0;
            foreach (var (each, _) in others)
            {
                all[each.Id] = (each, ++lastRank);
                if (each.State == DownloadState.Queued)
                {
                    Lane(each.Username).Wait(each, lastRank);
                }
            }
        }

        store.Save();
    }

    public async ValueTask DisposeAsync()
    {
        await upkeep.DisposeAsync();
        await stop.CancelAsync();
        Changes.Complete();
        await store.DisposeAsync();
    }

    private Download Add(DownloadRequest request)
    {
        if (lanes.GetValueOrDefault(request.Username)?.Of(request.File.Value).FirstOrDefault(d => !d.IsOver && d.IsFor(request)) is { } present)
        {
            return present;
        }

        var download = new Download(this, Guid.NewGuid(), request);
        Insert(download);
        return download;
    }

    private void Insert(Download download)
    {
        all[download.Id] = (download, ++lastRank);
        Enter(download);
        Tell(download);
    }

    private void Enter(Download download)
    {
        var lane = Lane(download.Username);
        if (lane.Add(download))
        {
            lane.Open += download.IsOver ? 0 : 1;
            Follow(lane);
        }

        if (download.State == DownloadState.Queued)
        {
            lane.Wait(download, all[download.Id].Rank);
        }
    }

    private void Leave(Download download)
    {
        var lane = Lane(download.Username);
        if (lane.Remove(download))
        {
            lane.Open -= download.IsOver ? 0 : 1;
            Follow(lane);
        }

        Prune(lane);
    }

    /// <summary>The server is asked to tell of a user as long as something is wanted of him.</summary>
    private void Follow(DownloadLane lane)
    {
        if (lane.Open > 0 == lane.IsWatched)
        {
            return;
        }

        lane.IsWatched = !lane.IsWatched;
        if (lane.IsWatched)
        {
            network.Watch(lane.Username);
        }
        else
        {
            network.Unwatch(lane.Username);
        }
    }

    /// <summary>Removes what is here of an unfinished file, but for parts that another download of the same file goes on with.</summary>
    private void Discard(Download download)
    {
        DownloadSource[] sources;
        lock (gate)
        {
            sources = [.. download.Sources.Where(source => lanes.GetValueOrDefault(source.Username)?.Of(source.File.Value).Any(other => other != download && !other.IsOver) != true)];
        }

        files.Discard(sources);
    }

    private void Prune(DownloadLane lane)
    {
        if (lane is { IsEmpty: true, IsAsking: false })
        {
            lanes.Remove(lane.Username);
        }
    }

    private DownloadLane Lane(string username)
    {
        if (!lanes.TryGetValue(username, out var lane))
        {
            lanes[username] = lane = new DownloadLane(username);
        }

        return lane;
    }

    private void Requeue(Download download)
    {
        Set(download, DownloadState.Queued);
        Enter(download);
    }

    private void Stop(Download download, DownloadState state, TransferOutcome outcome)
    {
        lock (gate)
        {
            if (download.IsOver)
            {
                return;
            }

            Set(download, state);
            starting.Remove((download.Username, download.Token));
            download.Transfer?.Cancel();
            if (state == DownloadState.Cancelled)
            {
                download.End(outcome);
            }
        }

        store.Save();
        Pump();
    }

    /// <summary>Changes how a download stands, and counts who has been asked for how many.</summary>
    private void Set(Download download, DownloadState state, DownloadFailure failure = DownloadFailure.None, string text = "")
    {
        var (before, wasOver, lane) = (download.IsAsked ? 1 : 0, download.IsOver, Lane(download.Username));
        (download.State, download.Failure, download.FailureText) = (state, failure, text);
        download.Since = core.Time.GetTimestamp();
        download.Place = state == DownloadState.QueuedRemotely ? download.Place : null;
        var change = (download.IsAsked ? 1 : 0) - before;
        asked += change;
        lane.Asked += change;
        if (wasOver != download.IsOver && lane.Has(download))
        {
            lane.Open += wasOver ? 1 : -1;
            Follow(lane);
        }

        if (change < 0)
        {
            LetOthersIn(lane, download);
        }

        Tell(download);
    }

    /// <summary>Those who want the same file of the same user may be asked for now.</summary>
    private void LetOthersIn(DownloadLane lane, Download download)
    {
        foreach (var other in lane.Of(download.Source.File.Value))
        {
            if (other != download && other.State == DownloadState.Queued)
            {
                lane.Wait(other, all[other.Id].Rank);
            }
        }
    }

    private void Tell(Download download)
    {
        core.Logger.DownloadIs(download.Source.File.Value, download.Username, download.State.ToString());
        Changes.Publish(new DownloadChanged(download, download.State, download.Received, download.Place));
    }
}
