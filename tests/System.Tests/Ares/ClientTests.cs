using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Ares;
using Parlance.Ares.Client;
using Parlance.Wire;

namespace Parlance.System.Tests.Ares;

/// <summary>Our client in our room, over sockets.</summary>
public sealed class ClientTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_joins_and_knows_the_room()
    {
        await using var host = await AresHost.StartAsync();
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        await using var alice = new Visitor(host, "Alice");
        var joined = await alice.JoinAsync();
        (joined.Outcome, joined.Name).ShouldBe((JoinOutcome.Joined, "Alice"));
        var client = alice.Client;
        (client.State, client.RoomName, client.Topic, client.Language).ShouldBe((ClientState.Joined, "Lobby", "welcome to the test room", (byte)10));
        client.ServerVersion.ShouldStartWith("Parlance");
        client.Users.All.Select(u => u.Name).ShouldBe(["Parlance", "Bob", "Alice"], ignoreOrder: true);
        client.Users.Find("Bob")!.Region.ShouldBe("Leeds");
        await bob.SendAsync(new ToServer.PersonalMessage("busy"));
        await alice.ExpectAsync<AresEvent.PersonalMessageChanged>(p => p.Text == "busy");
        client.Users.Find("Bob")!.PersonalMessage.ShouldBe("busy");
        bob.Dispose();
        await alice.ExpectAsync<AresEvent.UserLeft>(l => l.Name == "Bob");
        client.Users.Find("Bob").ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lines_emotes_and_private_messages_go_both_ways(bool encrypted)
    {
        await using var host = await AresHost.StartAsync();
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        await using var alice = new Visitor(host, "Alice", o => o with { Encrypt = encrypted });
        await alice.JoinAsync();
        alice.Client.IsEncrypted.ShouldBe(encrypted);
        await alice.Client.Chat.SayAsync("grüß dich", Stop);
        (await bob.ExpectAsync<ToClient.Public>()).ShouldBe(new ToClient.Public("Alice", "grüß dich"));
        (await alice.ExpectAsync<AresEvent.Said>()).ShouldBe(new AresEvent.Said("Alice", "grüß dich"));
        await alice.Client.Chat.EmoteAsync("waves", Stop);
        (await bob.ExpectAsync<ToClient.Emote>()).Text.ShouldBe("waves");
        (await alice.Client.Chat.WriteAsync("Bob", "psst", Stop)).ShouldBe(PrivateOutcome.Delivered);
        (await bob.ExpectAsync<ToClient.Pvt>()).ShouldBe(new ToClient.Pvt("Alice", "psst"));
        await bob.SendAsync(new ToServer.Pvt("Alice", "what?"));
        (await alice.ExpectAsync<AresEvent.PrivateSaid>()).ShouldBe(new AresEvent.PrivateSaid("Bob", "what?"));
    }

    [Fact]
    public async Task Private_messages_tell_what_became_of_them()
    {
        await using var host = await AresHost.StartAsync();
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        await using var alice = new Visitor(host, "Alice");
        await alice.JoinAsync();
        await bob.SendAsync(new ToServer.IgnoreList(true, "Alice"));
        await bob.HearAsync("nothing of Alice");
        PrivateOutcome[] outcomes = await Task.WhenAll(
            alice.Client.Chat.WriteAsync("Bob", "one", Stop), alice.Client.Chat.WriteAsync("Nobody", "two", Stop), alice.Client.Chat.WriteAsync("Alice", "three", Stop));
        outcomes.ShouldBe([PrivateOutcome.Ignored, PrivateOutcome.Offline, PrivateOutcome.Delivered]);
        (await alice.ExpectAsync<AresEvent.PrivateRefused>(r => r.Name == "Nobody")).IsIgnored.ShouldBeFalse();
    }

    [Fact]
    public async Task Sealed_private_messages_are_opened_by_who_says_so_and_refused_as_others_are()
    {
        await using var host = await AresHost.StartAsync();
        await using var alice = new Visitor(host, "Alice");
        await using var bob = new Visitor(host, "Bob", o => o with { InvitesSealed = true });
        await bob.JoinAsync();
        await alice.JoinAsync();
        await bob.ExpectAsync<AresEvent.UserJoined>(joined => joined.User.Name == "Alice");
        (alice.Client.Users.Find("Bob")!.OpensSealed, bob.Client.Users.Find("Alice")!.OpensSealed).ShouldBe((true, false));
        (await alice.Client.Chat.WriteSealedAsync("Bob", "psst, grüß dich", Stop)).ShouldBe(PrivateOutcome.Delivered);
        (await bob.ExpectAsync<AresEvent.PrivateSaid>()).ShouldBe(new AresEvent.PrivateSaid("Alice", "psst, grüß dich", IsSealed: true));
        (await alice.Client.Chat.WriteSealedAsync("Nobody", "x", Stop)).ShouldBe(PrivateOutcome.Offline);
        await alice.Client.Extras.SendAsync(CustomIdents.Sealed, "Bob", new byte[24], Stop);
        (await bob.ExpectAsync<AresEvent.CustomReceived>(c => c.Content.Length == 24)).Ident.ShouldBe(CustomIdents.Sealed);
        await alice.Client.Chat.WriteAsync("Bob", "open", Stop);
        (await bob.ExpectAsync<AresEvent.PrivateSaid>()).ShouldBe(new AresEvent.PrivateSaid("Alice", "open"), "what cannot be opened is no message");
    }

    [Fact]
    public async Task Long_texts_are_sent_as_several_lines()
    {
        await using var host = await AresHost.StartAsync();
        await using var alice = new Visitor(host, "Alice");
        await alice.JoinAsync();
        await alice.Client.Chat.SayAsync(new string('a', 450) + "\nb", Stop);
        (await alice.ExpectAsync<AresEvent.Said>()).Text.Length.ShouldBe(300);
        (await alice.ExpectAsync<AresEvent.Said>()).Text.Length.ShouldBe(150);
        (await alice.ExpectAsync<AresEvent.Said>()).Text.ShouldBe("b");
    }

    [Fact]
    public async Task A_password_of_the_options_gives_the_level_at_once()
    {
        await using var host = await AresHost.StartAsync();
        await using var alice = new Visitor(host, "Alice", o => o with { Password = AresHost.OwnerPassword });
        await alice.JoinAsync();
        await alice.ExpectAsync<AresEvent.OperatorTold>(o => o.IsOperator);
        alice.Client.Account.Level.ShouldBe((byte)3);
        var reply = await alice.Client.Chat.CommandAsync("stats", Stop);
        (reply.IsComplete, reply.Level).ShouldBe((true, (byte)3));
        reply.Lines.ShouldNotBeEmpty();
        (await alice.Client.Account.LogOutAsync(Stop)).Level.ShouldBe((byte)0);
        (await alice.Client.Account.LogInAsync(AresHost.OwnerPassword, Stop)).Level.ShouldBe((byte)3);
    }

    [Fact]
    public async Task An_account_is_made_and_its_name_taken_again_by_the_password()
    {
        await using var host = await AresHost.StartAsync();
        await using (var alice = new Visitor(host, "Alice"))
        {
            await alice.JoinAsync();
            (await alice.Client.Account.RegisterAsync("secret1", Stop)).Lines.ShouldContain(l => l.Contains("is registered", StringComparison.Ordinal));
        }

        await using var other = new Visitor(host, "Alice");
        (await other.JoinAsync()).Name.ShouldNotBe("Alice");
        (await other.Client.Account.LogInAsync("secret1", Stop)).Name.ShouldBe("Alice");
        (await other.Client.Account.ChangeNameAsync("Alicia", Stop)).Name.ShouldBe("Alicia");
        (await other.Client.Account.MoveAsync(7, Stop)).IsComplete.ShouldBeTrue();
    }

    [Fact]
    public async Task Files_are_shared_browsed_found_and_taken_back()
    {
        await using var host = await AresHost.StartAsync();
        await using var bob = new Visitor(host, "Bob", o => o with { Version = "Ares 2.1.7.3041", DataPort = 999 });
        var songs = Enumerable.Range(1, 400).Select(i => AresFile.Of(AresMime.Audio, (ulong)(1_000_000 + i), $"holiday {i}.mp3", $"Holiday {i}", "Some Artist", "Sun", 192, 180)).ToList();
        await bob.Client.Files.ShareAsync(songs, Stop);
        await bob.JoinAsync();
        await using var alice = new Visitor(host, "Alice");
        await alice.JoinAsync();
        await bob.Client.Users.PingAsync(Stop);
        var found = await alice.Client.Files.BrowseAsync("Bob", cancellationToken: Stop);
        (found.IsFound, found.Announced, found.Files.Count).ShouldBe((true, 400, 400));
        (found.Files[6].Title, found.Files[6].Artist, found.Files[6].Album, found.Files[6].FileName).ShouldBe(("Holiday 7", "Some Artist", "Sun", "holiday 7.mp3"));
        var hits = await alice.Client.Files.SearchAsync("holiday", cancellationToken: Stop).ToListAsync(Stop);
        hits.Count.ShouldBe(250);
        (hits[0].Owner, hits[0].DataPort).ShouldBe(("Bob", (ushort)999));
        await bob.Client.Files.UnshareAsync(1_000_007, Stop);
        await bob.Client.Users.PingAsync(Stop);
        (await alice.Client.Files.BrowseAsync("Bob", AresMime.Audio, Stop)).Files.Count.ShouldBe(399);
        (await alice.Client.Files.BrowseAsync("Nobody", cancellationToken: Stop)).IsFound.ShouldBeFalse();
    }

    [Fact]
    public async Task Looks_voices_drawings_and_emotes_arrive()
    {
        await using var host = await AresHost.StartAsync();
        await using var bob = new Visitor(host, "Bob", o => o with { Version = "cb0t 3.39" });
        await bob.JoinAsync();
        await using var alice = new Visitor(host, "Alice");
        await alice.Client.Me.SetPersonalMessageAsync("hungry", Stop);
        await alice.Client.Me.SetAvatarAsync(new byte[100], Stop);
        await alice.Client.Me.SetFontAsync(new FontLook(10, "Tahoma", 1, 12, null, null), Stop);
        await alice.JoinAsync();
        (await bob.ExpectAsync<AresEvent.PersonalMessageChanged>(p => p.Name == "Alice")).Text.ShouldBe("hungry");
        (await bob.ExpectAsync<AresEvent.AvatarChanged>(p => p.Name == "Alice")).Image.Length.ShouldBe(100);
        (await bob.ExpectAsync<AresEvent.FontChanged>()).Look!.Value.Family.ShouldBe("Tahoma");
        var image = Enumerable.Range(0, 9000).Select(i => (byte)i).ToArray();
        await alice.Client.Extras.ScribbleAsync(image, Stop);
        (await bob.ExpectAsync<AresEvent.Scribbled>()).Image.ToArray().ShouldBe(image);
        var clip = new VoiceClip(77, 5, 0, 7000, [], new byte[7000]);
        await alice.Client.Voice.PlayAsync(clip, Stop);
        (await bob.ExpectAsync<AresEvent.VoiceStarted>()).Clip.Content.Length.ShouldBe(AresVoice.PieceSize);
        (await bob.ExpectAsync<AresEvent.VoiceContinued>()).Content.Length.ShouldBe(7000 - AresVoice.PieceSize);
        await alice.Client.Voice.PlayToAsync("Bob", clip, Stop);
        (await bob.ExpectAsync<AresEvent.VoiceStarted>()).IsPrivate.ShouldBeTrue();
        await alice.Client.Extras.AddEmoteAsync(":cat:", 16, new byte[30], Stop);
        (await bob.ExpectAsync<AresEvent.EmoteAdded>()).Shortcut.ShouldBe(":cat:");
        await alice.Client.Extras.RemoveEmoteAsync(":cat:", Stop);
        await bob.ExpectAsync<AresEvent.EmoteRemoved>();
    }

    [Fact]
    public async Task Typing_nudges_and_own_data_arrive()
    {
        await using var host = await AresHost.StartAsync();
        await using var bob = new Visitor(host, "Bob");
        await bob.JoinAsync();
        await using var alice = new Visitor(host, "Alice");
        await alice.JoinAsync();
        await alice.Client.Extras.ShowTypingAsync(true, Stop);
        (await bob.ExpectAsync<AresEvent.Typing>()).ShouldBe(new AresEvent.Typing("Alice", true));
        await alice.Client.Extras.ShowAwayAsync(true, Stop);
        (await bob.ExpectAsync<AresEvent.AwayChanged>()).IsAway.ShouldBeTrue();
        await alice.Client.Extras.NudgeAsync("Bob", Stop);
        (await bob.ExpectAsync<AresEvent.Nudged>()).Name.ShouldBe("Alice");
        await alice.Client.Extras.SendAsync("mine", "Bob", Encoding.ASCII.GetBytes("data"), Stop);
        (await bob.ExpectAsync<AresEvent.CustomReceived>(c => c.Ident == "mine")).Content.Length.ShouldBe(4);
        (await alice.Client.Users.PingAsync(Stop)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Direct_chats_are_asked_for_and_ignored_users_are_not_heard()
    {
        await using var host = await AresHost.StartAsync();
        await using var bob = new Visitor(host, "Bob");
        await bob.JoinAsync();
        await using var alice = new Visitor(host, "Alice", o => o with { DataPort = 4000 });
        await alice.JoinAsync();
        var session = new byte[16];
        (await alice.Client.Users.AskForDirectChatAsync("Bob", session, Stop)).ShouldBe(DirectChatOutcome.Forwarded);
        (await bob.ExpectAsync<AresEvent.DirectChatWanted>()).Port.ShouldBe((ushort)4000);
        (await alice.Client.Users.AskForDirectChatAsync("Nobody", session, Stop)).ShouldBe(DirectChatOutcome.Offline);
        await bob.Client.Users.IgnoreAsync("Alice", Stop);
        await bob.Client.Users.PingAsync(Stop);
        (await alice.Client.Users.AskForDirectChatAsync("Bob", session, Stop)).ShouldBe(DirectChatOutcome.Ignored);
        await bob.Client.Users.HearAsync("Alice", Stop);
        await bob.Client.Users.PingAsync(Stop);
        (await alice.Client.Chat.WriteAsync("Bob", "again", Stop)).ShouldBe(PrivateOutcome.Delivered);
        (await alice.Client.Users.SupernodesAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_room_that_refuses_says_why()
    {
        await using var host = await AresHost.StartAsync();
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        await using var visitor = new Visitor(host, "Bob", o => o with { Bind = global::System.Net.IPAddress.Parse("127.0.0.9") });
        var refused = await visitor.JoinAsync();
        refused.Outcome.ShouldBe(JoinOutcome.Refused);
        refused.Reason.ShouldContain("in use");
        visitor.Client.State.ShouldBe(ClientState.Away);
        await Should.ThrowAsync<AresException>(async () => await visitor.Client.Chat.SayAsync("hello", Stop));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_redirect_is_followed_on_request_only(bool follows)
    {
        await using var first = await AresHost.StartAsync();
        await using var second = await AresHost.StartAsync(o => o.Name = "Other");
        using var owner = await RawAres.JoinAsync(first.Ares, "Owner");
        await owner.SendAsync(new ToServer.AuthLogin(AresHost.OwnerPassword));
        await owner.ExpectAsync<ToClient.OpChange>(o => o.IsOperator);
        await using var alice = new Visitor(first, "Alice", o => o with { FollowRedirects = follows, ReconnectAfter = TimeSpan.FromMilliseconds(1) });
        await alice.JoinAsync();
        await owner.CommandAsync($"redirect Alice {new Hashlink(Ip4.Of(127, 0, 0, 1), (ushort)second.Ares.Port, "Other")}");
        var redirected = await alice.ExpectAsync<AresEvent.Redirected>();
        (await alice.ExpectAsync<AresEvent.Lost>()).IsReturning.ShouldBe(follows);
        if (!follows)
        {
            (await alice.Client.JoinAsync(redirected.Room, Stop)).IsJoined.ShouldBeTrue();
        }

        (await alice.ExpectAsync<AresEvent.Joined>()).Room.ShouldBe("Other");
    }

    [Fact]
    public async Task The_room_list_is_asked_over_udp()
    {
        await using var host = await AresHost.StartAsync(o => o.RoomList = true);
        using var socket = new global::System.Net.Sockets.UdpClient(new global::System.Net.IPEndPoint(global::System.Net.IPAddress.Loopback, 0));
        var here = (global::System.Net.IPEndPoint)socket.Client.LocalEndPoint!;
        var answering = Task.Run(
            async () =>
            {
                var asked = await socket.ReceiveAsync(Stop);
                await socket.SendAsync(host.Room.Directory.Answer(asked.Buffer, asked.RemoteEndPoint)!, asked.RemoteEndPoint, Stop);
            },
            Stop);
        var listing = (await new RoomListQuery().CrawlAsync([here], TimeSpan.FromSeconds(5), cancellationToken: Stop).ToListAsync(Stop)).Single();
        await answering;
        (listing.Name, listing.Topic, listing.Port).ShouldBe(("Lobby", "welcome to the test room", (ushort)host.Ares.Port));
    }

    /// <summary>A client and what it tells, in order.</summary>
    private sealed class Visitor : IAsyncDisposable
    {
        private readonly CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        private readonly IAsyncEnumerator<AresEvent> events;

        public Visitor(AresHost host, string name, Func<AresClientOptions, AresClientOptions>? change = null)
        {
            var options = new AresClientOptions { Host = "127.0.0.1", Port = (ushort)host.Ares.Port, Name = name };
            Client = new AresClient(change?.Invoke(options) ?? options, NullLogger<AresClient>.Instance);
            patience.CancelAfter(TimeSpan.FromMinutes(2));
            events = Client.ListenAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        }

        public AresClient Client { get; }

        public Task<JoinResult> JoinAsync() => Client.JoinAsync(Stop);

        public async Task<T> ExpectAsync<T>(Func<T, bool>? such = null)
            where T : AresEvent
        {
            while (await events.MoveNextAsync())
            {
                if (events.Current is T what && such?.Invoke(what) != false)
                {
                    return what;
                }
            }

            throw new InvalidOperationException($"the client ended without a {typeof(T).Name}");
        }

        public async ValueTask DisposeAsync()
        {
            await Client.DisposeAsync();
            await events.DisposeAsync();
            patience.Dispose();
        }
    }
}
