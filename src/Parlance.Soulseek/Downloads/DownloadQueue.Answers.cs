using Parlance.Wire;

namespace Parlance.Soulseek;

/// <content>What uploaders say.</content>
internal sealed partial class DownloadQueue : IDownloadRequests
{
    public bool Expects(string username)
    {
        lock (gate)
        {
            return lanes.TryGetValue(username, out var lane) && lane.Asked > 0;
        }
    }

    public async ValueTask OfferedAsync(IPeer peer, ToPeer.TransferRequest offer, CancellationToken cancellationToken)
    {
        var refusal = Accept(peer.Username, offer);
        await peer.SendAsync(new ToPeer.TransferResponse(offer.Token, refusal is null, 0, refusal ?? string.Empty), cancellationToken);
    }

    public void Denied(IPeer peer, WireText file, string reason)
    {
        lock (gate)
        {
            if (FindOpen(peer.Username, file) is not { } download || download.State == DownloadState.Transferring)
            {
                return;
            }

            if (Denials.MeansQueued(reason))
            {
                Set(download, DownloadState.QueuedRemotely);
            }
            else
            {
                Deny(download, Denials.Meaning(reason), reason);
            }
        }

        Pump();
    }

    public void Failed(IPeer peer, WireText file)
    {
        lock (gate)
        {
            if (FindOpen(peer.Username, file) is { State: DownloadState.Requested or DownloadState.QueuedRemotely or DownloadState.Starting } download)
            {
                starting.Remove((download.Username, download.Token));
                AskOnceMore(download, DownloadFailure.ConnectionLost, "the upload failed");
            }
        }

        Pump();
    }

    public void Placed(IPeer peer, WireText file, uint place)
    {
        lock (gate)
        {
            if (FindOpen(peer.Username, file) is { State: DownloadState.Requested or DownloadState.QueuedRemotely } download)
            {
                download.Place = place == 0 ? null : place;
                Set(download, DownloadState.QueuedRemotely);
            }
        }
    }

    public void AskPlace(Download download)
    {
        if (download.State is DownloadState.Requested or DownloadState.QueuedRemotely)
        {
            var (username, file) = (download.Username, download.Source.File);
            tasks.Run(username, () => network.SendAsync(username, new ToPeer.PlaceInQueueRequest(file), stop.Token).AsTask());
        }
    }

    /// <summary>Takes an offer, or says why not. A size of 0 is what SoulseekQt says of files above 2 GiB; then the size known from search or list counts.</summary>
    private string? Accept(string username, in ToPeer.TransferRequest offer)
    {
        lock (gate)
        {
            if (lanes.GetValueOrDefault(username)?.Meant(offer.File.Value) is not { } download || download.State is DownloadState.Paused or DownloadState.Cancelled)
            {
                return TransferRejection.Cancelled;
            }

            if (download.State == DownloadState.Completed)
            {
                return TransferRejection.Complete;
            }

            if (download.State is DownloadState.Transferring or DownloadState.Failed || offer.Size > long.MaxValue || starting.ContainsKey((username, offer.Token)))
            {
                return TransferRejection.Cancelled;
            }

            starting.Remove((username, download.Token));
            download.Token = offer.Token;
            Resize(download, offer.Size > 0 || download.Size is null ? (long)offer.Size : download.Size.Value);
            Set(download, DownloadState.Starting);
            starting[(username, offer.Token)] = download;
            return null;
        }
    }

    /// <summary>A file that is another size now is another file: what is here of the old one goes.</summary>
    private static void Resize(Download download, long size)
    {
        if (download.Size is { } before && before != size)
        {
            download.MustRestart = true;
        }

        download.Size = size;
    }

    private void Deny(Download download, DownloadFailure failure, string text)
    {
        starting.Remove((download.Username, download.Token));
        if (failure is DownloadFailure.NotShared or DownloadFailure.RemoteReadError && LegacyNames.Of(download.Source.File) is { } legacy)
        {
            // Soulseek NS knows its files by their bytes in its own code page. Source: Nicotine+.
            download.Sources = [download.Source with { File = legacy }, .. download.Sources.Skip(1)];
            Requeue(download);
        }
        else if (Denials.MayPass(failure))
        {
            PutOff(download, failure, text);
        }
        else
        {
            GiveUpSource(download, failure, text);
        }
    }

    /// <summary>Asks again at once the first time, later the next.</summary>
    private void AskOnceMore(Download download, DownloadFailure failure, string text)
    {
        if (download.FailedBefore)
        {
            PutOff(download, failure, text);
            return;
        }

        download.FailedBefore = true;
        Requeue(download);
    }

    private Download? FindOpen(string username, WireText file) =>
        lanes.GetValueOrDefault(username)?.Meant(file.Value) is { } meant && (meant.IsAsked || meant.State == DownloadState.WaitingToRetry) ? meant : null;
}
