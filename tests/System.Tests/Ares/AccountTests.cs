using System.Net;
using System.Security.Cryptography;
using Parlance.Ares;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Wire;

namespace Parlance.System.Tests.Ares;

/// <summary>Accounts, levels and the three ways to show a password.</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task The_owners_password_gives_level_three_from_any_name()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        await alice.SettleAsync();
        await alice.SendAsync(new ToServer.AuthLogin(AresHost.OwnerPassword));
        var update = await alice.ExpectAsync<ToClient.UpdateUserStatus>();
        (update.Name, update.Level).ShouldBe(("Alice", (byte)3));
        (await alice.ExpectAsync<ToClient.OpChange>()).IsOperator.ShouldBeTrue();
        (await bob.ExpectAsync<ToClient.UpdateUserStatus>()).Level.ShouldBe((byte)3);
        using var carol = await RawAres.ConnectAsync(host.Ares, "Carol");
        await carol.LogInAsync();
        (await carol.ExpectAsync<ToClient.ChannelUserList>(u => u.User.Name == "Alice")).User.Level.ShouldBe((byte)3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_saved_password_logs_in_by_its_hash_in_either_order(bool isSeedOrder)
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        var secret = SecureLogin.Secret(AresHost.OwnerPassword);
        var address = Ip4.Of(127, 0, 0, 1);
        await alice.SendAsync(new ToServer.AutoLogin(isSeedOrder ? SecureLogin.SeedHash(secret, alice.Cookie, address) : SecureLogin.Hash(secret, alice.Cookie, address)));
        (await alice.ExpectAsync<ToClient.UpdateUserStatus>()).Level.ShouldBe((byte)3);
    }

    [Fact]
    public async Task A_hash_of_another_cookie_is_silent_and_the_second_try_is_not_looked_at()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        var secret = SecureLogin.Secret(AresHost.OwnerPassword);
        await alice.SendAsync(new ToServer.AutoLogin(SecureLogin.Hash(secret, alice.Cookie + 1, Ip4.Of(127, 0, 0, 1))));
        await alice.SendAsync(new ToServer.AutoLogin(SecureLogin.Hash(secret, alice.Cookie, Ip4.Of(127, 0, 0, 1))));
        (await alice.CodesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Guessing_hashes_over_many_connections_is_throttled_like_passwords()
    {
        await using var host = await AresHost.StartAsync(change: l => l.TrustedNetworks.Clear(), network: o => o.Guard.JoinsPerAddress = 100);
        var secret = SecureLogin.Secret(AresHost.OwnerPassword);
        for (var i = 0; i < 3; i++)
        {
            using var guesser = await RawAres.JoinAsync(host.Ares, "Mallory");
            await guesser.SendAsync(new ToServer.AutoLogin(new byte[20]));
            await guesser.SettleAsync();
        }

        using var late = await RawAres.JoinAsync(host.Ares, "Mallory");
        await late.SendAsync(new ToServer.AutoLogin(SecureLogin.Hash(secret, late.Cookie, Ip4.Of(127, 0, 0, 1))));
        (await late.CodesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Registering_makes_an_account_of_the_name_for_every_network()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        await bob.SettleAsync();
        await alice.CommandAsync("register short");
        await alice.HearAsync("a letter and a digit");
        await alice.SendAsync(new ToServer.AuthRegister("pass1"));
        await alice.HearAsync("is registered");
        await alice.SettleAsync();
        host.Community.Accounts.TryFind("Alice", out var account).ShouldBeTrue();
        account!.State.ShouldBe(PresenceState.Online);
        account.Uin.ShouldBeGreaterThan(10_000u);
        (await bob.CodesAsync()).ShouldNotContain(20);
        await bob.CommandAsync("register pass1");
        await bob.HearAsync("is registered");
        await bob.CommandAsync("unregister");
        await bob.HearAsync("deleted");
        host.Community.Accounts.TryFind("Bob", out _).ShouldBeFalse();
        (await bob.CodesAsync()).ShouldNotContain(22);
    }

    [Fact]
    public async Task The_owner_of_a_handle_comes_as_somebody_else_and_logs_in_to_it()
    {
        await using var host = await AresHost.StartAsync();
        using (var first = await RawAres.JoinAsync(host.Ares, "Alice"))
        {
            await first.CommandAsync("register pass1");
            await first.HearAsync("is registered");
            await first.SettleAsync();
        }

        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        using var elsewhere = await RawAres.JoinAsync(host.Ares, "Alice", l => l with { Guid = MD5.HashData("another"u8) });
        elsewhere.Name.ShouldBe("anon 7f000001");
        await elsewhere.CommandAsync("login pass1");
        (await elsewhere.ExpectAsync<ToClient.LoginAck>()).Name.ShouldBe("Alice");
        (await bob.ExpectAsync<ToClient.Part>()).Name.ShouldBe("anon 7f000001");
        (await bob.ExpectAsync<ToClient.Join>(j => j.User.Name == "Alice")).User.Level.ShouldBe((byte)0);
        await elsewhere.HearAsync("logged in");
        await elsewhere.CommandAsync("logout");
        await elsewhere.HearAsync("logged out");
    }

    [Fact]
    public async Task A_handle_of_another_network_with_signs_that_names_here_lose_is_still_its_owners()
    {
        await using var host = await AresHost.StartAsync();
        (await host.Community.Accounts.RegisterAsync("cool_guy_with_a_long_handle", "pass1", IPAddress.Loopback)).Outcome.ShouldBe(LoginOutcome.Registered);
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        using var cool = await RawAres.JoinAsync(host.Ares, "cool_guy_with_a_long_handle");
        cool.Name.ShouldBe("anon 7f000001");
        await cool.CommandAsync("login pass1");
        (await cool.ExpectAsync<ToClient.LoginAck>()).Name.ShouldBe("cool_guy_with_a_long_handle");
        await bob.SendAsync(new ToServer.Pvt("cool_guy_with_a_long_handle", "psst"));
        (await cool.ExpectAsync<ToClient.Pvt>()).ShouldBe(new ToClient.Pvt("Bob", "psst"));
    }

    [Fact]
    public async Task Three_wrong_passwords_put_a_guesser_out_and_keep_it_out()
    {
        await using var host = await AresHost.StartAsync();
        using var guard = await RawAres.JoinAsync(host.Ares, "Guard");
        await guard.SendAsync(new ToServer.AuthLogin(AresHost.OwnerPassword));
        using var mallory = await RawAres.JoinAsync(host.Ares, "Mallory");
        for (var i = 0; i < 3; i++)
        {
            await mallory.SendAsync(new ToServer.AuthLogin($"wrong{i}"));
        }

        (await mallory.ClosedAsync()).ShouldContain(l => l.Contains("banned", StringComparison.Ordinal));
        await guard.HearAsync("Mallory tried");
        using var again = await RawAres.ConnectAsync(host.Ares, "Mallory");
        await again.LogInAsync();
        (await again.ClosedAsync()).ShouldContain(l => l.Contains("banned", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_level_given_in_the_room_comes_back_with_the_password_after_a_restart()
    {
        var first = await AresHost.StartAsync(keeps: true);
        using (var owner = await RawAres.JoinAsync(first.Ares, "Owner"))
        using (var alice = await RawAres.JoinAsync(first.Ares, "Alice"))
        {
            await owner.SendAsync(new ToServer.AuthLogin(AresHost.OwnerPassword));
            await owner.HearAsync("logged in");
            await owner.CommandAsync("setlevel Alice 2");
            await owner.HearAsync("not registered");
            await alice.CommandAsync("register pass1");
            await alice.HearAsync("is registered");
            await owner.CommandAsync("setlevel Alice 2");
            (await alice.ExpectAsync<ToClient.UpdateUserStatus>(u => u.Name == "Alice")).Level.ShouldBe((byte)2);
        }

        await first.DisposeAsync();
        await using var second = await AresHost.StartAsync(path: first.Path);
        using var again = await RawAres.JoinAsync(second.Ares, "Alice");
        again.Name.ShouldBe("Alice");
        await again.SendAsync(new ToServer.AutoLogin(SecureLogin.Hash(SecureLogin.Secret("pass1"), again.Cookie, Ip4.Of(127, 0, 0, 1))));
        (await again.ExpectAsync<ToClient.UpdateUserStatus>()).Level.ShouldBe((byte)2);
    }

    [Fact]
    public async Task A_direct_message_from_another_network_is_read_and_confirmed()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        await alice.CommandAsync("register pass1");
        await alice.HearAsync("is registered");
        await alice.SettleAsync();
        host.Community.Accounts.TryFind("Alice", out var account).ShouldBeTrue();
        host.Community.Accounts.TryFind("admin", out var admin).ShouldBeTrue();
        host.Community.Mailbox.Send(admin, account!, MessageKind.Text, "hello from afar", Network.Icq);
        (await alice.ExpectAsync<ToClient.Pvt>()).ShouldBe(new ToClient.Pvt("admin", "hello from afar"));
        await alice.SettleAsync();
        host.Community.Mailbox.Waiting(account!).ShouldBe(0);
        await alice.SendAsync(new ToServer.Pvt("admin", "thanks"));
        await alice.HearAsync("will get your message later");
        host.Community.Mailbox.Waiting(admin!).ShouldBe(1);
    }

    [Fact]
    public async Task A_change_of_name_is_a_part_and_a_join_for_others()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        await alice.SettleAsync();
        await alice.CommandAsync("nick Alicia");
        (await alice.CodesAsync()).ShouldBe([3, 32, 30, 30, 30, 35, 75, 1212, 1212]);
        (await bob.CodesAsync()).ShouldBe([22, 20]);
        await bob.SendAsync(new ToServer.Pvt("Alicia", "hi"));
        (await alice.ExpectAsync<ToClient.Pvt>()).Text.ShouldBe("hi");
        await alice.CommandAsync("nick admin");
        await alice.HearAsync("cannot have that name");
    }
}
