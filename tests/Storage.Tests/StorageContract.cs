using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.Storage.Tests;

/// <summary>What every implementation of Core's ports must do; a database joins by deriving from it.</summary>
public abstract class StorageContract : IAsyncDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal Ports Open => field ??= OpenPorts();

    [Fact]
    public async Task An_account_comes_back_as_it_was_put()
    {
        var account = Samples.Account(1, "Alice") with
        {
            Verifiers = new Dictionary<CredentialKind, string> { [CredentialKind.Password] = "v1", [CredentialKind.AresSha1] = "v2" },
            Uin = uint.MaxValue,
            Role = Role.Admin,
            RoleUntil = Samples.Noon.AddDays(1),
            PrivilegedUntil = Samples.Noon.AddDays(2),
            Supporter = true,
            Stats = new SharingStats(uint.MaxValue, 2, 3, 4, true),
            LastSeenAt = Samples.Noon.AddHours(1),
        };
        Open.Accounts.Put(account);

        var loaded = (await Open.Accounts.LoadAsync(Stop)).ShouldHaveSingleItem();
        (loaded with { Verifiers = account.Verifiers }).ShouldBe(account);
        loaded.Verifiers.ShouldBe(account.Verifiers, ignoreOrder: true);
    }

    [Fact]
    public async Task An_account_that_goes_up_in_another_leaves_it_all_it_had()
    {
        var (kept, gone) = (Samples.Account(1, "masha"), Samples.Account(2, "10002"));
        Open.Accounts.Put(kept);
        Open.Accounts.Put(gone);
        Open.Accounts.PutDocument(2, "contacts", "{}");
        Open.Rooms.Put(new RoomRecord("den", true, 2, [1, 3], [1], [], new Dictionary<string, string>()));
        Open.Rooms.Put(new RoomRecord("club", true, 3, [2], [2], [], new Dictionary<string, string>()));
        Open.Rooms.PutTicker("club", new Ticker("10002", "hello", Samples.Noon));
        Open.Mailbox.Add(new DirectMessage(7, 3, "friend", 2, MessageKind.Text, "hi", Samples.Noon, Network.Web));

        var after = kept with { Uin = gone.Uin, IsHidden = true, Aliases = "10002\n" };
        Open.Accounts.Merge(after, gone);

        var loaded = (await Open.Accounts.LoadAsync(Stop)).ShouldHaveSingleItem();
        (loaded.Handle, loaded.Uin, loaded.IsHidden, loaded.Aliases).ShouldBe(("masha", gone.Uin, true, "10002\n"));
        (await Open.Mailbox.LoadAsync(1, Stop)).ShouldHaveSingleItem().Text.ShouldBe("hi");
        (await Open.Accounts.LoadDocumentsAsync("contacts", Stop)).ShouldBeEmpty();
        var rooms = (await Open.Rooms.LoadAsync(Stop)).ToDictionary(r => r.Name);
        (rooms["den"].OwnerId, string.Join(' ', rooms["den"].Members)).ShouldBe((1, "3"));
        (string.Join(' ', rooms["club"].Members), string.Join(' ', rooms["club"].Operators)).ShouldBe(("1", "1"));
        rooms["club"].Tickers.ShouldHaveSingleItem().Handle.ShouldBe("masha");
    }

    [Fact]
    public async Task Absent_times_of_an_account_stay_absent()
    {
        Open.Accounts.Put(Samples.Account(1, "alice"));
        var loaded = (await Open.Accounts.LoadAsync(Stop)).ShouldHaveSingleItem();
        (loaded.RoleUntil, loaded.PrivilegedUntil, loaded.LastSeenAt).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task The_last_put_of_an_account_counts()
    {
        Open.Accounts.Put(Samples.Account(1, "alice"));
        await Open.Journal.CommittedAsync(Stop);
        Open.Accounts.Put(Samples.Account(1, "alice") with { Supporter = true });
        (await Open.Accounts.LoadAsync(Stop)).ShouldHaveSingleItem().Supporter.ShouldBeTrue();
    }

    [Fact]
    public async Task A_handle_that_differs_only_in_case_is_not_stored_twice_and_disturbs_nothing_else()
    {
        Open.Accounts.Put(Samples.Account(1, "Alice"));
        Open.Accounts.Put(Samples.Account(2, "aLICE"));
        Open.Accounts.Put(Samples.Account(3, "bob"));
        (await Open.Accounts.LoadAsync(Stop)).Select(a => a.Handle).ShouldBe(["Alice", "bob"]);
        Open.Journal.IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public async Task Deleting_an_account_takes_its_mailbox_memberships_tickers_and_documents_along()
    {
        Open.Accounts.Put(Samples.Account(1, "alice"));
        Open.Accounts.Put(Samples.Account(2, "bob"));
        Open.Accounts.PutDocument(1, "profile", "{}");
        Open.Rooms.Put(Samples.Room("den", owner: 2, members: [1, 5], operators: [1]));
        Open.Rooms.PutTicker("den", new Ticker("alice", "hi", Samples.Noon));
        Open.Rooms.PutTicker("den", new Ticker("bob", "ho", Samples.Noon));
        Open.Mailbox.Add(Samples.Message(1, to: 1));
        Open.Mailbox.Add(Samples.Message(2, to: 2));
        Open.Accounts.Delete(1);

        (await Open.Accounts.LoadAsync(Stop)).ShouldHaveSingleItem().Handle.ShouldBe("bob");
        (await Open.Accounts.LoadDocumentsAsync("profile", Stop)).ShouldBeEmpty();
        var room = (await Open.Rooms.LoadAsync(Stop)).ShouldHaveSingleItem();
        room.Members.ShouldBe([5L]);
        room.Operators.ShouldBeEmpty();
        room.Tickers.ShouldHaveSingleItem().Handle.ShouldBe("bob");
        (await Open.Mailbox.CountAsync(Stop)).ShouldBe(new Dictionary<long, int> { [2] = 1 });
    }

    [Fact]
    public async Task Documents_of_accounts_are_kept_by_key_and_removed_by_null()
    {
        Open.Accounts.PutDocument(1, "profile", "1");
        Open.Accounts.PutDocument(2, "profile", "2");
        Open.Accounts.PutDocument(1, "contacts", "3");
        (await Open.Accounts.LoadDocumentsAsync("profile", Stop)).ShouldBe([(1L, "1"), (2L, "2")]);

        Open.Accounts.PutDocument(1, "profile", null);
        Open.Accounts.PutDocument(2, "profile", "22");
        (await Open.Accounts.LoadDocumentsAsync("profile", Stop)).ShouldBe([(2L, "22")]);
    }

    [Fact]
    public async Task A_room_comes_back_with_members_operators_tickers_and_documents()
    {
        Open.Rooms.Put(Samples.Room("Den", owner: 9, members: [4, 2, 3], operators: [3]));
        Open.Rooms.PutDocument("Den", "topic", "\"tea\"");
        Open.Rooms.PutTicker("Den", new Ticker("zoe", "first", Samples.Noon));
        Open.Rooms.PutTicker("Den", new Ticker("abe", "second", Samples.Noon));

        var room = (await Open.Rooms.LoadAsync(Stop)).ShouldHaveSingleItem();
        (room.Name, room.IsPrivate, room.OwnerId).ShouldBe(("Den", true, 9L));
        room.Members.ShouldBe([2L, 3, 4]);
        room.Operators.ShouldBe([3L]);
        room.Tickers.Select(t => t.Text).ShouldBe(["first", "second"]);
        room.Tickers[0].SetAt.ShouldBe(Samples.Noon);
        room.Documents.ShouldBe(new Dictionary<string, string> { ["topic"] = "\"tea\"" });
    }

    [Fact]
    public async Task Rooms_that_differ_in_case_are_two_rooms()
    {
        Open.Rooms.Put(Samples.Room("Den"));
        Open.Rooms.Put(Samples.Room("den"));
        (await Open.Rooms.LoadAsync(Stop)).Select(r => r.Name).ShouldBe(["Den", "den"], ignoreOrder: true);
    }

    [Fact]
    public async Task Members_that_left_are_gone_after_the_next_put()
    {
        Open.Rooms.Put(Samples.Room("den", owner: 1, members: [2, 3], operators: [2]));
        await Open.Journal.CommittedAsync(Stop);
        Open.Rooms.Put(Samples.Room("den", owner: 1, members: [3]));
        var room = (await Open.Rooms.LoadAsync(Stop)).ShouldHaveSingleItem();
        room.Members.ShouldBe([3L]);
        room.Operators.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_public_room_is_remembered_for_its_tickers_alone()
    {
        Open.Rooms.PutTicker("lobby", new Ticker("bob", "ho", Samples.Noon));
        var room = (await Open.Rooms.LoadAsync(Stop)).ShouldHaveSingleItem();
        (room.Name, room.IsPrivate, room.OwnerId).ShouldBe(("lobby", false, null));

        Open.Rooms.PutTicker("lobby", new Ticker("bob", "", Samples.Noon));
        (await Open.Rooms.LoadAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Setting_a_ticker_anew_replaces_it()
    {
        Open.Rooms.PutTicker("lobby", new Ticker("bob", "one", Samples.Noon));
        await Open.Journal.CommittedAsync(Stop);
        Open.Rooms.PutTicker("lobby", new Ticker("bob", "two", Samples.Noon.AddMinutes(1)));
        (await Open.Rooms.LoadAsync(Stop))[0].Tickers.ShouldHaveSingleItem().Text.ShouldBe("two");
    }

    [Fact]
    public async Task Deleting_a_room_takes_all_of_it_and_it_can_be_made_again_at_once()
    {
        Open.Rooms.Put(Samples.Room("den", owner: 1, members: [2]));
        Open.Rooms.PutTicker("den", new Ticker("bob", "ho", Samples.Noon));
        Open.Rooms.PutDocument("den", "topic", "1");
        Open.Rooms.Delete("den");
        Open.Rooms.Put(Samples.Room("den"));

        var room = (await Open.Rooms.LoadAsync(Stop)).ShouldHaveSingleItem();
        (room.OwnerId, room.Members.Count, room.Tickers.Count, room.Documents.Count).ShouldBe((null, 0, 0, 0));
    }

    [Fact]
    public async Task A_message_comes_back_as_it_was_added()
    {
        var message = new DirectMessage(5, 3, "Älice", 7, MessageKind.Url, "a\u001fb\0c\ud83d\ude00", Samples.Noon, Network.MyIcq, [0, 1, 255]);
        await Open.Mailbox.Add(message).Done;
        var loaded = (await Open.Mailbox.LoadAsync(7, Stop)).ShouldHaveSingleItem();
        (loaded with { Original = message.Original }).ShouldBe(message);
        loaded.Original.ShouldBe(message.Original);
    }

    [Fact]
    public async Task Messages_come_oldest_first_and_only_those_of_their_receiver()
    {
        foreach (var id in (long[])[3, 1, 2, 10, 9])
        {
            Open.Mailbox.Add(Samples.Message(id, to: id < 9 ? 7 : 8));
        }

        (await Open.Mailbox.LoadAsync(7, Stop)).Select(m => m.Id).ShouldBe([1L, 2, 3]);
        (await Open.Mailbox.CountAsync(Stop)).ShouldBe(new Dictionary<long, int> { [7] = 3, [8] = 2 }, ignoreOrder: true);
    }

    [Fact]
    public async Task Removed_messages_do_not_come_back()
    {
        await Open.Mailbox.Add(Samples.Message(1, to: 7)).Done;
        await Open.Mailbox.Add(Samples.Message(2, to: 7)).Done;
        Open.Mailbox.Add(Samples.Message(3, to: 8));
        Open.Mailbox.Add(Samples.Message(4, to: 8));
        Open.Mailbox.Remove(1);
        Open.Mailbox.RemoveAll(8);
        Open.Mailbox.Add(Samples.Message(5, to: 8));
        (await Open.Mailbox.LoadAsync(7, Stop)).ShouldHaveSingleItem().Id.ShouldBe(2);
        (await Open.Mailbox.LoadAsync(8, Stop)).ShouldHaveSingleItem().Id.ShouldBe(5);
    }

    [Fact]
    public async Task The_last_number_covers_every_message_that_was_ever_added()
    {
        (await Open.Mailbox.LastIdAsync(Stop)).ShouldBe(0);
        await Open.Mailbox.Add(Samples.Message(41, to: 7)).Done;
        Open.Mailbox.Add(Samples.Message(42, to: 7)).TryWithdraw().ShouldBeTrue();
        Open.Mailbox.Remove(41);
        (await Open.Mailbox.LastIdAsync(Stop)).ShouldBeGreaterThanOrEqualTo(42);
    }

    [Fact]
    public async Task A_withdrawn_message_is_done_and_not_stored()
    {
        var pending = Open.Mailbox.Add(Samples.Message(1, to: 7));
        pending.TryWithdraw().ShouldBeTrue();
        await pending.Done;
        (await Open.Mailbox.LoadAsync(7, Stop)).ShouldBeEmpty();
        pending.TryWithdraw().ShouldBeFalse();
    }

    [Fact]
    public async Task A_committed_message_cannot_be_withdrawn()
    {
        var pending = Open.Mailbox.Add(Samples.Message(1, to: 7));
        await pending.Done;
        pending.TryWithdraw().ShouldBeFalse();
        (await Open.Mailbox.LoadAsync(7, Stop)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Bans_are_replaced_lifted_and_dropped_when_they_have_ended()
    {
        Open.Moderation.PutBan(Samples.Ban(BanKind.Account, "Mallory"));
        Open.Moderation.PutBan(Samples.Ban(BanKind.Address, "192.0.2.0/24", DateTimeOffset.UtcNow.AddDays(1)));
        Open.Moderation.PutBan(Samples.Ban(BanKind.Address, "192.0.2.7", DateTimeOffset.UtcNow.AddDays(-1)));
        Open.Moderation.PutBan(Samples.Ban(BanKind.Account, "mallory") with { Reason = "again" });
        Open.Moderation.PutBan(Samples.Ban(BanKind.Account, "eve"));
        Open.Moderation.DeleteBan(BanKind.Account, "EVE");

        var bans = await Open.Moderation.LoadBansAsync(Stop);
        bans.Select(b => b.Subject).ShouldBe(["mallory", "192.0.2.0/24"], ignoreOrder: true);
        bans.Single(b => b.Kind == BanKind.Account).ShouldBe(Samples.Ban(BanKind.Account, "mallory") with { Reason = "again" });
    }

    [Fact]
    public async Task Settings_are_kept_and_removed_by_null()
    {
        Open.Moderation.PutSetting("motd", "hello");
        Open.Moderation.PutSetting("gone", "x");
        Open.Moderation.PutSetting("gone", null);
        (await Open.Moderation.LoadSettingsAsync(Stop)).ShouldBe(new Dictionary<string, string> { ["motd"] = "hello" });
    }

    [Fact]
    public async Task The_audit_log_is_paged_newest_first()
    {
        for (var i = 0; i < 5; i++)
        {
            Open.Moderation.Append(new AuditEntry(0, Samples.Noon.AddSeconds(i), "admin", "ban", "u" + i, ""));
        }

        var first = await Open.Moderation.LoadAuditAsync(long.MaxValue, 3, Stop);
        first.Select(e => e.Subject).ShouldBe(["u4", "u3", "u2"]);
        var second = await Open.Moderation.LoadAuditAsync(first[^1].Id, 3, Stop);
        second.Select(e => e.Subject).ShouldBe(["u1", "u0"]);
        second[1].At.ShouldBe(Samples.Noon);
    }

    [Fact]
    public async Task A_sign_in_comes_back_as_it_was_put_last_and_goes_with_its_account()
    {
        var token = new AccessRecord("h1", 1, true, "bot", Role.Moderator, ["10.0.0.0/8", "::1"], Samples.Noon, Samples.Noon.AddHours(1), null);
        Open.Access.Put(token with { Name = "old" });
        Open.Access.Put(token);
        Open.Access.Put(new AccessRecord("h2", 2, false, "", Role.Owner, [], Samples.Noon, Samples.Noon, Samples.Noon.AddDays(1)));
        Open.Access.Put(new AccessRecord("h3", 3, false, "", Role.Owner, [], Samples.Noon, Samples.Noon, null));
        Open.Access.Delete("h3");
        var loaded = await Open.Access.LoadAsync(Stop);
        loaded.Select(a => a.Hash).ShouldBe(["h1", "h2"]);
        loaded[0].Ranges.ShouldBe(token.Ranges);
        (loaded[0] with { Ranges = token.Ranges }).ShouldBe(token);
        Open.Accounts.Delete(2);
        (await Open.Access.LoadAsync(Stop)).Select(a => a.Hash).ShouldBe(["h1"]);
    }

    [Fact]
    public async Task Everything_put_before_is_there_after_a_stop_and_a_start()
    {
        Open.Accounts.Put(Samples.Account(1, "alice"));
        Open.Mailbox.Add(Samples.Message(1, to: 1));
        await using var again = await ReopenPortsAsync(Open);
        (await again.Accounts.LoadAsync(Stop)).Count.ShouldBe(1);
        (await again.Mailbox.LoadAsync(1, Stop)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_secret_opens_for_its_purpose_only_and_also_after_a_restart()
    {
        var box = Open.Secrets.Seal("ares:1", [1, 2, 3]);
        Open.Secrets.TryOpen("ares:2", box, out _).ShouldBeFalse();
        Open.Secrets.TryOpen("ares:1", box[..^4] + "AAAA", out _).ShouldBeFalse();
        Open.Secrets.TryOpen("ares:1", "", out _).ShouldBeFalse();
        Open.Secrets.Seal("ares:1", [1, 2, 3]).ShouldNotBe(box);

        await using var again = await ReopenPortsAsync(Open);
        again.Secrets.TryOpen("ares:1", box, out var secret).ShouldBeTrue();
        secret.ShouldBe([1, 2, 3]);
    }

    public async ValueTask DisposeAsync()
    {
        await Open.DisposeAsync();
        await CleanAsync();
        GC.SuppressFinalize(this);
    }

    internal abstract Ports OpenPorts();

    /// <summary>Closes the storage and opens it again.</summary>
    internal abstract Task<Ports> ReopenPortsAsync(Ports open);

    internal abstract Task CleanAsync();
}

/// <summary>An open storage as Core sees it.</summary>
internal sealed record Ports(
    IJournal Journal, IAccountStore Accounts, IRoomStore Rooms, IMailboxStore Mailbox, IModerationStore Moderation, IAccessStore Access, ISecretBox Secrets, IAsyncDisposable Owner) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Owner.DisposeAsync();
}
