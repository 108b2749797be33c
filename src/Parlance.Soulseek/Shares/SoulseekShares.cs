using Microsoft.Extensions.Logging;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>
/// The files of this computer that others find and download: scanned in the background, held in memory, searched, browsed and asked for. What the last scan found is in force until the next one is complete.
/// </summary>
/// <remarks>All members may be used from any thread. Searches, lists and requests are answered as the asker's groups allow (<see cref="ShareOptions.Groups"/>).</remarks>
public sealed class SoulseekShares : ISearchResponder, IBrowseSource, IDisposable
{
    private readonly SemaphoreSlim scanning = new(1, 1);
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider time;
    private readonly Func<IReadOnlySet<string>> mounts;
    private volatile State state;

    /// <summary>Makes shares that are empty until <see cref="Load"/> or <see cref="ScanAsync"/>.</summary>
    /// <param name="options">What is shared with whom.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    public SoulseekShares(ShareOptions options, TimeProvider? timeProvider = null)
        : this(options, timeProvider, MountPoints.Now)
    {
    }

    internal SoulseekShares(ShareOptions options, TimeProvider? timeProvider, Func<IReadOnlySet<string>> mounts)
    {
        ArgumentNullException.ThrowIfNull(options);
        time = timeProvider ?? TimeProvider.System;
        this.mounts = mounts;
        state = new State(options, ShareSnapshot.Make(options.Folders, [], options.FoldsAccents, CancellationToken.None), HasAttributes: false, Rules: string.Empty, IsReady: false);
        if (options.Folders.Count == 0)
        {
            ready.SetResult();
        }
    }

    /// <summary>What is shared with whom. Groups and limits count from the next question on, folders, exclusions and the like from the next scan on.</summary>
    public ShareOptions Options
    {
        get => state.Options;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Update(before => before with { Options = value });
        }
    }

    /// <summary>Called when other folders and files are shared than before, on the thread that scanned them.</summary>
    internal event Action? Changed;

    /// <summary>Whether a scan runs.</summary>
    public bool IsScanning => scanning.CurrentCount == 0;

    /// <summary>Completes when the first scan is complete or an older one was loaded; at once when there are no folders.</summary>
    public Task Ready => ready.Task;

    /// <inheritdoc/>
    public (uint Folders, uint Files) Counts => ((uint)state.Snapshot.Folders.Count, (uint)state.Snapshot.FileCount);

    /// <summary>Takes what the last scan of an earlier run found, from <see cref="ShareOptions.CacheFile"/>. To be followed by a scan.</summary>
    /// <returns>False when there is none that fits.</returns>
    public bool Load()
    {
        var options = state.Options;
        if (options.CacheFile is not { } file || ShareCache.Read(file, options.Folders) is not { } cached)
        {
            return false;
        }

        Take(ShareSnapshot.Make(options.Folders, cached.Folders, options.FoldsAccents, CancellationToken.None), cached.HasAttributes, cached.Rules);
        return true;
    }

    /// <summary>Scans the shared folders on another thread. Until it is complete the shares stay as they are. Scans do not overlap: a second one waits for the first.</summary>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="prunes">Whether folders that cannot be read are forgotten; as it comes they stay shared as they were.</param>
    /// <param name="cancellationToken">Gives up; the shares stay as they are.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task<ScanResult> ScanAsync(IProgress<ScanProgress>? progress = null, bool prunes = false, CancellationToken cancellationToken = default)
    {
        await scanning.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Scan(progress, prunes, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            scanning.Release();
        }
    }

    /// <inheritdoc/>
    public SearchAnswer? Answer(in SearchQuestion question)
    {
        var now = state;
        return now.Snapshot.Search(question.Query, now.ViewOf(question.Username), question.ExcludedPhrases, now.Options.MinQueryLength, now.Options.MaxResults);
    }

    /// <inheritdoc/>
    public async ValueTask<Stream?> OpenSharesAsync(string username, CancellationToken cancellationToken)
    {
        var now = state;
        var view = now.ViewOf(username);
        return await Task.Run(() => now.Snapshot.Browse(view).Open(), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public FolderRecord[] Folder(string username, WireText folder)
    {
        var now = state;
        return now.Snapshot.FindFolder(folder.Value) is { } found && now.ViewOf(username).Of(found.Share) != ShareVisibility.Hidden ? [found.Record()] : [];
    }

    /// <inheritdoc/>
    public void Dispose() => scanning.Dispose();

    /// <summary>Loads, scans, and scans again as the options say, until it is told to stop.</summary>
    internal async Task KeepAsync(ILogger logger, CancellationToken stop)
    {
        await Task.Run(Load, stop).ConfigureAwait(false);
        while (!stop.IsCancellationRequested)
        {
            var result = await ScanAsync(cancellationToken: stop).ConfigureAwait(false);
            logger.Scanned(result.Files, result.Folders, result.Unavailable.Count, result.CacheProblem ?? "ok");
            await Task.Delay(Options.ScansAgainAfter ?? Timeout.InfiniteTimeSpan, time, stop).ConfigureAwait(false);
        }
    }

    /// <summary>A file that a user may download.</summary>
    /// <returns>Null when there is none of that path for him.</returns>
    internal SharedFileLocation? Find(string username, WireText path)
    {
        var now = state;
        return now.Snapshot.FindFile(path.Value) is var (folder, file) && now.ViewOf(username).Of(folder.Share) == ShareVisibility.Open
            ? new SharedFileLocation(now.Snapshot.Shares[folder.Share].Path, Path.Combine(folder.Real, ScannedFolder.ToReal(file.Name)), $"{folder.Virtual}\\{file.Name}", file.Size, now.Options.FollowsLinks)
            : null;
    }

    private ScanResult Scan(IProgress<ScanProgress>? progress, bool prunes, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var (before, options) = (state, state.Options);
        var scan = new ShareScanner(options, [.. before.Snapshot.Folders], before.HasAttributes, before.Rules == options.Rules, mounts(), time, progress).Walk(prunes, cancellationToken);
        var isNew = scan.HasChanged || !before.IsReady || !ReferenceEquals(options.Folders, before.Snapshot.Shares);
        if (isNew)
        {
            progress?.Report(new ScanProgress(ScanStage.Indexing, scan.Folders.Length, scan.Folders.Sum(folder => folder.Files.Length)));
            Take(ShareSnapshot.Make(options.Folders, scan.Folders, options.FoldsAccents, cancellationToken), options.ReadsAttributes, options.Rules);
            _ = state.Snapshot.Browse(state.Snapshot.Stranger);
        }

        var problem = scan.HasChanged && options.CacheFile is { } file ? Save(file, options, scan) : null;
        var (folders, files) = Counts;
        progress?.Report(new ScanProgress(ScanStage.Done, (int)folders, (int)files));
        return new ScanResult((int)folders, (int)files, scan.HasChanged, scan.AttributesRead, scan.Unavailable, scan.Skipped, time.GetElapsedTime(start), problem);
    }

    private static string? Save(string file, ShareOptions options, ShareScan scan)
    {
        try
        {
            ShareCache.Write(file, options, scan.Folders);
            return null;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return wrong.Message;
        }
    }

    private void Take(ShareSnapshot snapshot, bool hasAttributes, string rules)
    {
        Update(before => before with { Snapshot = snapshot, HasAttributes = hasAttributes, Rules = rules, IsReady = true });
        ready.TrySetResult();
        Changed?.Invoke();
    }

    private void Update(Func<State, State> change)
    {
        State before;
        do
        {
            before = state;
        }
#pragma warning disable CS0420 // The exchange is a barrier by itself.
        while (Interlocked.CompareExchange(ref state, change(before), before) != before);
#pragma warning restore CS0420
    }

    /// <summary>What is in force.</summary>
    private sealed record State(ShareOptions Options, ShareSnapshot Snapshot, bool HasAttributes, string Rules, bool IsReady)
    {
        public ShareView ViewOf(string username) => Options.Groups.Banned.Count == 0 && Snapshot.IsForEveryone ? Snapshot.Stranger : ShareView.Of(username, Options.Groups, Snapshot.Shares);
    }
}
