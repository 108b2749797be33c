using System.Net;
using Parlance.Core.Model;
using Parlance.Icq;
using Parlance.Icq.Server;
using Parlance.Wire;

namespace Parlance.System.Tests.Icq;

public sealed class PresenceTests
{
    [Theory]
    [InlineData(2, 2)]
    [InlineData(2, 5)]
    [InlineData(5, 2)]
    [InlineData(3, 4)]
    public async Task Those_who_list_somebody_see_him_come_change_and_go(int watcherVersion, int watchedVersion)
    {
        using var world = await IcqWorld.StartAsync();
        var watcher = await world.UserAsync(watcherVersion);
        var stranger = await world.UserAsync();
        var watched = await world.UserAsync(watchedVersion, IcqStatus.Away);
        watcher.Send(new ToServer.ContactList([watched.Uin]));

        var online = await watcher.ExpectAsync<ToClient.UserOnline>();
        (online.Uin, online.Status, online.TcpPort, online.Ip, online.RealIp, online.TcpCapability, online.TcpVersion)
            .ShouldBe((watched.Uin, IcqStatus.Away, 5000u, Ip4.Of(127, 0, 0, 1), Ip4.Of(127, 0, 0, 1), (byte)4, 3u));
        await watcher.ExpectAsync<ToClient.ContactListDone>();

        watched.Send(new ToServer.StatusChange(IcqStatus.DoNotDisturb));
        (await watcher.ExpectAsync<ToClient.StatusUpdate>()).ShouldBe(new ToClient.StatusUpdate(watched.Uin, IcqStatus.DoNotDisturb));
        watched.Send(new ToServer.StatusChange(IcqStatus.DoNotDisturb | IcqStatus.WebAware));
        (await watcher.ExpectAsync<ToClient.StatusUpdate>()).Status.ShouldBe(IcqStatus.DoNotDisturb | IcqStatus.WebAware, "flags of later clients pass through");
        watched.Send(new ToServer.SendTextCode("B_USER_DISCONNECTED", 5));
        (await watcher.ExpectAsync<ToClient.UserOffline>()).Uin.ShouldBe(watched.Uin);
        await world.SettledAsync();
        stranger.Received.ShouldNotContain(p => p.Header.Command == 0x006E || p.Header.Command == 0x0078 || p.Header.Command == 0x01A4);
    }

    [Fact]
    public async Task Somebody_who_comes_later_is_announced_once_to_those_who_list_him()
    {
        using var world = await IcqWorld.StartAsync();
        var watched = world.Client();
        await watched.RegisterAsync("secret");
        var watcher = await world.UserAsync();
        watcher.Send(new ToServer.AddToList(watched.Uin));
        await world.SettledAsync();
        watcher.All<ToClient.UserOnline>().ShouldBeEmpty();
        await watched.LogInAsync("secret");
        (await watcher.ExpectAsync<ToClient.UserOnline>()).Uin.ShouldBe(watched.Uin);
        await world.SettledAsync();
        watcher.All<ToClient.UserOnline>().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Going_invisible_looks_like_logging_off_but_for_the_visible_list()
    {
        using var world = await IcqWorld.StartAsync();
        var friend = await world.UserAsync();
        var other = await world.UserAsync();
        var shy = await world.UserAsync();
        foreach (var watcher in new[] { friend, other })
        {
            watcher.Send(new ToServer.ContactList([shy.Uin]));
            await watcher.ExpectAsync<ToClient.UserOnline>();
        }

        shy.Send(new ToServer.VisibleList([friend.Uin]));
        shy.Send(new ToServer.StatusChange(IcqStatus.Invisible));
        (await other.ExpectAsync<ToClient.UserOffline>()).Uin.ShouldBe(shy.Uin);
        (await friend.ExpectAsync<ToClient.StatusUpdate>()).Status.ShouldBe(IcqStatus.Invisible);

        other.Send(new ToServer.SendMessage(shy.Uin, 1, "are you there?"));
        (await shy.ExpectAsync<ToClient.MessageNow>()).Text.ShouldBe("are you there?", "messages reach an invisible user");

        shy.Send(new ToServer.StatusChange(0));
        (await other.ExpectAsync<ToClient.UserOnline>()).Uin.ShouldBe(shy.Uin);
    }

    [Fact]
    public async Task The_invisible_list_hides_always_and_can_be_changed_one_by_one()
    {
        using var world = await IcqWorld.StartAsync();
        var nosy = await world.UserAsync();
        var shy = await world.UserAsync(5);
        nosy.Send(new ToServer.ContactList([shy.Uin]));
        await nosy.ExpectAsync<ToClient.UserOnline>();

        shy.Send(new ToServer.InvisibleList([nosy.Uin]));
        (await nosy.ExpectAsync<ToClient.UserOffline>()).Uin.ShouldBe(shy.Uin);
        shy.Send(new ToServer.StatusChange(IcqStatus.Away));
        await world.SettledAsync();
        nosy.All<ToClient.StatusUpdate>().ShouldBeEmpty();
        shy.Send(new ToServer.ChangeLists(nosy.Uin, 1, 0));
        (await nosy.ExpectAsync<ToClient.UserOnline>()).Status.ShouldBe(IcqStatus.Away);
    }

    [Theory]
    [InlineData(PeerAddresses.Given, "10.0.0.1", "8.8.8.8", true)]
    [InlineData(PeerAddresses.Contacts, "10.0.0.1", "8.8.8.8", false)]
    [InlineData(PeerAddresses.Contacts, "10.0.0.1", "10.9.9.9", true)]
    [InlineData(PeerAddresses.Hidden, "10.0.0.1", "10.9.9.9", false)]
    public async Task The_address_of_a_client_is_told_as_the_setting_says(PeerAddresses setting, string watcherIp, string watchedIp, bool isTold)
    {
        using var world = await IcqWorld.StartAsync(o => o.PeerAddresses = setting, l => l.TrustedNetworks = ["0.0.0.0/0"]);
        var watcher = await world.UserAsync(ip: watcherIp);
        var watched = await world.UserAsync(ip: watchedIp);
        watcher.Send(new ToServer.ContactList([watched.Uin]));
        var online = await watcher.ExpectAsync<ToClient.UserOnline>();
        if (isTold)
        {
            (online.Ip.ToString(), online.TcpPort, online.TcpCapability).ShouldBe((watchedIp, 5000u, (byte)4));
        }
        else
        {
            (online.Ip, online.RealIp, online.TcpPort, online.TcpCapability).ShouldBe((Ip4.None, Ip4.None, 0u, (byte)6));
        }
    }

    [Fact]
    public async Task With_the_setting_for_contacts_those_on_the_users_own_list_learn_the_address()
    {
        using var world = await IcqWorld.StartAsync(limits: l => l.TrustedNetworks = ["0.0.0.0/0"]);
        var watcher = await world.UserAsync(ip: "10.0.0.1");
        var watched = await world.UserAsync(ip: "8.8.8.8");
        watched.Send(new ToServer.ContactList([watcher.Uin]));
        await watched.ExpectAsync<ToClient.ContactListDone>();
        watcher.Send(new ToServer.ContactList([watched.Uin]));
        (await watcher.ExpectAsync<ToClient.UserOnline>()).Ip.ToString().ShouldBe("8.8.8.8");
    }

    [Fact]
    public async Task Clients_1_x_may_be_shown_only_what_they_know()
    {
        using var world = await IcqWorld.StartAsync(o => o.DowngradeStatus = true);
        var old = world.Client();
        await old.RegisterAsync("secret");
        old.Send(RawIcq.Login("secret") with { TcpVersion = 2 });
        await old.ExpectAsync<ToClient.LoginReply>();
        var watched = await world.UserAsync(status: IcqStatus.NotAvailable);
        old.Send(new ToServer.ContactList([watched.Uin]));
        (await old.ExpectAsync<ToClient.UserOnline>()).Status.ShouldBe(IcqStatus.Away);
        watched.Send(new ToServer.StatusChange(IcqStatus.DoNotDisturb));
        (await old.ExpectAsync<ToClient.StatusUpdate>()).Status.ShouldBe(0x11u);
    }

    [Fact]
    public async Task People_of_other_networks_are_seen_too_and_see_icq()
    {
        using var world = await IcqWorld.StartAsync();
        var watcher = await world.UserAsync();
        var account = (await world.Community.Accounts.RegisterAsync("alice", "secret", IPAddress.Loopback)).Account!;
        watcher.Send(new ToServer.ContactList([account.Uin]));
        await watcher.ExpectAsync<ToClient.ContactListDone>();
        var sink = new Parlance.Core.Tests.EventLog();
        var session = world.Community.Presences.SignIn(account.Person, Network.Web, IPAddress.Loopback, sink);
        world.Community.Presences.Announce(session);
        var online = await watcher.ExpectAsync<ToClient.UserOnline>();
        (online.Uin, online.TcpPort, online.TcpCapability).ShouldBe((account.Uin, 0u, (byte)6));
        world.Community.Presences.SetState(session, PresenceState.NotAvailable);
        (await watcher.ExpectAsync<ToClient.StatusUpdate>()).Status.ShouldBe(IcqStatus.NotAvailable);
        world.Community.Presences.SignOut(session);
        (await watcher.ExpectAsync<ToClient.UserOffline>()).Uin.ShouldBe(account.Uin);
    }

    [Fact]
    public async Task A_contact_list_in_several_packets_adds_up_and_has_a_limit()
    {
        using var world = await IcqWorld.StartAsync(limits: l => l.Watched = 300);
        var watched = await world.UserAsync();
        var watcher = await world.UserAsync();
        for (var i = 0; i < 4; i++)
        {
            watcher.Send(new ToServer.ContactList([.. Enumerable.Range(1, 100).Select(n => (uint)(1_000_000 + (100 * i) + n))]));
            await watcher.ExpectAsync<ToClient.ContactListDone>();
        }

        watcher.Send(new ToServer.AddToList(watched.Uin));
        await world.SettledAsync();
        watcher.All<ToClient.UserOnline>().ShouldBeEmpty("the list was full");
    }

    [Fact]
    public async Task A_contact_list_with_two_thousand_users_online_is_told_whole()
    {
        using var world = await IcqWorld.StartAsync();
        var watcher = await world.UserAsync();
        var uins = new List<uint>();
        for (var i = 0; i < 2000; i++)
        {
            var account = (await world.Community.Accounts.RegisterAsync($"user{i}", "secret", IPAddress.Loopback)).Account!;
            world.Community.Presences.Announce(
                world.Community.Presences.SignIn(account.Person, Network.Web, IPAddress.Loopback, new Parlance.Core.Tests.EventLog()));
            uins.Add(account.Uin);
        }

        watcher.Acknowledges = false;
        foreach (var part in uins.Chunk(250))
        {
            watcher.Send(new ToServer.ContactList(part));
        }

        await world.SettledAsync();
        world.Server.Online.Single().Unacknowledged.ShouldBe(2008);
        watcher.All<ToClient.UserOnline>().Count.ShouldBe(64, "as many as may be under way");
    }
}
