using Parlance.MyIcq;
using Parlance.MyIcq.Messages;
using Parlance.Wire;

namespace Parlance.System.Tests.MyIcq;

public sealed class ContactTests
{
    private static readonly InfoBlock Block = new(
        12, Codepage.Gbk.Encode("小明"), 23, 1, Codepage.Gbk.Encode("中国"), "Hubei", "Wuhan", "a@example.org", "Road 1", "430000", "027-1", "Xiao Ming", 2,
        "School", "Work", "http://example.org", "Hello");

    [Fact]
    public async Task Adding_somebody_who_lets_anyone_shows_them_and_tells_them()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        (await alice.AskAsync(new ToServer.AddFriend(bob.Uin))).As<ToClient.AddFriend>().ShouldBe(new ToClient.AddFriend(bob.Uin, 0, string.Empty));
        var online = await alice.NextAsync<ToClient.UserOnline>();
        online.ShouldBe(new ToClient.UserOnline(bob.Uin, 0, Ip4.Of(127, 0, 0, 1), 0x7ffd, Ip4.Of(127, 0, 0, 1), string.Empty));
        var added = await bob.NextAsync<ToClient.Message>();
        (added.Type, added.From, added.Text).ShouldBe(((byte)5, alice.Uin, string.Empty));
        (await alice.AskAsync(default(ToServer.GetContactList))).As<ToClient.GetContactList>().Uins.ShouldBe([bob.Uin]);
        (await bob.AskAsync(default(ToServer.GetContactList))).As<ToClient.GetContactList>().Uins.ShouldBeEmpty("lists have one direction");
    }

    [Fact]
    public async Task The_answer_comes_before_the_state_of_who_was_added()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        var reply = await alice.AskAsync(new ToServer.AddFriend(bob.Uin));
        var packets = await alice.DrainAsync();
        packets.Single(packet => packet.Is<ToClient.UserOnline>()).Header.Sequence.ShouldBeGreaterThan(reply.Header.Sequence);
    }

    [Fact]
    public async Task Contacts_see_each_change_once_and_nothing_of_the_invisible()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        await alice.AskAsync(new ToServer.AddFriend(bob.Uin));
        await alice.NextAsync<ToClient.UserOnline>();
        await bob.ConfirmAsync(new ToServer.ChangeStatus(2));
        (await alice.NextAsync<ToClient.StatusChanged>()).Status.ShouldBe(2u);
        await bob.ConfirmAsync(new ToServer.ChangeStatus(2));
        await bob.ConfirmAsync(new ToServer.ChangeStatus(3));
        (await alice.NextAsync<ToClient.UserOffline>()).Uin.ShouldBe(bob.Uin);
        var hidden = (await alice.AskAsync(new ToServer.SearchCustom(bob.Uin, null, string.Empty, string.Empty, 0))).As<ToClient.Search>();
        hidden.Users.Single().Online.ShouldBe((byte)0);
        (await alice.AskAsync(new ToServer.SearchRandom())).As<ToClient.Search>().Users.Select(u => u.Uin).ShouldBe([alice.Uin]);
        await bob.ConfirmAsync(new ToServer.ChangeStatus(0));
        (await alice.NextAsync<ToClient.UserOnline>()).Status.ShouldBe(0u);
        bob.Tell(default(ToServer.Logout));
        (await alice.NextAsync<ToClient.UserOffline>()).Uin.ShouldBe(bob.Uin);
        (await alice.DrainAsync()).Count(packet => packet.Is<ToClient.StatusChanged>()).ShouldBe(0, "the same state again is no news");
    }

    [Fact]
    public async Task A_login_shows_the_contacts_that_are_online_at_most_48_a_packet()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        var friends = new List<RawClient>();
        for (var i = 0; i < 50; i++)
        {
            friends.Add(await server.JoinAsync());
            await alice.AskAsync(new ToServer.AddFriend(friends[^1].Uin));
        }

        await friends[0].ConfirmAsync(new ToServer.ChangeStatus(3));
        alice.Tell(default(ToServer.Logout));
        using var again = server.Connect();
        (again.Uin, again.Password, again.Sid) = (alice.Uin, alice.Password, 5);
        await again.LogInAsync();
        var first = await again.NextAsync<ToClient.MultiOnline>();
        var second = await again.NextAsync<ToClient.MultiOnline>();
        new[] { first.Users.Length, second.Users.Length }.Order().ShouldBe([1, 48]);
        first.Users.Concat(second.Users).Select(u => u.Uin).Order().ShouldBe(friends.Skip(1).Select(f => f.Uin));
        friends.ForEach(friend => friend.Dispose());
    }

    [Fact]
    public async Task An_invisible_login_is_told_to_nobody()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        using var bob = server.Connect();
        await bob.RegisterAsync("secret");
        await alice.AskAsync(new ToServer.AddFriend(bob.Uin));
        await bob.LogInAsync(status: 3);
        await bob.DrainAsync();
        (await alice.DrainAsync()).ShouldAllBe(packet => packet.Is<ToClient.GroupTypes>());
    }

    [Fact]
    public async Task Who_wants_to_be_asked_is_listed_by_accepting_and_never_without_a_request()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        await bob.ConfirmAsync(new ToServer.ModifyUser(Block, (byte)MyIcqAuthorisation.Ask, 0, null));
        (await alice.AskAsync(new ToServer.AddFriend(bob.Uin))).As<ToClient.AddFriend>().Result.ShouldBe((byte)1);
        await bob.ConfirmAsync(new ToServer.SendMessage(2, alice.Uin));
        await alice.ConfirmAsync(new ToServer.SendMessage(3, bob.Uin, "12\u00ffalice\u00fflet me"));
        (await bob.NextAsync<ToClient.Message>()).Text.ShouldBe("12\u00ffalice\u00fflet me");
        await bob.ConfirmAsync(new ToServer.SendMessage(4, alice.Uin, "no"));
        var refusal = await alice.NextAsync<ToClient.Message>();
        (refusal.Type, refusal.Text).ShouldBe(((byte)4, "no"), "the acceptance without a request was dropped");
        await bob.ConfirmAsync(new ToServer.SendMessage(2, alice.Uin));
        await alice.ConfirmAsync(new ToServer.SendMessage(3, bob.Uin, "12\u00ffalice\u00ffplease"));
        await bob.ConfirmAsync(new ToServer.SendMessage(2, alice.Uin));
        (await alice.NextAsync<ToClient.Message>()).Type.ShouldBe((byte)2);
        (await alice.NextAsync<ToClient.UserOnline>()).Uin.ShouldBe(bob.Uin);
        (await alice.AskAsync(default(ToServer.GetContactList))).As<ToClient.GetContactList>().Uins.ShouldBe([bob.Uin]);
    }

    [Fact]
    public async Task Who_wants_nobody_is_not_listed()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        await bob.ConfirmAsync(new ToServer.ModifyUser(Block, (byte)MyIcqAuthorisation.Nobody, 0, null));
        (await alice.AskAsync(new ToServer.AddFriend(bob.Uin))).As<ToClient.AddFriend>().Result.ShouldBe((byte)2);
        (await alice.AskAsync(default(ToServer.GetContactList))).As<ToClient.GetContactList>().Uins.ShouldBeEmpty();
    }

    [Fact]
    public async Task Deleting_takes_only_the_own_side_away()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        await alice.AskAsync(new ToServer.AddFriend(bob.Uin));
        await bob.AskAsync(new ToServer.AddFriend(alice.Uin));
        await alice.ConfirmAsync(new ToServer.DelFriend(bob.Uin));
        await alice.ConfirmAsync(new ToServer.DelFriend(bob.Uin));
        await bob.NextAsync<ToClient.UserOnline>();
        await alice.DrainAsync();
        await bob.ConfirmAsync(new ToServer.ChangeStatus(2));
        (await alice.DrainAsync()).ShouldBeEmpty();
        (await bob.AskAsync(default(ToServer.GetContactList))).As<ToClient.GetContactList>().Uins.ShouldBe([alice.Uin]);
    }

    [Fact]
    public async Task The_seventeen_fields_are_kept_and_shown_and_survive_a_restart()
    {
        var server = await MyIcqTestServer.StartAsync();
        var alice = await server.JoinAsync();
        await alice.ConfirmAsync(new ToServer.ModifyUser(Block, 1, 0, null));
        (await alice.AskAsync(default(ToServer.UpdateUser))).As<ToClient.UpdateUser>().ShouldBe(new ToClient.UpdateUser(Block, 1));
        var store = server.Store;
        await server.DisposeAsync();
        await using var next = await MyIcqTestServer.StartAsync(store: store);
        using var bob = await next.JoinAsync();
        (await bob.AskAsync(new ToServer.UpdateContact(alice.Uin))).As<ToClient.UpdateContact>().ShouldBe(new ToClient.UpdateContact(alice.Uin, Block));
        await bob.ConfirmAsync(new ToServer.UpdateContact(99_999));
        alice.Dispose();
    }

    [Fact]
    public async Task A_block_with_every_field_as_long_as_fits_is_shown_within_a_packet()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        var longest = Block with { Nick = new string('n', 40), Intro = new string('i', 700) };
        await alice.ConfirmAsync(new ToServer.ModifyUser(longest, 0, 0, null));
        var shown = (await alice.AskAsync(default(ToServer.UpdateUser))).As<ToClient.UpdateUser>().Info;
        shown.Nick.ShouldBe(new string('n', 16));
        shown.Intro.ShouldBe(longest.Intro);
    }

    [Fact]
    public async Task A_new_password_counts_from_the_next_login_and_the_key_stays()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync("old-secret");
        await alice.ConfirmAsync(new ToServer.ModifyUser(Block, 0, 1, "new-secret"));
        await alice.ConfirmAsync(new ToServer.ChangeStatus(2));
        alice.Tell(default(ToServer.Logout));
        (await alice.LogInAsync()).Error.ShouldBe((byte)2);
        alice.Password = "new-secret";
        (await alice.LogInAsync()).Error.ShouldBe((byte)0);
    }

    [Fact]
    public async Task A_search_by_name_comes_in_pages_of_25_and_finds_the_next_from_the_last_number()
    {
        await using var server = await MyIcqTestServer.StartAsync(limit: l => l.TrustedNetworks = ["127.0.0.0/8"]);
        using var alice = await server.JoinAsync();
        var nick = Codepage.Gbk.Encode("一二三四五六七八");
        for (var i = 0; i < 30; i++)
        {
            using var other = await server.JoinAsync();
            await other.ConfirmAsync(new ToServer.ModifyUser(Block with { Nick = nick, Province = nick }, 0, 0, null));
            other.Tell(default(ToServer.Logout));
        }

        var first = (await alice.AskAsync(new ToServer.SearchCustom(0, null, nick, string.Empty, 0))).As<ToClient.Search>().Users;
        first.Length.ShouldBe(25);
        first.ShouldAllBe(user => user.Nick == nick && user.Province.Length > 8, "a full page of the longest fits");
        var second = (await alice.AskAsync(new ToServer.SearchCustom(0, null, nick, Block.Email, first[^1].Uin))).As<ToClient.Search>().Users;
        second.Length.ShouldBe(5);
        first.Concat(second).Select(u => u.Uin).Distinct().Count().ShouldBe(30);
        (await alice.AskAsync(new ToServer.SearchCustom(99_999, null, string.Empty, string.Empty, 0))).As<ToClient.Search>().Users.ShouldBeEmpty();
        await alice.ConfirmAsync(new ToServer.SearchCustom(0, null, string.Empty, string.Empty, 0));
    }

    [Fact]
    public async Task Users_of_other_servers_are_nobody_here_and_requests_for_them_are_confirmed()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        await alice.ConfirmAsync(new ToServer.AddFriend(bob.Uin, "other.net"));
        await alice.ConfirmAsync(new ToServer.UpdateContact(bob.Uin, "other.net"));
        await alice.ConfirmAsync(new ToServer.SendMessage(0, bob.Uin, "x", "other.net"));
        (await alice.AskAsync(new ToServer.SearchRandom("other.net"))).As<ToClient.Search>().Users.ShouldBeEmpty();
        (await alice.AskAsync(new ToServer.AddFriend(bob.Uin, "LOCALHOST"))).As<ToClient.AddFriend>().Result.ShouldBe((byte)0);
        (await bob.NextAsync<ToClient.Message>()).Type.ShouldBe((byte)5);
    }
}
