using System.Security.Cryptography;
using System.Text;
using Parlance.Soulseek;

namespace Parlance.System.Tests.Soulseek;

public sealed class LoginTests
{
    [Fact]
    public async Task An_unknown_name_is_registered_and_greeted_in_the_order_clients_expect()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await RawSoulseek.ConnectAsync(server.Soulseek);
        await alice.SendAsync(new ToServer.Login("alice", "secret", 160, string.Empty, 1));

        var greeting = await alice.ExpectAsync<ToClient.Login>();
        greeting.Success.ShouldBeTrue();
        greeting.Ip.ToString().ShouldBe("127.0.0.1");
        greeting.Hash.ShouldBe(Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes("secret"))));
        var codes = new List<uint>();
        for (var i = 0; i < 6; i++)
        {
            codes.Add((await alice.NextAsync()).Code);
        }

        codes.ShouldBe([64, 83, 84, 104, 69, 160]);
    }

    [Theory]
    [InlineData("", "x", "INVALIDUSERNAME", "Nick empty.")]
    [InlineData("abcdefghijklmnopqrstuvwxyz12345", "x", "INVALIDUSERNAME", "Nick too long.")]
    [InlineData("caf\u00e9", "x", "INVALIDUSERNAME", "Invalid characters in nick.")]
    [InlineData(" alice", "x", "INVALIDUSERNAME", "No leading and trailing spaces allowed in nick.")]
    [InlineData("server", "x", "INVALIDUSERNAME", "")]
    [InlineData("alice", "", "EMPTYPASSWORD", "")]
    public async Task A_login_that_cannot_be_is_refused_with_the_exact_reason(string name, string password, string reason, string detail)
    {
        await using var server = await TestServer.StartAsync();
        using var peer = await RawSoulseek.ConnectAsync(server.Soulseek);
        await peer.SendAsync(new ToServer.Login(name, password, 160, string.Empty, 1));
        var answer = await peer.ExpectAsync<ToClient.Login>();
        (answer.Success, answer.Reason, answer.Detail).ShouldBe((false, reason, detail));
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_does_not_touch_the_session_that_is_online()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await RawSoulseek.LogInAsync(server.Soulseek, "alice");
        using var bob = await RawSoulseek.LogInAsync(server.Soulseek, "bob");
        using var thief = await RawSoulseek.ConnectAsync(server.Soulseek);
        await thief.SendAsync(new ToServer.Login("alice", "wrong", 160, string.Empty, 1));
        (await thief.ExpectAsync<ToClient.Login>()).Reason.ShouldBe("INVALIDPASS");

        await bob.SendAsync(new ToServer.GetUserStatus("alice"));
        (await bob.ExpectAsync<ToClient.GetUserStatus>()).Status.ShouldBe(UserStatus.Online);
        await bob.SendAsync(new ToServer.MessageUser("alice", "still there?"));
        (await alice.ExpectAsync<ToClient.MessageUser>()).Message.ShouldBe("still there?");
    }

    [Fact]
    public async Task After_a_failed_login_the_connection_stays_and_may_try_again()
    {
        await using var server = await TestServer.StartAsync();
        using var first = await RawSoulseek.LogInAsync(server.Soulseek, "alice");
        using var peer = await RawSoulseek.ConnectAsync(server.Soulseek);
        await peer.SendAsync(new ToServer.Login("alice", "wrong", 160, string.Empty, 1));
        (await peer.ExpectAsync<ToClient.Login>()).Success.ShouldBeFalse();
        await peer.SendAsync(new ToServer.Login("alice", "secret", 160, string.Empty, 1));
        (await peer.ExpectAsync<ToClient.Login>()).Success.ShouldBeTrue();
    }

    [Fact]
    public async Task A_second_login_of_the_same_name_kicks_the_first_with_Relogged()
    {
        await using var server = await TestServer.StartAsync();
        using var first = await RawSoulseek.LogInAsync(server.Soulseek, "alice");
        using var second = await RawSoulseek.LogInAsync(server.Soulseek, "alice");
        await first.ExpectAsync<ToClient.Relogged>();
        (await first.EndsAsync()).ShouldBeTrue();
        await second.SendAsync(new ToServer.GetUserStatus("alice"));
        (await second.ExpectAsync<ToClient.GetUserStatus>()).Status.ShouldBe(UserStatus.Online);
    }

    [Theory]
    [InlineData("1a00000001000000040000006a6f686e0200000070779500000000000000", false)]
    [InlineData("1600000001000000040000006a6f686e02000000707795000000", false)]
    public async Task Logins_of_2003_without_hash_or_minor_version_work(string hex, bool split)
    {
        await using var server = await TestServer.StartAsync();
        using var peer = await RawSoulseek.ConnectAsync(server.Soulseek);
        var bytes = Convert.FromHexString(hex);
        await peer.WriteAsync(split ? bytes[..5] : bytes);
        (await peer.ExpectAsync<ToClient.Login>()).Success.ShouldBeTrue();
    }

    [Fact]
    public async Task Others_see_a_user_only_once_the_listening_port_is_known()
    {
        await using var server = await TestServer.StartAsync();
        using var bob = await RawSoulseek.LogInAsync(server.Soulseek, "bob");
        using var once = await RawSoulseek.LogInAsync(server.Soulseek, "alice");
        await bob.SendAsync(new ToServer.WatchUser("alice"));
        (await bob.ExpectAsync<ToClient.WatchUser>()).Status.ShouldBe(UserStatus.Online);
        once.Dispose();
        (await bob.ExpectAsync<ToClient.GetUserStatus>()).Status.ShouldBe(UserStatus.Offline);

        using var alice = await RawSoulseek.ConnectAsync(server.Soulseek);
        await alice.SendAsync(new ToServer.Login("alice", "secret", 160, string.Empty, 1));
        await alice.ExpectAsync<ToClient.ExcludedSearchPhrases>();
        (await bob.SettleAsync()).ShouldNotContain(7u);
        await alice.SendAsync(new ToServer.SetWaitPort(2234, 1, 2235));
        (await bob.ExpectAsync<ToClient.GetUserStatus>()).Status.ShouldBe(UserStatus.Online);
        await bob.SendAsync(new ToServer.GetPeerAddress("alice"));
        var address = await bob.ExpectAsync<ToClient.GetPeerAddress>();
        (address.Ip.ToString(), address.Port, address.ObfuscationType, address.ObfuscatedPort).ShouldBe(("127.0.0.1", 2234u, 1u, (ushort)2235));
    }

    [Fact]
    public async Task Frames_behind_a_login_are_kept_while_the_password_is_checked()
    {
        await using var server = await TestServer.StartAsync(change: l => l.HashRounds = 20_000);
        using var alice = await RawSoulseek.LogInAsync(server.Soulseek, "alice");
        await alice.SendAsync(new ToServer.GetPeerAddress("alice"));
        (await alice.ExpectAsync<ToClient.GetPeerAddress>()).Port.ShouldBe(2234u);
    }

    [Fact]
    public async Task Garbage_and_floods_before_login_end_that_connection_alone()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await RawSoulseek.LogInAsync(server.Soulseek, "alice");
        foreach (var hex in (string[])["FFFFFFFF", "00000000", "03000000010203", "000000800100000000"])
        {
            using var stranger = await RawSoulseek.ConnectAsync(server.Soulseek);
            await stranger.WriteAsync(Convert.FromHexString(hex));
            (await stranger.EndsAsync()).ShouldBeTrue(hex);
        }

        using var chatty = await RawSoulseek.ConnectAsync(server.Soulseek);
        await chatty.WriteAsync([.. Enumerable.Repeat<byte[]>([4, 0, 0, 0, 32, 0, 0, 0], 40).SelectMany(f => f)]);
        (await chatty.EndsAsync()).ShouldBeTrue();
        await alice.SendAsync(new ToServer.CheckPrivileges());
        (await alice.ExpectAsync<ToClient.CheckPrivileges>()).Seconds.ShouldBe(0u);
    }
}
