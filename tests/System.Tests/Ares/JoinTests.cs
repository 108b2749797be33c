using System.Net;
using System.Text;
using Parlance.Ares;
using Parlance.Wire;

namespace Parlance.System.Tests.Ares;

/// <summary>Coming in: what is sent in which order, and who is let in under which name.</summary>
public sealed class JoinTests
{
    [Fact]
    public async Task A_join_is_answered_in_the_order_of_the_rooms_in_use()
    {
        await using var host = await AresHost.StartAsync();
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob Zorbo", RawAres.AsAres);
        await bob.SendAsync(new ToServer.PersonalMessage("busy"));
        await bob.SendAsync(new ToServer.Avatar([.. Enumerable.Range(0, 100).Select(i => (byte)i)]));
        await bob.SettleAsync();
        using var alice = await RawAres.ConnectAsync(host.Ares, "Alice Cbot");
        await alice.LogInAsync();
        (await alice.CodesAsync()).ShouldBe([3, 92, 1231, 32, 30, 30, 30, 35, 75, 1205, 73, 13, 9, 1212, 9, 13]);
    }

    [Fact]
    public async Task The_fields_of_a_join_are_those_the_rooms_in_use_send()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.ConnectAsync(host.Ares, "Alice Cbot");
        await alice.LogInAsync();
        (await alice.ExpectAsync<ToClient.LoginAck>()).ShouldBe(new ToClient.LoginAck("Alice Cbot", "Lobby"));
        var features = await alice.ExpectAsync<ToClient.MyFeatures>();
        features.Version.ShouldStartWith("Parlance ");
        (features.Features, features.MimeMask, features.Language, features.Avatars).ShouldBe(((byte)0x7F, (byte)63, (byte)10, (byte)1));
        (await alice.ExpectAsync<ToClient.TopicFirst>()).Text.ShouldBe("welcome to the test room");
        var (_, service) = await alice.NextAsync();
        Convert.ToHexString(service).ShouldBe("00000000000000000000450000000000000000" + Convert.ToHexString("Parlance"u8) + "0000000000010300000000");
        var (_, self) = await alice.NextAsync();
        Convert.ToHexString(self).ShouldBe("0000000000000000000031D400000000FFFF00416C6963652043626F74000000000000002101DB4C65656473000F");
        (await alice.NextAsync()).Code.ShouldBe(35);
        (await alice.ExpectAsync<ToClient.OpChange>()).IsOperator.ShouldBeFalse();
    }

    [Fact]
    public async Task Others_are_told_and_addresses_are_shown_to_Ares_clients_only()
    {
        await using var host = await AresHost.StartAsync();
        using var cbot = await RawAres.JoinAsync(host.Ares, "Carol");
        using var ares = await RawAres.JoinAsync(host.Ares, "Dave", RawAres.AsAres);
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob", RawAres.AsAres);
        var hidden = (await cbot.ExpectAsync<ToClient.Join>(j => j.User.Name == "Bob")).User;
        (hidden.Address, hidden.LocalAddress, hidden.Files, hidden.DataPort, hidden.NodePort).ShouldBe((Ip4.None, Ip4.None, (ushort)3, (ushort)12345, (ushort)4321));
        hidden.IsBrowsable.ShouldBeTrue();
        (await ares.ExpectAsync<ToClient.Join>(j => j.User.Name == "Bob")).User.Address.ShouldBe(Ip4.Of(127, 0, 0, 1));
        bob.Dispose();
        (await cbot.ExpectAsync<ToClient.Part>()).Name.ShouldBe("Bob");
    }

    [Fact]
    public async Task Of_other_clients_Ares_clients_see_half_the_address_and_an_empty_share_is_no_share()
    {
        await using var host = await AresHost.StartAsync();
        using var ares = await RawAres.JoinAsync(host.Ares, "Dave", RawAres.AsAres);
        using var cbot = await RawAres.JoinAsync(host.Ares, "Alice Cbot", from: IPAddress.Parse("127.77.3.4"));
        var row = (await ares.ExpectAsync<ToClient.Join>()).User;
        (row.Address.Value >> 16, row.LocalAddress).ShouldBe((0x7F4Du, Ip4.Of(127, 0, 0, 1)));
        (row.Files, row.IsBrowsable).ShouldBe(((ushort)0, false));
        await cbot.SendAsync(new ToServer.UpdateStatus(StatusShape.Person, 5, 7, default, 0, default, 0, 0, 0, 0, 33, 1, 219, "Leeds"));
        (await ares.ExpectAsync<ToClient.UpdateUserStatus>()).ShouldSatisfyAllConditions(u => u.IsBrowsable.ShouldBeTrue(), u => u.Address.ShouldBe(row.Address));
    }

    [Fact]
    public async Task Addresses_are_shown_to_nobody_where_the_room_hides_them()
    {
        await using var host = await AresHost.StartAsync(o => o.HideAddresses = true);
        using var ares = await RawAres.JoinAsync(host.Ares, "Dave", RawAres.AsAres);
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob", RawAres.AsAres);
        var row = (await ares.ExpectAsync<ToClient.Join>()).User;
        (row.Address, row.DataPort).ShouldBe((Ip4.None, (ushort)0));
    }

    [Theory]
    [InlineData("my_na\"me/x", "my namex")]
    [InlineData("", "anon 7f000001")]
    [InlineData("x", "anon 7f000001")]
    [InlineData("Parlance", "anon 7f000001")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrst")]
    public async Task A_name_is_made_fit(string wanted, string given)
    {
        await using var host = await AresHost.StartAsync();
        using var client = await RawAres.JoinAsync(host.Ares, wanted);
        client.Name.ShouldBe(given);
    }

    [Fact]
    public async Task A_relogin_is_greeted_by_nothing_and_pinged()
    {
        await using var host = await AresHost.StartAsync();
        using var talker = await RawAres.JoinAsync(host.Ares, "Talker");
        await talker.SayAsync("a line of history");
        await talker.SettleAsync();
        using var client = await RawAres.ConnectAsync(host.Ares, "Alice");
        await client.SendAsync(new ToServer.Relogin(RawAres.Details("Alice")));
        (await client.AllAsync<ToClient.NoSuch>()).ShouldBeEmpty();
        await client.ExpectAsync<ToClient.FastPing>();
    }

    [Fact]
    public async Task Whoever_takes_over_a_dead_connection_is_not_greeted_again()
    {
        await using var host = await AresHost.StartAsync();
        using var talker = await RawAres.JoinAsync(host.Ares, "Talker");
        await talker.SayAsync("a line of history");
        await talker.SettleAsync();
        using var again = await RawAres.ConnectAsync(host.Ares, "Talker");
        await again.LogInAsync();
        (await again.AllAsync<ToClient.NoSuch>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_newcomer_reads_what_was_said_lately()
    {
        await using var host = await AresHost.StartAsync();
        using var talker = await RawAres.JoinAsync(host.Ares, "Talker");
        await talker.SayAsync("a line of history");
        await talker.SettleAsync();
        using var client = await RawAres.ConnectAsync(host.Ares, "Alice");
        await client.LogInAsync();
        (await client.HearAsync("a line of history")).ShouldEndWith("Talker> a line of history");
    }

    [Fact]
    public async Task A_dead_connection_gives_way_to_its_owner_without_a_part_or_a_join()
    {
        await using var host = await AresHost.StartAsync();
        using var watcher = await RawAres.JoinAsync(host.Ares, "Watcher");
        using var ghost = await RawAres.JoinAsync(host.Ares, "Alice");
        await watcher.ExpectAsync<ToClient.Join>();
        using var again = await RawAres.JoinAsync(host.Ares, "Alice");
        again.Name.ShouldBe("Alice");
        await ghost.ClosedAsync();
        (await watcher.CodesAsync()).ShouldBeEmpty();
        host.Room.Room.Find("Alice")!.IsFastPing.ShouldBeTrue();
        await watcher.SayAsync("who is here");
        (await again.ExpectAsync<ToClient.Public>()).Text.ShouldBe("who is here");
        again.Dispose();
        (await watcher.ExpectAsync<ToClient.Part>()).Name.ShouldBe("Alice");
    }

    [Fact]
    public async Task A_name_in_use_elsewhere_is_refused_whatever_its_case()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var other = await RawAres.ConnectAsync(host.Ares, "ALICE", IPAddress.Parse("127.0.0.9"));
        await other.LogInAsync();
        (await other.ClosedAsync()).ShouldContain(l => l.Contains("in use", StringComparison.Ordinal));
        (await alice.CodesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_registered_handle_is_not_for_guests()
    {
        await using var host = await AresHost.StartAsync();
        using (var owner = await RawAres.JoinAsync(host.Ares, "Alice"))
        {
            await owner.CommandAsync("register pass1");
            await owner.HearAsync("is registered");
            await owner.SettleAsync();
        }

        using var stranger = await RawAres.JoinAsync(host.Ares, "alice", l => l with { Guid = Guid.NewGuid().ToByteArray() });
        stranger.Name.ShouldBe("anon 7f000001");
        using var known = await RawAres.JoinAsync(host.Ares, "Alice");
        known.Name.ShouldBe("Alice");
        await stranger.CommandAsync("nick Alice");
        await stranger.HearAsync("cannot have that name");
    }

    [Theory]
    [InlineData("0100FA00")]
    [InlineData("0500020102030405")]
    [InlineData("000050")]
    [InlineData("050050789C010203")]
    [InlineData("03000A616263")]
    [InlineData("0000C7")]
    [InlineData("FFFF02")]
    public async Task A_malformed_or_early_frame_closes_that_connection_alone(string hex)
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var attacker = await RawAres.ConnectAsync(host.Ares);
        await attacker.WriteAsync(Convert.FromHexString(hex));
        await attacker.ClosedAsync();
        await alice.SayAsync("survived");
        (await alice.ExpectAsync<ToClient.Public>()).Text.ShouldBe("survived");
    }

    [Theory]
    [InlineData("0100FA00")]
    [InlineData("000050")]
    [InlineData("050050789C010203")]
    [InlineData("010007FF")]
    public async Task A_malformed_frame_after_the_login_closes_that_connection_alone(string hex)
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var attacker = await RawAres.JoinAsync(host.Ares, "Mallory");
        await attacker.WriteAsync(Convert.FromHexString(hex));
        await attacker.ClosedAsync();
        (await alice.ExpectAsync<ToClient.Part>()).Name.ShouldBe("Mallory");
    }

    [Fact]
    public async Task Unknown_frames_are_ignored_and_split_or_joined_ones_are_read()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        await alice.WriteAsync([3, 0, 199, 1, 2, 3]);
        await alice.WriteAsync([3, 0, 250, 0, 0, 99]);
        byte[] both = [.. AresFrames.ToBytes(new ToServer.Public("first of two")), .. AresFrames.ToBytes(new ToServer.Emote("second of two"))];
        await alice.WriteAsync(both);
        (await alice.ExpectAsync<ToClient.Public>()).Text.ShouldBe("first of two");
        (await alice.ExpectAsync<ToClient.Emote>()).Text.ShouldBe("second of two");
        foreach (var part in both)
        {
            await alice.WriteAsync([part]);
        }

        (await alice.ExpectAsync<ToClient.Public>()).Text.ShouldBe("first of two");
        (await alice.ExpectAsync<ToClient.Emote>()).Text.ShouldBe("second of two");
    }

    [Fact]
    public async Task A_client_that_leaves_out_what_is_optional_is_let_in()
    {
        await using var host = await AresHost.StartAsync();
        using var client = await RawAres.ConnectAsync(host.Ares, "Old");
        byte[] body = [.. RawAres.Details("Old").Guid, .. new byte[15], .. "Old"u8, 0, .. "Ares"u8, 0, .. new byte[8], 7];
        await client.WriteAsync([(byte)body.Length, 0, 2, .. body]);
        (await client.ExpectAsync<ToClient.LoginAck>()).Name.ShouldBe("Old");
    }

    [Fact]
    public async Task Spam_bots_and_clients_without_identity_are_refused()
    {
        await using var host = await AresHost.StartAsync();
        foreach (var change in (Func<LoginDetails, LoginDetails>[])[l => l with { Files = 6969 }, l => l with { LocalAddress = Ip4.Of(6, 6, 6, 6) }, l => l with { Guid = new byte[16] }])
        {
            using var bot = await RawAres.ConnectAsync(host.Ares, "Bot");
            await bot.LogInAsync(change);
            (await bot.ClosedAsync()).Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task One_address_has_so_many_users_and_joins_only()
    {
        await using var host = await AresHost.StartAsync(change: l => l.TrustedNetworks.Clear(), network: o => o.Guard.ClonesPerAddress = 3);
        var clients = new List<RawAres>();
        for (var i = 0; i < 3; i++)
        {
            clients.Add(await RawAres.JoinAsync(host.Ares, $"User{i}"));
        }

        using var fourth = await RawAres.ConnectAsync(host.Ares, "User3");
        await fourth.LogInAsync();
        (await fourth.ClosedAsync()).ShouldContain(l => l.Contains("your address", StringComparison.Ordinal));
        clients.ForEach(c => c.Dispose());
    }

    [Fact]
    public async Task An_ordinary_web_request_is_answered_and_closed()
    {
        await using var host = await AresHost.StartAsync();
        using var client = await RawAres.ConnectAsync(host.Ares);
        await client.WriteAsync(Encoding.ASCII.GetBytes("GET /favicon.ico HTTP/1.1\r\nHost: x\r\n\r\n"));
        await client.ClosedAsync();
    }
}
