using Parlance.Wire.Clients;

namespace Parlance.Soulseek;

/// <summary>
/// Searches that are made again and again: one wish at each interval the server gives, in turns. What a wish has found before is not told again.
/// </summary>
public sealed class Wishlist
{
    /// <summary>Most wishes.</summary>
    public const int MaxWishes = 10_000;

    /// <summary>Most finds remembered over all wishes; beyond, the oldest are forgotten.</summary>
    public const int MaxRemembered = 100_000;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private readonly ClientCore core;
    private readonly ClientSearch search;
    private readonly Tasks tasks;
    private readonly Lock gate = new();
    private readonly List<Wish> wishes = [];
    private readonly FindMemory seen = new(MaxRemembered);
    private readonly EventFeed<WishGranted> found;
    private readonly ITimer timer;
    private TimeSpan interval;
    private int next;

    internal Wishlist(ClientCore core, ClientSearch search, Tasks tasks)
    {
        (this.core, this.search, this.tasks) = (core, search, tasks);
        found = new EventFeed<WishGranted>(core.Options.EventCapacity);
        timer = core.Time.CreateTimer(_ => tasks.Run("wishlist", SearchNextAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        core.Routes.On<ToClient.WishlistInterval>(m => Pace(TimeSpan.FromSeconds(m.Seconds)));
    }

    /// <summary>How often the server allows a wish to be searched for; zero until it said so.</summary>
    public TimeSpan Interval => interval;

    /// <summary>The wishes, in their order.</summary>
    public IReadOnlyList<Wish> Wishes
    {
        get
        {
            lock (gate)
            {
                return [.. wishes];
            }
        }
    }

    /// <summary>Adds a wish; one with the same words is replaced.</summary>
    /// <param name="wish">The wish.</param>
    /// <exception cref="ArgumentException">It cannot be searched for.</exception>
    /// <exception cref="InvalidOperationException">There are <see cref="MaxWishes"/> already.</exception>
    public void Add(Wish wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        SearchQuery.Checked(SearchQuery.Clean(wish.Query));
        lock (gate)
        {
            wishes.RemoveAll(w => w.Query == wish.Query);
            if (wishes.Count >= MaxWishes)
            {
                throw new InvalidOperationException($"There are {MaxWishes} wishes already.");
            }

            wishes.Add(wish);
        }
    }

    /// <summary>Takes a wish off the list.</summary>
    /// <param name="query">Its words.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string query)
    {
        lock (gate)
        {
            return wishes.RemoveAll(w => w.Query == query) > 0;
        }
    }

    /// <summary>Listens to what wishes find, from this call on.</summary>
    /// <param name="cancellationToken">Ends the listening.</param>
    /// <returns>Finds that were not told before.</returns>
    public IAsyncEnumerable<WishGranted> FoundAsync(CancellationToken cancellationToken = default) => found.SubscribeAsync(cancellationToken);

    /// <summary>Searches for the next wish now, without waiting for its turn.</summary>
    internal async Task SearchNextAsync()
    {
        Wish wish;
        lock (gate)
        {
            if (wishes.Count == 0 || core.Link.State != ClientState.LoggedIn)
            {
                return;
            }

            wish = wishes[next++ % wishes.Count];
        }

        try
        {
            await foreach (var result in search.SearchAsync(wish.Query, (wish.Options ?? new SearchOptions()) with { Scope = SearchScope.Wish }))
            {
                Tell(wish, result);
            }
        }
        catch (SoulseekException lost)
        {
            core.Logger.ServerUnreachable(lost.Message);
        }
    }

    internal void Close()
    {
        timer.Dispose();
        found.Complete();
    }

    private void Pace(TimeSpan told)
    {
        interval = told > Longest ? Longest : told;
        timer.Change(interval > TimeSpan.Zero ? interval : Timeout.InfiniteTimeSpan, interval > TimeSpan.Zero ? interval : Timeout.InfiniteTimeSpan);
    }

    private void Tell(Wish wish, SearchResult result)
    {
        FileRecord[] news;
        lock (gate)
        {
            news = [.. result.Files.Where(file => seen.IsNew(wish.Query, result.Username, file.Name.Value))];
        }

        if (news.Length > 0)
        {
            found.Publish(new WishGranted(wish, result with { Files = news }));
        }
    }
}

/// <summary>A wish found something new.</summary>
/// <param name="Wish">The wish.</param>
/// <param name="Result">What was not found before.</param>
public sealed record WishGranted(Wish Wish, SearchResult Result);
