using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Downloads: a queue that survives the program, resumes, retries, and goes on with the next-best source.</summary>
public sealed class ClientDownloads
{
    private readonly DownloadQueue queue;
    private readonly ClientBrowse browse;

    internal ClientDownloads(DownloadQueue queue, ClientBrowse browse) => (this.queue, this.browse) = (queue, browse);

    /// <summary>All downloads in their order, ended ones too until they are removed.</summary>
    public IReadOnlyList<Download> All => queue.Snapshot();

    /// <summary>Bytes a second of all downloads together; null for no limit, at least 1,024. Begins as <see cref="DownloadOptions.SpeedLimit"/> and may be changed at any time.</summary>
    public long? SpeedLimit
    {
        get => queue.SpeedLimit;
        set => queue.SpeedLimit = value;
    }

    /// <summary>Puts a file at the end of the queue. May be called without a link; one that is in the queue already, for the same place, is not put there again.</summary>
    /// <param name="request">What is wanted.</param>
    /// <returns>The download; its <see cref="Download.Completion"/> says what becomes of it.</returns>
    /// <exception cref="InvalidOperationException">The queue is full, see <see cref="DownloadOptions.MaxQueued"/>. Source: 002 QueueUpload:43.</exception>
    public Download Enqueue(DownloadRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return queue.Enqueue([request])[0];
    }

    /// <summary>Puts a file of a search result at the end of the queue.</summary>
    /// <param name="result">The answer it is in.</param>
    /// <param name="file">The file.</param>
    /// <returns>The download.</returns>
    /// <exception cref="InvalidOperationException">The queue is full.</exception>
    public Download Enqueue(SearchResult result, FileRecord file)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Enqueue(new DownloadRequest(result.Username, file.Name, (long)Math.Min(file.Size, long.MaxValue)));
    }

    /// <summary>Puts many files at the end of the queue at once.</summary>
    /// <param name="requests">What is wanted.</param>
    /// <returns>The downloads, in the same order.</returns>
    /// <exception cref="InvalidOperationException">The queue is full; nothing was put there.</exception>
    public IReadOnlyList<Download> EnqueueAll(IEnumerable<DownloadRequest> requests) => queue.Enqueue([.. requests]);

    /// <summary>Asks what is in a folder and puts all of it at the end of the queue.</summary>
    /// <param name="username">Whose.</param>
    /// <param name="folder">Virtual path of the folder.</param>
    /// <param name="cancellationToken">Gives up asking.</param>
    /// <returns>The downloads; null when the user cannot be reached or does not answer, empty when he shares no such folder.</returns>
    /// <exception cref="InvalidOperationException">The queue is full.</exception>
    public async Task<IReadOnlyList<Download>?> EnqueueFolderAsync(string username, WireText folder, CancellationToken cancellationToken = default) =>
        await browse.FolderAsync(username, folder, cancellationToken) is { } found ? EnqueueAll(found.SelectMany(each => Requests(username, each))) : null;

    /// <summary>Finds a download by its number.</summary>
    /// <param name="id">From <see cref="Download.Id"/>.</param>
    /// <returns>Null when there is none.</returns>
    public Download? Find(Guid id) => queue.Find(id);

    /// <summary>Gives a waiting download another place in the queue.</summary>
    /// <param name="download">Which.</param>
    /// <param name="index">Its new place, from 0; beyond the end means the end.</param>
    public void Move(Download download, int index)
    {
        ArgumentNullException.ThrowIfNull(download);
        queue.Move(download, index);
    }

    /// <summary>Takes an ended download off the list; its file stays.</summary>
    /// <param name="download">Which.</param>
    /// <returns>False when it has not ended.</returns>
    public bool Remove(Download download)
    {
        ArgumentNullException.ThrowIfNull(download);
        return queue.Remove(download);
    }

    /// <summary>Listens to changes of all downloads, from this call on.</summary>
    /// <param name="cancellationToken">Ends the listening.</param>
    /// <returns>The changes in their order; who is too slow loses the oldest.</returns>
    public IAsyncEnumerable<DownloadChanged> ChangesAsync(CancellationToken cancellationToken = default) => queue.Changes.SubscribeAsync(cancellationToken);

    private static IEnumerable<DownloadRequest> Requests(string username, FolderRecord folder) =>
        folder.Files.Select(file => new DownloadRequest(username, Joined(folder.Name, file.Name), (long)Math.Min(file.Size, long.MaxValue)));

    /// <summary>Folder answers carry bare names. The path is spelled as its parts are; where these differ there is no spelling the uploader would know, and UTF-8 is as good as any.</summary>
    private static WireText Joined(WireText folder, WireText file) => new($"{folder.Value}\\{file.Value}", IsLatin1: (folder.IsLatin1 || file.IsLatin1) && LegacyNames.Fits(folder.Value + file.Value));
}
