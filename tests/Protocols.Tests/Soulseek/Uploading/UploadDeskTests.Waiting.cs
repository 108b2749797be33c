using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Soulseek;

namespace Parlance.Protocols.Tests.Soulseek.Uploading;

/// <content>Those who wait: out of reach, watched, told of others, over a restart.</content>
public sealed partial class UploadDeskTests
{
    [Fact]
    public async Task Who_has_the_file_already_is_served()
    {
        network.Answer = (_, _) => new ToPeer.TransferResponse(0, false, 0, TransferRejection.Complete);
        await StartAsync();
        await AskAsync(ana, Song);
        (await EndedAsync()).State.ShouldBe(UploadState.Completed);
        network.ToServer.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_cannot_be_reached_is_tried_again_until_he_leaves()
    {
        network.Answer = (_, _) => null;
        await StartAsync();
        await AskAsync(ana, Song);
        await AskAsync(new FakePeer("bob"), @"Music\0.mp3");
        await EndedAsync(2);
        network.Unwatched.ShouldBeEmpty();
        network.Tell("bob", UserStatus.Offline);
        network.Unwatched.ShouldBe(["bob"]);
        for (var tries = 1; tries <= UploadDesk.MostTries; tries++)
        {
            time.Advance(UploadDesk.TryAgain + TimeSpan.FromSeconds(10));
            await EndedAsync(2 + tries);
        }

        desk!.All.Skip(2).ShouldAllBe(upload => upload.Username == "ana");
        network.Unwatched.ShouldBe(["bob", "ana"]);
        time.Advance(UploadDesk.TryAgain + TimeSpan.FromSeconds(10));
        await AskAsync(new FakePeer("cat"), @"Music\1.mp3");
        await EndedAsync(3 + UploadDesk.MostTries);
        desk.All.Count(upload => upload.Username == "ana").ShouldBe(1 + UploadDesk.MostTries);
    }

    [Fact]
    public async Task Who_asks_by_himself_is_not_tried_again_and_no_more_are_than_there_is_room_for()
    {
        network.Answer = (_, _) => null;
        await StartAsync(new UploadOptions { MaxHistory = 5_000 });
        for (var i = 0; i <= UploadDesk.MaxUnreached; i++)
        {
            await AskAsync(new FakePeer($"user{i}"), Song);
        }

        await EndedAsync(UploadDesk.MaxUnreached + 1);
        network.Unwatched.ShouldHaveSingleItem();
        await AskAsync(new FakePeer("user0"), Song);
        await EndedAsync(UploadDesk.MaxUnreached + 2);
        time.Advance(UploadDesk.TryAgain + TimeSpan.FromSeconds(10));
        await EndedAsync((2 * UploadDesk.MaxUnreached) + 2);
        desk!.All.GroupBy(upload => upload.Username).Where(uploads => uploads.Count() == 2).Count().ShouldBe(UploadDesk.MaxUnreached - 1);
        desk.All.Count(upload => upload.Username == "user0").ShouldBe(3);
    }

    [Fact]
    public async Task Who_wants_nothing_any_more_is_watched_no_longer()
    {
        await StartAsync(new UploadOptions { Slots = 1 });
        network.Answer = (_, _) => new ToPeer.TransferResponse(0, false, 0, TransferRejection.Cancelled);
        await AskAsync(ana, Song, @"Music\0.mp3");
        await EndedAsync(2);
        network.Watched.Count.ShouldBe(network.Unwatched.Count);
        network.Unwatched.ShouldAllBe(name => name == "ana");
        await AskAsync(ana, @"Music\1.mp3");
        network.Watched.Last().ShouldBe("ana");
    }

    [Fact]
    public async Task Who_goes_first_is_told_only_of_those_who_do_too()
    {
        network.IsLoggedIn = false;
        network.Privileged.Add("vip");
        await StartAsync();
        await AskAsync(ana, Song, @"Music\0.mp3", @"Music\1.mp3");
        await AskAsync(new FakePeer("vip"), Song, @"Music\0.mp3");
        (desk!.StandingFor("bob").QueueLength, desk.StandingFor("vip").QueueLength, desk.Standing.QueueLength).ShouldBe((5u, 2u, 5u));
    }

    [Fact]
    public async Task The_queue_outlives_the_program_and_what_ran_runs_again()
    {
        var options = new UploadOptions { Slots = 1, StateFile = scratch.File("uploads.json") };
        await StartAsync(options);
        await AskAsync(ana, Song, @"Music\0.mp3", @"Music\1.mp3");
        await AskAsync(new FakePeer("bob"), @"Music\2.mp3");
        using (var connection = (await network.ConnectedAsync()).Socket)
        {
            desk!.Cancel(desk.All[2]).ShouldBeTrue();
            await desk.DisposeAsync();
        }

        network.IsLoggedIn = false;
        desk = new UploadDesk(network, shares, options, time, NullLogger.Instance, metrics);
        await UntilAsync(() => desk.All.Count == 3);
        desk.All.Select(upload => (upload.Username, upload.File.Value, upload.State)).ShouldBe(
            [("ana", Song, UploadState.Queued), ("ana", @"Music\0.mp3", UploadState.Queued), ("bob", @"Music\2.mp3", UploadState.Queued)]);
        network.Watched.TakeLast(2).ShouldBe(["ana", "bob"]);
    }

    [Fact]
    public async Task The_queue_outlives_a_program_that_was_killed_and_comes_before_those_who_ask_now()
    {
        network.IsLoggedIn = false;
        var (options, copy) = (new UploadOptions { StateFile = scratch.File("uploads.json") }, scratch.File("killed.json"));
        await StartAsync(options);
        await AskAsync(ana, Song);
        await UntilAsync(() => File.Exists(options.StateFile));
        File.Copy(options.StateFile!, copy);
        using var later = new SoulseekShares(shares.Options);
        await using var again = new UploadDesk(network, later, options with { StateFile = copy }, time, NullLogger.Instance, metrics);
        await again.QueueRequestedAsync(new FakePeer("bob"), Song, Stop);
        again.All.ShouldBeEmpty();
        await later.ScanAsync(cancellationToken: Stop);
        await UntilAsync(() => again.All.Count == 2);
        again.All.Select(upload => upload.Username).ShouldBe(["ana", "bob"]);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[null, {}, {\"Username\":\"x\"}, {\"Username\":\"ana\",\"File\":{\"Value\":\"none\"}}]")]
    public async Task A_list_that_is_nonsense_is_as_good_as_none(string list)
    {
        network.IsLoggedIn = false;
        await File.WriteAllTextAsync(scratch.File("uploads.json"), list, Stop);
        await StartAsync(new UploadOptions { StateFile = scratch.File("uploads.json") });
        await AskAsync(ana, Song);
        await UntilAsync(() => desk!.All.Count == 1);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var i = 0; i < 1_000 && !holds(); i++)
        {
            await Task.Delay(10, Stop);
        }

        holds().ShouldBeTrue();
    }
}
