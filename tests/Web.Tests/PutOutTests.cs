using System.Globalization;
using Parlance.Core.Services;
using Parlance.System.Tests.Ares;
using Parlance.Testing;
using Parlance.Web.Tests.Server;

namespace Parlance.Web.Tests;

/// <summary>Somebody who was put out stays out for a while.</summary>
public sealed class PutOutTests
{
    [Fact]
    public async Task A_guest_who_was_put_out_of_the_server_comes_back_after_two_minutes()
    {
        var time = new ManualTime();
        await using var host = await WebHost.StartAsync(limits: l => l.TrustedNetworks.Clear(), time: time);
        var owner = await host.OwnerAsync();
        await (await host.GuestAsync("gwen")).FeedAsync();
        await owner.DeleteAsync($"admin/sessions/{await SessionAsync(owner, "gwen")}");
        (await GuestAsync(host, "gwen")).ShouldBe((403, "keptOut"));
        (await GuestAsync(host, "another name")).ShouldBe((403, "keptOut"), "a stranger's address counts, too");
        (await JoinAsync(host, "arthur")).ShouldContain(line => line.Contains("put out", StringComparison.Ordinal));
        (await host.RegisterAsync("rita")).ShouldNotBeNull("who has an account is known by it");

        time.Advance(KeptOut.Usual + TimeSpan.FromSeconds(1));
        (await host.GuestAsync("gwen")).ShouldNotBeNull();
    }

    [Fact]
    public async Task At_an_address_that_many_share_only_the_name_is_kept_out()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        await (await host.GuestAsync("gwen")).FeedAsync();
        await owner.DeleteAsync($"admin/sessions/{await SessionAsync(owner, "gwen")}");
        (await GuestAsync(host, "GWEN")).ShouldBe((403, "keptOut"));
        (await host.GuestAsync("hugo")).ShouldNotBeNull();
        await (await host.GuestAsync("ivy")).FeedAsync();
        await owner.DeleteAsync($"admin/sessions/{await SessionAsync(owner, "ivy")}?minutes=0");
        await GoneAsync(host, "ivy");
        (await host.GuestAsync("ivy")).ShouldNotBeNull("the operator said so");
        (await owner.RefusedAsync(HttpMethod.Delete, "admin/sessions/1?minutes=-1")).ShouldBe((400, "invalid"));
    }

    [Fact]
    public async Task Who_was_put_out_of_a_room_comes_back_when_the_time_is_over()
    {
        var time = new ManualTime();
        await using var host = await WebHost.StartAsync(time: time);
        var owner = await host.OwnerAsync();
        var rita = await host.RegisterAsync("rita");
        await rita.PostAsync("rooms/Lobby/enter");
        await owner.PostAsync("admin/rooms/Lobby/kick", new { name = "rita" });
        (await rita.RefusedAsync(HttpMethod.Post, "rooms/Lobby/enter")).ShouldBe((403, "bannedFromRoom"));
        time.Advance(TimeSpan.FromSeconds(121));
        await rita.PostAsync("rooms/Lobby/enter");
        await owner.PostAsync("admin/rooms/Lobby/kick", new { name = "rita", minutes = 0 });
        await rita.PostAsync("rooms/Lobby/enter");
        await owner.PostAsync("admin/rooms/Lobby/kick", new { name = "rita", minutes = 10 });
        time.Advance(TimeSpan.FromMinutes(9));
        (await rita.RefusedAsync(HttpMethod.Post, "rooms/Lobby/enter")).ShouldBe((403, "bannedFromRoom"));
    }

    [Fact]
    public void What_is_remembered_has_a_limit_and_what_ends_first_gives_way()
    {
        var time = new ManualTime();
        var keptOut = new KeptOut(new(), time);
        for (var i = 0; i <= KeptOut.Most; i++)
        {
            keptOut.Add(string.Create(CultureInfo.InvariantCulture, $"guest {i}"), global::System.Net.IPAddress.Loopback, TimeSpan.FromMinutes(5 + (i * 0.001)));
        }

        keptOut.Holds("guest 0", global::System.Net.IPAddress.Broadcast).ShouldBeFalse();
        keptOut.Holds("guest 2000", global::System.Net.IPAddress.Broadcast).ShouldBeTrue();
        keptOut.Holds("nobody", global::System.Net.IPAddress.Loopback).ShouldBeTrue("the address of all of them");
    }

    private static async Task<long> SessionAsync(WebClient owner, string name) =>
        (await owner.GetAsync($"admin/sessions?name={name}"))["items"]!.AsArray().Single()!["id"]!.GetValue<long>();

    private static async Task GoneAsync(WebHost host, string name)
    {
        for (var i = 0; host.Community.Presences.Sessions.Any(s => s.Person.Name == name); i++)
        {
            i.ShouldBeLessThan(1000, $"{name} is still there");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<(int Status, string Code)> GuestAsync(WebHost host, string name) =>
        await host.Browser().RefusedAsync(HttpMethod.Post, "session/guest", new { name });

    private static async Task<List<string>> JoinAsync(WebHost host, string name)
    {
        using var client = await RawAres.ConnectAsync(host.Ares, name);
        await client.LogInAsync();
        return await client.ClosedAsync();
    }
}
