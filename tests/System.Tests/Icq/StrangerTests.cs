using Parlance.Icq;

namespace Parlance.System.Tests.Icq;

public sealed class StrangerTests
{
    public static TheoryData<int> Versions => [2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Somebody_at_another_address_with_a_users_number_changes_nothing_and_learns_nothing(int version)
    {
        using var world = await IcqWorld.StartAsync();
        var victim = await world.UserAsync(version);
        var friend = await world.UserAsync();
        friend.Send(new ToServer.ContactList([victim.Uin]));
        await friend.ExpectAsync<ToClient.ContactListDone>();
        var thief = world.Client(version, "127.1.0.3");
        (thief.Uin, thief.Session) = (victim.Uin, victim.Session);
        var known = victim.Received.Count;

        thief.SendRaw(default(ToServer.KeepAlive), 1000);
        thief.SendRaw(new ToServer.StatusChange(IcqStatus.Away), 1001);
        thief.SendRaw(new ToServer.SendMessage(friend.Uin, 1, "I am him"), 1002);
        thief.SendRaw(new ToServer.SendTextCode("B_USER_DISCONNECTED", 5), 1003);
        thief.SendRaw(new ToServer.ContactList([friend.Uin]), 1004);
        thief.SendRaw(default(ToServer.Login1), 1005);
        thief.SendRaw(new ToServer.InfoReq(1, friend.Uin), 1006);
        thief.SendRaw(new ToServer.ExtInfoReq(1, friend.Uin), 1007);
        thief.SendRaw(default(ToServer.Ack), 0);
        await world.SettledAsync();

        thief.Received.Count.ShouldBe(8, "one refusal each, none for the acknowledgement");
        thief.Received.ShouldAllBe(p => p.Header.Command == 0x00F0);
        thief.Acknowledgements.ShouldBeEmpty();
        victim.Received.Count.ShouldBe(known);
        friend.All<ToClient.StatusUpdate>().ShouldBeEmpty();
        friend.All<ToClient.MessageNow>().ShouldBeEmpty();

        friend.Send(new ToServer.SendMessage(victim.Uin, 1, "still you?"));
        (await victim.ExpectAsync<ToClient.MessageNow>()).Text.ShouldBe("still you?");
    }

    [Fact]
    public async Task A_packet_of_version_5_with_another_session_number_is_a_strangers()
    {
        using var world = await IcqWorld.StartAsync();
        var client = await world.UserAsync(5);
        client.Session ^= 1;
        client.SendRaw(new ToServer.StatusChange(IcqStatus.Away), 999);
        await client.ExpectAsync<ToClient.NotConnected>();
        world.Server.Online.Single().Status.ShouldBe(0u);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Nobody_gets_more_bytes_than_he_sent(int version)
    {
        using var world = await IcqWorld.StartAsync();
        var victim = await world.UserAsync(version);
        var stranger = world.Client(version, "127.9.9.9");
        stranger.Uin = victim.Uin;
        var entries = IcqCatalog.Of(version).Entries.Where(e => e.Spec.Link == IcqLink.Server && e.Spec.Direction == Parlance.Wire.Direction.ToServer);
        var random = new Random(version);
        var asked = 0;
        foreach (var entry in entries)
        {
            for (var i = 0; i < 4; i++)
            {
                var before = world.Network.Sent.Count;
                stranger.SendBytes(Datagram(stranger, (ushort)entry.Spec.Code, i == 0 ? [] : entry.Invent(random)));
                await world.SettledAsync();
                world.Time.Advance(TimeSpan.FromSeconds(1));
                await world.SettledAsync();
                var traffic = world.Network.Sent.Skip(before).ToList();
                var question = traffic[0].Bytes.Length;
                traffic.Skip(1).Where(p => p.From.Equals(IcqWorld.ServerAddress)).Sum(p => p.Bytes.Length)
                    .ShouldBeLessThanOrEqualTo(question, entry.Spec.Name);
                asked++;
            }
        }

        await world.PassAsync(TimeSpan.FromSeconds(60), 5000);
        asked.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task One_address_and_all_together_get_only_so_many_answers_a_second()
    {
        using var world = await IcqWorld.StartAsync(o => (o.StrangerReplies, o.StrangerRepliesInAll) = (10, 25), l => l.TrustedNetworks = []);
        for (var a = 1; a <= 4; a++)
        {
            var stranger = world.Client(2, $"10.0.0.{a}");
            stranger.Uin = 5;
            for (ushort i = 1; i <= 30; i++)
            {
                stranger.SendRaw(default(ToServer.KeepAlive), i);
            }

            stranger.Received.Count.ShouldBe(a <= 2 ? 10 : a == 3 ? 5 : 0);
        }

        await world.PassAsync(TimeSpan.FromSeconds(1));
        var later = world.Client(2, "10.0.0.9");
        later.Uin = 5;
        later.SendRaw(default(ToServer.KeepAlive), 1);
        later.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Guessing_passwords_is_slowed_while_the_owner_gets_in_from_elsewhere()
    {
        using var world = await IcqWorld.StartAsync(limits: l => (l.TrustedNetworks, l.RegistrationsPerAddress) = ([], 100));
        var owner = world.Client(2, "10.0.0.1");
        await owner.RegisterAsync("secret");
        var guesser = world.Client(2, "10.0.0.2");
        guesser.Uin = owner.Uin;
        for (ushort i = 1; i <= 8; i++)
        {
            guesser.SendRaw(RawIcq.Login($"guess{i}"), i);
            await world.SettledAsync();
            await world.PassAsync(TimeSpan.FromMilliseconds(300));
        }

        guesser.All<ToClient.WrongPassword>().Count.ShouldBe(3);
        guesser.All<ToClient.Busy>().ShouldNotBeEmpty("the rest were not checked at all");
        await owner.LogInAsync("secret");
    }

    [Fact]
    public async Task Registering_in_masses_is_stopped()
    {
        using var world = await IcqWorld.StartAsync(limits: l => (l.TrustedNetworks, l.RegistrationsPerAddress) = ([], 5));
        for (var i = 0; i < 8; i++)
        {
            var client = world.Client(2, "10.0.0.1");
            client.Send(new ToServer.NewUserReg(1, "secret", 0x72, []));
            await world.SettledAsync();
        }

        world.Community.Accounts.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Garbage_from_anywhere_is_survived_and_others_are_served()
    {
        using var world = await IcqWorld.StartAsync();
        var user = await world.UserAsync(5);
        var other = await world.UserAsync();
        var stranger = world.Client(2, "127.5.5.5");
        var random = new Random(11);
        for (var i = 0; i < 5000; i++)
        {
            var bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            if (bytes.Length > 2)
            {
                (bytes[0], bytes[1]) = ((byte)random.Next(1, 7), 0);
            }

            stranger.SendBytes(bytes);
            user.SendBytes(Datagram(user, (ushort)random.Next(0x0400, 0x06FF), bytes));
        }

        await world.SettledAsync();
        other.Send(new ToServer.SendMessage(user.Uin, 1, "still there?"));
        (await user.ExpectAsync<ToClient.MessageNow>()).Text.ShouldBe("still there?");
    }

    private static byte[] Datagram(RawIcq client, ushort command, byte[] body) =>
        Packets.Build(client, command, (ushort)Random.Shared.Next(1, 60_000), 3, body);
}
