using Parlance.Icq;

namespace Parlance.System.Tests.Icq.Clients;

/// <summary>Bad networks, servers that come back, and users who log in twice.</summary>
public sealed class LinkTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(5, 2)]
    public async Task At_thirty_percent_loss_each_way_everything_arrives_exactly_once(int version, int seed)
    {
        const int Count = 100;
        await using var host = await IcqHost.StartAsync(seed: seed);
        (host.Relay.Loss, host.Relay.Repeats) = (0.3, 0.2);
        var (ana, bob) = (await host.UserAsync(version), await host.UserAsync(version));
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i => ana.Client.Messages.SendAsync(bob.Uin, $"{i}")));
        var came = new List<string>();
        for (var i = 0; i < Count; i++)
        {
            came.Add((await bob.MessageAsync()).Message.ShouldBeOfType<IcqMessage.Text>().Words);
        }

        came.Select(int.Parse).Order().ShouldBe(Enumerable.Range(0, Count));
        (await bob.Client.Directory.FindAsync(ana.Uin)).ShouldNotBeNull("a question and its answer come through too");
        await ana.Client.Messages.SendAsync(bob.Uin, "last");
        (await bob.MessageAsync()).Message.ShouldBe(new IcqMessage.Text("last"), "nothing came twice");
        host.Relay.Lost.ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Stored_messages_survive_a_bad_network_exactly_once(int version)
    {
        const int Count = 60;
        await using var host = await IcqHost.StartAsync(seed: 7);
        var (ana, bob) = (await host.UserAsync(2), await host.UserAsync(version));
        await bob.Client.LogOutAsync();
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i => ana.Client.Messages.SendAsync(bob.Uin, $"{i}")));
        host.Relay.Loss = 0.3;
        (await bob.Client.LogInAsync(bob.Uin, "secret")).ShouldBe(IcqLoginOutcome.LoggedIn);
        var came = new List<string>();
        for (var i = 0; i < Count; i++)
        {
            came.Add((await bob.MessageAsync()).Message.ShouldBeOfType<IcqMessage.Text>().Words);
        }

        came.Select(int.Parse).Order().ShouldBe(Enumerable.Range(0, Count));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_client_logs_in_again_by_itself_when_the_server_is_back(int version)
    {
        await using var first = await IcqHost.StartAsync();
        var ana = await first.UserAsync(version, IcqStatus.Away);
        var bob = await first.UserAsync(2);
        await bob.Client.Contacts.AddAsync(ana.Uin);
        await bob.Events.NextAsync<IcqEvent.ContactOnline>();
        await first.StopServerAsync();
        var out1 = await ana.Events.NextAsync<IcqEvent.LoggedOut>();
        (out1.Reason, out1.WillReconnect).ShouldBe((IcqSessionEnd.NotConnected, true));
        await using var second = await IcqHost.StartAsync(first.Store, first.Port);
        await ana.Events.NextAsync<IcqEvent.LoggedIn>();
        await bob.Events.NextAsync<IcqEvent.LoggedIn>();
        (await bob.Events.NextAsync<IcqEvent.ContactOnline>()).Contact.Presence.ShouldBe(IcqPresence.Away, "status and contacts are told again");
        await ana.Client.Messages.SendAsync(bob.Uin, "here again");
        (await bob.MessageAsync()).Message.ShouldBe(new IcqMessage.Text("here again"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Who_logs_in_elsewhere_is_told_so_and_does_not_fight_for_it(int version)
    {
        await using var host = await IcqHost.StartAsync();
        var here = await host.UserAsync(version);
        var there = host.Client(version);
        (await there.Client.LogInAsync(here.Uin, "secret")).ShouldBe(IcqLoginOutcome.LoggedIn);
        var end = await here.Events.NextAsync<IcqEvent.LoggedOut>();
        (end.Reason, end.WillReconnect).ShouldBe((IcqSessionEnd.ForcedOffline, false));
        here.Client.IsLoggedIn.ShouldBeFalse();
        there.Client.IsLoggedIn.ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_lost_and_what_waited_fails()
    {
        await using var host = await IcqHost.StartAsync();
        var ana = await host.UserAsync(2, change: o => o with { RetransmitInterval = TimeSpan.FromMilliseconds(100), Tries = 5, Cycles = 2, Reconnects = false });
        await ana.Events.NextAsync<IcqEvent.StoredMessagesShown>();
        host.Relay.Loss = 1;
        await Should.ThrowAsync<IcqLinkLostException>(() => ana.Client.Messages.SendAsync(10_001, "hello?"));
        (await ana.Events.NextAsync<IcqEvent.LoggedOut>()).Reason.ShouldBe(IcqSessionEnd.LinkLost);
    }

    [Fact]
    public async Task A_login_that_nobody_answers_is_a_result()
    {
        await using var host = await IcqHost.StartAsync();
        host.Relay.Loss = 1;
        var ana = host.Client(2, o => o with { RetransmitInterval = TimeSpan.FromMilliseconds(20), Tries = 3, Cycles = 1 });
        (await ana.Client.LogInAsync(10_001, "secret")).ShouldBe(IcqLoginOutcome.NoAnswer);
        (await ana.Client.RegisterAsync("secret")).ShouldBeNull();
    }

    [Fact]
    public async Task Signs_of_life_keep_a_session_that_says_nothing()
    {
        await using var host = await IcqHost.StartAsync(change: o => o.KeepAlive = 1);
        var ana = await host.UserAsync(2, change: o => o with { KeepAlive = TimeSpan.FromMilliseconds(300) });
        var deaf = await host.UserAsync(2, change: o => o with { KeepAlive = TimeSpan.FromHours(1), Reconnects = false });
        (await deaf.Events.NextAsync<IcqEvent.LoggedOut>()).Reason.ShouldBeOneOf(IcqSessionEnd.ForcedOffline, IcqSessionEnd.NotConnected);
        ana.Client.IsLoggedIn.ShouldBeTrue();
    }
}
