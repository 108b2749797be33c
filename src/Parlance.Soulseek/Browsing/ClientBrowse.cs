using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>What others share, and what they say about themselves.</summary>
public sealed class ClientBrowse
{
    private const int Ahead = 64;
    private readonly ClientCore core;
    private readonly PeerNetwork network;

    internal ClientBrowse(ClientCore core, PeerNetwork network) => (this.core, this.network) = (core, network);

    /// <summary>Lists everything a user shares, folder by folder while the list comes. A reader that pauses makes the sender wait; no more than a few folders are held.</summary>
    /// <param name="username">Whose shares.</param>
    /// <param name="progress">Told how many bytes of the compressed list have come; null for nobody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The folders; when the user cannot be reached, says nothing or sends nonsense, enumerating raises <see cref="PeerUnreachableException"/>.</returns>
    /// <exception cref="InvalidOperationException">The same user is being browsed already. Source: 002 GetSharedFileList:4, SharedFileList:5.</exception>
    public async IAsyncEnumerable<BrowsedFolder> ListAsync(string username, IProgress<long>? progress = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, network.Stopping);
        var folders = Channel.CreateBounded<BrowsedFolder>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!network.Questions.TryBrowse(username, ReceiveAsync))
        {
            throw new InvalidOperationException($"{username} is being browsed already.");
        }

        try
        {
            await AskAsync(username, begun.Task, leaving.Token);
            await foreach (var folder in folders.Reader.ReadAllAsync(leaving.Token))
            {
                yield return folder;
            }
        }
        finally
        {
            var untouched = network.Questions.TakeBrowser(username) is not null;
            await leaving.CancelAsync();
            await (untouched ? Task.CompletedTask : ended.Task);
        }

        async Task ReceiveAsync(PeerConnection peer, Stream body, CancellationToken closing)
        {
            try
            {
                begun.TrySetResult();
                await ReadAsync(peer, body, folders.Writer, progress, leaving.Token, closing);
            }
            finally
            {
                ended.TrySetResult();
            }
        }
    }

    /// <summary>Asks what is in one folder.</summary>
    /// <param name="username">Whose.</param>
    /// <param name="folder">Virtual path of the folder, as search results or <see cref="ListAsync"/> spell it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The folder, and with some clients those below it; empty when it is not shared, null when the user cannot be reached or does not answer. Source: 002 FolderContentsRequest:36.</returns>
    public async Task<IReadOnlyList<FolderRecord>?> FolderAsync(string username, WireText folder, CancellationToken cancellationToken = default)
    {
        var answer = await AskFolderAsync(username, folder, cancellationToken);

        // Soulseek NS knows its folders by their bytes in its own code page. Source: Nicotine+.
        return answer is { Folders.Length: 0 } && LegacyNames.Of(folder) is { } legacy
            ? (await AskFolderAsync(username, legacy, cancellationToken))?.Folders
            : answer?.Folders;
    }

    /// <summary>Asks what a user says about himself.</summary>
    /// <param name="username">Who.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Description, picture, and how his uploads stand; null when he cannot be reached or does not answer. Source: 002 UserInfoRequest:15.</returns>
    public Task<ToPeer.UserInfoResponse?> InfoAsync(string username, CancellationToken cancellationToken = default) =>
        AskAsync<ToPeer.UserInfoRequest, ToPeer.UserInfoResponse>(username, default, _ => true, cancellationToken);

    private Task<ToPeer.FolderContentsResponse?> AskFolderAsync(string username, WireText folder, CancellationToken cancellationToken)
    {
        var token = core.NextToken();
        return AskAsync<ToPeer.FolderContentsRequest, ToPeer.FolderContentsResponse>(username, new(token, folder), m => m.Token == token, cancellationToken);
    }

    private async Task<TAnswer?> AskAsync<TQuestion, TAnswer>(string username, TQuestion question, Func<TAnswer, bool> isAnswer, CancellationToken cancellationToken)
        where TQuestion : struct, IMessage<TQuestion>
        where TAnswer : struct, IMessage<TAnswer>
    {
        using var answer = network.Questions.Ask(username, isAnswer);
        return await network.SendAsync(username, question, cancellationToken) ? await answer.WaitAsync(core.Options.Peers.Answer, core.Time, cancellationToken) : null;
    }

    private async Task AskAsync(string username, Task begun, CancellationToken cancellationToken)
    {
        if (!await network.SendAsync(username, default(ToPeer.SharedFileListRequest), cancellationToken))
        {
            throw new PeerUnreachableException(username);
        }

        try
        {
            await begun.WaitAsync(core.Options.Peers.Answer, core.Time, cancellationToken);
        }
        catch (TimeoutException late)
        {
            throw new PeerUnreachableException(username, "does not answer", late);
        }
    }

    /// <summary>Runs on the read loop of the connection the list comes on, which waits meanwhile.</summary>
    private static async Task ReadAsync(
        PeerConnection peer, Stream body, ChannelWriter<BrowsedFolder> folders, IProgress<long>? progress, CancellationToken leaving, CancellationToken closing)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(leaving, closing);
        using var reader = new ShareListReader(body);
        try
        {
            await reader.ReadAsync(
                folder =>
                {
                    progress?.Report(body.Position);
                    return folders.WriteAsync(folder, both.Token);
                },
                both.Token);
            folders.TryComplete();
        }
        catch (Exception ended) when (ended is IOException or WireException or OperationCanceledException)
        {
            peer.IsRetired = true;
            folders.TryComplete(new PeerUnreachableException(peer.Username, ended.Message, ended));

            // What is left may be hundreds of megabytes, so the connection ends rather than skip it.
            throw new IOException("The list of shares cannot be read, or nobody reads it any more.", ended);
        }
    }
}
