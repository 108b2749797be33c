using System.Net;
using System.Net.Sockets;
using Parlance.MyIcq;
using Parlance.MyIcq.Messages;
using Parlance.Wire;

namespace Parlance.System.Tests.MyIcq;

public sealed class LoginTests
{
    [Fact]
    public async Task A_new_user_registers_logs_out_logs_in_and_confirms_late_as_gaim_does()
    {
        await using var server = await MyIcqTestServer.StartAsync(o => o.Domain = "example.org");
        using var client = server.Connect();
        client.Password = "freeman";
        (client.Uin, client.Cipher) = (0, null);
        var asked = await client.AskAsync(new ToServer.NewUin("freeman"));
        var created = asked.As<ToClient.NewUin>();
        created.Domain.ShouldBe("example.org");
        asked.Header.ShouldBe(new ServerHeader(1, 0, created.Uin, client.Sid, 2, 0x0102, 0x0101));
        client.Uin = created.Uin;
        client.Tell(default(ToServer.Logout));
        var login = await client.LogInAsync();
        client.Transmit(client.Datagram(default(ToServer.Ack), asked.Header.Sequence));
        login.ShouldBe(new ToClient.Login(0, Ip4.Of(127, 0, 0, 1), 1));
        var types = await client.NextAsync<ToClient.GroupTypes>();
        types.Types.Single().DisplayName.ShouldBe(Codepage.Gbk.Encode("聊天室"));
        (await client.AskAsync(default(ToServer.GetRemoteContactList))).As<ToClient.GetRemoteContactList>().ServerDomain.ShouldBe("example.org");
        (await client.AskAsync(default(ToServer.GetContactList))).As<ToClient.GetContactList>().Uins.ShouldBeEmpty();
        (await client.AskAsync(default(ToServer.UpdateUser))).As<ToClient.UpdateUser>().Info.Nick.ShouldBeEmpty();
        (await client.AskAsync(default(ToServer.GetServerList))).As<ToClient.GetServerList>().Servers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_login_repeated_at_any_moment_makes_one_session()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        var ids = new List<long>();
        for (var i = 0; i < 60; i++)
        {
            using var client = server.Connect();
            await client.RegisterAsync("secret");
            client.Repeat = TimeSpan.Zero;
            await client.LogInAsync();
            client.Repeat = TimeSpan.FromMilliseconds(150);
            await client.AskAsync(default(ToServer.GetContactList));
            server.Community.Accounts.TryFind(client.Uin, out var account).ShouldBeTrue();
            ids.Add(account!.Sessions.Single().Id);
        }

        ids.ShouldBe(Enumerable.Range(0, ids.Count).Select(i => ids[0] + i), "each login took one number");
    }

    [Fact]
    public async Task A_logout_that_the_next_login_overtook_ends_nothing()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var client = await server.JoinAsync();
        client.Transmit(client.Datagram(default(ToServer.Logout), (ushort)(client.Sequence - 1)));
        await client.AskAsync(default(ToServer.GetContactList));
        server.Network.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_first_number_of_the_server_continues_the_clients_and_leaves_out_zero()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var client = await server.JoinAsync();
        client.Sequence = 0xfffe;
        var again = await client.AskAsync(new ToServer.Login(client.Password, 0, 1, default, 0));
        again.Header.Sequence.ShouldBe((ushort)1, "0xffff + 1 is 0, which means none");
        (await client.AskAsync(default(ToServer.GetContactList))).Header.Sequence.ShouldBeGreaterThan((ushort)1);
    }

    [Fact]
    public async Task Numbers_run_over_the_wrap_in_both_directions()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var client = server.Connect();
        await client.RegisterAsync("secret");
        client.Sequence = 0xfff0;
        await client.LogInAsync();
        var numbers = new List<ushort>();
        for (var i = 0; i < 40; i++)
        {
            numbers.Add((await client.AskAsync(default(ToServer.GetContactList))).Header.Sequence);
        }

        numbers.ShouldNotContain((ushort)0);
        numbers.Distinct().Count().ShouldBe(40);
        numbers[^1].ShouldBeLessThan((ushort)100);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_number_are_told_apart_and_leave_no_session()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var client = server.Connect();
        await client.RegisterAsync("secret");
        client.Password = "wrong";
        (await client.LogInAsync()).Error.ShouldBe((byte)LoginResult.WrongPassword);
        client.Uin = 99_999;
        (await client.LogInAsync()).Error.ShouldBe((byte)LoginResult.InvalidUin);
        server.Network.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_session_that_is_logged_in_survives_a_failed_login_from_elsewhere()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var client = await server.JoinAsync();
        using var thief = server.Connect();
        (thief.Uin, thief.Password) = (client.Uin, "guess");
        (await thief.LogInAsync()).Error.ShouldBe((byte)LoginResult.WrongPassword);
        (await client.AskAsync(new ToServer.KeepAlive(1))).As<ToClient.KeepAlive>().Online.ShouldBe(1u);
    }

    [Fact]
    public async Task Registration_can_be_closed()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        server.Community.Accounts.IsRegistrationOpen = false;
        using var client = server.Connect();
        var reply = await client.AskAsync(new ToServer.NewUin("secret"));
        reply.As<ToClient.NewUin>().Uin.ShouldBe(0u);
        reply.Body.Length.ShouldBe(4, "nothing follows a refusal");
    }

    [Fact]
    public async Task Two_clients_with_equal_sid_and_numbers_do_not_disturb_each_other()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var one = await server.JoinAsync("first", prepare: client => client.Sid = 0x12345678);
        using var other = await server.JoinAsync("second", prepare: client => client.Sid = 0x12345678);
        (one.Sid, one.Sequence).ShouldBe((other.Sid, other.Sequence));
        for (var i = 0; i < 5; i++)
        {
            await one.ConfirmAsync(new ToServer.SendMessage(0, other.Uin, $"to other {i}"));
            await other.ConfirmAsync(new ToServer.SendMessage(0, one.Uin, $"to one {i}"));
        }

        for (var i = 0; i < 5; i++)
        {
            (await one.NextAsync<ToClient.Message>()).Text.ShouldBe($"to one {i}");
            (await other.NextAsync<ToClient.Message>()).Text.ShouldBe($"to other {i}");
        }
    }

    [Fact]
    public async Task A_second_login_takes_over_in_silence()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var watcher = await server.JoinAsync();
        using var first = await server.JoinAsync("secret");
        await watcher.AskAsync(new ToServer.AddFriend(first.Uin));
        (await watcher.NextAsync<ToClient.UserOnline>()).Uin.ShouldBe(first.Uin);
        await first.DrainAsync();
        using var second = server.Connect();
        (second.Uin, second.Password, second.Sid) = (first.Uin, "secret", 77);
        (await second.LogInAsync(port: 99)).Online.ShouldBe(2u);
        var moved = await watcher.NextAsync<ToClient.UserOnline>();
        (moved.Uin, moved.Port).ShouldBe((first.Uin, (ushort)99));
        (await watcher.DrainAsync()).ShouldNotContain(packet => packet.Is<ToClient.UserOffline>());
        first.Tell(default(ToServer.GetContactList));
        await second.ConfirmAsync(new ToServer.SendMessage(0, second.Uin, "to myself"));
        (await second.NextAsync<ToClient.Message>()).Text.ShouldBe("to myself");
        server.Network.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_repeated_request_is_confirmed_again_and_not_acted_on_again()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        var datagram = alice.Datagram(new ToServer.SendMessage(0, bob.Uin, "once"), ++alice.Sequence);
        for (var i = 0; i < 5; i++)
        {
            alice.Transmit(datagram);
        }

        await alice.ConfirmAsync(new ToServer.SendMessage(0, bob.Uin, "end"));
        (await bob.NextAsync<ToClient.Message>()).Text.ShouldBe("once");
        (await bob.NextAsync<ToClient.Message>()).Text.ShouldBe("end");
    }

    [Fact]
    public async Task A_repeated_login_does_not_begin_another_session()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var client = server.Connect();
        await client.RegisterAsync("secret");
        var login = new ToServer.Login("secret", 0, 1, default, 0);
        await client.AskAsync(login);
        client.Transmit(client.Datagram(login, client.Sequence));
        client.Transmit(client.Datagram(login, client.Sequence));
        client.Transmit(client.Datagram(login, client.Sequence));
        client.Cipher = MyIcqCipher.FromPassword("secret");
        (await client.DrainAsync()).Count(packet => packet.Is<ToClient.GroupTypes>()).ShouldBe(1);
        server.Network.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Strangers_get_no_answer_and_nobody_is_moved_by_them()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var victim = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        using var thief = server.Connect();
        (thief.Uin, thief.Sid, thief.Sequence) = (victim.Uin, victim.Sid, victim.Sequence);
        thief.Password = "secret";
        thief.Tell(new ToServer.KeepAlive(1));
        thief.Tell(default(ToServer.GetContactList));
        thief.Tell(default(ToServer.Logout));
        await bob.ConfirmAsync(new ToServer.SendMessage(0, victim.Uin, "still there?"));
        (await victim.NextAsync<ToClient.Message>()).Text.ShouldBe("still there?");
        thief.Password = "guess";
        (await thief.LogInAsync()).Error.ShouldBe((byte)LoginResult.WrongPassword, "the only answer it ever got");
    }

    [Fact]
    public async Task Wrong_check_codes_are_counted_and_use_up_no_number()
    {
        await using var server = await MyIcqTestServer.StartAsync(o => o.WrongCheckCodes = 3);
        using var client = await server.JoinAsync();
        var right = client.Datagram(new ToServer.AddFriend(client.Uin), ++client.Sequence);
        var wrong = right.ToArray();
        wrong[19] ^= 0x55;
        client.Transmit(wrong);
        client.Transmit(right);
        (await client.NextAsync<ToClient.AddFriend>()).Uin.ShouldBe(client.Uin);
        server.Network.WrongCheckCodes.ShouldBe(1);
        for (var i = 0; i < 10; i++)
        {
            client.Transmit(wrong);
        }

        (await client.AskAsync(default(ToServer.GetContactList))).Body.Length.ShouldBe(6, "what has no body needs no check code");
        server.Network.WrongCheckCodes.ShouldBe(4, "from then on they are dropped unread");
    }

    [Fact]
    public async Task Who_is_not_heard_from_is_logged_out_and_the_others_are_told()
    {
        await using var server = await MyIcqTestServer.StartAsync(o => o.KeepAlive = TimeSpan.FromSeconds(1));
        using var watcher = await server.JoinAsync();
        using var quiet = await server.JoinAsync();
        await watcher.AskAsync(new ToServer.AddFriend(quiet.Uin));
        quiet.IsSilent = true;
        while (server.Network.Count > 1)
        {
            await watcher.AskAsync(new ToServer.KeepAlive(1));
        }

        (await watcher.NextAsync<ToClient.UserOffline>()).Uin.ShouldBe(quiet.Uin);
    }

    [Fact]
    public async Task Datagrams_of_any_bytes_do_not_disturb_the_others()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var client = await server.JoinAsync();
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var random = new Random(5);
        for (var i = 0; i < 3000; i++)
        {
            var garbage = new byte[random.Next(1, 1100)];
            random.NextBytes(garbage);
            if (i % 2 == 0 && garbage.Length >= 20)
            {
                (garbage[0], garbage[1], garbage[14], garbage[15]) = (0, 1, 0, (byte)random.Next(0x90));
            }

            await socket.SendAsync(garbage, server.Endpoint, TestContext.Current.CancellationToken);
        }

        (await client.AskAsync(new ToServer.KeepAlive(1))).As<ToClient.KeepAlive>().Online.ShouldBeGreaterThan(0u);
    }

    [Fact]
    public async Task Every_command_with_a_random_or_cut_body_is_confirmed_or_answered_and_the_session_goes_on()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var client = await server.JoinAsync();
        var random = new Random(6);
        foreach (var entry in MyIcqCatalog.All.Entries.Where(e => e.Spec.Direction == Direction.ToServer && e.Spec.Code is not (1 or 2 or 4 or 5)))
        {
            for (var i = 0; i < 20; i++)
            {
                var body = entry.Invent(random);
                client.Transmit(Encrypted(client, (ushort)entry.Spec.Code, body.AsSpan(0, random.Next(body.Length + 1)).ToArray()));
                client.Transmit(Encrypted(client, (ushort)entry.Spec.Code, body));
            }
        }

        client.Transmit(Encrypted(client, 0x7777, [1, 2, 3]));
        await client.DrainAsync();
        (await client.AskAsync(new ToServer.KeepAlive(1))).As<ToClient.KeepAlive>().Online.ShouldBe(1u);
    }

    private static byte[] Encrypted(RawClient client, ushort command, byte[] body)
    {
        var datagram = client.Datagram(new ToServer.GroupCommand(0, body), ++client.Sequence).AsSpan(0, MyIcqLimits.Header).ToArray();
        var padded = new byte[(body.Length + 7) / 8 * 8];
        body.CopyTo(padded, 0);
        (datagram[14], datagram[15], datagram[18], datagram[19]) = ((byte)(command >> 8), (byte)command, 0, padded.Length > 0 ? padded[0] : (byte)0);
        client.Cipher!.Encrypt(padded);
        return [.. datagram, .. padded];
    }
}
