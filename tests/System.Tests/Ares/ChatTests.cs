using Parlance.Ares;
using Parlance.System.Tests.Soulseek;
using Parlance.Testing;
using Parlance.Wire;

namespace Parlance.System.Tests.Ares;

/// <summary>Lines, private messages and everything users tell of themselves.</summary>
public sealed class ChatTests
{
    [Fact]
    public async Task A_line_reaches_everybody_and_its_speaker_in_order()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        for (var i = 0; i < 50; i++)
        {
            await alice.SayAsync($"line {i}");
        }

        foreach (var client in (RawAres[])[alice, bob])
        {
            for (var i = 0; i < 50; i++)
            {
                (await client.ExpectAsync<ToClient.Public>()).ShouldBe(new ToClient.Public("Alice", $"line {i}"));
            }
        }

        await bob.SendAsync(new ToServer.Emote("waves"));
        (await alice.ExpectAsync<ToClient.Emote>()).ShouldBe(new ToClient.Emote("Bob", "waves"));
    }

    [Fact]
    public async Task Colours_arrive_as_they_were_typed_and_long_lines_are_cut()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        await alice.SayAsync("\u000304red \u000512bg \u0006bold\u0006 \u4f60\u597d");
        (await alice.ExpectAsync<ToClient.Public>()).Text.ShouldBe("\u000304red \u000512bg \u0006bold\u0006 \u4f60\u597d");
        await alice.SayAsync(new string('x', 1000));
        (await alice.ExpectAsync<ToClient.Public>()).Text.Length.ShouldBe(300);
        await alice.WriteAsync([6, 0, 10, (byte)'n', (byte)'u', (byte)'l', 0, (byte)'x', (byte)'y']);
        (await alice.ExpectAsync<ToClient.Public>()).Text.ShouldBe("nul");
    }

    [Fact]
    public async Task A_private_message_reaches_its_receiver_alone()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        await alice.SendAsync(new ToServer.Pvt("bob", "psst"));
        (await bob.ExpectAsync<ToClient.Pvt>()).ShouldBe(new ToClient.Pvt("Alice", "psst"));
        (await alice.CodesAsync()).ShouldBe([20]);
        await alice.SendAsync(new ToServer.Pvt("nobody here", "x"));
        (await alice.ExpectAsync<ToClient.OfflineUser>()).Name.ShouldBe("nobody here");
    }

    [Fact]
    public async Task Ignoring_is_set_and_unset_and_kept()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using (var bob = await RawAres.JoinAsync(host.Ares, "Bob"))
        {
            await bob.SendAsync(new ToServer.IgnoreList(true, "Alice"));
            await bob.SendAsync(new ToServer.IgnoreList(true, "Alice"));
            await bob.SettleAsync();
            await alice.SayAsync("unheard");
            await alice.SendAsync(new ToServer.Pvt("Bob", "unheard"));
            (await alice.ExpectAsync<ToClient.IsIgnoringYou>()).Name.ShouldBe("Bob");
            (await bob.CodesAsync()).ShouldBeEmpty();
            await alice.SendAsync(new ToServer.PersonalMessage("seen all the same"));
            await alice.SettleAsync();
            (await bob.CodesAsync()).ShouldBe([13]);
        }

        using var again = await RawAres.JoinAsync(host.Ares, "Bob");
        await alice.SayAsync("still unheard");
        await alice.SettleAsync();
        (await again.AllAsync<ToClient.Public>()).ShouldBeEmpty();
        await again.SendAsync(new ToServer.IgnoreList(false, "Alice"));
        await again.SettleAsync();
        await alice.SayAsync("heard");
        (await again.ExpectAsync<ToClient.Public>()).Text.ShouldBe("heard");
    }

    [Fact]
    public async Task A_picture_and_a_personal_message_are_shown_to_all_when_they_change()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        var image = new byte[300];
        await alice.SendAsync(new ToServer.Avatar(image));
        (await bob.ExpectAsync<ToClient.Avatar>()).Image.ShouldBe(image);
        (await alice.ExpectAsync<ToClient.Avatar>()).Name.ShouldBe("Alice");
        await alice.SendAsync(new ToServer.Avatar(image));
        await alice.SendAsync(new ToServer.Avatar(new byte[AresLimits.Avatar]));
        (await alice.CodesAsync()).ShouldBeEmpty();
        await alice.SendAsync(new ToServer.Avatar([]));
        (await alice.ExpectAsync<ToClient.Avatar>()).Image.ShouldBeEmpty();
        await alice.SendAsync(new ToServer.PersonalMessage(new string('p', 80)));
        (await bob.ExpectAsync<ToClient.PersonalMessage>()).ShouldBe(new ToClient.PersonalMessage("Alice", new string('p', 50)));
    }

    [Fact]
    public async Task A_status_update_is_answered_and_a_change_is_told_to_all()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        await alice.SettleAsync();
        await alice.WriteAsync(Convert.FromHexString("16000400000700000000FFFF7F0000012101DB4C6565647300"));
        (await alice.CodesAsync()).ShouldBe([5]);
        (await bob.CodesAsync()).ShouldBeEmpty();
        await alice.WriteAsync(Convert.FromHexString("16000409000700000000FFFF7F0000012101DB4C6565647300"));
        (await bob.ExpectAsync<ToClient.UpdateUserStatus>()).Files.ShouldBe((ushort)9);
    }

    [Fact]
    public async Task Whoever_sends_no_picture_gets_the_rooms_own()
    {
        using var scratch = new ScratchDirectory();
        var path = Path.Combine(scratch.Path, "default.jpg");
        await File.WriteAllBytesAsync(path, new byte[100], TestContext.Current.CancellationToken);
        var time = new ManualTime();
        await using var host = await AresHost.StartAsync(o => o.DefaultAvatar = path, time: time);
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        await bob.SendAsync(new ToServer.Avatar(new byte[50]));
        await bob.SettleAsync();
        await alice.SettleAsync();
        time.Advance(TimeSpan.FromSeconds(11));
        (await alice.AllAsync<ToClient.Avatar>()).Select(a => (a.Name, a.Image.Length)).ShouldBe([("Alice", 100)]);
    }

    [Fact]
    public async Task Custom_data_goes_to_one_or_to_all_others()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        await alice.SettleAsync();
        await alice.SendAsync(new ToServer.CustomData("cb0t_nudge", "Bob", [1, 2]));
        var nudge = await bob.ExpectAsync<ToClient.CustomData>();
        (nudge.Ident, nudge.Name).ShouldBe(("cb0t_nudge", "Alice"));
        await alice.SendAsync(new ToServer.CustomDataAll("cb0t_writing", [2]));
        (await bob.ExpectAsync<ToClient.CustomData>()).Ident.ShouldBe("cb0t_writing");
        (await alice.CodesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Direct_chat_is_forwarded_with_the_codes_of_the_rooms_in_use()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        var id = new byte[16];
        foreach (var (push, code) in (List<(ToServer.DirChatPush, int)>)[(new("nobody", id), 1), (new("Bob", [1, 2]), 3), (new("", id), 4), (new("Bob", id), 0)])
        {
            await alice.SendAsync(push);
            (await alice.ExpectAsync<ToClient.DirChatPushReply>()).Code.ShouldBe((byte)code);
        }

        var asked = await bob.ExpectAsync<ToClient.DirChatPush>();
        (asked.Name, asked.Address, asked.Port).ShouldBe(("Alice", Ip4.Of(127, 0, 0, 1), (ushort)54321));
        await bob.SendAsync(new ToServer.IgnoreList(true, "Alice"));
        await bob.SettleAsync();
        await alice.SendAsync(new ToServer.DirChatPush("Bob", id));
        (await alice.ExpectAsync<ToClient.DirChatPushReply>()).Code.ShouldBe((byte)2);
    }

    [Fact]
    public async Task Supernodes_are_those_of_Ares_clients()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob", RawAres.AsAres);
        await alice.SendAsync(default(ToServer.SupernodesRequest));
        (await alice.ExpectAsync<ToClient.Supernodes>()).Nodes.ShouldBe([new Node(Ip4.Of(127, 0, 0, 1), 12345)]);
    }

    [Fact]
    public async Task Fast_pings_are_bounded()
    {
        var time = new ManualTime();
        await using var host = await AresHost.StartAsync(time: time);
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        for (var i = 0; i < 50; i++)
        {
            await alice.SendAsync(default(ToServer.FastPing));
        }

        (await alice.AllAsync<ToClient.FastPing>()).Count.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(2));
        await alice.ExpectAsync<ToClient.FastPing>();
    }

    [Fact]
    public async Task Fonts_voice_emotes_and_drawings_are_relayed_to_those_who_can_show_them()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        using var ares = await RawAres.JoinAsync(host.Ares, "Dave", RawAres.AsAres);
        await bob.SettleAsync();
        await alice.SendAsync(new ToServer.Font(new FontLook(30, "Tahoma", 1, 12, "#000000", "#0000FF")));
        (await bob.ExpectAsync<ToClient.Font>()).ShouldBe(new ToClient.Font("Alice", new FontLook(18, "Tahoma", 1, 12, "#000000", "#0000FF")));
        await alice.SendAsync(new ToServer.VoiceFirst([1, 2, 3]));
        (await bob.ExpectAsync<ToClient.VoiceFirst>()).Clip.ShouldBe([1, 2, 3]);
        await alice.SendAsync(new ToServer.VoicePrivateChunk("Bob", 7, [4]));
        (await bob.ExpectAsync<ToClient.VoicePrivateChunk>()).Id.ShouldBe(7u);
        await alice.SendAsync(new ToServer.VoicePrivateFirst("Dave", [9]));
        await alice.ExpectAsync<ToClient.NoPrivateVoice>();
        await alice.SendAsync(new ToServer.CustomEmote(":x:", 16, [5]));
        (await bob.ExpectAsync<ToClient.CustomEmote>()).Shortcut.ShouldBe(":x:");
        await alice.SendAsync(new ToServer.RoomScribbleFirst(8, 1, [1, 2, 3, 4]));
        await alice.SendAsync(new ToServer.RoomScribbleChunk([5, 6, 7, 8]));
        (await bob.ExpectAsync<ToClient.CustomData>()).Ident.ShouldBe("cb0t_scribble_first");
        (await bob.ExpectAsync<ToClient.CustomData>()).Ident.ShouldBe("cb0t_scribble_last");
        (await ares.CodesAsync()).ShouldNotContain(1206);
    }

    [Fact]
    public async Task An_encrypted_session_hears_and_is_heard()
    {
        await using var host = await AresHost.StartAsync();
        using var plain = await RawAres.JoinAsync(host.Ares, "Plain");
        using var carol = await RawAres.JoinAsync(host.Ares, "Carol Crypt", l => l with { Crypto = 250 });
        carol.Cipher.ShouldNotBeNull();
        await carol.SayAsync("secret words");
        (await plain.ExpectAsync<ToClient.Public>()).ShouldBe(new ToClient.Public("Carol Crypt", "secret words"));
        (await carol.ExpectAsync<ToClient.Public>()).Text.ShouldBe("secret words");
        await plain.SayAsync("back to you");
        (await carol.ExpectAsync<ToClient.Public>()).ShouldBe(new ToClient.Public("Plain", "back to you"));
        await plain.SendAsync(new ToServer.Pvt("Carol Crypt", "psst"));
        (await carol.ExpectAsync<ToClient.Pvt>()).ShouldBe(new ToClient.Pvt("Plain", "psst"));
        await carol.SendAsync(new ToServer.Font(new FontLook(10, "Tahoma", 1, 12, null, null)));
        (await plain.ExpectAsync<ToClient.Font>()).Name.ShouldBe("Carol Crypt");
    }

    [Fact]
    public async Task A_compressed_frame_speaks_and_a_bomb_is_closed()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        await alice.WriteAsync(Convert.FromHexString("180050789CE365E02A2E2C4D4DAD4A4D51C8C9CC4B050026CC0546"));
        (await alice.ExpectAsync<ToClient.Public>()).Text.ShouldBe("squeezed line");
        var bombs = new List<Task>();
        for (var i = 0; i < 20; i++)
        {
            var bomber = await RawAres.JoinAsync(host.Ares, $"Bomber{i}");
            await bomber.SendAsync(new ToServer.Compressed(AresCompression.Deflate(new byte[10_000_000])));
            bombs.Add(bomber.ClosedAsync());
        }

        await Task.WhenAll(bombs);
        await alice.SayAsync("survived");
        (await alice.ExpectAsync<ToClient.Public>()).Text.ShouldBe("survived");
    }

    [Fact]
    public async Task Files_are_shared_browsed_and_found()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob", RawAres.AsAres);
        await bob.WriteAsync(Convert.FromHexString(
            "5600320101093D000C00686F6C6964617920736F6E67000000000000000000000000000000008000B4002D000C01486F6C6964617920536F6E670B02536F6D6520417274697374100F686F6C696461795F736F6E672E6D7033"));
        await bob.SendAsync(new ToServer.AddShare(5, 99, "other film"u8.ToArray(), new FileDescription(new byte[16], new byte[6], [4, 1, .. "Film"u8]).ToBytes()));
        await bob.SettleAsync();
        await alice.SendAsync(new ToServer.Browse(778, 0, "Bob"));
        (await alice.ExpectAsync<ToClient.StartOfBrowse>()).Count.ShouldBe((ushort)2);
        var squeezed = await alice.ExpectAsync<ToClient.Compressed>();
        using var frames = new WireBuffer();
        AresCompression.Inflate(squeezed.Stream, frames);
        frames.Written[2].ShouldBe((byte)55);
        (await alice.ExpectAsync<ToClient.EndOfBrowse>()).Id.ShouldBe((ushort)778);
        await alice.SendAsync(new ToServer.Search(4242, 0, 255, "holiday"u8.ToArray()));
        frames.Clear();
        AresCompression.Inflate((await alice.ExpectAsync<ToClient.Compressed>()).Stream, frames);
        var hit = AresFrames.Read<ToClient.SearchHit>(frames.Written[3..]);
        (hit.Id, hit.Owner, hit.Address, hit.Size, hit.One).ShouldBe(((ushort)4242, "Bob", Ip4.Of(127, 0, 0, 1), 4000001u, (byte)1));
        await alice.ExpectAsync<ToClient.EndOfSearch>();
        await bob.SendAsync(new ToServer.RemShare(4000001));
        await bob.SettleAsync();
        await alice.SendAsync(new ToServer.Search(1, 0, 255, "holiday"u8.ToArray()));
        (await alice.CodesAsync()).ShouldBe([62]);
        await alice.SendAsync(new ToServer.Browse(2, 0, "Nobody"));
        (await alice.CodesAsync()).ShouldBe([54]);
    }

    [Fact]
    public async Task More_shares_than_a_room_keeps_end_the_session()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        var share = AresFrames.ToBytes(new ToServer.AddShare(0, 1, [], [])).AsMemory();
        var all = new byte[share.Length * (AresLimits.Shares + 1)];
        for (var at = 0; at < all.Length; at += share.Length)
        {
            share.CopyTo(all.AsMemory(at));
        }

        await alice.WriteAsync(all);
        (await alice.ClosedAsync()).ShouldContain(l => l.Contains("more files", StringComparison.Ordinal));
    }

    [Fact]
    public async Task People_of_Soulseek_are_in_the_same_room()
    {
        await using var host = await AresHost.StartAsync();
        using var nick = await RawSoulseek.LogInAsync(host.Soulseek, "nick");
        await nick.SendAsync(new Parlance.Soulseek.ToServer.JoinRoom("Lobby", 0));
        await nick.ExpectAsync<Parlance.Soulseek.ToClient.JoinRoom>();
        using var alice = await RawAres.ConnectAsync(host.Ares, "Alice");
        await alice.LogInAsync();
        (await alice.ExpectAsync<ToClient.ChannelUserList>(u => u.User.Name == "nick")).User.Level.ShouldBe((byte)0);
        await alice.SettleAsync();
        await alice.SayAsync("\u000304hello");
        (await nick.ExpectAsync<Parlance.Soulseek.ToClient.SayChatroom>()).Message.ShouldBe("hello");
        await nick.SendAsync(new Parlance.Soulseek.ToServer.SayChatroom("Lobby", "hi Alice"));
        (await alice.ExpectAsync<ToClient.Public>(p => p.Name == "nick")).Text.ShouldBe("hi Alice");
        await nick.SendAsync(new Parlance.Soulseek.ToServer.SayChatroom("Lobby", new string('l', 700)));
        var parts = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            parts.Add((await alice.ExpectAsync<ToClient.Public>(p => p.Name == "nick")).Text.Length);
        }

        parts.ShouldBe([300, 300, 100]);
        nick.Dispose();
        (await alice.ExpectAsync<ToClient.Part>()).Name.ShouldBe("nick");
    }
}
