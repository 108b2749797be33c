using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Who answers what other clients ask. Empty-handed until the parts of the client have taken their places.</summary>
internal sealed class PeerServices
{
    private static readonly NothingShared Nothing = new();

    public IUploadRequests Uploads { get; set; } = Nothing;

    public ISearchResponder Searches { get; set; } = Nothing;

    public IBrowseSource Shares { get; set; } = Nothing;

    public IDownloadRequests Downloads { get; set; } = Nothing;

    /// <summary>A client that shares nothing and wants nothing.</summary>
    private sealed class NothingShared : IUploadRequests, ISearchResponder, IBrowseSource, IDownloadRequests
    {
        public UploadStanding Standing => default;

        public (uint Folders, uint Files) Counts => default;

        public async ValueTask QueueRequestedAsync(IPeer peer, WireText file, CancellationToken cancellationToken) =>
            await peer.SendAsync(new ToPeer.UploadDenied(file, TransferRejection.FileNotShared), cancellationToken);

        public async ValueTask LegacyRequestedAsync(IPeer peer, uint token, WireText file, CancellationToken cancellationToken) =>
            await peer.SendAsync(new ToPeer.TransferResponse(token, false, 0, TransferRejection.FileNotShared), cancellationToken);

        public ValueTask PlaceRequestedAsync(IPeer peer, WireText file, CancellationToken cancellationToken) => default;

        public SearchAnswer? Answer(in SearchQuestion question) => null;

        public ValueTask<Stream?> OpenSharesAsync(string username, CancellationToken cancellationToken)
        {
            using var body = new WireBuffer();
            ZlibBody.Deflate(new byte[8], body);
            return ValueTask.FromResult<Stream?>(new MemoryStream(body.Written.ToArray(), writable: false));
        }

        public bool Expects(string username) => false;

        public FolderRecord[] Folder(string username, WireText folder) => [];

        public async ValueTask OfferedAsync(IPeer peer, ToPeer.TransferRequest offer, CancellationToken cancellationToken) =>
            await peer.SendAsync(new ToPeer.TransferResponse(offer.Token, false, 0, TransferRejection.Cancelled), cancellationToken);

        public void Denied(IPeer peer, WireText file, string reason)
        {
        }

        public void Failed(IPeer peer, WireText file)
        {
        }

        public void Placed(IPeer peer, WireText file, uint place)
        {
        }

        public async Task FileConnectedAsync(FileConnection connection, CancellationToken cancellationToken) => await connection.DisposeAsync();
    }
}
