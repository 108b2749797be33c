using System.Security.Cryptography;
using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>Files between two clients of the package, found through the real server.</summary>
public sealed class TransferTests
{
    private const string Song = @"music\album\song.mp3";
    private static readonly byte[] Bytes = RandomNumberGenerator.GetBytes(300_000);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_arrives_byte_for_byte()
    {
        await using var world = await World.StartAsync();
        var uploads = world.Give(new() { [Song] = Bytes });
        var download = world.Ana.Client.Downloads.Enqueue(new DownloadRequest("bob", Song, Bytes.Length));
        var outcome = (await download.Completion.WaitAsync(TimeSpan.FromSeconds(30), Cancel)).ShouldBeOfType<TransferOutcome.Completed>();
        outcome.Path.ShouldBe(Path.Combine(world.Directory, "album", "song.mp3"));
        (await File.ReadAllBytesAsync(outcome.Path, Cancel)).ShouldBe(Bytes);
        (download.State, download.Received, download.Size).ShouldBe((DownloadState.Completed, Bytes.Length, Bytes.Length));
        await uploads.AllAsync();
        Directory.EnumerateFiles(Path.Combine(world.Directory, ".incomplete")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_cannot_be_reached_directly_is_reached_through_the_server()
    {
        await using var world = await World.StartAsync(ana: o => o with { Listen = new ListenOptions { Port = null } });
        world.Give(new() { [Song] = Bytes });
        await world.FetchAsync(Song, Bytes);
    }

    [Fact]
    public async Task An_uploader_that_cannot_be_reached_gives_his_files_all_the_same()
    {
        await using var world = await World.StartAsync(bob: o => o with { Listen = new ListenOptions { Port = null } });
        world.Give(new() { [Song] = Bytes });
        await world.FetchAsync(Song, Bytes);
    }

    [Fact]
    public async Task When_neither_can_be_reached_the_download_waits_and_says_why()
    {
        await using var world = await World.StartAsync(
            o => o with { Listen = new ListenOptions { Port = null }, Peers = new PeerOptions { IndirectConnect = TimeSpan.FromMilliseconds(300) } }, o => o with { Listen = new ListenOptions { Port = null } });
        world.Give(new() { [Song] = Bytes });
        var download = world.Ana.Client.Downloads.Enqueue(new DownloadRequest("bob", Song, Bytes.Length));
        await world.UntilAsync(download, DownloadState.WaitingToRetry);
        download.Failure.ShouldBe(DownloadFailure.Unreachable);
    }

    [Fact]
    public async Task Frames_are_hidden_on_the_obfuscated_port_and_the_file_is_not()
    {
        static SoulseekClientOptions Hidden(SoulseekClientOptions o) => o with { Listen = new ListenOptions { ObfuscatedPort = 0 }, Peers = new PeerOptions { PreferObfuscated = true } };
        await using var world = await World.StartAsync(Hidden, Hidden);
        world.Give(new() { [Song] = Bytes });
        world.Bob.Client.Network.Listener.ObfuscatedPort.ShouldBeGreaterThan(0);
        await world.FetchAsync(Song, Bytes);
        (await world.Ana.Client.Browse.InfoAsync("bob", Cancel)).ShouldNotBeNull().UploadSlots.ShouldBe(1u);
    }

    [Fact]
    public async Task A_broken_transfer_goes_on_where_it_stopped()
    {
        await using var world = await World.StartAsync();
        var uploads = world.Give(new() { [Song] = Bytes }, breakAfter: turn => turn == 1 ? 123_456 : 0);
        await world.FetchAsync(Song, Bytes);
        uploads.Offsets.ShouldBe([0ul, 123_456ul]);
    }

    [Fact]
    public async Task A_client_that_is_killed_in_mid_transfer_goes_on_from_what_is_on_the_disk()
    {
        await using var world = await World.StartAsync();
        world.Give(new() { [Song] = Bytes }, breakAfter: _ => 150_000, hangs: true);
        var download = world.Ana.Client.Downloads.Enqueue(new DownloadRequest("bob", Song, Bytes.Length));
        await world.UntilAsync(download, change => change.Received == 150_000);

        // What a killed process leaves is what the disk holds at that moment; the old client has no chance to tidy up there.
        using var remains = world.CopyDisk();
        await world.Ana.DisposeAsync();
        var uploads = world.Give(new() { [Song] = Bytes });
        await using var again = await world.RestartAnaAsync(remains);
        var resumed = again.Client.Downloads.Find(download.Id).ShouldNotBeNull();
        var outcome = (await resumed.Completion.WaitAsync(TimeSpan.FromSeconds(30), Cancel)).ShouldBeOfType<TransferOutcome.Completed>();
        (await File.ReadAllBytesAsync(outcome.Path, Cancel)).ShouldBe(Bytes);
        uploads.Offsets.ShouldBe([150_000ul]);
    }

    [Fact]
    public async Task A_file_that_has_changed_its_size_is_fetched_anew()
    {
        await using var world = await World.StartAsync();
        var uploads = world.Give(new() { [Song] = Bytes }, breakAfter: turn => turn == 1 ? 70_000 : 0, told: turn => turn == 1 ? (ulong)Bytes.Length + 5 : (ulong)Bytes.Length);
        await world.FetchAsync(Song, Bytes);
        uploads.Offsets.ShouldBe([0ul, 0ul]);
    }

    [Fact]
    public async Task A_size_of_zero_means_the_size_known_before()
    {
        await using var world = await World.StartAsync();
        world.Give(new() { [Song] = Bytes }, told: _ => 0);
        await world.FetchAsync(Song, Bytes);
    }

    [Fact]
    public async Task An_empty_file_is_a_file()
    {
        await using var world = await World.StartAsync();
        world.Give(new() { [Song] = [] });
        await world.FetchAsync(Song, []);
    }

    [Theory]
    [InlineData("File not shared.", DownloadFailure.NotShared)]
    [InlineData("File not shared", DownloadFailure.NotShared)]
    [InlineData("Banned", DownloadFailure.Banned)]
    [InlineData("Banned (no reason)", DownloadFailure.Banned)]
    [InlineData("Blocked country", DownloadFailure.Banned)]
    [InlineData("Cancelled", DownloadFailure.CancelledByUploader)]
    [InlineData("Because I say so", DownloadFailure.OtherDenial)]
    public async Task A_denial_is_an_outcome(string reason, DownloadFailure failure)
    {
        await using var world = await World.StartAsync();
        world.Give([], denial: _ => reason);
        var download = world.Ana.Client.Downloads.Enqueue(new DownloadRequest("bob", Song, 10));
        (await download.Completion.WaitAsync(TimeSpan.FromSeconds(30), Cancel)).ShouldBe(new TransferOutcome.Failed(failure, reason));
    }

    [Theory]
    [InlineData("Too many files", DownloadFailure.TooMuchQueued)]
    [InlineData("User limit of 5 files exceeded", DownloadFailure.TooMuchQueued)]
    [InlineData("Pending shutdown.", DownloadFailure.ShuttingDown)]
    [InlineData("File read error.", DownloadFailure.RemoteReadError)]
    public async Task What_may_pass_is_tried_again(string reason, DownloadFailure failure)
    {
        var refused = 0;
        await using var world = await World.StartAsync(ana: o => o with { Downloads = o.Downloads with { RetryInterval = TimeSpan.FromMilliseconds(200) } });
        world.Give(new() { [Song] = Bytes }, denial: _ => refused++ == 0 ? reason : null);
        var changes = world.Ana.Client.Downloads.ChangesAsync(Cancel).GetAsyncEnumerator(Cancel);
        await world.FetchAsync(Song, Bytes);
        var waited = false;
        while (!waited && await changes.MoveNextAsync())
        {
            waited = changes.Current.State == DownloadState.WaitingToRetry;
        }

        refused.ShouldBe(2);
        Denials.Meaning(reason).ShouldBe(failure);
    }

    [Theory]
    [InlineData("Queued")]
    [InlineData("queued.")]
    public async Task Queued_is_no_denial(string word)
    {
        await using var world = await World.StartAsync();
        world.Give([], denial: _ => word);
        var download = world.Ana.Client.Downloads.Enqueue(new DownloadRequest("bob", Song, 10));
        await world.UntilAsync(download, DownloadState.QueuedRemotely);
        download.AskPlace();
        (await world.UntilAsync(download, change => change.Place is not null)).Place.ShouldBe(7u);
        download.Cancel();
        (await download.Completion.WaitAsync(TimeSpan.FromSeconds(30), Cancel)).ShouldBe(new TransferOutcome.Cancelled());
    }

    [Fact]
    public async Task The_place_is_asked_for_again_and_again()
    {
        await using var world = await World.StartAsync(ana: o => o with { Downloads = o.Downloads with { PlaceInterval = TimeSpan.FromMilliseconds(100) } });
        world.Give([], denial: _ => "Queued");
        var download = world.Ana.Client.Downloads.Enqueue(new DownloadRequest("bob", Song, 10));
        await world.UntilAsync(download, change => change.Place == 7);
    }

    [Fact]
    public async Task A_source_that_fails_is_followed_by_the_next_best()
    {
        await using var world = await World.StartAsync();
        await using var carol = await TestClient.LogInAsync(world.Server, "carol");
        world.Give([]);
        carol.Client.Network.Services.Uploads = new GivingUploads(carol.Client.Network, new Dictionary<string, byte[]> { [@"other\song.mp3"] = Bytes });
        var download = world.Ana.Client.Downloads.Enqueue(new DownloadRequest("bob", Song, Bytes.Length) { Alternatives = [new DownloadSource("nobody", Song), new DownloadSource("carol", @"other\song.mp3")] });
        var outcome = (await download.Completion.WaitAsync(TimeSpan.FromSeconds(30), Cancel)).ShouldBeOfType<TransferOutcome.Completed>();
        outcome.Username.ShouldBe("carol");
        (await File.ReadAllBytesAsync(outcome.Path, Cancel)).ShouldBe(Bytes);
    }

    [Fact]
    public async Task A_name_in_an_old_code_page_is_asked_for_once_more_in_that()
    {
        const string Name = "music\\caf\u00e9.mp3";
        await using var world = await World.StartAsync();
        var asked = 0;
        world.Give(new() { [Name] = Bytes }, denial: _ => asked++ == 0 ? "File not shared." : null);
        var download = await world.FetchAsync(Name, Bytes);
        download.Sources[0].File.IsLatin1.ShouldBeTrue();
    }

    [Fact]
    public async Task An_album_of_seven_hundred_files_arrives_without_a_stall()
    {
        await using var world = await World.StartAsync();
        var album = Enumerable.Range(0, 700).ToDictionary(i => $@"music\album\{i:000}.mp3", i => RandomNumberGenerator.GetBytes(500 + i));
        var uploads = world.Give(album);
        var downloads = world.Ana.Client.Downloads.EnqueueAll(album.Select(file => new DownloadRequest("bob", file.Key, file.Value.Length)));
        var outcomes = await Task.WhenAll(downloads.Select(d => d.Completion)).WaitAsync(TimeSpan.FromMinutes(2), Cancel);
        outcomes.ShouldAllBe(outcome => outcome is TransferOutcome.Completed);
        uploads.Asked.ShouldBe(album.Keys);
        foreach (var (path, bytes) in album)
        {
            (await File.ReadAllBytesAsync(Path.Combine(world.Directory, "album", path[^7..]), Cancel)).ShouldBe(bytes);
        }
    }

    [Fact]
    public async Task One_file_wanted_for_two_places_arrives_at_both_one_after_the_other()
    {
        await using var world = await World.StartAsync();
        var uploads = world.Give(new() { [Song] = Bytes });
        var (one, two) = (Path.Combine(world.Directory, "one"), Path.Combine(world.Directory, "two"));
        var downloads = world.Ana.Client.Downloads.EnqueueAll([new("bob", Song, Bytes.Length) { Directory = one }, new("bob", Song, Bytes.Length) { Directory = two }, new("bob", Song, Bytes.Length) { Directory = one }]);
        downloads[2].ShouldBeSameAs(downloads[0]);
        var outcomes = await Task.WhenAll(downloads.Select(d => d.Completion)).WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        outcomes.Select(outcome => outcome.ShouldBeOfType<TransferOutcome.Completed>().Path).Distinct().ShouldBe([Path.Combine(one, "album", "song.mp3"), Path.Combine(two, "album", "song.mp3")]);
        (await File.ReadAllBytesAsync(Path.Combine(two, "album", "song.mp3"), Cancel)).ShouldBe(Bytes);
        uploads.Asked.Count.ShouldBe(2);
        world.Ana.Client.Users.Watched.ShouldNotContain("bob");
    }

    [Fact]
    public async Task Giving_one_of_two_up_leaves_the_other_its_part_and_its_turn()
    {
        await using var world = await World.StartAsync();
        world.Give(new() { [Song] = Bytes }, breakAfter: turn => turn == 1 ? 150_000 : 0, hangs: true);
        var first = world.Ana.Client.Downloads.Enqueue(new DownloadRequest("bob", Song, Bytes.Length));
        await world.UntilAsync(first, change => change.Received == 150_000);
        var second = world.Ana.Client.Downloads.Enqueue(new DownloadRequest("bob", Song, Bytes.Length) { Directory = Path.Combine(world.Directory, "two") });
        second.State.ShouldBe(DownloadState.Queued);
        world.Ana.Client.Users.Watched.ShouldContain("bob");
        first.Cancel();
        var uploads = world.Give(new() { [Song] = Bytes });
        var outcome = (await second.Completion.WaitAsync(TimeSpan.FromSeconds(60), Cancel)).ShouldBeOfType<TransferOutcome.Completed>();
        (await File.ReadAllBytesAsync(outcome.Path, Cancel)).ShouldBe(Bytes);
        (await first.Completion).ShouldBe(new TransferOutcome.Cancelled());
    }

    [Fact]
    public async Task A_next_source_that_another_download_uses_already_is_waited_for()
    {
        await using var world = await World.StartAsync();
        world.Give(new() { [Song] = Bytes });
        var downloads = world.Ana.Client.Downloads.EnqueueAll(
            [new("bob", Song, Bytes.Length), new("bob", "gone.mp3", Bytes.Length) { Alternatives = [new DownloadSource("bob", Song)], Directory = Path.Combine(world.Directory, "two") }]);
        var outcomes = await Task.WhenAll(downloads.Select(d => d.Completion)).WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        foreach (var outcome in outcomes)
        {
            (await File.ReadAllBytesAsync(outcome.ShouldBeOfType<TransferOutcome.Completed>().Path, Cancel)).ShouldBe(Bytes);
        }
    }

    [Fact]
    public async Task A_path_that_leads_out_of_the_directory_fails()
    {
        await using var world = await World.StartAsync();
        world.Give(new() { [@"music\..\..\secret.txt"] = Bytes });
        var download = world.Ana.Client.Downloads.Enqueue(new DownloadRequest("bob", @"music\..\..\secret.txt", Bytes.Length));
        (await download.Completion.WaitAsync(TimeSpan.FromSeconds(30), Cancel)).ShouldBeOfType<TransferOutcome.Failed>().Failure.ShouldBe(DownloadFailure.LocalPath);
    }

    [Fact]
    public async Task What_is_here_already_is_not_fetched()
    {
        await using var world = await World.StartAsync();
        var uploads = world.Give(new() { [Song] = Bytes });
        Directory.CreateDirectory(Path.Combine(world.Directory, "album"));
        await File.WriteAllBytesAsync(Path.Combine(world.Directory, "album", "song.mp3"), Bytes, Cancel);
        (await world.Ana.Client.Downloads.Enqueue(new DownloadRequest("bob", Song, Bytes.Length)).Completion.WaitAsync(TimeSpan.FromSeconds(30), Cancel)).ShouldBeOfType<TransferOutcome.Completed>();
        uploads.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stream_may_take_the_bytes_instead_of_a_file()
    {
        await using var world = await World.StartAsync();
        world.Give(new() { [Song] = Bytes });
        using var sink = new MemoryStream();
        (await world.Ana.Client.Downloads.Enqueue(new DownloadRequest("bob", Song, Bytes.Length) { Sink = sink }).Completion.WaitAsync(TimeSpan.FromSeconds(30), Cancel)).ShouldBeOfType<TransferOutcome.Completed>();
        sink.ToArray().ShouldBe(Bytes);
    }

    [Fact]
    public async Task A_paused_download_is_refused_and_goes_on_when_it_may()
    {
        await using var world = await World.StartAsync();
        world.Give(new() { [Song] = Bytes });
        var download = world.Ana.Client.Downloads.Enqueue(new DownloadRequest("bob", Song, Bytes.Length));
        download.Pause();
        download.State.ShouldBe(DownloadState.Paused);
        download.Resume();
        var outcome = (await download.Completion.WaitAsync(TimeSpan.FromSeconds(30), Cancel)).ShouldBeOfType<TransferOutcome.Completed>();
        (await File.ReadAllBytesAsync(outcome.Path, Cancel)).ShouldBe(Bytes);
    }

    [Fact]
    public async Task A_file_nobody_asked_for_is_not_taken()
    {
        await using var world = await World.StartAsync();
        var uploads = world.Give(new() { [Song] = Bytes });
        await uploads.QueueRequestedAsync(new Named("ana"), Song, Cancel);
        await uploads.AllAsync();
        uploads.Answers.ShouldHaveSingleItem().ShouldNotBeNull().Reason.ShouldBe(TransferRejection.Cancelled);
        Directory.Exists(world.Directory).ShouldBeFalse();
    }

    /// <summary>Somebody who only has a name.</summary>
    private sealed record Named(string Username) : IPeer
    {
        public global::System.Net.IPAddress Address => global::System.Net.IPAddress.Loopback;

        public ValueTask<bool> SendAsync<T>(T message, CancellationToken cancellationToken = default)
            where T : struct, Wire.IMessage<T> => ValueTask.FromResult(false);
    }

    /// <summary>A server, Ana who downloads, and Bob who gives.</summary>
    private sealed class World : IAsyncDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
        private readonly ScratchDirectory scratch = new();
        private readonly IAsyncEnumerator<DownloadChanged> changes;

        private World(TestServer server, Func<SoulseekClientOptions, SoulseekClientOptions>? ana)
        {
            Server = server;
            Ana = TestClient.Of(server, "ana", o => Kept(ana?.Invoke(o) ?? o, scratch));
            Bob = null!;
            changes = Ana.Client.Downloads.ChangesAsync(Cancel).GetAsyncEnumerator(Cancel);
        }

        public TestServer Server { get; }

        public TestClient Ana { get; }

        public TestClient Bob { get; private init; }

        public string Directory => scratch.File("downloads");

        public static async Task<World> StartAsync(Func<SoulseekClientOptions, SoulseekClientOptions>? ana = null, Func<SoulseekClientOptions, SoulseekClientOptions>? bob = null)
        {
            var server = await TestServer.StartAsync();
            var world = new World(server, ana) { Bob = await TestClient.LogInAsync(server, "bob", bob) };
            (await world.Ana.Client.ConnectAsync(Cancel)).Success.ShouldBeTrue();
            return world;
        }

        public GivingUploads Give(Dictionary<string, byte[]> files, Func<string, string?>? denial = null, Func<int, int>? breakAfter = null, Func<int, ulong>? told = null, bool hangs = false)
        {
            var turn = 0;
            var uploads = new GivingUploads(Bob.Client.Network, files) { Denial = denial ?? (_ => null), BreakAfter = breakAfter, Hangs = hangs, Told = told is null ? null : _ => told(++turn) };
            Bob.Client.Network.Services.Uploads = uploads;
            return uploads;
        }

        public async Task<Download> FetchAsync(string file, byte[] bytes)
        {
            var download = Ana.Client.Downloads.Enqueue(new DownloadRequest("bob", file, bytes.Length));
            var outcome = (await download.Completion.WaitAsync(Patience, Cancel)).ShouldBeOfType<TransferOutcome.Completed>();
            (await File.ReadAllBytesAsync(outcome.Path, Cancel)).ShouldBe(bytes);
            return download;
        }

        public Task<DownloadChanged> UntilAsync(Download download, DownloadState state) => UntilAsync(download, change => change.State == state);

        public async Task<DownloadChanged> UntilAsync(Download download, Func<DownloadChanged, bool> isMeant)
        {
            while (await changes.MoveNextAsync().AsTask().WaitAsync(Patience, Cancel))
            {
                if (changes.Current.Download == download && isMeant(changes.Current))
                {
                    return changes.Current;
                }
            }

            throw new InvalidOperationException("The changes ended.");
        }

        public ScratchDirectory CopyDisk()
        {
            var copy = new ScratchDirectory();
            foreach (var file in global::System.IO.Directory.EnumerateFiles(scratch.Path, "*", SearchOption.AllDirectories))
            {
                var target = copy.File(Path.GetRelativePath(scratch.Path, file));
                global::System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            return copy;
        }

        public Task<TestClient> RestartAnaAsync(ScratchDirectory disk) => TestClient.LogInAsync(Server, "ana", o => Kept(o, disk));

        public async ValueTask DisposeAsync()
        {
            await Ana.DisposeAsync();
            await Bob.DisposeAsync();
            await changes.DisposeAsync();
            await Server.DisposeAsync();
            scratch.Dispose();
        }

        private static SoulseekClientOptions Kept(SoulseekClientOptions options, ScratchDirectory disk) => options with
        {
            Downloads = options.Downloads with { Directory = disk.File("downloads"), StateFile = disk.File("downloads.json"), ProgressInterval = TimeSpan.FromMilliseconds(20) },
        };
    }
}
