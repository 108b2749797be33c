using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>Searching, browsing and the tree between clients of the package, through the real server.</summary>
public sealed class SearchTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Scopes => ["network", "wish", "user", "room"];

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task A_search_finds_what_others_share(string scope)
    {
        await using var server = await TestServer.StartAsync();
        await using var ana = await TestClient.LogInAsync(server, "ana");
        await using var bob = await TestClient.LogInAsync(server, "bob");
        Share(bob, "mp3");
        await ana.Client.Rooms.JoinAsync("lobby", cancellationToken: Cancel);
        await bob.Client.Rooms.JoinAsync("lobby", cancellationToken: Cancel);
        var options = new SearchOptions
        {
            MaxResults = 1,
            Scope = scope switch { "wish" => SearchScope.Wish, "user" => SearchScope.Users("bob"), "room" => SearchScope.Room("lobby"), _ => SearchScope.Network },
        };
        var search = ana.Client.Search.SearchAsync("song mp3", options, Cancel);
        var result = await FirstAsync(search);
        (result.Username, result.SlotFree).ShouldBe(("bob", true));
        result.Files.ShouldHaveSingleItem().Name.Value.ShouldBe(@"music\song.mp3");
        (await bob.NextAsync<SearchSeen>()).ShouldBe(new SearchSeen("ana", search.Token, "song mp3"));
        search.Statistics.ShouldBe(new SearchStatistics(1, 1, 0, 0));
    }

    [Fact]
    public async Task A_search_ends_by_silence_and_leaves_out_what_the_options_exclude()
    {
        await using var server = await TestServer.StartAsync();
        await using var ana = await TestClient.LogInAsync(server, "ana");
        await using var bob = await TestClient.LogInAsync(server, "bob");
        Share(bob, "mp3");
        var search = ana.Client.Search.SearchAsync("song", new SearchOptions { Silence = TimeSpan.FromSeconds(3), MinSpeed = 1 }, Cancel);
        var results = new List<SearchResult>();
        await foreach (var result in search)
        {
            results.Add(result);
        }

        results.ShouldBeEmpty();
        search.Statistics.Filtered.ShouldBe(1);
    }

    [Fact]
    public async Task A_search_passes_down_the_tree_and_everybody_answers_once()
    {
        await using var server = await TestServer.StartAsync(o => o.ParentsInterval = TimeSpan.FromMilliseconds(200));
        await using var ana = await TestClient.LogInAsync(server, "ana", Parent);
        await using var bob = await TestClient.LogInAsync(server, "bob", Parent);
        await using var carol = await TestClient.LogInAsync(server, "carol", Parent);
        await using var asker = await TestClient.LogInAsync(server, "asker", o => o with { Distributed = new DistributedOptions { Enabled = false } });
        TestClient[] all = [ana, bob, carol];
        foreach (var client in all)
        {
            Share(client, client.Client.Username);
        }

        // Searches of the network are what makes roots, and what makes children adopt their parents.
        var deadline = DateTime.UtcNow + Soon;
        while (all.Count(c => c.Client.Distributed.Parent is not null) < 2 && DateTime.UtcNow < deadline)
        {
            await CountAsync(asker, "tree growing", TimeSpan.FromMilliseconds(300));
        }

        all.Count(c => c.Client.Distributed.Parent is not null).ShouldBe(2);
        var root = all.Single(c => c.Client.Distributed.Parent is null).Client;
        all.ShouldAllBe(c => c.Client.Distributed.Root == root.Username);
        all.Sum(c => c.Client.Distributed.Children.Count).ShouldBe(2);
        (await CountAsync(asker, "song", TimeSpan.FromSeconds(3))).Order().ShouldBe(["ana", "bob", "carol"]);

        // The root goes; those below find themselves again.
        await all.Single(c => c.Client == root).DisposeAsync();
        var rest = all.Where(c => c.Client != root).ToArray();
        deadline = DateTime.UtcNow + Soon;
        while (!rest.Any(c => rest.Any(other => other.Client.Username == c.Client.Distributed.Parent)) && DateTime.UtcNow < deadline)
        {
            await CountAsync(asker, "tree growing", TimeSpan.FromMilliseconds(300));
        }

        // A branch that has just been made may be moved once more; in the end both answer.
        var (expected, answered) = (rest.Select(c => c.Client.Username).Order().ToArray(), Array.Empty<string>());
        while (!answered.SequenceEqual(expected) && DateTime.UtcNow < deadline + Soon)
        {
            answered = [.. (await CountAsync(asker, "song", TimeSpan.FromSeconds(3))).Order()];
        }

        answered.ShouldBe(expected);
    }

    [Fact]
    public async Task A_list_of_shares_comes_folder_by_folder()
    {
        await using var server = await TestServer.StartAsync();
        await using var ana = await TestClient.LogInAsync(server, "ana");
        await using var bob = await TestClient.LogInAsync(server, "bob");
        var shares = Share(bob, "mp3");
        var folders = new List<BrowsedFolder>();
        await foreach (var folder in ana.Client.Browse.ListAsync("bob", cancellationToken: Cancel))
        {
            folders.Add(folder);
        }

        folders.Count.ShouldBe(TestShares.Folders + 1);
        folders[7].Path.Value.ShouldBe(@"music\folder 7");
        folders[7].Files.Count.ShouldBe(7);
        folders[^1].IsLocked.ShouldBeTrue();
        shares.Browsed.ShouldBe(1);
        (await ana.Client.Browse.FolderAsync("bob", "music", Cancel)).ShouldNotBeNull().ShouldHaveSingleItem().Files.Length.ShouldBe(1);
        (await ana.Client.Browse.FolderAsync("bob", "none", Cancel)).ShouldNotBeNull().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reader_may_leave_in_the_middle_of_a_list_and_browse_again()
    {
        await using var server = await TestServer.StartAsync();
        await using var ana = await TestClient.LogInAsync(server, "ana");
        await using var bob = await TestClient.LogInAsync(server, "bob", o => o with { Peers = new PeerOptions { AnswerInterval = TimeSpan.Zero } });
        Share(bob, "mp3");
        for (var turn = 0; turn < 2; turn++)
        {
            await foreach (var folder in ana.Client.Browse.ListAsync("bob", cancellationToken: Cancel))
            {
                folder.Path.Value.ShouldBe(@"music\folder 0");
                break;
            }
        }
    }

    [Fact]
    public async Task Information_about_a_user_is_told_and_not_too_often()
    {
        await using var server = await TestServer.StartAsync();
        await using var ana = await TestClient.LogInAsync(server, "ana", o => o with { Peers = new PeerOptions { Answer = TimeSpan.FromSeconds(1) } });
        await using var bob = await TestClient.LogInAsync(server, "bob", o => o with { Description = "likes jazz", Picture = [1, 2, 3], Peers = new PeerOptions { AnswerInterval = TimeSpan.FromHours(1) } });
        var told = (await ana.Client.Browse.InfoAsync("bob", Cancel)).ShouldNotBeNull();
        (told.Description, told.HasPicture, told.Picture.Length).ShouldBe(("likes jazz", true, 3));
        (await ana.Client.Browse.InfoAsync("bob", Cancel)).ShouldBeNull();
        (await ana.Client.Browse.InfoAsync("nobody", Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_wish_tells_what_it_finds_only_once()
    {
        await using var server = await TestServer.StartAsync(o => o.WishlistInterval = TimeSpan.FromSeconds(1));
        await using var ana = await TestClient.LogInAsync(server, "ana");
        await using var bob = await TestClient.LogInAsync(server, "bob");
        Share(bob, "mp3");
        ana.Client.Search.Wishlist.Add(new Wish("song", new SearchOptions { Silence = TimeSpan.FromMilliseconds(500) }));
        await using var found = ana.Client.Search.Wishlist.FoundAsync(Cancel).GetAsyncEnumerator(Cancel);
        (await found.MoveNextAsync().AsTask().WaitAsync(Soon, Cancel)).ShouldBeTrue();
        found.Current.Result.Files.ShouldHaveSingleItem();
        await bob.NextAsync<SearchSeen>();
        await bob.NextAsync<SearchSeen>();
        var more = found.MoveNextAsync();
        more.IsCompleted.ShouldBeFalse();
        await ana.DisposeAsync();
        (await more).ShouldBeFalse();
    }

    [Fact]
    public async Task Files_that_were_never_asked_for_are_left_out_when_answers_are_checked()
    {
        await using var server = new ScriptedServer();
        await using var ana = TestClient.Of(server.Port, "ana");
        (await ana.Client.ConnectAsync(Cancel)).Success.ShouldBeTrue();
        var run = ana.Client.Search.SearchAsync("\"first song\" -live", new SearchOptions { ChecksAnswers = true, FileFilter = file => file.Size > 1, MaxResults = 1 }, Cancel);
        var answers = run.GetAsyncEnumerator(Cancel);
        await using (answers)
        {
            var next = answers.MoveNextAsync();
            (await server.NextAsync<ToServer.FileSearch>()).ShouldBe(new ToServer.FileSearch(run.Token, "first song -live"));
            using var peer = await RawPeer.ConnectAsync(ana.Client.ListeningPort, "bob");
            FileRecord[] files = [new("buy this.exe", 9), new(@"m\first song.mp3", 9), new(@"m\song first.mp3", 9), new(@"live\first song.mp3", 9), new(@"m\First_Song.ogg", 1)];
            await peer.SendAsync(new ToPeer.FileSearchResponse("bob", run.Token, files, true, 1, 0, 0, []));
            (await next).ShouldBeTrue();
            answers.Current.Files.ShouldHaveSingleItem().Name.Value.ShouldBe(@"m\first song.mp3");
        }
    }

    [Theory]
    [InlineData("Wu-Tang Clan", "Wu Tang Clan")]
    [InlineData("AC/DC  live!", "AC DC live")]
    [InlineData("song -live *azz", "song -live *azz")]
    [InlineData("it's \"quoted\"", "it s quoted")]
    [InlineData("!!!", "!!!")]
    [InlineData("one\u2010two three\u2026 \u2013four\u2014", "one two three four")]
    [InlineData("- * -x *y", "- * -x *y")]
    [InlineData("Beyonc\u00e9 \u201chalo\u201d", "Beyonc\u00e9 halo")]
    public void Words_are_cleaned_as_real_clients_clean_them(string words, string sent) => SearchQuery.Clean(words).ShouldBe(sent);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-only -exclusions")]
    public void What_nobody_would_answer_is_refused(string query) => Should.Throw<ArgumentException>(() => SearchQuery.Checked(query));

    private static SoulseekClientOptions Parent(SoulseekClientOptions options) => options with { Distributed = new DistributedOptions { MinChildren = 5 } };

    private static TestShares Share(TestClient client, string ending)
    {
        var shares = new TestShares(ending);
        client.Client.Network.Services.Searches = shares;
        client.Client.Network.Services.Shares = shares;
        return shares;
    }

    private static async Task<SearchResult> FirstAsync(SearchRun search)
    {
        await foreach (var result in search)
        {
            return result;
        }

        throw new InvalidOperationException("Nothing was found.");
    }

    private static async Task<List<string>> CountAsync(TestClient asker, string words, TimeSpan silence)
    {
        var names = new List<string>();
        await foreach (var result in asker.Client.Search.SearchAsync(words, new SearchOptions { Silence = silence }, Cancel))
        {
            names.Add(result.Username);
        }

        return names;
    }

    /// <summary>One song that every search for a song finds, and folders to browse.</summary>
    private sealed class TestShares(string ending) : ISearchResponder, IBrowseSource
    {
        public const int Folders = 200;

        public int Browsed { get; private set; }

        public (uint Folders, uint Files) Counts => (1, 1);

        public SearchAnswer? Answer(in SearchQuestion question) =>
            question.Query.Contains("song", StringComparison.Ordinal) ? new SearchAnswer([new FileRecord($@"music\song.{ending}", 1234)], []) : null;

        public ValueTask<Stream?> OpenSharesAsync(string username, CancellationToken cancellationToken)
        {
            Browsed++;
            using var buffer = new WireBuffer();
            var folders = Enumerable.Range(0, Folders).Select(i => new FolderRecord($@"music\folder {i}", [.. Enumerable.Range(0, i).Select(j => new FileRecord($"{j}.{ending}", (ulong)j))])).ToArray();
            SoulseekFrames.Peer.Write(new ToPeer.SharedFileListResponse(folders, 0, [new FolderRecord("secret", [])]), buffer);
            return ValueTask.FromResult<Stream?>(new MemoryStream(buffer.Written[8..].ToArray()));
        }

        public FolderRecord[] Folder(string username, WireText folder) => folder.Value == "music" ? [new FolderRecord("music", [new FileRecord($"song.{ending}", 1234)])] : [];
    }
}
