using System.Net;
using Parlance.Core.Model;
using Parlance.MyIcq;
using Parlance.MyIcq.Messages;
using Parlance.Testing;
using Parlance.Wire;

namespace Parlance.System.Tests.MyIcq;

public sealed class MessageTests
{
    public static TheoryData<byte, string> WellFormed => new()
    {
        { 0, "\u00c4\u00e3\u00ff\u00cb\u00ce\u00cc\u00e5\u00ff9\u00ff0\u00ff0" },
        { 0, "bare \u0081\u00ff" },
        { 0, string.Empty },
        { 1, "I am away" },
        { 3, "12\u00ff\u00e5\u00b0\u008f\u00ff\u00c4\u00e3" },
        { 4, "no" },
        { 5, string.Empty },
        { 6, "sendfile\u00ffplease\u00ff0" },
        { 7, "sendfile\u00ff33765" },
        { 8, string.Empty },
    };

    [Theory]
    [MemberData(nameof(WellFormed))]
    public async Task A_message_arrives_byte_for_byte(byte type, string text)
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        await alice.ConfirmAsync(new ToServer.SendMessage(type, bob.Uin, text));
        var message = await bob.NextAsync<ToClient.Message>();
        (message.Type, message.From, message.Text, message.Domain).ShouldBe((type, alice.Uin, text, string.Empty));
        var age = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - message.Time;
        age.ShouldBeInRange(0, 30);
    }

    [Fact]
    public async Task Types_without_a_text_arrive_however_they_were_spelled()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        await alice.ConfirmAsync(new ToServer.SendMessage(5, bob.Uin));
        await alice.ConfirmAsync(new ToServer.SendMessage(5, bob.Uin, string.Empty, string.Empty));
        (await bob.NextAsync<ToClient.Message>()).Type.ShouldBe((byte)5);
        (await bob.NextAsync<ToClient.Message>()).Type.ShouldBe((byte)5);
    }

    [Fact]
    public async Task What_clients_do_not_survive_is_confirmed_and_dropped()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        await alice.ConfirmAsync(new ToServer.SendMessage(3, bob.Uin, "12\u00ffnick"));
        await alice.ConfirmAsync(new ToServer.SendMessage(6, bob.Uin, "sendfile"));
        await alice.ConfirmAsync(new ToServer.SendMessage(7, bob.Uin, "sendfile"));
        await alice.ConfirmAsync(new ToServer.SendMessage(9, bob.Uin, "x"));
        await alice.ConfirmAsync(new ToServer.SendMessage(0, bob.Uin, new string('x', 513)));
        await alice.ConfirmAsync(new ToServer.SendMessage(0, 99_999, "nobody"));
        await alice.ConfirmAsync(new ToServer.SendMessage(0, bob.Uin, new string('x', 512)));
        (await bob.NextAsync<ToClient.Message>()).Text.Length.ShouldBe(512);
    }

    [Fact]
    public async Task Messages_wait_for_who_is_offline_with_their_time_and_survive_a_restart()
    {
        var server = await MyIcqTestServer.StartAsync();
        var (alice, bob) = (await server.JoinAsync(), await server.JoinAsync());
        bob.Tell(default(ToServer.Logout));
        await alice.ConfirmAsync(new ToServer.SendMessage(0, bob.Uin, "first"));
        await alice.ConfirmAsync(new ToServer.SendMessage(3, bob.Uin, "1\u00ffa\u00ffb"));
        await alice.ConfirmAsync(new ToServer.SendMessage(0, bob.Uin, "third"));
        var sent = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var store = server.Store;
        await server.DisposeAsync();
        await using var next = await MyIcqTestServer.StartAsync(store: store);
        using var again = next.Connect();
        (again.Uin, again.Password) = (bob.Uin, bob.Password);
        await again.LogInAsync();
        var received = new[] { await again.NextAsync<ToClient.Message>(), await again.NextAsync<ToClient.Message>(), await again.NextAsync<ToClient.Message>() };
        received.Select(m => m.Text).ShouldBe(["first", "1\u00ffa\u00ffb", "third"]);
        received.ShouldAllBe(m => m.Time <= sent && m.Time >= sent - 60);
        await again.DrainAsync();
        again.Tell(default(ToServer.Logout));
        await again.LogInAsync();
        (await again.DrainAsync()).ShouldNotContain(packet => packet.Is<ToClient.Message>(), "what was confirmed is gone");
        alice.Dispose();
        bob.Dispose();
    }

    [Fact]
    public async Task What_was_not_confirmed_comes_again_at_the_next_login()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        bob.IsSilent = true;
        await alice.ConfirmAsync(new ToServer.SendMessage(0, bob.Uin, "into the void"));
        using var again = server.Connect();
        (again.Uin, again.Password) = (bob.Uin, bob.Password);
        await again.LogInAsync();
        (await again.NextAsync<ToClient.Message>()).Text.ShouldBe("into the void");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task At_a_quarter_lost_each_way_every_confirmed_message_arrives_exactly_once(int seed)
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = server.Connect(0.25, seed);
        using var bob = server.Connect(0.25, seed + 100);
        alice.Repeat = bob.Repeat = TimeSpan.FromMilliseconds(30);
        await alice.RegisterAsync("secret");
        await bob.RegisterAsync("secret");
        (await alice.LogInAsync()).Error.ShouldBe((byte)0);
        (await bob.LogInAsync()).Error.ShouldBe((byte)0);
        for (var i = 0; i < 60; i++)
        {
            await alice.ConfirmAsync(new ToServer.SendMessage(0, bob.Uin, $"{i}"));
        }

        var received = new List<string>();
        await using var life = TimeProvider.System.CreateTimer(_ => bob.Tell(new ToServer.KeepAlive(7)), null, TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(300));
        while (received.Count < 60)
        {
            received.Add((await bob.NextAsync<ToClient.Message>()).Text);
        }

        await life.DisposeAsync();

        received.Select(int.Parse).Order().ShouldBe(Enumerable.Range(0, 60));
        (await bob.DrainAsync()).ShouldNotContain(packet => packet.Is<ToClient.Message>());
    }

    [Fact]
    public async Task What_was_given_up_while_a_client_said_nothing_comes_with_its_next_sign_of_life()
    {
        var time = new ManualTime();
        await using var server = await MyIcqTestServer.StartAsync(time: time);
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        bob.IsSilent = true;
        await alice.ConfirmAsync(new ToServer.SendMessage(0, bob.Uin, "hello?"));
        for (var i = 0; i < 60; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
        }

        bob.IsSilent = false;
        bob.Tell(new ToServer.KeepAlive(1));
        (await bob.NextAsync<ToClient.Message>()).Text.ShouldBe("hello?");
        (await bob.DrainAsync()).ShouldNotContain(packet => packet.Is<ToClient.Message>());
    }

    [Fact]
    public async Task A_client_that_says_nothing_is_not_kept_mail_for_without_end()
    {
        var time = new ManualTime();
        await using var server = await MyIcqTestServer.StartAsync(o => o.KeepAlive = TimeSpan.FromDays(1), time: time, limit: l => l.StoredMessages = 2000);
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        bob.IsSilent = true;
        for (var i = 0; server.Network.Count > 1; i++)
        {
            i.ShouldBeLessThan(1500, "1024 given up are the most");
            await alice.ConfirmAsync(new ToServer.SendMessage(0, bob.Uin, "hello?"));
            time.Advance(i % 100 == 99 ? TimeSpan.FromSeconds(60) : TimeSpan.Zero);
        }
    }

    [Fact]
    public async Task A_broadcast_of_the_operator_reaches_everybody_at_the_next_keepalive_or_login_once()
    {
        var server = await MyIcqTestServer.StartAsync();
        await server.Community.Accounts.EnsureOwnerAsync("admin", "admin-secret");
        using var operatorClient = server.Connect();
        (operatorClient.Uin, operatorClient.Password) = (10_000, "admin-secret");
        await operatorClient.LogInAsync();
        using var alice = await server.JoinAsync();
        var bob = await server.JoinAsync();
        bob.Tell(default(ToServer.Logout));
        await alice.ConfirmAsync(new ToServer.Broadcast(0, "not allowed"));
        await operatorClient.ConfirmAsync(new ToServer.Broadcast(0, "notice \u00c4\u00e3"));
        (await alice.DrainAsync()).ShouldNotContain(packet => packet.Is<ToClient.Message>());
        await alice.AskAsync(new ToServer.KeepAlive(1));
        var notice = await alice.NextAsync<ToClient.Message>();
        (notice.Type, notice.From, notice.Text).ShouldBe(((byte)0, 10_000u, "notice \u00c4\u00e3"));
        await alice.AskAsync(new ToServer.KeepAlive(2));
        (await alice.DrainAsync()).ShouldNotContain(packet => packet.Is<ToClient.Message>());
        var store = server.Store;
        await server.DisposeAsync();
        await using var next = await MyIcqTestServer.StartAsync(store: store);
        foreach (var (client, expected) in new[] { (bob, 1), (alice, 0) })
        {
            using var again = next.Connect();
            (again.Uin, again.Password) = (client.Uin, client.Password);
            await again.LogInAsync();
            (await again.DrainAsync()).Count(packet => packet.Is<ToClient.Message>()).ShouldBe(expected);
        }

        bob.Dispose();
    }

    [Fact]
    public async Task Text_of_other_networks_comes_in_the_clients_code_page_and_in_parts_that_fit()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        var sender = (await server.Community.Accounts.RegisterAsync("carol", "secret", IPAddress.Loopback)).Account.ShouldNotBeNull();
        server.Community.Accounts.TryFind(alice.Uin, out var receiver).ShouldBeTrue();
        var text = new string('你', 500);
        await server.Community.Mailbox.Send(sender, receiver!, MessageKind.Text, text, Network.Soulseek).Stored;
        var parts = new[] { await alice.NextAsync<ToClient.Message>(), await alice.NextAsync<ToClient.Message>(), await alice.NextAsync<ToClient.Message>() };
        string.Concat(parts.Select(part => Codepage.Gbk.Decode(part.Text))).ShouldBe(text);
        parts.ShouldAllBe(part => part.From == sender.Uin && part.Text.Length <= 450);
        server.Community.Mailbox.Send(sender, receiver!, MessageKind.AuthorisationRequest, "carol\u001fhi", Network.Icq);
        var request = await alice.NextAsync<ToClient.Message>();
        AuthRequestBody.TryParse(request.Text, out var body).ShouldBeTrue();
        (request.Type, body).ShouldBe(((byte)3, new AuthRequestBody(0, "carol", "hi")));
    }

    [Fact]
    public async Task Text_for_other_networks_loses_the_font_and_becomes_characters()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        using var alice = await server.JoinAsync();
        var receiver = (await server.Community.Accounts.RegisterAsync("carol", "secret", IPAddress.Loopback)).Account.ShouldNotBeNull();
        await alice.ConfirmAsync(new ToServer.SendMessage(0, receiver.Uin, TextBody.Plain(Codepage.Gbk.Encode("你好")).ToString()));
        var waiting = await ((Core.Ports.IMailboxStore)server.Store).LoadAsync(receiver.Id, TestContext.Current.CancellationToken);
        waiting.Single().Text.ShouldBe("你好");
    }

    [Fact]
    public async Task Who_sends_too_fast_is_delayed_and_loses_nothing()
    {
        await using var server = await MyIcqTestServer.StartAsync(o => o.Flood = new() { Burst = 2, PerSecond = 20 });
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        var started = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => alice.ConfirmAsync(new ToServer.SendMessage(0, bob.Uin, $"{i}"))));
        TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(400), "ten lines above the burst at twenty per second");
        var received = new List<int>();
        for (var i = 0; i < 12; i++)
        {
            received.Add(int.Parse((await bob.NextAsync<ToClient.Message>()).Text, null));
        }

        received.Order().ShouldBe(Enumerable.Range(0, 12));
    }
}
