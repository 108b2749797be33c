namespace Parlance.Soulseek;

/// <summary>A search: starts when it is enumerated, and ends with the enumeration. To be enumerated once.</summary>
public sealed class SearchRun : IAsyncEnumerable<SearchResult>
{
    private readonly ClientCore core;
    private readonly SearchDesk desk;
    private readonly SearchOptions options;
    private readonly ActiveSearch active;
    private readonly CancellationToken cancellation;

    internal SearchRun(ClientCore core, SearchDesk desk, string query, SearchOptions options, CancellationToken cancellationToken)
    {
        (this.core, this.desk, this.options) = (core, desk, options);
        (Query, active, cancellation, Token) = (query, new ActiveSearch(options), cancellationToken, core.NextToken());
    }

    /// <summary>The words as they are sent.</summary>
    public string Query { get; }

    /// <summary>The number that answers carry.</summary>
    public uint Token { get; }

    /// <summary>What came of it so far.</summary>
    public SearchStatistics Statistics => active.Statistics;

    /// <inheritdoc/>
    public async IAsyncEnumerator<SearchResult> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, cancellationToken);
        desk.Open(Token, active);
        try
        {
            await SendAsync(both.Token);
            while (await MoreAsync(both.Token))
            {
                while (active.Results.TryRead(out var result))
                {
                    yield return result;
                }
            }
        }
        finally
        {
            desk.Close(Token);
        }
    }

    /// <summary>Waits for the next answer. Waiting that was given up leaves nobody waiting behind.</summary>
    private async Task<bool> MoreAsync(CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(options.Silence, core.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            return await active.Results.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        switch (options.Scope)
        {
            case SearchScope.InRoom(var room):
                await core.SendAsync(new ToServer.RoomSearch(room, Token, Query), cancellationToken);
                break;
            case SearchScope.OfUsers(var usernames):
                foreach (var username in usernames)
                {
                    await core.SendAsync(new ToServer.UserSearch(username, Token, Query), cancellationToken);
                }

                break;
            case SearchScope.WishOf:
                await core.SendAsync(new ToServer.WishlistSearch(Token, Query), cancellationToken);
                break;
            default:
                await core.SendAsync(new ToServer.FileSearch(Token, Query), cancellationToken);
                break;
        }
    }
}
