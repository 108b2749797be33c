namespace Parlance.Soulseek;

/// <summary>A download. Its properties are those of the moment.</summary>
public sealed class Download
{
    private readonly TaskCompletionSource<TransferOutcome> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DownloadQueue queue;

    internal Download(DownloadQueue queue, Guid id, DownloadRequest request)
    {
        (this.queue, Id, Request, Size) = (queue, id, request, request.Size);
        Sources = [new DownloadSource(request.Username, request.File), .. request.Alternatives];
    }

    /// <summary>Its number, which it keeps over restarts.</summary>
    public Guid Id { get; }

    /// <summary>Everybody who may have the file; the first is asked now, those that failed are at the end.</summary>
    public IReadOnlyList<DownloadSource> Sources { get; internal set; }

    /// <summary>Who is asked now.</summary>
    public string Username => Sources[0].Username;

    /// <summary>How it stands.</summary>
    public DownloadState State { get; internal set; }

    /// <summary>Why it failed or waits; <see cref="DownloadFailure.None"/> otherwise.</summary>
    public DownloadFailure Failure { get; internal set; }

    /// <summary>The uploader's or the system's own words about the failure.</summary>
    public string FailureText { get; internal set; } = string.Empty;

    /// <summary>Size in bytes; null when not known yet.</summary>
    public long? Size { get; internal set; }

    /// <summary>Bytes that are here.</summary>
    public long Received { get; internal set; }

    /// <summary>Place in the uploader's queue, from 1; null when not known.</summary>
    public uint? Place { get; internal set; }

    /// <summary>Where the finished file lies; null before.</summary>
    public string? LocalPath { get; internal set; }

    /// <summary>What becomes of it in the end. Waits over restarts of the link, retries and pauses; never fails.</summary>
    public Task<TransferOutcome> Completion => completion.Task;

    /// <summary>What was asked for.</summary>
    internal DownloadRequest Request { get; }

    internal DownloadSource Source => Sources[0];

    /// <summary>Sources that failed for good.</summary>
    internal int Exhausted { get; set; }

    internal long Since { get; set; }

    internal TimeSpan Patience { get; set; }

    internal bool FailedBefore { get; set; }

    /// <summary>Sources changed since it last waited.</summary>
    internal int Hops { get; set; }

    /// <summary>What is here of it is of another file.</summary>
    internal bool MustRestart { get; set; }

    internal uint Token { get; set; }

    internal CancellationTokenSource? Transfer { get; set; }

    internal bool IsOver => State is DownloadState.Completed or DownloadState.Failed or DownloadState.Cancelled;

    /// <summary>Whether the uploader knows of it.</summary>
    internal bool IsAsked => State is DownloadState.Requested or DownloadState.QueuedRemotely or DownloadState.Starting or DownloadState.Transferring;

    /// <summary>Whether a request wants nothing that this one does not bring: the same file for the same place.</summary>
    internal bool IsFor(DownloadRequest request) => request.Directory == Request.Directory && request.Layout == Request.Layout && request.Sink == Request.Sink;

    /// <summary>Holds it; what is here stays.</summary>
    public void Pause() => queue.Pause(this);

    /// <summary>Goes on with a paused, failed or cancelled one.</summary>
    public void Resume() => queue.Resume(this);

    /// <summary>Gives it up; what is here of an unfinished file is removed.</summary>
    public void Cancel() => queue.Cancel(this);

    /// <summary>Asks for its place in the uploader's queue now; the answer comes as <see cref="DownloadChanged"/>.</summary>
    public void AskPlace() => queue.AskPlace(this);

    internal void End(TransferOutcome outcome) => completion.TrySetResult(outcome);
}
