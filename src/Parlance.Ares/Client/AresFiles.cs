using System.Runtime.CompilerServices;
using System.Text;

namespace Parlance.Ares.Client;

/// <summary>Sharing, browsing and searching. Rooms tell of files; transfers go from user to user.</summary>
/// <remarks>Every method that asks raises an <see cref="AresException"/> when the client is in no room or the connection is lost.</remarks>
public sealed class AresFiles
{
    private readonly RoomLine line;

    internal AresFiles(RoomLine line) => this.line = line;

    /// <summary>Files shared at present.</summary>
    public int Count => line.Mirror.Look.Files;

    /// <summary>Shares files (50), many in one compressed frame. They are told anew after every join, and may be shared before the first.</summary>
    /// <param name="files">The files; those of the same kind, size and name as one shared already are left out.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    /// <exception cref="AresException">They would be more than 12,000.</exception>
    public async ValueTask ShareAsync(IEnumerable<AresFile> files, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        var added = line.Mirror.Look.Add(files);
        if (line.Mirror.Connection is null)
        {
            return;
        }

        foreach (var batch in line.Shares(added))
        {
            await line.SendAsync(batch, cancellationToken);
        }
    }

    /// <summary>Takes files back (51): the protocol names them by their size, so all of that size go.</summary>
    /// <param name="size">The size in bytes.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public ValueTask UnshareAsync(uint size, CancellationToken cancellationToken = default)
    {
        line.Mirror.Look.Remove(size);
        return line.Mirror.Connection is null ? ValueTask.CompletedTask : line.SendAsync(new ToServer.RemShare(size), cancellationToken);
    }

    /// <summary>Asks for a user's files (52).</summary>
    /// <param name="name">The user.</param>
    /// <param name="mime">Which kind; <see cref="AresMime.QueryAll"/> for all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="AresException">The room did not answer in time.</exception>
    public async Task<BrowseResult> BrowseAsync(string name, AresMime mime = AresMime.QueryAll, CancellationToken cancellationToken = default)
    {
        var (id, result) = line.Mirror.Requests.Browse();
        try
        {
            await line.SendAsync(new ToServer.Browse(id, (byte)mime, name), cancellationToken);
            return await result.WaitAsync(line.Patience, line.Time, cancellationToken);
        }
        catch (TimeoutException late)
        {
            throw new AresException("the room did not list the files in time", late);
        }
        finally
        {
            line.Mirror.Requests.Forget(id);
        }
    }

    /// <summary>Searches everybody's files (60).</summary>
    /// <param name="words">Words, separated by spaces; rooms in use find whole words, any of them.</param>
    /// <param name="mime">Which kind; <see cref="AresMime.QueryAll"/> for all.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Hits as they come, at most 2,000 waiting; ends when the room says so.</returns>
    /// <exception cref="AresException">The room did not end the search in time.</exception>
    public async IAsyncEnumerable<AresHit> SearchAsync(string words, AresMime mime = AresMime.QueryAll, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(words);
        var (id, hits) = line.Mirror.Requests.Search();
        try
        {
            await line.SendAsync(new ToServer.Search(id, 0, (byte)mime, Encoding.UTF8.GetBytes(words)), cancellationToken);
            while (await MoreAsync(hits.WaitToReadAsync(cancellationToken), cancellationToken))
            {
                while (hits.TryRead(out var hit))
                {
                    yield return hit;
                }
            }
        }
        finally
        {
            line.Mirror.Requests.Forget(id);
        }
    }

    private async Task<bool> MoreAsync(ValueTask<bool> more, CancellationToken cancel)
    {
        try
        {
            return await more.AsTask().WaitAsync(line.Patience, line.Time, cancel);
        }
        catch (TimeoutException late)
        {
            throw new AresException("the room did not end the search in time", late);
        }
    }
}
