using Parlance.Icq;
using Parlance.Icq.Server;
using Parlance.Wire;

namespace Parlance.System.Tests.Icq;

/// <summary>Being found by chance, by those who want to be.</summary>
public sealed class RandomChatTests
{
    [Fact]
    public async Task Only_who_wants_to_be_found_is_found_and_in_that_group_alone()
    {
        using var world = await IcqWorld.StartAsync();
        var (seeker, wanting, other) = (await world.UserAsync(5), await world.UserAsync(5, IcqStatus.FreeForChat), await world.UserAsync(5));
        (await AskAsync(seeker, 1)).Uin.ShouldBe(0u);
        wanting.Send(new ToServer.RandomGroup(1));
        other.Send(new ToServer.RandomGroup(2));
        seeker.Send(new ToServer.RandomGroup(1));
        for (var i = 0; i < 20; i++)
        {
            (await AskAsync(seeker, 1)).ShouldSatisfyAllConditions(met => met.Uin.ShouldBe(wanting.Uin), met => met.Status.ShouldBe(IcqStatus.FreeForChat));
        }

        wanting.Send(new ToServer.RandomGroup(2));
        (await AskAsync(seeker, 1)).Uin.ShouldBe(0u, "a user is in one group at a time");
        wanting.Send(new ToServer.RandomGroup(0));
        other.Send(new ToServer.SendTextCode("B_USER_DISCONNECTED", 5));
        await world.SettledAsync();
        (await AskAsync(seeker, 2)).Uin.ShouldBe(0u);
    }

    [Fact]
    public async Task Who_hides_is_not_met_and_shows_up_again_with_the_status()
    {
        using var world = await IcqWorld.StartAsync();
        var (seeker, shy, choosy) = (await world.UserAsync(5), await world.UserAsync(5), await world.UserAsync(5));
        shy.Send(new ToServer.RandomGroup(1));
        choosy.Send(new ToServer.RandomGroup(1));
        shy.Send(new ToServer.StatusChange(IcqStatus.Invisible));
        choosy.Send(new ToServer.InvisibleList([seeker.Uin]));
        await world.SettledAsync();
        (await AskAsync(seeker, 1)).Uin.ShouldBe(0u);
        shy.Send(new ToServer.StatusChange(IcqStatus.Online));
        await world.SettledAsync();
        (await AskAsync(seeker, 1)).Uin.ShouldBe(shy.Uin);
    }

    [Theory]
    [InlineData(PeerAddresses.Given, 4)]
    [InlineData(PeerAddresses.Hidden, 6)]
    public async Task Addresses_are_told_as_they_are_to_contacts(PeerAddresses policy, byte capability)
    {
        using var world = await IcqWorld.StartAsync(o => o.PeerAddresses = policy);
        var (seeker, wanting) = (await world.UserAsync(5, ip: "127.0.0.9"), await world.UserAsync(5));
        wanting.Send(new ToServer.RandomGroup(1));
        var met = await AskAsync(seeker, 1);
        (met.TcpCapability, met.Ip != Ip4.None).ShouldBe((capability, capability == 4));
    }

    [Fact]
    public async Task Everybody_of_a_group_is_found_sooner_or_later_and_the_answer_has_the_length_that_clients_want()
    {
        using var world = await IcqWorld.StartAsync();
        var seeker = await world.UserAsync(5);
        var wanting = new List<uint>();
        for (var i = 0; i < 5; i++)
        {
            var user = await world.UserAsync(5);
            user.Send(new ToServer.RandomGroup(9));
            wanting.Add(user.Uin);
        }

        await world.SettledAsync();
        var met = new HashSet<uint>();
        for (var i = 0; i < 500 && met.Count < wanting.Count; i++)
        {
            met.Add((await AskAsync(seeker, 9)).Uin);
        }

        met.ShouldBe(wanting, ignoreOrder: true);
        seeker.Received.Last(packet => packet.Header.Command == ToClient.RandomUser.Spec.Code).Body.Length.ShouldBe(37);
    }

    [Fact]
    public void A_search_among_people_who_may_not_be_met_looks_at_so_many_and_no_more()
    {
        var groups = new IcqRandomGroups<string>(new Random(1));
        string[] sessions = [.. Enumerable.Range(0, 10 * IcqRandomGroups<string>.MostDrawn).Select(number => $"session {number}")];
        Array.ForEach(sessions, session => groups.Put(session, 7));
        var looked = 0;
        groups.Draw(7, _ => ++looked < 0).ShouldBeNull();
        looked.ShouldBe(IcqRandomGroups<string>.MostDrawn);
        foreach (var session in sessions.Index().OrderBy(s => s.Index * 7919 % sessions.Length).Select(s => s.Item))
        {
            groups.Draw(7, _ => true).ShouldNotBeNull();
            groups.Put(session, 0);
        }

        groups.Count.ShouldBe(0, "an empty group is forgotten");
        groups.Draw(7, _ => true).ShouldBeNull();
    }

    private static async Task<ToClient.RandomUser> AskAsync(RawIcq client, uint group)
    {
        client.Send(new ToServer.RandomSearch(group));
        return await client.ExpectAsync<ToClient.RandomUser>();
    }
}
