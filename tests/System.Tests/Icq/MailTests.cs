using System.Net;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Tests;
using Parlance.Icq;

namespace Parlance.System.Tests.Icq;

public sealed class MailTests
{
    private const char F = IcqBody.Separator;

    public static TheoryData<ushort, string, string> Bodies => new()
    {
        { 1, "plain", "plain" },
        { 1, "\u00EF\u00F0\u00E8\u00E2\u00E5\u00F2 \u00FE", "\u00EF\u00F0\u00E8\u00E2\u00E5\u00F2 \u00FE" },
        { 4, $"words{F}http://e.org/", $"words{F}http://e.org/" },
        { 4, "words", $"words{F}" },
        { 6, $"n{F}f{F}l{F}e{F}1{F}please", $"n{F}f{F}l{F}e{F}1{F}please" },
        { 7, "no", "no" },
        { 8, "\u0003", "\u0003" },
        { 12, $"n{F}f{F}l{F}e", $"n{F}f{F}l{F}e{F}" },
        { 13, "n", $"n{F}{F}{F}{F}{F}" },
        { 14, $"n{F}{F}{F}e{F}3{F}t", $"n{F}{F}{F}e{F}3{F}t" },
        { 19, $"1{F}10001{F}Bob{F}", $"1{F}10001{F}Bob{F}" },
        { 0x8001, "to several", "to several" },
        { 0x1A, "what only plugins know", "what only plugins know" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Every_kind_of_message_reaches_a_user_online_byte_for_byte_and_never_with_too_few_fields(ushort type, string sent, string received)
    {
        using var world = await IcqWorld.StartAsync();
        var from = await world.UserAsync(2);
        var to = await world.UserAsync(5);
        from.Send(new ToServer.SendMessage(to.Uin, type, sent), tag: "it");
        (await to.ExpectAsync<ToClient.MessageNow>()).ShouldBe(new ToClient.MessageNow(from.Uin, type, received));
        to.Send(new ToServer.MessageToNewUser(from.Uin, type, sent));
        (await from.ExpectAsync<ToClient.MessageNow>()).ShouldBe(new ToClient.MessageNow(to.Uin, type, received));
        await world.SettledAsync();
        from.Confirmed.ShouldBe(["it"]);
        world.Community.Mailbox.Waiting(Account(world, to)).ShouldBe(0, "the receiver has acknowledged it");
    }

    [Fact]
    public async Task A_client_that_starts_again_at_the_same_address_is_served_although_its_login_and_its_numbers_are_the_same()
    {
        using var world = await IcqWorld.StartAsync();
        var other = await world.UserAsync();
        var client = world.Client();
        await client.RegisterAsync("secret");
        other.Send(new ToServer.SendMessage(client.Uin, 1, "stored"));
        await world.SettledAsync();
        for (var run = 1; run <= 3; run++)
        {
            client.SendRaw(RawIcq.Login("secret"), 1);
            await world.SettledAsync();
            client.SendRaw(default(ToServer.Login1), 2);
            client.SendRaw(new ToServer.ContactList([other.Uin]), 3);
            client.SendRaw(new ToServer.SendMessage(other.Uin, 1, $"run {run}"), 4);
            await world.SettledAsync();
            client.All<ToClient.ReceiveMessage>().Count.ShouldBe(run, "it was never said to have arrived");
            client.All<ToClient.ReplyX2>().Count.ShouldBe(run);
            client.All<ToClient.UserOnline>().Count.ShouldBe(run);
            client.All<ToClient.ContactListDone>().Count.ShouldBe(run);
        }

        other.All<ToClient.MessageNow>().Select(m => m.Text).ShouldBe(["run 1", "run 2", "run 3"]);
    }

    [Fact]
    public async Task A_message_repeated_after_its_login_was_is_delivered_once_and_one_of_a_client_that_came_back_later_again()
    {
        using var world = await IcqWorld.StartAsync();
        var other = await world.UserAsync();
        var client = world.Client();
        await client.RegisterAsync("secret");
        client.SendRaw(RawIcq.Login("secret"), 1);
        await world.SettledAsync();
        for (var i = 0; i < 3; i++)
        {
            client.SendRaw(new ToServer.SendMessage(other.Uin, 1, "hello"), 2);
            client.SendRaw(RawIcq.Login("secret"), 1);
            await world.SettledAsync();
        }

        other.All<ToClient.MessageNow>().Count.ShouldBe(1);
        client.SendRaw(default(ToServer.KeepAlive), 3);
        await world.PassAsync(TimeSpan.FromSeconds(11), 1000);
        client.SendRaw(RawIcq.Login("secret"), 1);
        await world.SettledAsync();
        client.SendRaw(new ToServer.SendMessage(other.Uin, 1, "hello"), 2);
        await world.SettledAsync();
        other.All<ToClient.MessageNow>().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task What_was_sent_to_somebody_offline_comes_with_its_time_and_goes_only_when_received(int version)
    {
        using var world = await IcqWorld.StartAsync();
        var from = await world.UserAsync();
        var to = world.Client(version);
        await to.RegisterAsync("secret");
        from.Send(new ToServer.SendMessage(to.Uin, 4, $"a{F}b"));
        await world.PassAsync(TimeSpan.FromSeconds(60), 10_000);
        from.Send(new ToServer.SendMessage(to.Uin, 1, "second"));
        await world.SettledAsync();
        from.Unconfirmed.ShouldBe(0, "stored, so acknowledged");

        await to.LogInAsync("secret");
        await world.SettledAsync();
        to.All<ToClient.ReceiveMessage>().ShouldBeEmpty("nobody has asked yet");
        to.Send(default(ToServer.Login1));
        var first = await to.ExpectAsync<ToClient.ReceiveMessage>();
        first.ShouldBe(new ToClient.ReceiveMessage(from.Uin, 2026, 11, 20, 12, 0, 4, $"a{F}b"));
        (await to.ExpectAsync<ToClient.ReceiveMessage>()).ShouldBe(new ToClient.ReceiveMessage(from.Uin, 2026, 11, 20, 12, 1, 1, "second"));
        (await to.ExpectAsync<ToClient.ReplyX2>()).Uin.ShouldBe(version == 2 ? to.Uin : null);
        await world.SettledAsync();
        world.Community.Mailbox.Waiting(Account(world, to)).ShouldBe(2, "acknowledged, but not yet received");

        to.SendRaw(default(ToServer.CmdX1), 1);
        await world.SettledAsync();
        world.Community.Mailbox.Waiting(Account(world, to)).ShouldBe(0);
    }

    [Fact]
    public async Task A_login_repeated_while_the_mailbox_is_still_read_is_not_answered_before_it_so_that_mail_comes_before_its_end()
    {
        using var world = await IcqWorld.StartAsync();
        var from = await world.UserAsync();
        var to = world.Client();
        await to.RegisterAsync("secret");
        from.Send(new ToServer.SendMessage(to.Uin, 1, "stored"));
        await world.SettledAsync();
        var held = new TaskCompletionSource();
        world.Store.Loading = held.Task;

        to.SendRaw(RawIcq.Login("secret"), 1);
        await world.PassUntilAsync(() => Account(world, to).Sessions.Count > 0);
        to.SendRaw(RawIcq.Login("secret"), 1);
        for (var i = 0; i < 100; i++)
        {
            world.Time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        to.All<ToClient.LoginReply>().ShouldBeEmpty("the mailbox is not open yet");
        held.SetResult();
        await to.ExpectAsync<ToClient.LoginReply>();
        to.SendRaw(default(ToServer.Login1), 2);
        await to.ExpectAsync<ToClient.ReplyX2>();
        to.All<ToClient.ReceiveMessage>().Select(m => m.Text).ShouldBe(["stored"]);
    }

    [Fact]
    public async Task Version_5_gets_stored_messages_once_whether_it_asks_or_only_sends_its_contacts()
    {
        using var world = await IcqWorld.StartAsync();
        var from = await world.UserAsync();
        var to = world.Client(5);
        await to.RegisterAsync("secret");
        from.Send(new ToServer.SendMessage(to.Uin, 1, "once"));
        await world.SettledAsync();
        await to.LogInAsync("secret");
        to.Send(new ToServer.ContactList([from.Uin]));
        (await to.ExpectAsync<ToClient.ReceiveMessage>()).Text.ShouldBe("once");
        to.Send(default(ToServer.Login1));
        await world.SettledAsync();
        to.All<ToClient.ReceiveMessage>().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_client_that_never_asks_gets_what_was_stored_after_a_while()
    {
        using var world = await IcqWorld.StartAsync();
        var from = await world.UserAsync();
        var to = world.Client();
        await to.RegisterAsync("secret");
        from.Send(new ToServer.SendMessage(to.Uin, 1, "patience"));
        await world.SettledAsync();
        await to.LogInAsync("secret");
        await world.PassAsync(TimeSpan.FromSeconds(25), 1000);
        to.All<ToClient.ReceiveMessage>().Single().Text.ShouldBe("patience");
    }

    [Fact]
    public async Task A_stored_message_that_was_not_received_comes_again_after_a_restart()
    {
        var store = new MemoryStore();
        uint uin;
        using (var world = await IcqWorld.StartAsync(store: store))
        {
            var from = await world.UserAsync();
            var to = await world.UserAsync();
            uin = to.Uin;
            to.Acknowledges = false;
            from.Send(new ToServer.SendMessage(uin, 1, "not lost"));
            await world.SettledAsync();
            from.Unconfirmed.ShouldBe(0);
        }

        using var again = await IcqWorld.StartAsync(store: store);
        var client = again.Client();
        client.Uin = uin;
        client.SendRaw(default(ToServer.KeepAlive), 99);
        await client.ExpectAsync<ToClient.NotConnected>();
        await client.LogInAsync("secret");
        client.Send(default(ToServer.Login1));
        (await client.ExpectAsync<ToClient.ReceiveMessage>()).Text.ShouldBe("not lost");
    }

    [Fact]
    public async Task A_number_that_is_nobodys_is_told_after_the_acknowledgement()
    {
        using var world = await IcqWorld.StartAsync();
        var from = await world.UserAsync();
        from.Send(new ToServer.SendMessage(77_777, 1, "hello?"));
        (await from.ExpectAsync<ToClient.InvalidUin>()).Uin.ShouldBe(77_777u);
        await world.SettledAsync();
        from.Unconfirmed.ShouldBe(0);
    }

    [Fact]
    public async Task What_does_not_fit_into_a_full_mailbox_is_not_acknowledged()
    {
        using var world = await IcqWorld.StartAsync(limits: l => l.StoredMessages = 3);
        var from = await world.UserAsync();
        var to = world.Client();
        await to.RegisterAsync("secret");
        for (var i = 0; i < 5; i++)
        {
            from.Send(new ToServer.SendMessage(to.Uin, 1, $"{i}"), tag: i);
        }

        await world.SettledAsync();
        from.Confirmed.ShouldBe([0, 1, 2]);
        from.All<ToClient.MessageNow>().Single().Text.ShouldContain("full");
    }

    [Fact]
    public async Task A_message_repeated_six_times_arrives_once_and_every_copy_is_acknowledged()
    {
        using var world = await IcqWorld.StartAsync();
        var from = await world.UserAsync();
        var to = await world.UserAsync();
        for (var i = 0; i < 6; i++)
        {
            from.SendRaw(new ToServer.SendMessage(to.Uin, 1, "six copies"), 40);
        }

        await world.SettledAsync();
        to.All<ToClient.MessageNow>().Count.ShouldBe(1);
        from.Acknowledgements.Count(n => n == 40).ShouldBe(6);
    }

    [Fact]
    public async Task Messages_cross_to_other_networks_in_characters_and_back_in_the_code_page()
    {
        using var world = await IcqWorld.StartAsync();
        var icq = await world.UserAsync();
        await world.Community.Profiles.ChangeAsync(Account(world, icq), p => p with { Codepage = "cp1251" });
        var alice = (await world.Community.Accounts.RegisterAsync("alice", "secret", IPAddress.Loopback)).Account!;
        var log = new EventLog();
        var session = world.Community.Presences.SignIn(alice.Person, Network.Web, IPAddress.Loopback, log);
        await world.Community.Mailbox.OpenAsync(session, CancellationToken.None);

        icq.Send(new ToServer.SendMessage(alice.Uin, 1, "\u00EF\u00F0\u00E8\u00E2\u00E5\u00F2\r\n"));
        icq.Send(new ToServer.SendMessage(alice.Uin, 4, $"page{F}http://e.org/"));
        await world.SettledAsync();
        var arrived = log.Events.OfType<MessageArrived>().Select(e => e.Message).ToList();
        (arrived[0].Text, arrived[0].Kind).ShouldBe(("привет\n", MessageKind.Text));
        (arrived[1].Text, arrived[1].Kind).ShouldBe(("page\u001Fhttp://e.org/", MessageKind.Url));

        world.Community.Mailbox.Send(alice, Account(world, icq), MessageKind.Text, "да\nнет \u4E2D", Network.Web);
        (await icq.ExpectAsync<ToClient.MessageNow>()).ShouldBe(new ToClient.MessageNow(alice.Uin, 1, "\u00E4\u00E0\r\n\u00ED\u00E5\u00F2 ?"));
        world.Community.Mailbox.Send(alice, Account(world, icq), MessageKind.AuthorisationRequest, "please", Network.Web);
        (await icq.ExpectAsync<ToClient.MessageNow>()).ShouldBe(new ToClient.MessageNow(alice.Uin, 6, $"alice{F}{F}{F}{F}0{F}please"));
        world.Community.Mailbox.Send(null, Account(world, icq), MessageKind.Text, "from the server", Network.Server);
        (await icq.ExpectAsync<ToClient.MessageNow>()).From.ShouldBe(10_000u);
    }

    [Fact]
    public async Task A_long_message_of_another_network_comes_in_pieces_and_is_confirmed_when_all_are_there()
    {
        using var world = await IcqWorld.StartAsync();
        var icq = await world.UserAsync();
        var alice = (await world.Community.Accounts.RegisterAsync("alice", "secret", IPAddress.Loopback)).Account!;
        var text = string.Concat(Enumerable.Range(0, 300).Select(i => $"{i} "));
        world.Community.Mailbox.Send(alice, Account(world, icq), MessageKind.Text, text, Network.Web);
        await world.SettledAsync();
        var parts = icq.All<ToClient.MessageNow>();
        parts.Count.ShouldBe(3);
        parts.ShouldAllBe(p => p.Text.Length <= 450);
        string.Concat(parts.Select(p => p.Text)).ShouldBe(text);
        world.Community.Mailbox.Waiting(Account(world, icq)).ShouldBe(0);
    }

    [Fact]
    public async Task Asking_for_consent_and_giving_it_is_known_to_the_domain()
    {
        using var world = await IcqWorld.StartAsync();
        var asker = await world.UserAsync();
        var asked = await world.UserAsync();
        await world.Community.Profiles.ChangeAsync(Account(world, asked), p => p with { Authorisation = Authorisation.Ask });
        asker.Send(new ToServer.MessageToNewUser(asked.Uin, 6, $"n{F}f{F}l{F}e{F}1{F}please"));
        await asked.ExpectAsync<ToClient.MessageNow>();
        world.Community.Contacts.Asking(Account(world, asked)).ShouldBe([Account(world, asker)]);
        asked.Send(new ToServer.SendMessage(asker.Uin, 8, ""));
        (await asker.ExpectAsync<ToClient.MessageNow>()).Type.ShouldBe((ushort)8);
        world.Community.Contacts.Has(Account(world, asker), Account(world, asked)).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_sends_too_fast_is_delayed_and_loses_nothing()
    {
        using var world = await IcqWorld.StartAsync(o => (o.Flood.Burst, o.Flood.PerSecond) = (5, 2));
        var from = await world.UserAsync();
        var to = await world.UserAsync();
        for (var i = 0; i < 15; i++)
        {
            from.Send(new ToServer.SendMessage(to.Uin, 1, $"{i}"));
        }

        for (var i = 0; i < 5; i++)
        {
            (await to.ExpectAsync<ToClient.MessageNow>()).Text.ShouldBe($"{i}");
        }

        to.All<ToClient.MessageNow>().Count.ShouldBe(5, "no time has passed");
        for (var i = 5; i < 15; i++)
        {
            await world.PassUntilAsync(() => to.All<ToClient.MessageNow>().Count > i);
        }

        to.All<ToClient.MessageNow>().Select(m => m.Text).ShouldBe(Enumerable.Range(0, 15).Select(i => $"{i}"));
        from.Unconfirmed.ShouldBe(0);
    }

    private static Account Account(IcqWorld world, RawIcq client)
    {
        world.Community.Accounts.TryFind(client.Uin, out var account).ShouldBeTrue();
        return account!;
    }
}
