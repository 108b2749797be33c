using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.Protocols.Tests.Soulseek.Sharing;

/// <summary>What strangers fill has a bound, and here it is reached.</summary>
public sealed class StrangersLimitsTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly ClientMetrics metrics = new(null);

    public void Dispose() => metrics.Dispose();

    [Fact]
    public void No_more_addresses_are_remembered_than_there_is_room_for()
    {
        var core = new ClientCore(new SoulseekClientOptions { Username = "me", Password = "secret" }, NullLogger.Instance, time, metrics);
        var addresses = new PeerAddresses(core, new ClientUsers(core));
        for (var i = 0; i < PeerAddresses.MaxRemembered; i++)
        {
            addresses.Remember($"user{i}", new PeerAddress(IPAddress.Loopback, 2234, 0));
        }

        addresses.Count.ShouldBe(PeerAddresses.MaxRemembered);
        addresses.Remember("one more", new PeerAddress(IPAddress.Loopback, 2234, 0));
        addresses.Count.ShouldBe(1);
    }

    [Fact]
    public void No_more_finds_of_wishes_are_remembered_than_there_is_room_for()
    {
        var memory = new FindMemory(Wishlist.MaxRemembered);
        for (var i = 0; i < Wishlist.MaxRemembered; i++)
        {
            memory.IsNew("wish", "bob", $"{i}").ShouldBeTrue();
        }

        memory.IsNew("wish", "bob", "0").ShouldBeFalse();
        memory.IsNew("wish", "bob", "one more").ShouldBeTrue();
        memory.Count.ShouldBe(Wishlist.MaxRemembered);
        memory.IsNew("wish", "bob", "1").ShouldBeFalse();
        memory.IsNew("wish", "bob", "0").ShouldBeTrue();
    }

    [Fact]
    public void A_name_is_let_through_so_often_in_a_span_of_time_and_no_more_names_are_remembered_than_there_is_room_for()
    {
        var rate = new Rate(2, TimeSpan.FromMinutes(1), time);
        new[] { rate.Allows("bob"), rate.Allows("bob"), rate.Allows("bob"), rate.Allows("ana") }.ShouldBe([true, true, false, true]);
        time.Advance(TimeSpan.FromMinutes(1));
        rate.Allows("bob").ShouldBeTrue();
        for (var i = 0; i < 2 * Rate.MaxRemembered; i++)
        {
            rate.Allows($"user{i}").ShouldBeTrue();
            rate.Count.ShouldBeLessThanOrEqualTo(Rate.MaxRemembered);
        }
    }

    [Fact]
    public void Between_two_answers_to_a_name_some_time_passes_and_no_more_names_are_remembered_than_there_is_room_for()
    {
        var throttle = new Throttle(TimeSpan.FromMilliseconds(400), time);
        new[] { throttle.Allows("bob"), throttle.Allows("bob"), throttle.Allows("ana") }.ShouldBe([true, false, true]);
        time.Advance(TimeSpan.FromMilliseconds(400));
        throttle.Allows("bob").ShouldBeTrue();
        for (var i = 0; i < 2 * Throttle.MaxRemembered; i++)
        {
            throttle.Allows($"user{i}").ShouldBeTrue();
            throttle.Count.ShouldBeLessThanOrEqualTo(Throttle.MaxRemembered);
        }
    }

    [Fact]
    public void Connections_are_counted_over_all_and_for_each_address_but_the_own()
    {
        var count = new ConnectionCount(new PeerOptions { MaxConnections = 5, MaxConnectionsPerAddress = 2 });
        var (stranger, other) = (IPAddress.Parse("192.0.2.1"), IPAddress.Parse("192.0.2.2"));
        new[] { count.TryEnter(stranger), count.TryEnter(stranger), count.TryEnter(stranger), count.TryEnter(other) }.ShouldBe([true, true, false, true]);
        new[] { count.TryEnter(IPAddress.Loopback), count.TryEnter(IPAddress.Loopback), count.TryEnter(IPAddress.Loopback) }.ShouldBe([true, true, false]);
        count.Leave(stranger);
        new[] { count.TryEnter(stranger), count.TryEnter(stranger) }.ShouldBe([true, false]);
        count.All.ShouldBe(5);
    }

    [Theory]
    [InlineData(3, 1_000, 1_000, 3, 7)]
    [InlineData(1_000, 4, 1_000, 4, 0)]
    [InlineData(1_000, 1_000, 10, 5, 0)]
    public void A_search_takes_no_more_than_its_reader_asked_for(int buffer, int results, int files, int taken, int dropped)
    {
        var search = new ActiveSearch(new SearchOptions { Buffer = buffer, MaxResults = results, MaxFiles = files });
        for (var i = 0; i < 10; i++)
        {
            search.Offer(new ToPeer.FileSearchResponse($"user{i}", 1, [new FileRecord("a", 1), new FileRecord("b", 1)], true, 1, 0, 0, []));
        }

        search.Results.Count.ShouldBe(taken);
        search.Statistics.Results.ShouldBe(taken);
        search.Statistics.Files.ShouldBe(2 * taken);
        search.Statistics.Dropped.ShouldBeGreaterThanOrEqualTo(dropped);
    }

    [Fact]
    public void No_more_lists_of_shares_are_kept_than_there_is_room_for()
    {
        var names = Enumerable.Range(0, 8).Select(i => $"group{i}").ToArray();
        var snapshot = SharedTree.Of(names.Select(name => $@"{name}\song.mp3"), shared: root => new SharedFolder("/" + root) { Audience = root });
        var made = new HashSet<BrowseList>(ReferenceEqualityComparer.Instance);
        for (var user = 0; user < 200; user++)
        {
            var groups = new ShareGroups { Named = names.Where((_, i) => (user >> i & 1) == 1).ToDictionary(name => name, _ => (IReadOnlySet<string>)new HashSet<string> { "u" }) };
            made.Add(snapshot.Browse(ShareView.Of("u", groups, snapshot.Shares)));
            snapshot.Views.ShouldBeLessThanOrEqualTo(ShareSnapshot.MostViews);
        }

        made.Count.ShouldBe(200);
    }

    [Fact]
    public async Task A_writer_holds_no_more_than_its_backlog()
    {
        await using var stream = new MemoryStream();
        using var writer = new FrameWriter(stream, SoulseekFrames.Peer, 1_000);
        var fitted = 0;
        while (writer.TrySend(new ToPeer.QueueUpload(new string('x', 92))))
        {
            fitted++;
        }

        fitted.ShouldBe(10);
        writer.TrySendFrame(new byte[5]).ShouldBeFalse();
        var waits = writer.SendAsync(new ToPeer.QueueUpload("y"), TestContext.Current.CancellationToken);
        waits.IsCompleted.ShouldBeFalse();
        writer.Close();
        (await waits).ShouldBeFalse();
    }
}
