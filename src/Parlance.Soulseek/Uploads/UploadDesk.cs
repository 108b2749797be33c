using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.Soulseek;

/// <summary>Takes the requests of others, queues them, and runs as many uploads as there are slots. Answers as section "what a peer must answer" of Nicotine+ says.</summary>
internal sealed partial class UploadDesk : IUploadRequests, IAsyncDisposable
{
    /// <summary>Requests that wait for the first scan; further ones are told that the file is not shared.</summary>
    public const int MaxParked = 1_000;

    /// <summary>Users whose status is asked for because they wait; of further ones it is found out when their turn comes.</summary>
    public const int MaxWatched = 4_096;

    /// <summary>Without any event the queue is looked at again after this time, as in Nicotine+.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    private readonly IPeerNetwork network;
    private readonly SoulseekShares shares;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private readonly UploadQueue queue;
    private readonly LinkedList<Upload> known = new();
    private readonly Queue<LinkedListNode<Upload>> history = new();
    private readonly Dictionary<Upload, CancellationTokenSource> running = [];
    private readonly List<Func<Task>> parked = [];
    private readonly HashSet<string> watched = new(StringComparer.Ordinal);
    private readonly LinkedList<Unreached> unreached = new();
    private readonly ClientMetrics metrics;
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource closing = new();
    private readonly Tasks tasks;
    private readonly ILogger logger;
    private readonly SpeedLimit all;
    private readonly KeptList<KeptUpload> store;
    private readonly Task pump;
    private KeptUpload[] waitedBefore;
    private KeptUpload[]? last;
    private volatile UploadOptions options;
    private volatile bool isClosing;
    private long averageSpeed;

    public UploadDesk(IPeerNetwork network, SoulseekShares shares, UploadOptions options, TimeProvider time, ILogger logger, ClientMetrics metrics)
    {
        this.network = network;
        this.shares = shares;
        this.options = options;
        this.time = time;
        this.logger = logger;
        this.metrics = metrics;
        tasks = new Tasks(logger);
        all = new SpeedLimit(time);
        queue = new UploadQueue(GoesFirst);
        store = new KeptList<KeptUpload>(options.StateFile, KeptUploads.Default.KeptUploadArray, time, logger, Kept);
        waitedBefore = [.. store.Load().Where(kept => kept is { Username.Length: > 0, File.Value: not null })];
        network.StatusChanged += StatusChanged;
        network.LoggedIn += Wake;
        pump = Task.Run(PumpAsync);
        tasks.Run("those who wait for the shares", UnparkAsync);
    }

    /// <summary>Changes of all uploads.</summary>
    public EventFeed<UploadChanged> Changes { get; } = new();

    public UploadOptions Options
    {
        get => options;
        set
        {
            options = value;
            Wake();
        }
    }

    /// <summary>Whether new requests are told that the client is about to leave.</summary>
    public bool IsClosing
    {
        get => isClosing;
        set => isClosing = value;
    }

    public UploadStanding Standing
    {
        get
        {
            lock (gate)
            {
                return StandingBehind(queue.Waiting);
            }
        }
    }

    public UploadStanding StandingFor(string username)
    {
        lock (gate)
        {
            return StandingBehind(GoesFirst(username) ? queue.WaitingFirst : queue.Waiting);
        }
    }

    public string? BanOf(string username) => !shares.Options.Groups.Banned.Contains(username) ? null
        : options.BanReason is { Length: > 0 } reason ? $"You may not download from this user: {reason}" : string.Empty;

    /// <summary>Takes the speed that the server tells of us, which is the one others see elsewhere.</summary>
    public void SpeedTold(uint bytesEachSecond) => Volatile.Write(ref averageSpeed, bytesEachSecond);

    public IReadOnlyList<Upload> All
    {
        get
        {
            lock (gate)
            {
                return [.. known];
            }
        }
    }

    public async ValueTask QueueRequestedAsync(IPeer peer, WireText file, CancellationToken cancellationToken)
    {
        if (Park(() => QueueRequestedAsync(peer, file, closing.Token).AsTask()))
        {
            return;
        }

        if (Refuse(peer.Username, file) is { } reason)
        {
            await peer.SendAsync(new ToPeer.UploadDenied(file, reason), cancellationToken);
        }
    }

    public async ValueTask LegacyRequestedAsync(IPeer peer, uint token, WireText file, CancellationToken cancellationToken)
    {
        if (!Park(() => LegacyRequestedAsync(peer, token, file, closing.Token).AsTask()))
        {
            await peer.SendAsync(new ToPeer.TransferResponse(token, false, 0, Refuse(peer.Username, file) ?? TransferRejection.Queued), cancellationToken);
        }
    }

    public async ValueTask PlaceRequestedAsync(IPeer peer, WireText file, CancellationToken cancellationToken)
    {
        if (PlaceOf(peer.Username, file) is > 0 and var place)
        {
            await peer.SendAsync(new ToPeer.PlaceInQueueResponse(file, (uint)place), cancellationToken);
        }
    }

    /// <summary>Takes an upload out of the queue, or breaks it off; the user is told <c>Cancelled</c>.</summary>
    public bool Cancel(Upload upload)
    {
        lock (gate)
        {
            if (running.TryGetValue(upload, out var stop))
            {
                var stopping = stop.CancelAsync();
                tasks.Run(upload.Username, () => stopping);
                return true;
            }

            if (!queue.Remove(upload))
            {
                return false;
            }
        }

        End(upload, UploadFailure.Cancelled);
        tasks.Run(upload.Username, () => TellAsync(upload.Username, new ToPeer.UploadDenied(upload.File, TransferRejection.Cancelled)));
        return true;
    }

    /// <summary>Forgets the ended uploads.</summary>
    public void ForgetEnded()
    {
        lock (gate)
        {
            Forget(0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        network.StatusChanged -= StatusChanged;
        network.LoggedIn -= Wake;

        // What ends now ends because the program does: it goes on at the next start.
        Volatile.Write(ref last, Kept());
        await closing.CancelAsync();
        await pump;
        await tasks.WhenAllAsync();
        await store.DisposeAsync();
        Changes.Complete();
        closing.Dispose();
    }

    private UploadStanding StandingBehind(int waiting) =>
        new(queue.Running < SlotsNow(options) && queue.Waiting == 0 && !isClosing, (uint)options.Slots, (uint)waiting, (uint)Math.Min(uint.MaxValue, Volatile.Read(ref averageSpeed)));

    private bool GoesFirst(string username) => (options.PrivilegedFirst && network.IsPrivileged(username)) || (options.BuddiesFirst && IsBuddy(username));

    private bool IsBuddy(string username) => shares.Options.Groups.Buddies.Contains(username) || shares.Options.Groups.Trusted.Contains(username);

    /// <summary>Somebody who says he is us is a stranger: he has the rights of nobody.</summary>
    private SharedFileLocation? Find(string username, WireText file) => shares.Find(username == network.Username ? string.Empty : username, file);

    private int PlaceOf(string username, WireText file)
    {
        if (Find(username, file) is not { } location)
        {
            return 0;
        }

        lock (gate)
        {
            return queue.PlaceOf(username, location.Virtual, options.Order);
        }
    }

    /// <summary>Queues a file.</summary>
    /// <returns>Why not; null when it is queued, or was already.</returns>
    private string? Refuse(string username, WireText file, int tries = 0, DateTimeOffset? asked = null)
    {
        var now = options;
        if (shares.Options.Groups.Banned.Contains(username))
        {
            return now.BanReason is { Length: > 0 } reason ? $"{TransferRejection.Banned} ({reason})" : TransferRejection.Banned;
        }

        if (Find(username, file) is not { } location)
        {
            return isClosing ? TransferRejection.PendingShutdown : TransferRejection.FileNotShared;
        }

        var upload = new Upload(username, file, location.Size, asked ?? time.GetUtcNow()) { Tries = tries };
        Enqueued outcome;
        lock (gate)
        {
            if (isClosing)
            {
                return queue.Has(username, location.Virtual) ? null : TransferRejection.PendingShutdown;
            }

            outcome = queue.Add(upload, location.Virtual, now, now.LimitsBuddies || !IsBuddy(username));
            if (outcome == Enqueued.Accepted)
            {
                upload.Place = known.AddLast(upload);
                ForgetUnreached(other => other.Username == username && other.File.Value == file.Value);
            }
        }

        return outcome switch
        {
            Enqueued.TooManyFiles => TransferRejection.TooManyFiles,
            Enqueued.TooManyMegabytes => TransferRejection.TooManyMegabytes,
            Enqueued.AlreadyThere => null,
            _ => Accepted(upload),
        };
    }

    private string? Accepted(Upload upload)
    {
        lock (gate)
        {
            // Who was served, or left, in this very moment has nothing here any more.
            if (queue.Has(upload.Username) && watched.Count < MaxWatched && watched.Add(upload.Username))
            {
                network.Watch(upload.Username);
            }
        }

        Changes.Publish(new UploadChanged(upload, UploadState.Queued));
        store.Save();
        Wake();
        return null;
    }

    /// <summary>Until there are shares nobody is told that a file is not shared.</summary>
    private bool Park(Func<Task> again)
    {
        if (shares.Ready.IsCompleted)
        {
            return false;
        }

        lock (gate)
        {
            if (shares.Ready.IsCompleted || parked.Count >= MaxParked)
            {
                return false;
            }

            parked.Add(again);
            return true;
        }
    }

    private async Task UnparkAsync()
    {
        await Task.WhenAny(shares.Ready, Task.Delay(Timeout.InfiniteTimeSpan, closing.Token));
        if (shares.Ready.IsCompleted)
        {
            QueueThoseOfBefore();
        }

        Func<Task>[] waiting;
        lock (gate)
        {
            waiting = [.. parked];
            parked.Clear();
        }

        foreach (var again in waiting)
        {
            await again();
        }
    }

    /// <summary>Those who waited when the program ended come before those who ask now.</summary>
    private void QueueThoseOfBefore()
    {
        foreach (var kept in waitedBefore)
        {
            Refuse(kept.Username, kept.File.ToText(), asked: kept.Asked);
        }

        lock (gate)
        {
            waitedBefore = [];
        }
    }

    private KeptUpload[] Kept()
    {
        if (Volatile.Read(ref last) is { } final)
        {
            return final;
        }

        lock (gate)
        {
            return [.. waitedBefore, .. known.Where(upload => upload.State is not (UploadState.Completed or UploadState.Failed)).Select(KeptUpload.Of)];
        }
    }

    private void StatusChanged(string username, uint status, bool isPrivileged)
    {
        if (status != UserStatus.Offline)
        {
            Wake();
            return;
        }

        IReadOnlyList<Upload> gone;
        lock (gate)
        {
            gone = queue.RemoveAll(username);
            ForgetUnreached(upload => upload.Username == username);
            Release(username);
        }

        foreach (var upload in gone)
        {
            End(upload, UploadFailure.UserOffline);
        }
    }
}
