using System.Net;
using Parlance.Core.Events;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.Core.Tests;

public sealed class IdentityTests : IDisposable
{
    private readonly MemoryStore store = new();

    public void Dispose() => store.Stop();

    [Fact]
    public async Task The_first_free_nick_becomes_the_handle_and_later_ones_do_not()
    {
        var community = await StartAsync();
        await MakeAsync(community, "Masha");
        var account = await MakeAsync(community, null);
        account.Handle.ShouldBe("10002");
        foreach (var nick in new[] { "masha", "\u041C\u0430\u0448\u0430", " ", "Mashenka", "Other" })
        {
            await community.Profiles.ChangeAsync(account, p => p with { Nick = nick });
        }

        account.Handle.ShouldBe("Mashenka");
        account.Person.Name.ShouldBe("Mashenka");
        community.Accounts.TryFind("Mashenka", out var found).ShouldBeTrue();
        found.ShouldBe(account);
        community.Accounts.TryFind("10002", out _).ShouldBeFalse("the number is no handle any more");
        community.Accounts.TryResolve("10002", out found).ShouldBeTrue("but still leads there");
        found.ShouldBe(account);
        (await community.Accounts.RegisterAsync("10002", "x", IPAddress.Loopback)).Outcome.ShouldBe(LoginOutcome.NameOfAnother);
        (await (await StartAsync()).Accounts.LogInAsync(Attempt("mashenka", "secret"))).Account!.Uin.ShouldBe(10_002u);
    }

    [Fact]
    public async Task Who_is_inside_a_room_when_the_handle_is_picked_leaves_and_enters_in_the_eyes_of_others_only()
    {
        var community = await StartAsync();
        var account = await MakeAsync(community, null);
        var (own, others, soulseek) = (new EventLog(), new EventLog(), new EventLog());
        var session = community.Presences.SignIn(account.Person, Network.Icq, IPAddress.Loopback, own);
        var other = community.Presences.SignIn(Person.Guest("guest"), Network.Ares, IPAddress.Loopback, others);
        community.Presences.SignIn(account.Person, Network.Soulseek, IPAddress.Loopback, soulseek);
        community.Rooms.Enter(session, "room");
        community.Rooms.Enter(other, "room");
        others.Events.Clear();
        own.Events.Clear();

        (await community.Identity.PickHandleAsync(account, "Nina")).ShouldBe(HandleOutcome.Picked);

        others.Events.OfType<RoomLeft>().Single().Member.Person.Name.ShouldBe("10001");
        others.Events.OfType<RoomEntered>().Single().Member.Person.Name.ShouldBe("Nina");
        own.Events.ShouldBeEmpty();
        session.Person.Name.ShouldBe("Nina");
        soulseek.Ended.ShouldBe(SessionEnd.Renamed, "its client cannot learn the new name");
        community.Rooms.TryFind("room", out var room).ShouldBeTrue();
        room!.Members.Select(m => m.Person.Name).ShouldBe(["Nina", "guest"]);
        (await community.Identity.PickHandleAsync(account, "Olga")).ShouldBe(HandleOutcome.AlreadyPicked);
    }

    [Theory]
    [InlineData("bob", HandleOutcome.Taken)]
    [InlineData("B0b", HandleOutcome.LikeAnother)]
    [InlineData("10001", HandleOutcome.LikeAnother)]
    [InlineData("server", HandleOutcome.NotAHandle)]
    [InlineData("Bob (guest)", HandleOutcome.NotAHandle)]
    [InlineData("\u0412ob", HandleOutcome.NotAHandle)]
    [InlineData("this name is longer than thirty", HandleOutcome.NotAHandle)]
    [InlineData("Bobby", HandleOutcome.Picked)]
    public async Task A_handle_is_refused_that_is_another_s_or_looks_like_it(string handle, HandleOutcome outcome)
    {
        var community = await StartAsync();
        await MakeAsync(community, "BOb");
        (await community.Identity.PickHandleAsync(await MakeAsync(community, null), handle)).ShouldBe(outcome);
    }

    [Theory]
    [InlineData("b\u043Eb", true)]
    [InlineData("Bob\u200B", true)]
    [InlineData("\uFF22ob", true)]
    [InlineData("10001", true)]
    [InlineData("Boris", false)]
    public async Task A_guest_cannot_be_taken_for_an_account(string name, bool isSomebodys)
    {
        var community = await StartAsync();
        await MakeAsync(community, "Bob");
        community.Accounts.IsSomebodys(name).ShouldBe(isSomebodys);
    }

    [Theory]
    [InlineData("LAN", "IAN", false)]
    [InlineData("Ali", "All", false)]
    [InlineData("user1", "userl", true)]
    [InlineData("BOB", "B0B", true)]
    [InlineData("a_b", "a b", true)]
    public async Task Names_are_alike_only_where_the_eye_says_so(string first, string second, bool alike)
    {
        var community = await StartAsync();
        await MakeAsync(community, first);
        (await community.Accounts.RegisterAsync(second, "x", IPAddress.Loopback)).Outcome.ShouldBe(alike ? LoginOutcome.NameOfAnother : LoginOutcome.Registered);
    }

    [Fact]
    public async Task A_network_s_own_password_counts_there_alone_until_it_is_revoked()
    {
        var community = await StartAsync();
        var account = await MakeAsync(community, "alice");
        var (outcome, password) = await community.Accounts.SetNetworkPasswordAsync(account, Network.Icq);
        (outcome, password.Length).ShouldBe((NetworkPasswordOutcome.Set, 8));
        Accounts.NetworkPasswords(account).ShouldBe([Network.Icq]);

        (await LogInAsync(password, Network.Icq)).ShouldBe(LoginOutcome.Ok);
        (await LogInAsync(password + "more", Network.Icq)).ShouldBe(LoginOutcome.Ok, "eight characters count");
        (await LogInAsync("secret", Network.Icq)).ShouldBe(LoginOutcome.WrongPassword);
        (await LogInAsync("secret", Network.Soulseek)).ShouldBe(LoginOutcome.Ok);
        (await LogInAsync(password, Network.Soulseek)).ShouldBe(LoginOutcome.WrongPassword);

        (await community.Accounts.ChangePasswordAsync(account, "newsecret")).ShouldBeTrue();
        (await LogInAsync(password, Network.Icq)).ShouldBe(LoginOutcome.Ok, "the shared one was changed, not this");
        (await community.Accounts.ChangePasswordAsync(account, "fromicq", Network.Icq)).ShouldBeTrue();
        (await LogInAsync("fromicq", Network.Icq)).ShouldBe(LoginOutcome.Ok);
        (await LogInAsync("newsecret", Network.Soulseek)).ShouldBe(LoginOutcome.Ok, "a change on ICQ concerns ICQ");

        (await community.Accounts.RevokeNetworkPasswordAsync(account, Network.Icq)).ShouldBe(NetworkPasswordOutcome.Revoked);
        (await community.Accounts.RevokeNetworkPasswordAsync(account, Network.Icq)).ShouldBe(NetworkPasswordOutcome.NoneSet);
        (await LogInAsync("newsecret", Network.Icq)).ShouldBe(LoginOutcome.Ok);
        (await community.Accounts.SetNetworkPasswordAsync(account, Network.Web)).Outcome.ShouldBe(NetworkPasswordOutcome.NoSuchNetwork);
        (await community.Accounts.SetNetworkPasswordAsync(account, Network.Soulseek, string.Empty)).Outcome.ShouldBe(NetworkPasswordOutcome.Unsuitable);

        async Task<LoginOutcome> LogInAsync(string tried, Network network) => (await community.Accounts.CheckAsync(
            Attempt("alice", tried) with { Network = network, Kind = network == Network.Icq ? CredentialKind.First8 : CredentialKind.Password }, account)).Outcome;
    }

    [Fact]
    public async Task Two_accounts_become_one_with_the_handle_of_one_and_the_number_of_the_other()
    {
        var community = await StartAsync();
        var (masha, icq, friend, bystander) = (await MakeAsync(community, "masha", "soulpass"), await MakeAsync(community, null, "icqpass99"), await MakeAsync(community, "friend"), await MakeAsync(community, "bystander"));
        await community.Contacts.AddAsync(masha, friend);
        await community.Contacts.AddAsync(icq, bystander);
        await community.Contacts.AddAsync(friend, icq);
        community.Rooms.Found("den", icq).ShouldNotBeNull();
        community.Mailbox.Send(friend, icq, MessageKind.Text, "to the number", Network.Web);
        community.Mailbox.Send(friend, masha, MessageKind.Text, "to the name", Network.Web);
        var log = new EventLog();
        community.Presences.SignIn(icq.Person, Network.Icq, IPAddress.Loopback, log);

        (await community.Identity.LinkAsync(masha, "soulpass", icq, "wrong", IPAddress.Loopback)).ShouldBe(LinkOutcome.WrongPassword);
        (await community.Identity.LinkAsync(masha, "wrong", icq, "icqpass99", IPAddress.Loopback)).ShouldBe(LinkOutcome.WrongPassword);
        (await community.Identity.LinkAsync(masha, "soulpass", icq, "icqpass99", IPAddress.Loopback)).ShouldBe(LinkOutcome.Linked);

        log.Ended.ShouldBe(SessionEnd.AccountDeleted);
        foreach (var server in new[] { community, await StartAsync() })
        {
            server.Accounts.TryFind("masha", out var one).ShouldBeTrue();
            server.Accounts.TryFind(10_002u, out var same).ShouldBeTrue();
            same.ShouldBe(one);
            server.Accounts.Count.ShouldBe(3);
            server.Accounts.TryResolve(10_001u, out same).ShouldBeTrue("the number that was given up still leads there");
            same.ShouldBe(one);
            server.Contacts.Of(one!).Select(c => c.Handle).ShouldBe(["friend", "bystander"]);
            server.Accounts.TryFind("friend", out var other).ShouldBeTrue();
            server.Contacts.Of(other!).ShouldBe([one]);
            server.Rooms.PrivateRoomsOf(one!).Single().Owner.ShouldBe(one);
            server.Mailbox.Waiting(one!).ShouldBe(2);
            var mail = new EventLog();
            var session = server.Presences.SignIn(one!.Person, Network.Web, IPAddress.Loopback, mail);
            await server.Mailbox.OpenAsync(session, CancellationToken.None);
            mail.Events.OfType<MessageArrived>().Select(m => m.Message.Text).ShouldBe(["to the number", "to the name"]);
            (await server.Accounts.CheckAsync(Attempt("masha", "soulpass"), one)).Outcome.ShouldBe(LoginOutcome.Ok);
            (await server.Accounts.CheckAsync(Attempt("masha", "icqpass9") with { Network = Network.Icq, Kind = CredentialKind.First8 }, one)).Outcome.ShouldBe(LoginOutcome.Ok);
            (await server.Accounts.CheckAsync(Attempt("masha", "icqpass99") with { Network = Network.MyIcq }, one)).Outcome.ShouldBe(LoginOutcome.Ok);
        }

        community.Mailbox.Send(friend, icq, MessageKind.Text, "late", Network.Web);
        community.Mailbox.Waiting(masha).ShouldBe(3, "whoever still holds the old account reaches the new one");
    }

    [Fact]
    public async Task The_owner_stays_the_owner_under_the_number_of_the_service()
    {
        var community = await StartAsync();
        var owner = (await community.Accounts.EnsureOwnerAsync("admin", "secret"))!;
        var other = await MakeAsync(community, null);
        (await community.Identity.LinkAsync(other, "secret", owner, "secret", IPAddress.Loopback)).ShouldBe(LinkOutcome.OwnerStays);
        (await community.Identity.LinkAsync(owner, "secret", owner, "secret", IPAddress.Loopback)).ShouldBe(LinkOutcome.SameAccount);
        (await community.Identity.LinkAsync(owner, null, other, "secret", IPAddress.Loopback)).ShouldBe(LinkOutcome.Linked);
        (owner.Uin, owner.Handle, owner.Record.Role).ShouldBe((Accounts.OwnerUin, "admin", Role.Owner));
    }

    private static LoginAttempt Attempt(string name, string password) => new(name, password, Network.Web, IPAddress.Loopback, MayRegister: false);

    private static async Task<Account> MakeAsync(Community community, string? handle, string password = "secret") =>
        (await community.Accounts.RegisterAsync(handle, password, IPAddress.Loopback)).Account.ShouldNotBeNull();

    private Task<Community> StartAsync() =>
        store.StartAsync(TimeProvider.System, new ServerLimits { HashRounds = 1000, HashWorkers = 1, TrustedNetworks = ["127.0.0.0/8"], Registrations = 100 });
}
