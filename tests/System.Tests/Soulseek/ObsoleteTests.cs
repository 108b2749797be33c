using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.System.Tests.Soulseek;

/// <summary>What nobody needs any more: answered where old clients wait for it, relayed where it was, ignored where not.</summary>
public sealed class ObsoleteTests
{
    [Fact]
    public async Task What_is_not_to_be_answered_is_not_answered()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        using var bob = await server.LogInAsync("bob");
        await alice.SendInVainAsync(new ToServer.SetWaitPort(2234, 0, 0));
        await alice.SendInVainAsync(new ToServer.UnwatchUser("nobody"));
        await alice.SendInVainAsync(new ToServer.IgnoreUser("bob"));
        await alice.SendInVainAsync(new ToServer.UnignoreUser("bob"));
        await alice.SendInVainAsync(new ToServer.SayChatroom("nowhere", "hello"));
        await alice.SendInVainAsync(new ToServer.LeaveRoom("nowhere"));
        await alice.SendInVainAsync(new ToServer.MessageUser("nobody", "hello"));
        await alice.SendInVainAsync(new ToServer.MessageAcked(12345));
        await alice.SendInVainAsync(new ToServer.FileSearchRoom(1, 2, "query"));
        await alice.SendInVainAsync(new ToServer.SendDownloadSpeed("bob", 1000));
        await alice.SendInVainAsync(new ToServer.SharedFoldersFiles(1, 2));
        await alice.SendInVainAsync(new ToServer.UploadSlotsFull(1));
        await alice.SendInVainAsync(new ToServer.UserSearch("nobody", 1, "query"));
        await alice.SendInVainAsync(new ToServer.AddThingILike("music"));
        await alice.SendInVainAsync(new ToServer.RemoveThingILike("music"));
        await alice.SendInVainAsync(new ToServer.AddThingIHate("noise"));
        await alice.SendInVainAsync(new ToServer.RemoveThingIHate("noise"));
        await alice.SendInVainAsync(new ToServer.HaveNoParent(true));
        await alice.SendInVainAsync(new ToServer.ParentIP(Ip4.Of(127, 0, 0, 1)));
        await alice.SendInVainAsync(new ToServer.Unknown80([1, 2, 3]));
        await alice.SendInVainAsync(new ToServer.AcceptChildren(false));
        await alice.SendInVainAsync(new ToServer.SetRoomTicker("nowhere", "ticker"));
        await alice.SendInVainAsync(new ToServer.SendUploadSpeed(1000));
        await alice.SendInVainAsync(new ToServer.GivePrivileges("bob", 1));
        await alice.SendInVainAsync(new ToServer.AckNotifyPrivileges(1));
        await alice.SendInVainAsync(new ToServer.BranchLevel(0));
        await alice.SendInVainAsync(new ToServer.BranchRoot("alice"));
        await alice.SendInVainAsync(new ToServer.ChildDepth(1));
        await alice.SendInVainAsync(new ToServer.Unknown138("room"));
        await alice.SendInVainAsync(new ToServer.AddRoomMember("nowhere", "bob"));
        await alice.SendInVainAsync(new ToServer.RemoveRoomMember("nowhere", "bob"));
        await alice.SendInVainAsync(new ToServer.CancelRoomMembership("nowhere"));
        await alice.SendInVainAsync(new ToServer.CancelRoomOwnership("nowhere"));
        await alice.SendInVainAsync(new ToServer.AddRoomOperator("nowhere", "bob"));
        await alice.SendInVainAsync(new ToServer.RemoveRoomOperator("nowhere", "bob"));
        await alice.SendInVainAsync(new ToServer.CancelRoomOperatorship("nowhere"));
        await alice.SendInVainAsync(default(ToServer.JoinGlobalRoom));
        await alice.SendInVainAsync(default(ToServer.LeaveGlobalRoom));
        await alice.SendInVainAsync(new ToServer.ExactFileSearch());
        await alice.SendInVainAsync(new ToServer.TunneledMessage("bob", 1, 2, "text"));
        await alice.SendInVainAsync(new ToServer.AdminCommand("admin", ["ban", "bob"]));
        await alice.SendInVainAsync(new ToServer.SendConnectToken("nobody", 1));
        await bob.SilentAsync();
    }

    [Fact]
    public async Task Questions_nobody_asks_any_more_have_an_answer()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        var similar = await alice.AskAsync<ToServer.SimilarRecommendations, ToClient.SimilarRecommendations>(new("jazz"));
        (similar.Item, similar.Items.Length).ShouldBe(("jazz", 0));
        var related = await alice.AskAsync<ToServer.RelatedSearch, ToClient.RelatedSearch>(new("jazz"));
        (related.Query, related.Related.Length).ShouldBe(("jazz", 0));
        await alice.SendInVainAsync(new ToServer.AddThingILike("Jazz"));
        (await alice.AskAsync<ToServer.MyRecommendations, ToClient.MyRecommendations>(default)).Items.ShouldBe(["jazz"]);
        (await alice.AskAsync<ToServer.PrivilegedUsers, ToClient.PrivilegedUsers>(default)).Usernames.ShouldBeEmpty();
        (await alice.AskAsync<ToServer.NotifyPrivileges, ToClient.AckNotifyPrivileges>(new(42, "bob"))).Token.ShouldBe(42u);
        (await alice.AskAsync<ToServer.UserPrivileged, ToClient.UserPrivileged>(new("bob"))).ShouldBe(new ToClient.UserPrivileged("bob", false));
    }

    [Fact]
    public async Task The_list_of_everybody_is_given_or_not_but_who_asks_stays()
    {
        foreach (var answer in (bool[])[true, false])
        {
            await using var server = await TestServer.StartAsync(o => o.AnswerGlobalUserList = answer);
            using var alice = await server.LogInAsync("alice");
            using var bob = await server.LogInAsync("bob");
            await alice.SendAsync(default(ToServer.GlobalUserList));
            if (answer)
            {
                var users = (await alice.NextAsync<ToClient.GlobalUserList>()).Users;
                users.Usernames.Order().ShouldBe(["alice", "bob"]);
                (users.Statuses.Length, users.Stats.Length, users.SlotsFull.Length, users.Countries.Length).ShouldBe((2, 2, 2, 2));
            }

            await alice.SilentAsync();
        }
    }

    [Fact]
    public async Task Old_messages_between_clients_are_relayed_under_the_sender_s_name()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        using var bob = await server.LogInAsync("bob");
        await alice.SendInVainAsync(new ToServer.SendConnectToken("bob", 1));
        (await bob.NextAsync<ToClient.SendConnectToken>()).ShouldBe(new ToClient.SendConnectToken("alice", 1));
        await alice.SendInVainAsync(new ToServer.PlaceInLineRequest("bob", 2));
        (await bob.NextAsync<ToClient.PlaceInLineRequest>()).ShouldBe(new ToClient.PlaceInLineRequest("alice", 2));
        await bob.SendInVainAsync(new ToServer.PlaceInLineResponse("alice", 2, 17));
        (await alice.NextAsync<ToClient.PlaceInLineResponse>()).ShouldBe(new ToClient.PlaceInLineResponse("bob", 2, 17));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("FFFFFFFFFFFFFFFF")]
    public async Task Codes_nobody_knows_are_ignored_whatever_they_carry(string body)
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        foreach (var code in (uint[])[0, 4, 8, 9, 24, 43, 255, 256, 1000, 1002, 1789, 0x7FFF_FFFF, 0xFFFF_FFFF])
        {
            await alice.FrameAsync(code, Convert.FromHexString(body));
        }

        await alice.SilentAsync();
    }
}
