using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>What uploaders say to the downloads. Called on the read loop of their connections.</summary>
internal interface IDownloadRequests
{
    /// <summary>Whether a user has been asked for files, so that he may well have the server ask us for connections.</summary>
    bool Expects(string username);

    /// <summary>A file is offered (40 TransferRequest of direction 1).</summary>
    ValueTask OfferedAsync(IPeer peer, ToPeer.TransferRequest offer, CancellationToken cancellationToken);

    /// <summary>A file was refused (50 UploadDenied).</summary>
    void Denied(IPeer peer, WireText file, string reason);

    /// <summary>A file could not be sent (46 UploadFailed).</summary>
    void Failed(IPeer peer, WireText file);

    /// <summary>The place of a file in the queue (44 PlaceInQueueResponse).</summary>
    void Placed(IPeer peer, WireText file, uint place);

    /// <summary>An uploader opened a file connection; it is the receiver's to dispose of.</summary>
    Task FileConnectedAsync(FileConnection connection, CancellationToken cancellationToken);
}
