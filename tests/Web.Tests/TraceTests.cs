using Parlance.Testing;
using Parlance.Web.Tests.Server;
using Soul = Parlance.Soulseek;

namespace Parlance.Web.Tests;

/// <summary>Looking at the packets of one session.</summary>
public sealed class TraceTests
{
    [Fact]
    public async Task The_owner_sees_both_directions_with_fields_and_no_passwords_until_the_time_is_over()
    {
        var time = new ManualTime();
        await using var host = await WebHost.StartAsync(time: time);
        var owner = await host.OwnerAsync();
        var soul = await host.SoulseekAsync("sarah");
        var session = (await owner.GetAsync("admin/sessions"))["items"]!.AsArray().Single()!["id"]!.GetValue<long>();
        var feed = await owner.FeedAsync("?topics=traces");
        var trace = await owner.PostAsync("admin/traces", new { session, seconds = 30 });
        (await owner.RefusedAsync(HttpMethod.Post, "admin/traces", new { session })).ShouldBe((409, "cannotTrace"));
        await soul.SendAsync(new Soul.ToServer.JoinRoom("Lobby", 0));
        await soul.ExpectAsync<Soul.ToClient.JoinRoom>();
        await soul.SendAsync(new Soul.ToServer.ChangePassword("very secret"));
        await soul.ExpectAsync<Soul.ToClient.ChangePassword>();

        var join = (await feed.ExpectAsync("trace", e => (bool)e["frame"]!["fromClient"]!))["frame"]!;
        (join["message"]!.ToString(), join["fields"]![0]!["value"]!.ToString()).ShouldBe(("JoinRoom", "Lobby"));
        await feed.ExpectAsync("trace", e => (string)e["frame"]!["message"]! == "ChangePassword" && !(bool)e["frame"]!["fromClient"]!);
        var frames = await owner.GetAsync($"admin/traces/{trace["id"]}");
        frames.ToJsonString().ShouldNotContain("very secret");
        frames["items"]!.AsArray().Select(f => $"{f!["fromClient"]} {f["message"]}").ShouldContain("false JoinRoom");

        time.Advance(TimeSpan.FromSeconds(31));
        var before = (int)(await owner.GetAsync("admin/traces")).AsArray().Single()!["frames"]!;
        await soul.SendAsync(new Soul.ToServer.SayChatroom("Lobby", "unseen"));
        await soul.ExpectAsync<Soul.ToClient.SayChatroom>();
        ((int)(await owner.GetAsync("admin/traces")).AsArray().Single()!["frames"]!).ShouldBe(before);
        await owner.DeleteAsync($"admin/traces/{trace["id"]}");
        (await owner.GetAsync("admin/traces")).AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_room_login_typed_as_a_command_is_stars()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var ares = await host.AresAsync("arthur");
        var session = (await owner.GetAsync("admin/sessions"))["items"]!.AsArray().Single()!["id"]!.GetValue<long>();
        var trace = await owner.PostAsync("admin/traces", new { session });
        await ares.CommandAsync("login my-secret");
        await ares.SayAsync("/login my-secret");
        await ares.SayAsync("login times are up");
        await ares.SettleAsync();
        var frames = await owner.GetAsync($"admin/traces/{trace["id"]}");
        frames["items"]!.AsArray().Count.ShouldBeGreaterThan(3);
        frames.ToJsonString().ShouldNotContain("my-secret");
    }
}
