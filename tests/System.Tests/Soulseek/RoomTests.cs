using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.System.Tests.Soulseek;

/// <summary>Public rooms: entering, leaving, talking, lists, tickers, the feed of all rooms.</summary>
public sealed class RoomTests
{
    [Fact]
    public async Task Who_enters_sees_himself_come_then_everybody_inside_then_the_tickers()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("alice", "bob");
        await all[0].SendInVainAsync(new ToServer.SharedFoldersFiles(1, 20));
        await all[0].SendAsync(new ToServer.JoinRoom("room", 0));
        (await all[0].NextAsync<ToClient.UserJoinedRoom>()).ShouldBe(
            new ToClient.UserJoinedRoom("room", "alice", UserStatus.Online, new UserStats(0, 0, 0, 20, 1), 0, string.Empty));
        (await all[0].NextAsync<ToClient.JoinRoom>()).Users.Usernames.ShouldBe(["alice"]);
        (await all[0].NextAsync<ToClient.RoomTickers>()).Tickers.ShouldBeEmpty();
        await all[0].SilentAsync();

        await all[1].SendAsync(new ToServer.JoinRoom("room", 0));
        await all[1].NextAsync<ToClient.UserJoinedRoom>();
        var (code, body) = await all[1].NextAsync();
        code.ShouldBe(14u);
        body.Length.ShouldBe(8 + (4 + 9 + 7) + (4 + 8) + (4 + 40) + (4 + 8) + (4 + 8), "a public room has no owner and no operators");
        await all[1].NextAsync<ToClient.RoomTickers>();
        (await all[0].NextAsync<ToClient.UserJoinedRoom>()).Username.ShouldBe("bob");
        await all[0].SilentAsync();
        await all[1].SendInVainAsync(new ToServer.JoinRoom("room", 0));
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task A_join_without_the_private_flag_and_one_asking_for_a_private_room_enter_a_public_one()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("alice", "bob");
        await all[0].FrameAsync(14, [4, 0, 0, 0, .. "room"u8]);
        (await all[0].HeardAsync()).ShouldBe(["16 room alice", "14 room alice", "113 room"]);
        await all[1].SendAsync(new ToServer.JoinRoom("room", 1));
        (await all[1].HeardAsync()).ShouldBe(["16 room bob", "14 room alice bob", "113 room", "22 server Room (room) is registered as public."]);
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task Who_leaves_is_told_so_and_the_others_see_it()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("alice", "bob");
        await all[0].JoinAsync("room");
        await all[1].JoinAsync("room");
        await all[0].QuietAsync();
        await all[1].SendAsync(new ToServer.LeaveRoom("room"));
        (await all[1].HeardAsync()).ShouldBe(["15 room"]);
        (await all[0].HeardAsync()).ShouldBe(["17 room bob"]);
        await all[1].SendInVainAsync(new ToServer.LeaveRoom("room"));
        await all[0].SendAsync(new ToServer.SayChatroom("room", "alone"));
        (await all[0].HeardAsync()).ShouldBe(["13 room alice alone"]);
        await all[1].SilentAsync();
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task A_line_reaches_all_inside_the_speaker_too_and_nobody_else_in_order()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("alice", "bob", "carol");
        await all[0].JoinAsync("room");
        await all[1].JoinAsync("room");
        await all[2].JoinAsync("other");
        await all[0].QuietAsync();
        var lines = (string[])["hello", "", "/me waves", "/me ", "h\u00e9llo w\u00f6rld \u4f60\u597d", " spaces ", "\ttab", new('x', 2048)];
        foreach (var line in lines)
        {
            await all[0].SendAsync(new ToServer.SayChatroom("room", line));
        }

        foreach (var client in all[..2])
        {
            foreach (var line in lines)
            {
                (await client.NextAsync<ToClient.SayChatroom>()).ShouldBe(new ToClient.SayChatroom("room", "alice", line));
            }

            await client.SilentAsync();
        }

        await all[2].SilentAsync();
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task Lines_that_may_not_be_said_are_dropped_without_a_word()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("alice", "bob");
        await all[0].JoinAsync("room");
        await all[1].JoinAsync("elsewhere");
        foreach (var line in (string[])["two\nlines", "two\rlines", "end\r\n", new('x', 2049), new('\u00e9', 1025)])
        {
            await all[0].SendInVainAsync(new ToServer.SayChatroom("room", line));
        }

        await all[1].SendInVainAsync(new ToServer.SayChatroom("room", "not inside"));
        await all[1].SendInVainAsync(new ToServer.SayChatroom("ROOM", "no such room"));
        await all[0].SilentAsync();
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_taken_as_latin1()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        await alice.JoinAsync("room");
        await alice.FrameAsync(13, [4, 0, 0, 0, .. "room"u8, 4, 0, 0, 0, (byte)'c', (byte)'a', (byte)'f', 0xE9]);
        (await alice.NextAsync<ToClient.SayChatroom>()).Message.ShouldBe("caf\u00e9");
    }

    [Theory]
    [InlineData("", "Could not create room. Reason: Room name empty.")]
    [InlineData("abcdefghijklmnopqrstuvwxy", "Could not create room. Reason: Room name abcdefghijklmnopqrstuvwxy longer than 24 characters.")]
    [InlineData(" room", "Could not create room. Reason: Room name  room contains leading or trailing spaces.")]
    [InlineData("room ", "Could not create room. Reason: Room name room  contains leading or trailing spaces.")]
    [InlineData("caf\u00e9", "Could not create room. Reason: Room name caf\u00e9 contains invalid characters.")]
    [InlineData("a\tb", "Could not create room. Reason: Room name a\tb contains invalid characters.")]
    [InlineData("two  spaces", "Could not create room. Reason: Room name two  spaces contains multiple following spaces.")]
    public async Task A_name_that_cannot_be_is_explained_in_the_words_clients_know(string name, string words)
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        foreach (var asPrivate in (uint[])[0, 1])
        {
            await alice.SendAsync(new ToServer.JoinRoom(name, asPrivate));
            (await alice.NoticeAsync()).ShouldBe(words);
            await alice.SilentAsync();
        }
    }

    [Fact]
    public async Task Names_may_have_24_characters_and_differ_in_case()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        await alice.JoinAsync("abcdefghijklmnopqrstuvwx");
        await alice.JoinAsync("Room");
        await alice.JoinAsync("room");
        (await alice.AskAsync<ToServer.RoomList, ToClient.RoomList>(default)).Rooms.ShouldBe(["Room", "abcdefghijklmnopqrstuvwx", "room"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_list_of_rooms_has_seven_lists_and_counts_who_is_inside()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("alice", "bob");
        await all[0].SendAsync(default(ToServer.RoomList));
        Convert.ToHexString((await all[0].NextAsync()).Body).ShouldBe(new string('0', 56), "seven empty lists");
        await all[0].JoinAsync("one");
        await all[0].JoinAsync("two");
        await all[1].JoinAsync("two");
        await all[0].QuietAsync();
        var list = await all[0].AskAsync<ToServer.RoomList, ToClient.RoomList>(default);
        list.Rooms.Zip(list.UserCounts).ShouldBe([("one", 1u), ("two", 2u)], ignoreOrder: true);
        await all[0].SendAsync(new ToServer.LeaveRoom("one"));
        await all[0].QuietAsync();
        (await all[1].AskAsync<ToServer.RoomList, ToClient.RoomList>(default)).Rooms.ShouldBe(["two"]);
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task A_ticker_is_shown_to_all_inside_replaced_and_taken_down()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("alice", "bob");
        await all[0].JoinAsync("room");
        await all[1].JoinAsync("room");
        await all[0].QuietAsync();
        await all[1].SendAsync(new ToServer.SetRoomTicker("room", "first"));
        await all[1].SendAsync(new ToServer.SetRoomTicker("room", "first"));
        await all[1].SendAsync(new ToServer.SetRoomTicker("room", "second"));
        await all[1].SendAsync(new ToServer.SetRoomTicker("room", string.Empty));
        await all[1].SendAsync(new ToServer.SetRoomTicker("room", string.Empty));
        string[] expected = ["114 room bob first", "115 room bob", "114 room bob second", "115 room bob"];
        (await all[1].HeardAsync()).ShouldBe(expected);
        (await all[0].HeardAsync()).ShouldBe(expected);
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task Tickers_that_may_not_be_pinned_are_dropped()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("alice", "bob");
        await all[0].JoinAsync("room");
        foreach (var ticker in (string[])[new('x', 1025), "two\nlines", "two\rlines"])
        {
            await all[0].SendInVainAsync(new ToServer.SetRoomTicker("room", ticker));
        }

        await all[1].SendInVainAsync(new ToServer.SetRoomTicker("room", "not inside"));
        await all[0].SendAsync(new ToServer.SetRoomTicker("room", new('x', 1024)));
        (await all[0].NextAsync<ToClient.RoomTickerAdded>()).Ticker.Length.ShouldBe(1024);
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task Tickers_outlive_their_writer_the_room_s_last_visitor_and_the_server()
    {
        using var data = new ScratchDirectory();
        await using (var server = await TestServer.StartAsync(data: data))
        {
            var all = await server.LogInAllAsync("alice", "bob");
            await all[0].JoinAsync("room");
            await all[0].SendAsync(new ToServer.SetRoomTicker("room", "stays"));
            await all[0].QuietAsync();
            await all[1].JoinAsync("room");
            await all[1].SendAsync(new ToServer.SetRoomTicker("room", "too"));
            await all[1].SendAsync(new ToServer.LeaveRoom("room"));
            await all[1].QuietAsync();
            all[0].Dispose();
            await all[1].SendAsync(new ToServer.JoinRoom("room", 0));
            (await all[1].ExpectAsync<ToClient.RoomTickers>()).Tickers.ShouldBe([new("alice", "stays"), new("bob", "too")]);
            all[1].Dispose();
        }

        await using var anew = await TestServer.StartAsync(data: data);
        using var carol = await anew.LogInAsync("carol");
        (await carol.AskAsync<ToServer.RoomList, ToClient.RoomList>(default)).Rooms.ShouldBeEmpty("nobody is inside");
        await carol.SendAsync(new ToServer.JoinRoom("room", 0));
        (await carol.ExpectAsync<ToClient.RoomTickers>()).Tickers.ShouldBe([new("alice", "stays"), new("bob", "too")]);
    }

    [Fact]
    public async Task The_oldest_ticker_falls_off_a_room_that_has_as_many_as_it_may()
    {
        await using var server = await TestServer.StartAsync(change: l => l.Tickers = 2);
        var all = await server.LogInAllAsync("alice", "bob", "carol");
        foreach (var client in all)
        {
            await client.JoinAsync("room");
            await client.SendAsync(new ToServer.SetRoomTicker("room", "mine"));
            await client.QuietAsync();
        }

        (await all[0].HeardAsync()).TakeLast(2).ShouldBe(["114 room carol mine", "115 room alice"]);
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task The_feed_brings_the_lines_of_all_public_rooms_until_it_is_left()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("alice", "bob", "listener");
        await all[0].JoinAsync("one");
        await all[1].JoinAsync("two");
        await all[1].JoinAsync("secret", 1);
        await all[2].SendInVainAsync(default(ToServer.JoinGlobalRoom));
        await all[0].SendAsync(new ToServer.SayChatroom("one", "hello"));
        await all[0].QuietAsync();
        await all[1].SendAsync(new ToServer.SayChatroom("two", "world"));
        await all[1].SendAsync(new ToServer.SayChatroom("secret", "psst"));
        await all[1].QuietAsync();
        (await all[2].HeardAsync()).ShouldBe(["152 one alice hello", "152 two bob world"]);
        await all[2].JoinAsync("one");
        await all[0].SendAsync(new ToServer.SayChatroom("one", "again"));
        await all[0].QuietAsync();
        (await all[2].HeardAsync()).ShouldBe(["13 one alice again", "152 one alice again"]);
        await all[2].SendInVainAsync(default(ToServer.LeaveGlobalRoom));
        await all[1].SendAsync(new ToServer.SayChatroom("two", "gone"));
        await all[1].QuietAsync();
        await all[2].SilentAsync();
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task Rooms_are_entered_only_as_far_as_limits_go()
    {
        await using var server = await TestServer.StartAsync(change: l => (l.Rooms, l.RoomPeople, l.RoomsPerSession) = (3, 2, 2));
        var all = await server.LogInAllAsync("alice", "bob", "carol");
        string[] refused = ["1003 x", "22 server Could not create room. Reason: There are too many rooms."];
        await all[0].JoinAsync("a");
        await all[0].JoinAsync("b");
        await all[0].SendAsync(new ToServer.JoinRoom("x", 0));
        (await all[0].HeardAsync()).ShouldBe(refused, "a session is in as many rooms as it may");
        await all[1].JoinAsync("a");
        await all[1].JoinAsync("c");
        await all[2].SendAsync(new ToServer.JoinRoom("x", 0));
        (await all[2].HeardAsync()).ShouldBe(refused, "there are as many rooms as there may be");
        await all[2].SendAsync(new ToServer.JoinRoom("x", 1));
        (await all[2].HeardAsync()).ShouldBe(refused, "private rooms count too");
        await all[2].SendAsync(new ToServer.JoinRoom("a", 0));
        (await all[2].HeardAsync()).ShouldBe(["1003 a", refused[1]], "the room is full");
        await all[1].SendAsync(new ToServer.LeaveRoom("c"));
        await all[1].QuietAsync();
        await all[2].JoinAsync("x");
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task Who_disconnects_leaves_all_rooms()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("alice", "bob");
        foreach (var room in (string[])["one", "two"])
        {
            await all[0].JoinAsync(room);
            await all[1].JoinAsync(room);
        }

        await all[0].QuietAsync();
        all[1].Dispose();
        (await all[0].NextAsync<ToClient.UserLeftRoom>()).ShouldBe(new ToClient.UserLeftRoom("one", "bob"));
        (await all[0].NextAsync<ToClient.UserLeftRoom>()).ShouldBe(new ToClient.UserLeftRoom("two", "bob"));
        await all[0].SilentAsync();
        all[0].Dispose();
    }
}
