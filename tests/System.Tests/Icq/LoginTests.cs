using Parlance.Icq;
using Parlance.Wire;

namespace Parlance.System.Tests.Icq;

public sealed class LoginTests
{
    public static TheoryData<int> Versions => [2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_new_user_registers_logs_in_and_gets_what_real_clients_wait_for(int version)
    {
        using var world = await IcqWorld.StartAsync();
        var client = world.Client(version);
        (await client.RegisterAsync("secret")).ShouldBeGreaterThan(10_000u);
        var reply = await client.LogInAsync("secret");
        reply.Ip.ShouldBe(Ip4.Of(127, 0, 0, 1));
        reply.KeepAlive.ShouldBe((ushort)120);

        client.Send(default(ToServer.Login1));
        await client.ExpectAsync<ToClient.ReplyX2>();
        client.Send(new ToServer.ContactList([]));
        (await client.ExpectAsync<ToClient.ContactListDone>()).Uin.ShouldBe(client.Uin);
        await world.SettledAsync();
        client.Unconfirmed.ShouldBe(0);
        world.Server.Online.Single().Unacknowledged.ShouldBe(0);
    }

    [Fact]
    public async Task The_login_reply_of_version_2_is_that_of_the_historic_server()
    {
        using var world = await IcqWorld.StartAsync();
        var client = world.Client();
        await client.RegisterAsync("secret");
        await client.LogInAsync("secret");
        var (header, body) = client.Received.Single(p => p.Header.Command == 0x005A);
        header.Sequence.ShouldBe((ushort)0);
        Convert.ToHexString(body[4..]).ShouldBe("7F000001" + "0200" + "0100" + "0500" + "00000000" + "8C00" + "0000" + "7800" + "0A00" + "0A00" + "0500" + "0A00" + "01");
    }

    [Fact]
    public async Task A_wrong_password_and_a_number_that_is_nobodys_get_the_same_answer_and_no_session()
    {
        using var world = await IcqWorld.StartAsync();
        var client = world.Client();
        var uin = await client.RegisterAsync("secret");
        client.SendRaw(RawIcq.Login("wrong"), 9);
        (await client.ExpectAsync<ToClient.WrongPassword>()).ShouldBe(new ToClient.WrongPassword(2, uin));
        client.Uin = 99_999;
        client.SendRaw(RawIcq.Login("wrong"), 10);
        (await client.ExpectAsync<ToClient.WrongPassword>()).ShouldBe(new ToClient.WrongPassword(2, 99_999u));
        client.Acknowledgements.ShouldBe([1, 9, 10], "refused logins are acknowledged too");
        world.Server.Online.ShouldBeEmpty();
    }

    [Fact]
    public async Task Eight_characters_of_a_password_count()
    {
        using var world = await IcqWorld.StartAsync();
        var client = world.Client();
        await client.RegisterAsync("12345678ninth");
        await client.LogInAsync("12345678");
        client.Send(new ToServer.ChangePassword(3, "abcdefghijk"));
        (await client.ExpectAsync<ToClient.PasswordChanged>()).Sequence.ShouldBe((ushort)3);
        var other = world.Client();
        other.Uin = client.Uin;
        await other.LogInAsync("abcdefghXX");
    }

    [Fact]
    public async Task A_registration_sent_again_gets_the_same_number()
    {
        using var world = await IcqWorld.StartAsync();
        var client = world.Client();
        for (var i = 0; i < 3; i++)
        {
            client.SendRaw(new ToServer.NewUserReg(7, "secret", 0x72, []), 1);
        }

        var first = await client.ExpectAsync<ToClient.NewUserUin>();
        (await client.ExpectAsync<ToClient.NewUserUin>()).ShouldBe(first);
        (await client.ExpectAsync<ToClient.NewUserUin>()).ShouldBe(first);
        world.Community.Accounts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Closed_registration_is_refused_in_a_way_every_client_understands()
    {
        using var world = await IcqWorld.StartAsync();
        world.Community.Accounts.IsRegistrationOpen = false;
        var client = world.Client();
        client.Send(new ToServer.NewUserReg(7, "secret", 0x72, []));
        await client.ExpectAsync<ToClient.Busy>();
        world.Community.Accounts.Count.ShouldBe(0);
    }

    [Fact]
    public async Task The_form_of_version_4_gives_a_password_and_the_same_one_when_it_comes_again()
    {
        using var world = await IcqWorld.StartAsync();
        var client = world.Client(4);
        var form = new ToServer.RegistrationForm(0x98, "nick", "first", "last", "nick@example.org", new byte[20]);
        client.SendRaw(form, 3, 2);
        var first = await client.ExpectAsync<ToClient.RegistrationDone>();
        client.SendRaw(form, 3, 2);
        await world.SettledAsync();
        client.Received.Count(p => p.Header.Command == 0x0384).ShouldBe(1, "the same packet once more");
        world.Network.Sent.Count(p => p.Bytes.Length > 20 && p.Bytes is [3, 0, 0x84, 3, ..]).ShouldBe(2);
        client.Uin = first.Uin;
        await client.LogInAsync(first.Password);
        client.Send(new ToServer.InfoReq(0, first.Uin));
        (await client.ExpectAsync<ToClient.InfoReply>()).Nick.ShouldBe("nick");
    }

    [Fact]
    public async Task A_registration_that_was_refused_may_succeed_with_the_same_packet_later()
    {
        using var world = await IcqWorld.StartAsync();
        world.Community.Accounts.IsRegistrationOpen = false;
        var client = world.Client();
        client.SendRaw(new ToServer.NewUserReg(7, "secret", 0x72, []), 1);
        await client.ExpectAsync<ToClient.Busy>();
        world.Community.Accounts.IsRegistrationOpen = true;
        client.SendRaw(new ToServer.NewUserReg(7, "secret", 0x72, []), 1);
        (await client.ExpectAsync<ToClient.NewUserUin>()).Uin.ShouldBe(10_001u);
    }

    [Fact]
    public async Task A_server_that_stops_tells_its_clients_and_does_not_wait_for_those_who_are_delayed()
    {
        using var world = await IcqWorld.StartAsync(o => (o.Flood.Burst, o.Flood.PerSecond) = (1, 0.01));
        var client = await world.UserAsync();
        client.Send(new ToServer.SendMessage(client.Uin, 1, "first"));
        client.Send(new ToServer.SendMessage(client.Uin, 1, "delayed"));
        await world.Server.StopAsync();
        world.Server.Online.ShouldBeEmpty();
        await client.ExpectAsync<ToClient.NotConnected>();
        client.All<ToClient.ForcedOffline>().ShouldBeEmpty("mICQ quits on it");
    }

    [Fact]
    public async Task A_login_sent_again_is_answered_again_and_changes_nothing()
    {
        using var world = await IcqWorld.StartAsync();
        var client = world.Client();
        await client.RegisterAsync("secret");
        client.Acknowledges = false;
        client.SendRaw(RawIcq.Login("secret"), 5);
        await client.ExpectAsync<ToClient.LoginReply>();
        var session = world.Server.Online.Single();
        client.Acknowledgements.Clear();
        var before = world.Network.Sent.Count;
        client.SendRaw(RawIcq.Login("secret"), 5);
        await world.SettledAsync();

        client.Acknowledgements.ShouldBe([5]);
        world.Network.Sent.Skip(before).Count(p => p.From.Equals(IcqWorld.ServerAddress) && p.Bytes[2] == 0x5A).ShouldBe(1);
        world.Server.Online.Single().ShouldBeSameAs(session);
    }

    [Fact]
    public async Task Of_two_logins_the_newer_wins_and_the_older_is_told()
    {
        using var world = await IcqWorld.StartAsync();
        var older = await world.UserAsync();
        var watcher = await world.UserAsync();
        watcher.Send(new ToServer.ContactList([older.Uin]));
        await watcher.ExpectAsync<ToClient.ContactListDone>();
        var newer = world.Client();
        newer.Uin = older.Uin;
        await newer.LogInAsync("secret");

        await older.ExpectAsync<ToClient.ForcedOffline>();
        await older.ExpectAsync<ToClient.NotConnected>();
        older.SendRaw(default(ToServer.KeepAlive), 77);
        await older.ExpectAsync<ToClient.NotConnected>();
        await world.SettledAsync();
        watcher.All<ToClient.UserOffline>().ShouldBeEmpty("nobody went offline");
        watcher.All<ToClient.UserOnline>().Count.ShouldBe(2, "the newer client has another address");
        world.Server.Online.Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_client_that_starts_anew_at_its_old_address_is_not_thrown_out_by_its_own_login()
    {
        using var world = await IcqWorld.StartAsync();
        var client = await world.UserAsync();
        var again = world.Client(at: 1025, first: 300);
        again.Uin = client.Uin;
        await again.LogInAsync("secret");
        await world.SettledAsync();
        again.All<ToClient.ForcedOffline>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_one_word_logs_off()
    {
        using var world = await IcqWorld.StartAsync();
        var client = await world.UserAsync();
        client.Send(new ToServer.SendTextCode("B_MESSAGE_ACK", 5));
        client.Send(new ToServer.SendTextCode("anything", 4));
        await world.SettledAsync();
        client.Unconfirmed.ShouldBe(0);
        world.Server.Online.Count().ShouldBe(1);

        client.Send(new ToServer.SendTextCode("B_USER_DISCONNECTED", 5));
        await world.SettledAsync();
        client.Unconfirmed.ShouldBe(0);
        world.Server.Online.ShouldBeEmpty();
        client.All<ToClient.ForcedOffline>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Silence_for_three_keep_alives_ends_a_session_and_not_a_moment_before()
    {
        using var world = await IcqWorld.StartAsync();
        var client = await world.UserAsync();
        for (var i = 0; i < 5; i++)
        {
            await world.PassAsync(TimeSpan.FromSeconds(300), 10_000);
            client.Send(default(ToServer.KeepAlive));
            await world.SettledAsync();
        }

        world.Server.Online.Count().ShouldBe(1);
        await world.PassAsync(TimeSpan.FromSeconds(370), 10_000);
        world.Server.Online.ShouldBeEmpty();
        client.All<ToClient.ForcedOffline>().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Unknown_commands_are_acknowledged_and_ignored()
    {
        using var world = await IcqWorld.StartAsync();
        var client = await world.UserAsync();
        var datagram = client.Build(default(ToServer.KeepAlive), 500);
        (datagram[2], datagram[3]) = (0x77, 0x77);
        client.SendBytes(datagram);
        await world.SettledAsync();
        client.Acknowledgements.ShouldContain((ushort)500);
    }

    [Fact]
    public async Task Version_5_first_logins_and_departments_are_answered_as_real_clients_expect()
    {
        using var world = await IcqWorld.StartAsync();
        var client = world.Client(5);
        await client.RegisterAsync("secret");
        client.SendRaw(new ToServer.NewUser1(0xABCD, []), 44, 2);
        await world.SettledAsync();
        client.Acknowledgements.ShouldContain((ushort)44);
        client.SendRaw(new ToServer.GetDeps(0, client.Uin, "secret", []), 45, 3);
        (await client.ExpectWithHeaderAsync<ToClient.DepsReply>()).Header.Sequence2.ShouldBe((ushort)3);
        client.SendRaw(new ToServer.GetDeps(0, client.Uin, "wrong", []), 46, 4);
        await client.ExpectAsync<ToClient.WrongPassword>();
    }
}
