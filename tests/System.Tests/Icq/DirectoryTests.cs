using System.Globalization;
using System.Net;
using Parlance.Icq;

namespace Parlance.System.Tests.Icq;

public sealed class DirectoryTests
{
    [Fact]
    public async Task A_profile_that_was_written_is_read_by_others_and_found_by_searches()
    {
        using var world = await IcqWorld.StartAsync();
        var alice = await world.UserAsync();
        var bob = await world.UserAsync();
        alice.Send(new ToServer.UpdateInfo(11, "Alicia", "Al", "Sec", "alicia@example.org", 0));
        (await alice.ExpectAsync<ToClient.UpdateReply>()).Sequence.ShouldBe((ushort)11);
        alice.Send(new ToServer.UpdateExtInfo(12, "Stockholm", 46, 0xFE, "ST", 33, 1, "12345", "http://e.org/", "about\r\nme"));
        (await alice.ExpectAsync<ToClient.UpdateExtReply>()).Sequence.ShouldBe((ushort)12);

        bob.Send(new ToServer.InfoReq(5, alice.Uin));
        (await bob.ExpectAsync<ToClient.InfoReply>())
            .ShouldBe(new ToClient.InfoReply(5, alice.Uin, "Alicia", "Al", "Sec", "alicia@example.org", 0, 0, 0));
        bob.Send(new ToServer.ExtInfoReq(6, alice.Uin));
        (await bob.ExpectAsync<ToClient.ExtInfoReply>()).ShouldBe(
            new ToClient.ExtInfoReply(6, alice.Uin, "Stockholm", 46, 0xFE, "ST", 33, 1, "12345", "http://e.org/", "about\r\nme", 0xFFFF_FFFF));

        bob.Send(new ToServer.SearchUin(7, alice.Uin));
        (await bob.ExpectAsync<ToClient.UserFound>()).ShouldBe(new ToClient.UserFound(7, alice.Uin, "Alicia", "Al", "Sec", "alicia@example.org", 0, 2));
        (await bob.ExpectAsync<ToClient.EndOfSearch>()).ShouldBe(new ToClient.EndOfSearch(7, 0));
        bob.Send(new ToServer.SearchUser(8, "", "", "", "ALICIA@EXAMPLE.ORG"));
        (await bob.ExpectAsync<ToClient.UserFound>()).Uin.ShouldBe(alice.Uin);
        bob.Send(new ToServer.SearchUser(9, "alicia", "", "", ""));
        (await bob.ExpectAsync<ToClient.UserFound>()).Sequence.ShouldBe((ushort)9);
    }

    [Fact]
    public async Task A_user_who_told_nothing_has_an_empty_profile_and_one_that_is_nobody_none()
    {
        using var world = await IcqWorld.StartAsync();
        var bob = await world.UserAsync();
        bob.Send(new ToServer.ExtInfoReq(6, bob.Uin));
        (await bob.ExpectAsync<ToClient.ExtInfoReply>()).ShouldBe(
            new ToClient.ExtInfoReply(6, bob.Uin, "", 0xFFFF, 0x9C, "", 0xFFFF, 0, "", "", "", 0xFFFF_FFFF));
        bob.Send(new ToServer.InfoReq(7, 4711));
        (await bob.ExpectAsync<ToClient.InvalidUin>()).Uin.ShouldBe(4711u);
    }

    [Fact]
    public async Task The_reply_to_an_update_follows_the_command_it_came_with()
    {
        using var world = await IcqWorld.StartAsync();
        var licq = await world.UserAsync();
        licq.Send(new ToServer.NewUserInfo(1, "nick", "", "", "", 1));
        (await licq.ExpectAsync<ToClient.NewUserReply>()).Sequence.ShouldBe((ushort)1);
    }

    [Fact]
    public async Task Of_more_than_forty_forty_are_sent_and_the_rest_is_told()
    {
        using var world = await IcqWorld.StartAsync();
        for (var i = 0; i < 45; i++)
        {
            var account = (await world.Community.Accounts.RegisterAsync($"user{i}", "secret", IPAddress.Loopback)).Account!;
            await world.Community.Profiles.ChangeAsync(account, p => p with { LastName = "Smith" });
        }

        var bob = await world.UserAsync();
        bob.Send(new ToServer.SearchUser(3, "", "", "Smith", ""));
        (await bob.ExpectAsync<ToClient.EndOfSearch>()).ShouldBe(new ToClient.EndOfSearch(3, 1));
        await world.SettledAsync();
        bob.All<ToClient.UserFound>().Count.ShouldBe(40);
        bob.Send(new ToServer.SearchUser(4, "", "", "", ""));
        (await bob.ExpectAsync<ToClient.EndOfSearch>()).ShouldBe(new ToClient.EndOfSearch(4, 0));
    }

    [Fact]
    public async Task Everything_version_5_can_set_it_can_read_again()
    {
        using var world = await IcqWorld.StartAsync();
        var client = await world.UserAsync(5);
        var home = new MetaHome("nick", "first", "last", "e1", "e2", "e3", "city", "state", "phone", "fax", "street", "cell");
        client.Send(new ToServer.SetBasic(home, 12345, 46, 0xFE, 0), second: 21);
        (await client.ExpectWithHeaderAsync<ToClient.SetBasicAck>()).ShouldSatisfyAllConditions(
            reply => reply.Header.Sequence2.ShouldBe((ushort)21), reply => reply.Message.Result.ShouldBe(IcqMetaResult.Success));
        client.Send(new ToServer.SetWork("c", "s", "p", "f", "a", 999, 1, "co", "de", "po", 7, "http://w"));
        await client.ExpectAsync<ToClient.SetWorkAck>();
        client.Send(new ToServer.SetMore(30, 2, "http://h", 70, 5, 6, 12, 13, 14));
        await client.ExpectAsync<ToClient.SetMoreAck>();
        client.Send(new ToServer.SetAbout("about me"));
        await client.ExpectAsync<ToClient.SetAboutAck>();
        client.Send(new ToServer.SetInterests([new(100, "art"), new(101, "cars")]));
        await client.ExpectAsync<ToClient.SetInterestsAck>();
        client.Send(new ToServer.SetAffiliations([new(300, "school")], [new(200, "club")]));
        await client.ExpectAsync<ToClient.SetAffiliationsAck>();
        client.Send(new ToServer.SetHomePageCategory(1, 12, "mine"));
        await client.ExpectAsync<ToClient.SetHomePageCategoryAck>();
        client.Send(new ToServer.SetSecurity(0, 1, 1));
        await client.ExpectAsync<ToClient.SetSecurityAck>();

        client.Send(new ToServer.GetFull(client.Uin), second: 33);
        var basic = await client.ExpectAsync<ToClient.BasicInfo>();
        (basic.Home, basic.Zip, basic.Country, basic.TimeZone, basic.Authorize, basic.IsWebAware, basic.HidesIp)
            .ShouldBe((home, 12345u, (ushort)46, (byte)0xFE, (byte)0, (byte)1, (byte)1));
        (await client.ExpectAsync<ToClient.MoreInfo>()).ShouldBe(new ToClient.MoreInfo(IcqMetaResult.Success, 30, 2, "http://h", 70, 5, 6, 12, 13, 14));
        (await client.ExpectAsync<ToClient.HomePageCategoryInfo>()).Categories.ShouldBe([new MetaKeyword(12, "mine")]);
        (await client.ExpectAsync<ToClient.WorkInfo>())
            .ShouldBe(new ToClient.WorkInfo(IcqMetaResult.Success, "c", "s", "p", "f", "a", 999, 1, "co", "de", "po", 7, "http://w"));
        (await client.ExpectAsync<ToClient.AboutInfo>()).About.ShouldBe("about me");
        (await client.ExpectAsync<ToClient.InterestsInfo>()).Interests.ShouldBe([new(100, "art"), new(101, "cars")]);
        (await client.ExpectAsync<ToClient.AffiliationsInfo>()).Present.ShouldBe([new MetaKeyword(200, "club")]);

        client.Send(new ToServer.GetFull2(client.Uin));
        (await client.ExpectAsync<ToClient.BasicInfo2>()).Zip.ShouldBe("12345");
        (await client.ExpectAsync<ToClient.MoreInfo2>()).Year.ShouldBe((ushort)1970);
        client.Send(new ToServer.GetShort(client.Uin));
        (await client.ExpectAsync<ToClient.ShortInfo>()).Nick.ShouldBe("nick");
    }

    [Fact]
    public async Task Version_5_searches_end_with_the_last_one_found_or_with_a_failure()
    {
        using var world = await IcqWorld.StartAsync();
        var client = await world.UserAsync(5);
        client.Send(new ToServer.SetBasic(new MetaHome("nick", "first", "last", "e@e", "", "", "", "", "", "", "", ""), 0, 0xFFFF, 0x9C, 0));
        await client.ExpectAsync<ToClient.SetBasicAck>();
        client.Send(new ToServer.FindUin(client.Uin));
        var found = await client.ExpectAsync<ToClient.MetaLastUserFound>();
        (found.Uin, found.Size, found.More).ShouldBe((client.Uin, (ushort)(19 + 4 + 5 + 4 + 3), 0u));
        client.Send(new ToServer.SearchEmail("E@E"));
        (await client.ExpectAsync<ToClient.MetaLastUserFound>()).Nick.ShouldBe("nick");
        client.Send(new ToServer.SearchName("", "nobody", ""));
        (await client.ExpectAsync<ToClient.MetaLastUserFound>()).Result.ShouldBe(IcqMetaResult.Failure);
        client.Send(new ToServer.SearchWhite() with
        {
            FirstName = "first",
            LastName = "",
            Nick = "",
            Email = "",
            City = "",
            State = "",
            Company = "",
            Department = "",
            Position = "",
            Past = "",
            Interest = "",
            Present = "",
            IsOnline = 1,
        });
        (await client.ExpectAsync<ToClient.WhiteLastFound>()).Uin.ShouldBe(client.Uin);
    }

    [Fact]
    public async Task Unregistering_needs_the_password_and_ends_the_account()
    {
        using var world = await IcqWorld.StartAsync();
        var client = await world.UserAsync(5);
        client.Send(new ToServer.Unregister(client.Uin, "wrong"));
        (await client.ExpectAsync<ToClient.UnregisterAck>()).Result.ShouldBe(IcqMetaResult.Failure);
        client.Send(new ToServer.SetPassword("better"));
        (await client.ExpectAsync<ToClient.SetPasswordAck>()).Result.ShouldBe(IcqMetaResult.Success);
        client.Send(new ToServer.Unregister(client.Uin, "better"));
        (await client.ExpectAsync<ToClient.UnregisterAck>()).Result.ShouldBe(IcqMetaResult.Success);
        await world.SettledAsync();
        world.Community.Accounts.TryFind(client.Uin, out _).ShouldBeFalse();
        world.Server.Online.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_session_ends_for_one_who_sends_without_a_pause()
    {
        using var world = await IcqWorld.StartAsync(o => (o.WaitingPackets, o.Flood.Burst, o.Flood.PerSecond) = (4, 1, 0.1));
        var client = await world.UserAsync();
        for (var i = 0; i < 20; i++)
        {
            client.Send(new ToServer.SendMessage(client.Uin, 1, i.ToString(CultureInfo.InvariantCulture)));
        }

        await world.PassUntilAsync(() => client.All<ToClient.ForcedOffline>().Count > 0, 20);
        client.All<ToClient.MessageNow>().Count.ShouldBeLessThan(20);
    }
}
