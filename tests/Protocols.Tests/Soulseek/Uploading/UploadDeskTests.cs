using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.Protocols.Tests.Soulseek.Uploading;

/// <summary>What others are answered, and what they are sent.</summary>
public sealed partial class UploadDeskTests : IAsyncDisposable
{
    private const string Song = @"Music\song.mp3";
    private static readonly byte[] Bytes = RandomNumberGenerator.GetBytes(700_000);
    private readonly ScratchDirectory scratch = new();
    private readonly FakeNetwork network = new();
    private readonly ManualTime time = new();
    private readonly ClientMetrics metrics = new(null);
    private readonly SoulseekShares shares;
    private readonly FakePeer ana = new("ana");
    private UploadDesk? desk;

    public UploadDeskTests()
    {
        Directory.CreateDirectory(scratch.File("Music"));
        Directory.CreateDirectory(scratch.File("Private"));
        File.WriteAllBytes(scratch.File("Music/song.mp3"), Bytes);
        for (var i = 0; i < 5; i++)
        {
            File.WriteAllText(scratch.File($"Music/{i}.mp3"), $"file {i}");
        }

        File.WriteAllText(scratch.File("Private/diary.txt"), "dear");
        shares = new SoulseekShares(new ShareOptions
        {
            Folders = [new SharedFolder(scratch.File("Music")), new SharedFolder(scratch.File("Private")) { Audience = ShareAudience.Buddies, IsRevealed = true }],
            Groups = new ShareGroups { Buddies = new HashSet<string> { "bud", "me" }, Banned = new HashSet<string> { "foe" } },
        });
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (desk is not null)
        {
            await desk.DisposeAsync();
        }

        metrics.Dispose();
        shares.Dispose();
        scratch.Dispose();
    }

    [Theory]
    [InlineData("ana", @"Music\none.mp3", "File not shared.")]
    [InlineData("ana", @"Private\diary.txt", "File not shared.")]
    [InlineData("ana", @"Music\..\Private\diary.txt", "File not shared.")]
    [InlineData("ana", "/etc/passwd", "File not shared.")]
    [InlineData("me", @"Private\diary.txt", "File not shared.")]
    [InlineData("foe", Song, "Banned")]
    public async Task A_refused_file_is_denied_with_the_very_words_both_ways(string user, string file, string reason)
    {
        await StartAsync();
        var peer = new FakePeer(user);
        await desk!.QueueRequestedAsync(peer, file, Stop);
        await desk.LegacyRequestedAsync(peer, 7, file, Stop);
        await desk.PlaceRequestedAsync(peer, file, Stop);
        peer.Heard().ShouldBe([$"denied {file}: {reason}", $"response 7: False 0 {reason}"]);
    }

    [Fact]
    public async Task Limits_a_ban_with_a_reason_and_a_shutdown_have_their_own_words()
    {
        network.IsLoggedIn = false;
        await StartAsync(new UploadOptions { MaxFilesPerUser = 2, MaxBytesPerUser = 700_000, BanReason = "be nice" });
        await AskAsync(ana, @"Music\2.mp3", @"Music\0.mp3", @"Music\1.mp3");
        ana.Heard().ShouldBe([@"denied Music\1.mp3: Too many files"]);
        var bob = new FakePeer("bob");
        await AskAsync(bob, @"Music\0.mp3", Song);
        bob.Heard().ShouldBe([$"denied {Song}: Too many megabytes"]);
        var foe = new FakePeer("foe");
        await AskAsync(foe, Song);
        foe.Heard().ShouldBe([$"denied {Song}: Banned (be nice)"]);
        desk!.IsClosing = true;
        await AskAsync(bob, @"Music\2.mp3");
        await AskAsync(bob, @"Music\0.mp3", @"music\0.MP3", "none");
        bob.Heard().ShouldBe([@"denied Music\2.mp3: Pending shutdown.", "denied none: Pending shutdown."]);
        (desk.BanOf("foe"), desk.BanOf("bob")).ShouldBe(("You may not download from this user: be nice", null));
        desk.Options = new UploadOptions();
        desk.BanOf("foe").ShouldBe(string.Empty);
    }

    [Fact]
    public async Task An_accepted_file_gets_no_answer_an_old_request_gets_Queued_and_places_are_told()
    {
        network.IsLoggedIn = false;
        await StartAsync();
        await AskAsync(ana, Song, Song, @"Music\0.mp3");
        ana.Heard().ShouldBeEmpty();
        await desk!.LegacyRequestedAsync(ana, 9, @"Music\1.mp3", Stop);
        await desk.LegacyRequestedAsync(ana, 10, @"Music\1.mp3", Stop);
        ana.Heard().ShouldBe(["response 9: False 0 Queued", "response 10: False 0 Queued"]);
        await desk.PlaceRequestedAsync(ana, @"music\1.MP3", Stop);
        await desk.PlaceRequestedAsync(ana, @"Music\4.mp3", Stop);
        ana.Heard().ShouldBe([@"place music\1.MP3: 3"]);
        desk.Standing.ShouldBe(new UploadStanding(false, 3, 3, 0));
        network.Watched.ShouldContain("ana");
    }

    [Fact]
    public async Task A_file_is_offered_with_its_size_and_sent_from_where_it_is_wanted()
    {
        await StartAsync();
        await AskAsync(ana, Song);
        await using var connection = await network.ConnectedAsync();
        (await network.Offered.Reader.ReadAsync(Stop)).ShouldBe($"ana {Song} {Bytes.Length}");
        await connection.WriteOffsetAsync(123_456, Stop);
        var got = new byte[Bytes.Length - 123_456];
        await connection.Stream.ReadExactlyAsync(got, Stop);
        got.ShouldBe(Bytes[123_456..]);
        desk!.All.ShouldHaveSingleItem().State.ShouldBe(UploadState.Transferring);
        desk.Standing.SlotFree.ShouldBeTrue();
        time.Advance(TimeSpan.FromSeconds(2));
        await connection.DisposeAsync();
        var upload = await EndedAsync();
        (upload.State, upload.Failure, upload.Offset, upload.Sent).ShouldBe((UploadState.Completed, UploadFailure.None, 123_456, got.Length));
        network.ToServer.ShouldHaveSingleItem().ShouldBe(new ToServer.SendUploadSpeed((uint)(got.Length / 2)));
        desk.Standing.AverageSpeed.ShouldBe((uint)(got.Length / 2));
    }

    [Fact]
    public async Task An_offset_of_ones_above_and_one_at_the_end_are_understood_and_one_behind_it_ends_the_upload()
    {
        await StartAsync();
        await AskAsync(ana, Song, @"Music\0.mp3", @"Music\1.mp3");
        await using (var first = await network.ConnectedAsync())
        {
            await first.WriteOffsetAsync(0xFFFF_FFFF_0000_0000 + 699_999, Stop);
            first.Stream.ReadByte().ShouldBe(Bytes[^1]);
        }

        await using (var second = await network.ConnectedAsync())
        {
            await second.WriteOffsetAsync(6, Stop);
        }

        await using var third = await network.ConnectedAsync();
        await third.WriteOffsetAsync(7, Stop);
        (await third.Stream.ReadAsync(new byte[1], Stop)).ShouldBe(0);
        await EndedAsync(3);
        desk!.All.Select(upload => upload.Failure).ShouldBe([UploadFailure.None, UploadFailure.None, UploadFailure.Refused]);
    }

    [Fact]
    public async Task A_file_that_grew_is_offered_as_it_is_and_one_that_shrinks_while_it_is_sent_fails()
    {
        await StartAsync();
        await File.AppendAllTextAsync(scratch.File("Music/0.mp3"), " and more", Stop);
        await AskAsync(ana, @"Music\0.mp3");
        await using (var connection = await network.ConnectedAsync())
        {
            (await network.Offered.Reader.ReadAsync(Stop)).ShouldBe(@"ana Music\0.mp3 15");
            await File.WriteAllTextAsync(scratch.File("Music/0.mp3"), "fi", Stop);
            await connection.WriteOffsetAsync(0, Stop);
            using var got = new MemoryStream();
            await connection.Stream.CopyToAsync(got, Stop);
            got.Length.ShouldBeLessThan(15);
        }

        (await EndedAsync()).Failure.ShouldBe(UploadFailure.Unreadable);
        (await network.Sent.Reader.ReadAsync(Stop)).ShouldBe(@"ana < failed Music\0.mp3");
    }

    [Fact]
    public async Task A_file_that_vanished_cannot_be_read_and_one_behind_a_new_link_neither()
    {
        network.IsLoggedIn = false;
        await StartAsync();
        await AskAsync(ana, @"Music\0.mp3", @"Music\1.mp3");
        File.Delete(scratch.File("Music/0.mp3"));
        File.Delete(scratch.File("Music/1.mp3"));
        File.CreateSymbolicLink(scratch.File("Music/1.mp3"), scratch.File("Private/diary.txt"));
        network.LogIn();
        (await network.Sent.Reader.ReadAsync(Stop)).ShouldBe(@"ana < denied Music\0.mp3: File read error.");
        (await network.Sent.Reader.ReadAsync(Stop)).ShouldBe(@"ana < denied Music\1.mp3: File read error.");
    }

    [Fact]
    public async Task A_broken_connection_is_told_and_the_slot_is_free_again()
    {
        await StartAsync(new UploadOptions { Slots = 1 });
        await AskAsync(ana, Song);
        await AskAsync(new FakePeer("bob"), @"Music\0.mp3");
        await using (var connection = await network.ConnectedAsync())
        {
            connection.Socket.LingerState = new System.Net.Sockets.LingerOption(true, 0);
        }

        (await network.Sent.Reader.ReadAsync(Stop)).ShouldBe($"ana < failed {Song}");
        await using var next = await network.ConnectedAsync();
        (desk!.All[0].Failure, desk.All[1].Username).ShouldBe((UploadFailure.Broken, "bob"));
    }

    [Fact]
    public async Task Who_takes_nothing_loses_the_slot_after_a_while()
    {
        await StartAsync();
        await AskAsync(ana, Song);
        await using var connection = await network.ConnectedAsync();
        await time.WhenWaitedForAsync(TimeSpan.FromSeconds(60));
        time.Advance(TimeSpan.FromSeconds(61));
        (await EndedAsync()).Failure.ShouldBe(UploadFailure.Stalled);
        (await network.Sent.Reader.ReadAsync(Stop)).ShouldBe($"ana < failed {Song}");
    }

    [Fact]
    public async Task Who_cannot_be_reached_or_does_not_want_it_any_more_gives_his_slot_up()
    {
        network.Answer = (_, file) => file.Value == Song ? null : new ToPeer.TransferResponse(0, false, 0, TransferRejection.Cancelled);
        await StartAsync();
        await AskAsync(ana, Song, @"Music\0.mp3");
        await EndedAsync(2);
        desk!.All.Select(upload => upload.Failure).ShouldBe([UploadFailure.Unreachable, UploadFailure.Refused]);
        network.Answer = (_, _) => new ToPeer.TransferResponse(0, true, 0, string.Empty);
        network.CanConnect = false;
        await AskAsync(ana, Song);
        await EndedAsync(3);
        desk.All[2].Failure.ShouldBe(UploadFailure.Unconnected);
        (await network.Sent.Reader.ReadAsync(Stop)).ShouldBe($"ana < failed {Song}");
        (desk.Standing.SlotFree, desk.Standing.QueueLength).ShouldBe((true, 0u));
    }

    [Fact]
    public async Task As_many_run_as_there_are_slots_and_one_of_each_user()
    {
        await StartAsync(new UploadOptions { Slots = 2 });
        await AskAsync(ana, Song, @"Music\0.mp3");
        await using var first = await network.ConnectedAsync();
        desk!.Standing.SlotFree.ShouldBeFalse();
        await AskAsync(new FakePeer("bob"), @"Music\1.mp3");
        await using var second = await network.ConnectedAsync();
        await AskAsync(new FakePeer("cat"), @"Music\2.mp3");
        desk.All.Count(upload => upload.State == UploadState.Queued).ShouldBe(2);
        desk.Options = desk.Options with { Slots = 3 };
        await using var third = await network.ConnectedAsync();
        desk.All.Single(upload => upload.State == UploadState.Queued).File.Value.ShouldBe(@"Music\0.mp3");
    }

    [Fact]
    public async Task Asking_again_for_a_running_file_takes_no_second_slot()
    {
        await StartAsync(new UploadOptions { Slots = 2 });
        await AskAsync(ana, Song);
        await using var connection = await network.ConnectedAsync();
        await AskAsync(ana, Song, Song.ToLowerInvariant());
        desk!.All.Count.ShouldBe(1);
        desk.Standing.SlotFree.ShouldBeTrue();
    }

    [Fact]
    public async Task The_queue_of_a_user_who_leaves_goes()
    {
        network.IsLoggedIn = false;
        await StartAsync();
        await AskAsync(ana, Song, @"Music\0.mp3");
        await AskAsync(new FakePeer("bob"), @"Music\1.mp3");
        network.Tell("ana", UserStatus.Offline);
        desk!.All.Select(upload => upload.Failure).ShouldBe([UploadFailure.UserOffline, UploadFailure.UserOffline, UploadFailure.None]);
        desk.Standing.QueueLength.ShouldBe(1u);
    }

    [Fact]
    public async Task Cancelled_uploads_are_told_whether_they_wait_or_run()
    {
        await StartAsync(new UploadOptions { Slots = 1 });
        await AskAsync(ana, Song, @"Music\0.mp3");
        await using var connection = await network.ConnectedAsync();
        desk!.Cancel(desk.All[1]).ShouldBeTrue();
        (await network.Sent.Reader.ReadAsync(Stop)).ShouldBe(@"ana < denied Music\0.mp3: Cancelled");
        desk.Cancel(desk.All[0]).ShouldBeTrue();
        (await network.Sent.Reader.ReadAsync(Stop)).ShouldBe($"ana < denied {Song}: Cancelled");
        desk.Cancel(desk.All[0]).ShouldBeFalse();
        (await connection.Stream.ReadAsync(new byte[1], Stop)).ShouldBe(0);
        desk.ForgetEnded();
        desk.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Requests_before_the_first_scan_wait_for_it()
    {
        network.IsLoggedIn = false;
        desk = new UploadDesk(network, shares, new UploadOptions(), time, NullLogger.Instance, metrics);
        await AskAsync(ana, Song, "none");
        await desk.LegacyRequestedAsync(ana, 3, Song, Stop);
        ana.Heard().ShouldBeEmpty();
        await shares.ScanAsync(cancellationToken: Stop);
        (await ana.Answers.Reader.ReadAsync(Stop)).ShouldBe("denied none: File not shared.");
        (await ana.Answers.Reader.ReadAsync(Stop)).ShouldBe("response 3: False 0 Queued");
        desk.All.ShouldHaveSingleItem().File.Value.ShouldBe(Song);
    }

    [Fact]
    public async Task No_more_requests_wait_for_the_first_scan_than_there_is_room_for()
    {
        desk = new UploadDesk(network, shares, new UploadOptions(), time, NullLogger.Instance, metrics);
        for (var i = 0; i < UploadDesk.MaxParked; i++)
        {
            await AskAsync(ana, "x");
        }

        ana.Heard().ShouldBeEmpty();
        await AskAsync(ana, "y");
        ana.Heard().ShouldBe(["denied y: File not shared."]);
    }

    [Fact]
    public async Task No_more_users_are_watched_than_there_is_room_for()
    {
        network.IsLoggedIn = false;
        await StartAsync();
        for (var i = 0; i <= UploadDesk.MaxWatched; i++)
        {
            await AskAsync(new FakePeer($"user{i}"), Song, Song);
        }

        network.Watched.Count.ShouldBe(UploadDesk.MaxWatched);
        desk!.Standing.QueueLength.ShouldBe((uint)UploadDesk.MaxWatched + 1);
        desk.SpeedTold(12_345);
        desk.Standing.AverageSpeed.ShouldBe(12_345u);
    }

    [Fact]
    public async Task Ended_uploads_are_remembered_up_to_a_number()
    {
        network.Answer = (_, _) => null;
        await StartAsync(new UploadOptions { MaxHistory = 2 });
        var changes = desk!.Changes.SubscribeAsync(Stop);
        for (var i = 0; i < 5; i++)
        {
            await AskAsync(ana, $@"Music\{i}.mp3");
        }

        await foreach (var change in changes)
        {
            if (change is { State: UploadState.Failed, Upload.File.Value: @"Music\4.mp3" })
            {
                break;
            }
        }

        desk!.All.Select(upload => upload.File.Value).ShouldBe([@"Music\3.mp3", @"Music\4.mp3"]);
    }

    [Fact]
    public async Task A_speed_limit_holds()
    {
        await StartAsync(new UploadOptions { SpeedLimitPerUpload = 100_000 });
        await AskAsync(ana, Song);
        await using var connection = await network.ConnectedAsync();
        await connection.WriteOffsetAsync(600_000, Stop);
        var got = new byte[10_000];
        for (var portion = 0; portion < 10; portion++)
        {
            if (portion > 0)
            {
                await time.WhenWaitedForAsync(TimeSpan.FromMilliseconds(100));
                time.Advance(TimeSpan.FromMilliseconds(100));
            }

            await connection.Stream.ReadExactlyAsync(got, Stop);
        }

        await connection.DisposeAsync();
        (await EndedAsync()).Speed.ShouldBeInRange(100_000, 112_000);
    }

    private async Task StartAsync(UploadOptions? options = null)
    {
        await shares.ScanAsync(cancellationToken: Stop);
        desk = new UploadDesk(network, shares, options ?? new UploadOptions(), time, NullLogger.Instance, metrics);
    }

    private async Task AskAsync(FakePeer peer, params string[] files)
    {
        foreach (var file in files)
        {
            await desk!.QueueRequestedAsync(peer, file, Stop);
        }
    }

    private async Task<Upload> EndedAsync(int count = 1)
    {
        var changes = desk!.Changes.SubscribeAsync(Stop).GetAsyncEnumerator(Stop);
        await using (changes)
        {
            while (desk.All.Count(upload => upload.State is UploadState.Completed or UploadState.Failed) < count)
            {
                (await changes.MoveNextAsync()).ShouldBeTrue();
            }
        }

        return desk.All[0];
    }
}
