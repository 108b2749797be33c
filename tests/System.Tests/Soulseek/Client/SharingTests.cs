using Parlance.Soulseek;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>Shares and uploads between two clients of the package, over the real server.</summary>
public sealed class SharingTests
{
    private const string Song = @"Music\Album\song.mp3";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_shared_is_found_browsed_and_downloaded()
    {
        byte[] song = [];
        await using var world = await SharedWorld.StartAsync(w => song = w.Put("Album/song.mp3", 1_000_000));
        await foreach (var result in world.Ana.Client.Search.SearchAsync("album song", cancellationToken: Stop))
        {
            (result.Username, result.Files[0].Name.Value, result.Files[0].Size, result.SlotFree).ShouldBe(("bob", Song, 1_000_000ul, true));
            break;
        }

        (await world.Ana.Client.Browse.FolderAsync("bob", @"Music\Album", Stop)).ShouldHaveSingleItem().Files.ShouldHaveSingleItem().Name.Value.ShouldBe("song.mp3");
        var folders = new List<string>();
        await foreach (var folder in world.Ana.Client.Browse.ListAsync("bob", cancellationToken: Stop))
        {
            folders.Add(folder.Path.Value);
        }

        folders.ShouldBe(["Music", @"Music\Album"]);
        (await world.FetchAsync(Song)).ShouldBe(song);
        (await world.Ana.Client.Users.GetStatsAsync("bob", Stop)).Files.ShouldBe(1u);
    }

    [Fact]
    public async Task A_file_of_no_bytes_and_one_asked_for_in_lower_case_arrive()
    {
        byte[] song = [];
        await using var world = await SharedWorld.StartAsync(w =>
        {
            w.Put("empty.txt", 0);
            song = w.Put("Album/Song.mp3", 5_000);
        });
        (await world.FetchAsync(@"Music\empty.txt")).ShouldBeEmpty();
        (await world.FetchAsync(@"music\album\song.mp3")).ShouldBe(song);
    }

    [Fact]
    public async Task A_file_that_is_not_shared_is_denied()
    {
        await using var world = await SharedWorld.StartAsync(w => w.Put("song.mp3", 10));
        var outcome = await world.Ana.Client.Downloads.Enqueue(new DownloadRequest("bob", @"Music\none.mp3", 5)).Completion.WaitAsync(Stop);
        outcome.ShouldBeOfType<TransferOutcome.Failed>().Text.ShouldBe("File not shared.");
    }

    [Fact]
    public async Task An_album_of_700_files_is_queued_and_arrives_without_a_stall()
    {
        await using var world = await SharedWorld.StartAsync(
            w =>
            {
                for (var i = 0; i < 700; i++)
                {
                    w.Put($"Album/{i:000}.mp3", 100 + i);
                }
            },
            o => o with { Uploads = new UploadOptions { MaxFilesPerUser = 1_000 } });
        var downloads = await world.Ana.Client.Downloads.EnqueueFolderAsync("bob", @"Music\Album", Stop);
        downloads!.Count.ShouldBe(700);
        var outcomes = await Task.WhenAll(downloads.Select(download => download.Completion)).WaitAsync(Stop);
        outcomes.Select((outcome, i) => outcome.ShouldBeOfType<TransferOutcome.Completed>().Size).ShouldBe(Enumerable.Range(0, 700).Select(i => 100L + i), ignoreOrder: true);

        // The last upload ends when its uploader sees that the downloader has closed.
        for (var i = 0; i < 1_000 && world.Bob.Client.Uploads.All.Any(upload => upload.State != UploadState.Completed); i++)
        {
            await Task.Delay(10, Stop);
        }

        world.Bob.Client.Uploads.All.Count(upload => upload.State == UploadState.Completed).ShouldBe(700);
    }

    [Fact]
    public async Task The_queue_and_the_place_in_it_are_told()
    {
        await using var world = await SharedWorld.StartAsync(w => Array.ForEach(["a", "b", "c"], name => w.Put($"{name}.mp3", 3_000_000)), o => o with { Uploads = new UploadOptions { Slots = 1, SpeedLimit = 1_024 } });
        var changes = world.Bob.Client.Uploads.ChangesAsync(Stop);
        var first = world.Ana.Client.Downloads.Enqueue(new DownloadRequest("bob", @"Music\a.mp3"));
        await foreach (var change in changes)
        {
            if (change.State == UploadState.Transferring)
            {
                break;
            }
        }

        await using var cat = await TestClient.LogInAsync(world.Server, "cat", o => o with { Downloads = new DownloadOptions { Directory = Path.Combine(world.Music, "..", "cat"), PlaceInterval = TimeSpan.FromMilliseconds(50) } });
        var places = cat.Client.Downloads.ChangesAsync(Stop);
        var waiting = cat.Client.Downloads.Enqueue(new DownloadRequest("bob", @"Music\b.mp3"));
        await foreach (var change in places)
        {
            if (waiting.Place == 1)
            {
                break;
            }
        }

        world.Bob.Client.Uploads.Standing.ShouldBe(new UploadStanding(false, 1, 1, 0));
        var info = await world.Ana.Client.Browse.InfoAsync("bob", Stop);
        (info!.Value.UploadSlots, info.Value.QueueSize, info.Value.SlotFree).ShouldBe((1u, 1u, false));
        first.State.ShouldNotBe(DownloadState.Completed);
    }

    [Fact]
    public async Task A_new_scan_tells_the_server_how_much_there_is()
    {
        await using var world = await SharedWorld.StartAsync(w => w.Put("a.mp3", 10));
        world.Put("b.mp3", 10);
        (await world.Bob.Client.Shares.ScanAsync(cancellationToken: Stop)).Files.ShouldBe(2);
        uint files;
        do
        {
            files = (await world.Ana.Client.Users.GetStatsAsync("bob", Stop)).Files;
        }
        while (files != 2);
    }

    [Fact]
    public async Task A_scripted_client_gets_the_very_answers_and_the_very_bytes()
    {
        byte[] song = [];
        await using var world = await SharedWorld.StartAsync(w => song = w.Put("Album/song.mp3", 70_000), o => o with { Uploads = new UploadOptions { MaxFilesPerUser = 1 } });
        var changes = world.Bob.Client.Uploads.ChangesAsync(Stop);
        using var raw = await RawDownloader.MeetAsync(world.Server, "raw", world.Bob.Client.ListeningPort);
        await raw.SayAsync(new ToPeer.QueueUpload(@"Music\none.mp3"));
        var denied = await raw.HearAsync<ToPeer.UploadDenied>();
        (denied.File.Value, denied.Reason).ShouldBe((@"Music\none.mp3", "File not shared."));
        await raw.SayAsync(new ToPeer.TransferRequest(TransferDirection.Download, 99, Song, 0));
        var response = await raw.HearAsync<ToPeer.TransferResponse>();
        (response.Token, response.Allowed, response.Reason).ShouldBe((99u, false, "Queued"));
        var offer = await raw.HearAsync<ToPeer.TransferRequest>();
        (offer.Direction, offer.File.Value, offer.Size).ShouldBe((TransferDirection.Upload, Song, 70_000ul));
        await raw.SayAsync(new ToPeer.TransferResponse(offer.Token, true, 0, string.Empty));
        var (connection, token) = await raw.TakeFileAsync();
        token.ShouldBe(offer.Token);
        using (connection)
        {
            await connection.GetStream().WriteAsync(BitConverter.GetBytes(12_345ul), Stop);
            var got = new byte[song.Length - 12_345];
            await connection.GetStream().ReadExactlyAsync(got, Stop);
            got.ShouldBe(song[12_345..]);
        }

        await foreach (var change in changes)
        {
            if (change.State == UploadState.Completed)
            {
                return;
            }
        }

        throw new InvalidOperationException("The upload was never complete.");
    }

    [Fact]
    public async Task A_scripted_client_that_breaks_off_is_told_and_may_go_on_later()
    {
        byte[] song = [];
        await using var world = await SharedWorld.StartAsync(w => song = w.Put("Album/song.mp3", 3_000_000), o => o with { Uploads = new UploadOptions { SpeedLimit = 1_000_000 } });
        using var raw = await RawDownloader.MeetAsync(world.Server, "raw", world.Bob.Client.ListeningPort);
        await raw.SayAsync(new ToPeer.QueueUpload(Song));
        var first = await raw.HearAsync<ToPeer.TransferRequest>();
        await raw.SayAsync(new ToPeer.TransferResponse(first.Token, true, 0, string.Empty));
        var (broken, _) = await raw.TakeFileAsync();
        await broken.GetStream().WriteAsync(new byte[8], Stop);
        await broken.GetStream().ReadExactlyAsync(new byte[1_000], Stop);
        broken.LingerState = new global::System.Net.Sockets.LingerOption(true, 0);
        broken.Dispose();
        (await raw.HearAsync<ToPeer.UploadFailed>()).File.Value.ShouldBe(Song);
        await raw.SayAsync(new ToPeer.QueueUpload(Song));
        var second = await raw.HearAsync<ToPeer.TransferRequest>();
        await raw.SayAsync(new ToPeer.TransferResponse(second.Token, true, 0, string.Empty));
        var (whole, _) = await raw.TakeFileAsync();
        using (whole)
        {
            await whole.GetStream().WriteAsync(BitConverter.GetBytes(2_999_990ul), Stop);
            var got = new byte[10];
            await whole.GetStream().ReadExactlyAsync(got, Stop);
            got.ShouldBe(song[^10..]);
        }
    }
}
