using System.Net;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Testing;

namespace Parlance.Core.Tests;

public sealed class AccountsTests
{
    private readonly MemoryStore store = new();

    [Fact]
    public async Task Of_many_who_register_one_name_at_once_one_does_and_those_with_its_password_are_in()
    {
        var accounts = (await store.StartAsync(TimeProvider.System)).Accounts;
        string[] names = ["Alice", "alice", "ALICE", "aLICE"];
        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => accounts.LogInAsync(Attempt(names[i % 4], i % 2 == 0 ? "secret" : "other")))));
        results.Count(r => r.Outcome == LoginOutcome.Registered).ShouldBe(1);
        results.Count(r => r.Outcome == LoginOutcome.Ok).ShouldBe(15);
        results.Count(r => r.Outcome == LoginOutcome.WrongPassword).ShouldBe(16);
        accounts.Count.ShouldBe(1);
        results.Where(r => r.IsIn).ShouldAllBe(r => r.Account == accounts.All.Single());
    }

    [Fact]
    public async Task A_handle_is_found_in_any_case_and_keeps_the_one_it_was_registered_in()
    {
        var accounts = (await store.StartAsync(TimeProvider.System)).Accounts;
        await accounts.LogInAsync(Attempt("Alice", "secret"));
        accounts.TryFind("aLiCe", out var account).ShouldBeTrue();
        account!.Handle.ShouldBe("Alice");
        accounts.TryFindExact("alice", out _).ShouldBeFalse();
        accounts.TryFindExact("Alice", out _).ShouldBeTrue();
        (await accounts.RegisterAsync("ALICE", "x", IPAddress.Loopback)).Outcome.ShouldBe(LoginOutcome.NameTaken);
    }

    [Fact]
    public async Task Numbers_begin_behind_the_owner_s_and_pass_over_handles_that_look_like_one()
    {
        var accounts = (await store.StartAsync(TimeProvider.System)).Accounts;
        (await accounts.EnsureOwnerAsync("admin", "secret"))!.Uin.ShouldBe(Accounts.OwnerUin);
        (await accounts.EnsureOwnerAsync("other", "secret")).ShouldBeNull();
        (await accounts.RegisterAsync("10002", "x", IPAddress.Loopback)).Account!.Uin.ShouldBe(10_001u);
        var third = (await accounts.RegisterAsync(null, "x", IPAddress.Loopback)).Account!;
        (third.Uin, third.Handle).ShouldBe((10_003u, "10003"));
    }

    [Fact]
    public async Task The_owner_cannot_be_called_what_somebody_else_is()
    {
        var accounts = (await store.StartAsync(TimeProvider.System)).Accounts;
        await accounts.RegisterAsync("Admin", "x", IPAddress.Loopback);
        (await Should.ThrowAsync<InvalidOperationException>(accounts.EnsureOwnerAsync("admin", "secret"))).Message.ShouldContain("taken");
    }

    [Fact]
    public async Task Who_may_not_register_is_told_why()
    {
        var accounts = (await store.StartAsync(TimeProvider.System)).Accounts;
        (await accounts.LogInAsync(Attempt("alice", "secret") with { MayRegister = false })).Outcome.ShouldBe(LoginOutcome.UnknownAccount);
        foreach (var name in (string[])[string.Empty, " alice", "alice ", "caf\u00e9", "Server", new('x', 31)])
        {
            (await accounts.RegisterAsync(name, "x", IPAddress.Loopback)).Outcome.ShouldBe(LoginOutcome.InvalidName, name);
        }

        accounts.IsRegistrationOpen = false;
        (await accounts.LogInAsync(Attempt("alice", "secret"))).Outcome.ShouldBe(LoginOutcome.RegistrationClosed);
        accounts.Count.ShouldBe(0);
    }

    [Fact]
    public async Task An_account_that_cannot_be_stored_is_none_and_its_name_stays_free()
    {
        var accounts = (await store.StartAsync(TimeProvider.System)).Accounts;
        store.IsBroken = true;
        (await accounts.LogInAsync(Attempt("alice", "secret"))).Outcome.ShouldBe(LoginOutcome.NotStored);
        accounts.TryFind("alice", out _).ShouldBeFalse();
        store.IsBroken = false;
        (await accounts.LogInAsync(Attempt("alice", "secret"))).Outcome.ShouldBe(LoginOutcome.Registered);
        store.IsBroken = true;
        accounts.TryFind("alice", out var alice).ShouldBeTrue();
        (await accounts.ChangePasswordAsync(alice!, "better")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_new_password_holds_after_a_restart_and_the_old_one_no_more()
    {
        var accounts = (await store.StartAsync(TimeProvider.System)).Accounts;
        var alice = (await accounts.LogInAsync(Attempt("alice", "a long password"))).Account!;
        (await accounts.ChangePasswordAsync(alice, "another password")).ShouldBeTrue();
        foreach (var service in (Accounts[])[accounts, (await store.StartAsync(TimeProvider.System)).Accounts])
        {
            (await service.LogInAsync(Attempt("alice", "a long password"))).Outcome.ShouldBe(LoginOutcome.WrongPassword);
            (await service.LogInAsync(Attempt("alice", "another password"))).Outcome.ShouldBe(LoginOutcome.Ok);
            (await service.LogInAsync(Attempt("alice", "another") with { Kind = CredentialKind.First8 })).Outcome.ShouldBe(LoginOutcome.WrongPassword);
            (await service.LogInAsync(Attempt("alice", "another plus more") with { Kind = CredentialKind.First8 })).Outcome.ShouldBe(LoginOutcome.Ok);
        }
    }

    [Fact]
    public async Task A_deleted_account_ends_its_sessions_and_leaves_name_and_number_of_others_alone()
    {
        var community = await store.StartAsync(TimeProvider.System);
        var alice = (await community.Accounts.LogInAsync(Attempt("alice", "secret"))).Account!;
        var log = new EventLog();
        community.Presences.SignIn(alice.Person, Network.Soulseek, IPAddress.Loopback, log);
        community.Delete(alice, "admin");
        log.Ended.ShouldBe(SessionEnd.AccountDeleted);
        var anew = (await community.Accounts.LogInAsync(Attempt("alice", "other"))).Account!;
        anew.Id.ShouldNotBe(alice.Id);
        anew.Uin.ShouldNotBe(alice.Uin);
        (await store.StartAsync(TimeProvider.System)).Accounts.All.Single().Id.ShouldBe(anew.Id);
    }

    [Fact]
    public async Task Numbers_of_deleted_accounts_are_given_to_nobody_else_even_after_a_restart()
    {
        var accounts = (await store.StartAsync(TimeProvider.System)).Accounts;
        await accounts.LogInAsync(Attempt("alice", "secret"));
        var bob = (await accounts.LogInAsync(Attempt("bob", "secret"))).Account!;
        accounts.Delete(bob);
        var carol = (await (await store.StartAsync(TimeProvider.System)).Accounts.LogInAsync(Attempt("carol", "secret"))).Account!;
        carol.Id.ShouldBeGreaterThan(bob.Id);
        carol.Uin.ShouldBeGreaterThan(bob.Uin);
    }

    [Fact]
    public async Task Banned_accounts_and_addresses_get_no_further_than_that()
    {
        var time = new ManualTime();
        var community = await store.StartAsync(time);
        await community.Accounts.LogInAsync(Attempt("alice", "secret"));
        community.Ban(new Ban(BanKind.Account, "ALICE", null, "", "admin", time.GetUtcNow())).ShouldBeTrue();
        (await community.Accounts.LogInAsync(Attempt("alice", "secret"))).Outcome.ShouldBe(LoginOutcome.Banned);
        community.Ban(new Ban(BanKind.Address, "127.0.0.0/8", time.GetUtcNow() + TimeSpan.FromHours(1), "", "admin", time.GetUtcNow())).ShouldBeTrue();
        (await community.Accounts.LogInAsync(Attempt("bob", "secret"))).Outcome.ShouldBe(LoginOutcome.Banned);
        (await community.Accounts.LogInAsync(Attempt("bob", "secret") with { Address = IPAddress.Parse("::ffff:127.0.0.1") })).Outcome.ShouldBe(LoginOutcome.Banned);
        time.Advance(TimeSpan.FromHours(1));
        (await community.Accounts.LogInAsync(Attempt("bob", "secret"))).Outcome.ShouldBe(LoginOutcome.Registered);
    }

    private static LoginAttempt Attempt(string name, string password) => new(name, password, Network.Soulseek, IPAddress.Loopback, MayRegister: true);
}
