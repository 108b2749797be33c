using System.Net;
using Parlance.Core.Model;
using Parlance.MyIcq;
using Parlance.MyIcq.Messages;
using Parlance.Wire;

namespace Parlance.System.Tests.MyIcq;

public sealed class GroupTests
{
    [Fact]
    public async Task A_group_is_made_listed_found_entered_and_left()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        var name = Codepage.Gbk.Encode("测试室");
        var group = (await alice.AskAsync(new ToServer.CreateGroup(0, name, "pw"))).As<ToClient.CreateGroup>().Group;
        group.ShouldBe(10_001u);
        (await bob.AskAsync(new ToServer.GetGroupList(0))).As<ToClient.GetGroupList>().Groups.ShouldBe([new GroupSummary(group, name, 1)]);
        (await bob.AskAsync(new ToServer.GetGroupList(7))).As<ToClient.GetGroupList>().Groups.ShouldBeEmpty();
        (await bob.AskAsync(new ToServer.SearchGroup(group))).As<ToClient.SearchGroup>().ShouldBe(new ToClient.SearchGroup(group, name, 0, 1));
        await bob.ConfirmAsync(new ToServer.SearchGroup(1));
        (await EnterAsync(bob, group, "wrong")).Error.ShouldBe((ushort)GroupResult.WrongPassword);
        (await EnterAsync(bob, 99_999_999, "pw")).Error.ShouldBe((ushort)GroupResult.NotFound);
        (await EnterAsync(bob, group, "pw")).Members.Select(m => m.Uin).ShouldBe([alice.Uin, bob.Uin]);
        var entered = await alice.NextAsync<ToClient.MemberEntered>();
        (entered.Group, entered.Member.Uin).ShouldBe((group, bob.Uin));
        (await EnterAsync(bob, group, "pw")).Error.ShouldBe((ushort)GroupResult.AlreadyInside);
        (await bob.AskAsync(new ToServer.CreateGroup(0, "other", string.Empty))).As<ToClient.CreateGroup>().Group.ShouldBe(0u, "one group at a time");
        await bob.ConfirmAsync(new ToServer.ExitGroup(group));
        (await alice.NextAsync<ToClient.MemberLeft>()).ShouldBe(new ToClient.MemberLeft(group, bob.Uin));
        alice.Tell(default(ToServer.Logout));
        await bob.DrainAsync();
        (await bob.AskAsync(new ToServer.GetGroupList(0))).As<ToClient.GetGroupList>().Groups.ShouldBeEmpty("a group ends with its last member");
        (await EnterAsync(bob, group, "pw")).Error.ShouldBe((ushort)GroupResult.NotFound);
    }

    [Fact]
    public async Task What_is_said_reaches_the_others_byte_for_byte_and_not_the_speaker()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        using var outside = await server.JoinAsync();
        var group = (await alice.AskAsync(new ToServer.CreateGroup(0, "room", string.Empty))).As<ToClient.CreateGroup>().Group;
        await EnterAsync(bob, group, string.Empty);
        var text = TextBody.Plain("\u00c4\u00e3").ToString();
        await alice.ConfirmAsync(new ToServer.GroupMessage(group, text));
        await outside.ConfirmAsync(new ToServer.GroupMessage(group, "from outside"));
        var heard = await bob.NextAsync<ToClient.GroupMessage>();
        (heard.Group, heard.From, heard.Text).ShouldBe((group, alice.Uin, text));
        (await alice.DrainAsync()).ShouldNotContain(packet => packet.Is<ToClient.GroupMessage>());
        (await bob.DrainAsync()).ShouldNotContain(packet => packet.Is<ToClient.GroupMessage>());
        await alice.ConfirmAsync(new ToServer.GroupStart(group));
        await alice.ConfirmAsync(new ToServer.GroupCommand(group, [1, 2, 3]));
    }

    [Fact]
    public async Task Groups_and_their_members_have_limits()
    {
        await using var server = await MyIcqTestServer.StartAsync(o => (o.Groups, o.GroupMembers) = (2, 2));
        using var one = await server.JoinAsync();
        using var two = await server.JoinAsync();
        using var three = await server.JoinAsync();
        using var four = await server.JoinAsync();
        var first = (await one.AskAsync(new ToServer.CreateGroup(0, "same", string.Empty))).As<ToClient.CreateGroup>().Group;
        var second = (await two.AskAsync(new ToServer.CreateGroup(0, "same", string.Empty))).As<ToClient.CreateGroup>().Group;
        second.ShouldNotBe(first, "two groups may have one name");
        (await three.AskAsync(new ToServer.CreateGroup(0, "third", string.Empty))).As<ToClient.CreateGroup>().Group.ShouldBe(0u);
        (await three.AskAsync(new ToServer.CreateGroup(5, "game", string.Empty))).As<ToClient.CreateGroup>().Group.ShouldBe(0u);
        (await EnterAsync(three, first, string.Empty)).Error.ShouldBe((ushort)GroupResult.Entered);
        (await EnterAsync(four, first, string.Empty)).Error.ShouldBe((ushort)GroupResult.Full);
        (await EnterAsync(three, second, string.Empty)).Error.ShouldBe((ushort)GroupResult.InAnother);
        (await four.AskAsync(new ToServer.GetGroupList(0))).As<ToClient.GetGroupList>().Groups.Select(g => g.Name).ShouldBe(["same", "same"]);
    }

    [Fact]
    public async Task Rooms_of_other_networks_are_groups_here()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        var carol = (await server.Community.Accounts.RegisterAsync("carol", "secret", IPAddress.Loopback)).Account.ShouldNotBeNull();
        var elsewhere = server.Community.Presences.SignIn(carol.Person, Network.Soulseek, IPAddress.Loopback, new Deaf());
        server.Community.Rooms.Enter(elsewhere, "Lobby").ShouldBe(EnterOutcome.Entered);
        var listed = (await alice.AskAsync(new ToServer.GetGroupList(0))).As<ToClient.GetGroupList>().Groups.Single();
        (listed.Name, listed.Members).ShouldBe(("Lobby", (ushort)1));
        (await EnterAsync(alice, listed.Group, string.Empty)).Members.Select(m => m.Nick).ShouldBe(["carol", string.Empty]);
        server.Community.Rooms.Say(elsewhere, "Lobby", "你好");
        var heard = await alice.NextAsync<ToClient.GroupMessage>();
        (heard.From, Codepage.Gbk.Decode(heard.Text)).ShouldBe((carol.Uin, "你好"));
    }

    [Fact]
    public async Task A_room_with_more_people_than_fit_is_shown_whole()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        for (var i = 0; i < 60; i++)
        {
            var account = (await server.Community.Accounts.RegisterAsync($"member-number-{i:00}", "secret", IPAddress.Loopback)).Account.ShouldNotBeNull();
            server.Community.Rooms.Enter(server.Community.Presences.SignIn(account.Person, Network.Soulseek, IPAddress.Loopback, new Deaf()), "Lobby");
        }

        var group = (await alice.AskAsync(new ToServer.GetGroupList(0))).As<ToClient.GetGroupList>().Groups.Single().Group;
        var members = (await EnterAsync(alice, group, string.Empty)).Members.Select(m => m.Uin).ToHashSet();
        members.Count.ShouldBeLessThan(61);
        while (members.Count < 61)
        {
            members.Add((await alice.NextAsync<ToClient.MemberEntered>()).Member.Uin);
        }
    }

    private static async Task<ToClient.EnterGroup> EnterAsync(RawClient client, uint group, string password) =>
        (await client.AskAsync(new ToServer.EnterGroup(group, password))).As<ToClient.EnterGroup>();

    private sealed class Deaf : Core.Ports.ISessionSink
    {
        public void Deliver(Core.Events.Delivery delivery)
        {
        }

        public void End(SessionEnd reason)
        {
        }
    }
}
