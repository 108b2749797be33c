using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.System.Tests.Soulseek;

/// <summary>Private rooms: who is told what, in the order that was captured between Nicotine+ and Soulfind.</summary>
public sealed class PrivateRoomTests
{
    [Fact]
    public async Task A_private_room_is_made_by_asking_for_one()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("alice", "carol");
        await all[0].SendAsync(new ToServer.JoinRoom("secret", 1));
        var list = await all[0].NextAsync<ToClient.RoomList>();
        list.OwnedRooms.Zip(list.OwnedUserCounts).ShouldBe([("secret", 0u)]);
        (await all[0].HeardAsync()).ShouldBe(["133 secret", "148 secret", "16 secret alice", "14 secret alice alice", "113 secret"]);
        (await all[1].AskAsync<ToServer.RoomList, ToClient.RoomList>(default)).Rooms.ShouldBeEmpty();
        foreach (var asPrivate in (uint[])[0, 1])
        {
            await all[1].SendAsync(new ToServer.JoinRoom("secret", asPrivate));
            (await all[1].HeardAsync()).ShouldBe(["1003 secret", "22 server The room you are trying to enter (secret) is registered as private."]);
        }

        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task The_captured_session_of_members_and_operators_is_served_frame_by_frame()
    {
        await using var server = await TestServer.StartAsync();
        var (alice, bob, carol) = await RoomOfAliceAsync(server);

        await alice.SendAsync(new ToServer.AddRoomMember("secret", "bob"));
        (await alice.HeardAsync()).ShouldBe(["22 server user bob hasn't enabled private room add. please message them and ask them to do so before trying to add them again."]);
        (await bob.AskAsync<ToServer.EnableRoomInvitations, ToClient.EnableRoomInvitations>(new(true))).Enable.ShouldBeTrue();
        await alice.SendAsync(new ToServer.AddRoomMember("secret", "bob"));
        (await alice.HeardAsync()).ShouldBe(["134 secret bob", "22 server User bob is now a member of room secret"]);
        (await bob.HeardAsync()).ShouldBe(["134 secret bob", "139 secret", "64 secret", "133 secret bob", "148 secret"]);
        await bob.SendAsync(new ToServer.JoinRoom("secret", 0));
        (await bob.HeardAsync()).ShouldBe(["16 secret bob", "14 secret alice bob alice", "113 secret"]);
        (await alice.HeardAsync()).ShouldBe(["16 secret bob"]);
        await bob.SendAsync(new ToServer.SayChatroom("secret", "psst"));
        (await bob.HeardAsync()).ShouldBe(["13 secret bob psst"]);
        (await alice.HeardAsync()).ShouldBe(["13 secret bob psst"]);

        await alice.SendAsync(new ToServer.AddRoomOperator("secret", "bob"));
        (await alice.HeardAsync()).ShouldBe(["143 secret bob", "22 server User bob is now an operator of room secret"]);
        (await bob.HeardAsync()).ShouldBe(["143 secret bob", "145 secret", "64 secret secret", "133 secret bob", "148 secret bob"]);

        await carol.AskAsync<ToServer.EnableRoomInvitations, ToClient.EnableRoomInvitations>(new(true));
        await bob.SendAsync(new ToServer.AddRoomMember("secret", "carol"));
        (await bob.HeardAsync()).ShouldBe(["134 secret carol", "22 server User carol is now a member of room secret"]);
        (await carol.HeardAsync()).ShouldBe(["134 secret carol", "139 secret", "64 secret", "133 secret bob carol", "148 secret bob"]);
        (await alice.HeardAsync()).ShouldBe(["134 secret carol", "22 server User [carol] was added as a member of room [secret] by operator [bob]"]);
        await carol.SendAsync(new ToServer.JoinRoom("secret", 0));
        (await carol.HeardAsync()).ShouldBe(["16 secret carol", "14 secret alice bob carol alice bob", "113 secret"]);
        await alice.QuietAsync();
        await bob.QuietAsync();

        await bob.SendAsync(new ToServer.RemoveRoomMember("secret", "carol"));
        (await bob.HeardAsync()).ShouldBe(["135 secret carol", "17 secret carol"]);
        (await alice.HeardAsync()).ShouldBe(["135 secret carol", "22 server User carol is no longer a member of room secret", "17 secret carol"]);
        (await carol.HeardAsync()).ShouldBe(["140 secret", "15 secret", "64"]);

        await alice.SendAsync(new ToServer.RemoveRoomOperator("secret", "bob"));
        (await alice.HeardAsync()).ShouldBe(["144 secret bob", "22 server User bob is no longer an operator of room secret"]);
        (await bob.HeardAsync()).ShouldBe(["144 secret bob", "146 secret", "64 secret", "133 secret bob", "148 secret"]);

        await alice.SendAsync(new ToServer.RemoveRoomMember("secret", "bob"));
        (await alice.HeardAsync()).ShouldBe(["135 secret bob", "22 server User bob is no longer a member of room secret", "17 secret bob"]);
        (await bob.HeardAsync()).ShouldBe(["140 secret", "15 secret", "64"]);
        Close(alice, bob, carol);
    }

    [Fact]
    public async Task Members_that_cannot_be_added_are_explained_in_this_order()
    {
        await using var server = await TestServer.StartAsync();
        var (alice, bob, carol) = await RoomOfAliceAsync(server, "bob");
        await alice.SendInVainAsync(new ToServer.AddRoomMember("secret", "alice"));
        await alice.SendAsync(new ToServer.AddRoomMember("secret", "admin"));
        (await alice.HeardAsync()).ShouldBe(["22 server user admin is not logged in."]);
        await alice.SendAsync(new ToServer.AddRoomMember("secret", "nobody"));
        (await alice.HeardAsync()).ShouldBe(["22 server user nobody is not logged in."]);
        await alice.SendAsync(new ToServer.AddRoomMember("secret", "bob"));
        (await alice.HeardAsync()).ShouldBe(["22 server user bob is already a member of room secret"]);
        await bob.SendInVainAsync(new ToServer.AddRoomMember("secret", "carol"));
        await bob.SendInVainAsync(new ToServer.AddRoomMember("secret", "nobody"));
        await carol.SendInVainAsync(new ToServer.AddRoomMember("secret", "carol"));
        await carol.SendInVainAsync(new ToServer.AddRoomMember("secret", "bob"));

        await alice.SendAsync(new ToServer.AddRoomOperator("secret", "bob"));
        await alice.QuietAsync();
        await bob.QuietAsync();
        await bob.SendAsync(new ToServer.AddRoomMember("secret", "alice"));
        (await bob.HeardAsync()).ShouldBe(["22 server user alice hasn't enabled private room add. please message them and ask them to do so before trying to add them again."]);
        await alice.AskAsync<ToServer.EnableRoomInvitations, ToClient.EnableRoomInvitations>(new(true));
        await bob.SendAsync(new ToServer.AddRoomMember("secret", "alice"));
        (await bob.HeardAsync()).ShouldBe(["22 server user alice is the owner of room secret"]);
        await alice.SilentAsync();
        Close(alice, bob, carol);
    }

    [Fact]
    public async Task Operators_that_cannot_be_made_are_explained()
    {
        await using var server = await TestServer.StartAsync();
        var (alice, bob, carol) = await RoomOfAliceAsync(server, "bob");
        await alice.SendAsync(new ToServer.AddRoomOperator("secret", "admin"));
        (await alice.HeardAsync()).ShouldBe(["22 server user admin is not logged in."]);
        await alice.SendAsync(new ToServer.AddRoomOperator("secret", "carol"));
        (await alice.HeardAsync()).ShouldBe(["22 server user carol must first be a member of room secret"]);
        await alice.SendAsync(new ToServer.AddRoomOperator("secret", "bob"));
        await alice.QuietAsync();
        await bob.QuietAsync();
        await alice.SendAsync(new ToServer.AddRoomOperator("secret", "bob"));
        (await alice.HeardAsync()).ShouldBe(["22 server user bob is already an operator of room secret"]);
        await bob.SendInVainAsync(new ToServer.AddRoomOperator("secret", "carol"));
        await bob.SendInVainAsync(new ToServer.AddRoomOperator("secret", "nobody"));
        await bob.SendInVainAsync(new ToServer.RemoveRoomMember("secret", "alice"));
        await alice.SendInVainAsync(new ToServer.RemoveRoomMember("secret", "nobody"));
        await alice.SendInVainAsync(new ToServer.RemoveRoomMember("secret", "carol"));
        await alice.SendInVainAsync(new ToServer.RemoveRoomOperator("secret", "carol"));
        await bob.SendInVainAsync(new ToServer.CancelRoomOwnership("secret"));
        Close(alice, bob, carol);
    }

    [Fact]
    public async Task Operators_remove_members_but_not_each_other_and_a_removed_operator_loses_both_rights()
    {
        await using var server = await TestServer.StartAsync();
        var (alice, bob, carol) = await RoomOfAliceAsync(server, "bob", "carol");
        await alice.SendAsync(new ToServer.AddRoomOperator("secret", "bob"));
        await alice.SendAsync(new ToServer.AddRoomOperator("secret", "carol"));
        await alice.QuietAsync();
        await bob.QuietAsync();
        await carol.QuietAsync();
        await bob.SendInVainAsync(new ToServer.RemoveRoomMember("secret", "carol"));
        await bob.SendInVainAsync(new ToServer.RemoveRoomOperator("secret", "carol"));
        await alice.SendAsync(new ToServer.RemoveRoomMember("secret", "carol"));
        (await alice.HeardAsync()).ShouldBe(["144 secret carol", "135 secret carol", "22 server User carol is no longer a member of room secret"]);
        (await bob.HeardAsync()).ShouldBe(["144 secret carol", "135 secret carol"]);
        (await carol.HeardAsync()).ShouldBe(["144 secret carol", "146 secret", "140 secret", "64"]);
        Close(alice, bob, carol);
    }

    [Fact]
    public async Task Membership_and_operatorship_can_be_given_up()
    {
        await using var server = await TestServer.StartAsync();
        var (alice, bob, carol) = await RoomOfAliceAsync(server, "bob", "carol");
        await alice.SendAsync(new ToServer.AddRoomOperator("secret", "bob"));
        await alice.QuietAsync();
        await bob.QuietAsync();
        await carol.QuietAsync();
        await bob.SendAsync(new ToServer.CancelRoomOperatorship("secret"));
        (await bob.HeardAsync()).ShouldBe(["144 secret bob", "146 secret", "64 secret", "133 secret bob carol", "148 secret"]);
        (await alice.HeardAsync()).ShouldBe(["144 secret bob", "22 server User bob is no longer an operator of room secret"]);
        await carol.QuietAsync();
        await carol.SendAsync(new ToServer.CancelRoomMembership("secret"));
        (await carol.HeardAsync()).ShouldBe(["140 secret", "64"]);
        (await bob.HeardAsync()).ShouldBe(["135 secret carol"]);
        (await alice.HeardAsync()).ShouldBe(["135 secret carol", "22 server User carol is no longer a member of room secret"]);
        await carol.SendInVainAsync(new ToServer.CancelRoomMembership("secret"));
        await bob.SendInVainAsync(new ToServer.CancelRoomOperatorship("secret"));
        Close(alice, bob, carol);
    }

    [Fact]
    public async Task A_room_whose_owner_gives_it_up_is_no_more()
    {
        await using var server = await TestServer.StartAsync();
        var (alice, bob, carol) = await RoomOfAliceAsync(server, "bob", "carol");
        await bob.JoinAsync("secret");
        await alice.QuietAsync();
        await alice.SendAsync(new ToServer.CancelRoomOwnership("secret"));
        (await alice.HeardAsync()).ShouldBe(["15 secret", "64"]);
        (await bob.HeardAsync()).ShouldBe(["140 secret", "17 secret alice", "15 secret", "64"]);
        (await carol.HeardAsync()).ShouldBe(["140 secret", "64"]);
        await carol.JoinAsync("secret");
        await bob.SendAsync(new ToServer.SayChatroom("secret", "not inside"));
        await bob.SilentAsync();
        await carol.SilentAsync();
        Close(alice, bob, carol);
    }

    [Fact]
    public async Task Private_rooms_survive_everybody_s_leaving_and_a_restart()
    {
        using var data = new ScratchDirectory();
        await using (var server = await TestServer.StartAsync(data: data))
        {
            var (alice, bob, carol) = await RoomOfAliceAsync(server, "bob", "carol");
            await alice.SendAsync(new ToServer.AddRoomOperator("secret", "bob"));
            await alice.SendAsync(new ToServer.LeaveRoom("secret"));
            await alice.QuietAsync();
            Close(alice, bob, carol);
        }

        await using var anew = await TestServer.StartAsync(data: data);
        using var owner = await RawSoulseek.ConnectAsync(anew.Soulseek, "alice");
        await owner.SendAsync(new ToServer.Login("alice", "secret", 160, string.Empty, 1));
        (await owner.HeardAsync()).ShouldBe(
            ["1 Welcome to Parlance. 1 people are online. 5ebe2294ecd0e0f08eab7690d2a6ee69", "64 secret", "133 secret bob carol", "148 secret bob", "83", "84", "104", "69", "160"]);
        using var member = await anew.LogInAsync("carol");
        var list = await member.AskAsync<ToServer.RoomList, ToClient.RoomList>(default);
        list.MemberRooms.ShouldBe(["secret"]);
        (list.OperatedRooms.Length, list.OwnedRooms.Length).ShouldBe((0, 0));
        await member.QuietAsync();
        await member.JoinAsync("secret");
        using var stranger = await anew.LogInAsync("mallory");
        await stranger.SendAsync(new ToServer.JoinRoom("secret", 0));
        (await stranger.NextAsync()).Code.ShouldBe(1003u);
    }

    [Fact]
    public async Task Lists_of_several_private_rooms_have_all_members_first_and_then_all_operators()
    {
        await using var server = await TestServer.StartAsync();
        var (alice, bob, carol) = await RoomOfAliceAsync(server, "bob");
        await bob.JoinAsync("another", 1);
        await bob.SendAsync(default(ToServer.RoomList));
        (await bob.HeardAsync()).ShouldBe(["64 another secret", "133 another", "133 secret bob", "148 another", "148 secret"]);
        Close(alice, bob, carol);
    }

    [Fact]
    public async Task Private_rooms_and_their_members_have_limits()
    {
        await using var server = await TestServer.StartAsync(change: l => (l.OwnedRooms, l.RoomMembers) = (1, 1));
        var (alice, bob, carol) = await RoomOfAliceAsync(server, "bob");
        await carol.AskAsync<ToServer.EnableRoomInvitations, ToClient.EnableRoomInvitations>(new(true));
        await alice.SendAsync(new ToServer.AddRoomMember("secret", "carol"));
        (await alice.HeardAsync()).ShouldBe(["22 server room secret has as many members as it may have"]);
        await alice.SendAsync(new ToServer.JoinRoom("second", 1));
        (await alice.HeardAsync()).ShouldBe(["1003 second", "22 server Could not create room. Reason: There are too many rooms."]);
        Close(alice, bob, carol);
    }

    /// <summary>Alice owns the room "secret" and is inside; some of bob and carol are members.</summary>
    private static async Task<(RawSoulseek Alice, RawSoulseek Bob, RawSoulseek Carol)> RoomOfAliceAsync(TestServer server, params string[] members)
    {
        var all = await server.LogInAllAsync("alice", "bob", "carol");
        await all[0].JoinAsync("secret", 1);
        foreach (var member in all.Where(c => members.Contains(c.Name)))
        {
            await member.AskAsync<ToServer.EnableRoomInvitations, ToClient.EnableRoomInvitations>(new(true));
            await all[0].SendAsync(new ToServer.AddRoomMember("secret", member.Name));
            await all[0].QuietAsync();
        }

        await all[1].QuietAsync();
        await all[2].QuietAsync();
        return (all[0], all[1], all[2]);
    }

    private static void Close(params RawSoulseek[] clients) => Array.ForEach(clients, c => c.Dispose());
}
