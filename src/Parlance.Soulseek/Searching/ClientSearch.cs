namespace Parlance.Soulseek;

/// <summary>Searching the files of others.</summary>
public sealed class ClientSearch
{
    private readonly ClientCore core;
    private readonly SearchDesk desk;
    private IReadOnlyList<string> excluded = [];

    internal ClientSearch(ClientCore core, SearchDesk desk, Tasks tasks)
    {
        (this.core, this.desk) = (core, desk);
        Wishlist = new Wishlist(core, this, tasks);
        core.Routes.On<ToClient.ExcludedSearchPhrases>(PhrasesTold);
    }

    /// <summary>Searches that are made again and again.</summary>
    public Wishlist Wishlist { get; }

    /// <summary>Phrases that the server wants kept out of answers (160 ExcludedSearchPhrases).</summary>
    public IReadOnlyList<string> ExcludedPhrases => excluded;

    /// <summary>Searches. The search starts when the result is enumerated and ends by silence, by a limit, or when the enumeration is left.</summary>
    /// <param name="query">Words in any order, at most 256 bytes; <c>-word</c> excludes, <c>*word</c> matches endings.</param>
    /// <param name="options">How, until when, and which answers count; null for the network with the default limits.</param>
    /// <param name="cancellationToken">Ends the search with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Answers as they come; enumerating raises <see cref="SoulseekDisconnectedException"/> when there is no link.</returns>
    /// <exception cref="ArgumentException">There is nothing to search for, or too much. Source: 002 FileSearch:26, 003 UserSearch (Code 42), WishlistSearch (Code 103), RoomSearch (Code 120).</exception>
    public SearchRun SearchAsync(string query, SearchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        options ??= new SearchOptions();
        return new SearchRun(core, desk, SearchQuery.Checked(options.CleanQuery ? SearchQuery.Clean(query) : query), Checking(query, options), cancellationToken);
    }

    private static SearchOptions Checking(string query, SearchOptions options)
    {
        if (!options.ChecksAnswers)
        {
            return options;
        }

        var (check, further) = (new AnswerCheck(query), options.FileFilter);
        return options with { FileFilter = file => check.Fits(file.Name.Value) && further?.Invoke(file) != false };
    }

    private void PhrasesTold(ToClient.ExcludedSearchPhrases m)
    {
        Volatile.Write(ref excluded, m.Phrases);
        core.Events.Publish(new ExcludedPhrasesTold(m.Phrases));
    }
}
