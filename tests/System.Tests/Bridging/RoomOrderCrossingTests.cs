using Parlance.Core.Model;

namespace Parlance.System.Tests.Bridging;

/// <summary>Keeping order in a room from networks that have no messages for it; it holds on all of them.</summary>
public sealed class RoomOrderCrossingTests
{
    [Theory]
    [InlineData(Network.Icq)]
    [InlineData(Network.MyIcq)]
    [InlineData(Network.Soulseek)]
    [InlineData(Network.Web)]
    public async Task Who_keeps_order_mutes_puts_out_and_bans_people_of_every_network_from_the_own_one(Network from)
    {
        await using var town = await BridgeTown.StartAsync();
        await town.AccountAsync("keeper");
        town.Community.Privileges.SetRole(town.Known("keeper"), Role.Moderator, null, "test");
        var keeper = await town.ComeAsync(from, "keeper");
        await keeper.EnterAsync(BridgeTown.Room);
        var people = await town.GatherAsync("a");
        var room = town.Community.Rooms.All.Single(r => r.Name == BridgeTown.Room);
        await OrderAsync(keeper, "topic", "mind your manners");
        foreach (var target in people)
        {
            var person = town.Known(target.Name).Person;
            await OrderAsync(keeper, "mute", target.Name);
            await keeper.HearPartAsync($"{target.Name} is muted.", $"{target.Name}: is muted.");
            room.IsMuted(person, DateTimeOffset.UtcNow).ShouldBeTrue();
            await OrderAsync(keeper, "unmute", target.Name);
            await keeper.HearPartAsync($"{target.Name} may speak again.", $"{target.Name}: may speak again.");
            await target.SayAsync(BridgeTown.Room, $"{target.Name} speaks");
            await keeper.HearAsync($"say {target.Name}: {target.Name} speaks");
            await OrderAsync(keeper, "ban", target.Name);
            await keeper.HearPartAsync($"{target.Name} is banned.", $"{target.Name}: is banned.");
            room.Members.ShouldNotContain(m => m.Person == person);
            room.IsBanned(person, DateTimeOffset.UtcNow).ShouldBeTrue();
        }

        room.Topic.ShouldBe("mind your manners");
    }

    [Fact]
    public async Task An_order_of_anybody_else_is_a_line()
    {
        await using var town = await BridgeTown.StartAsync();
        var people = await town.GatherAsync("a");
        var (icq, listener) = (people.Single(p => p.Network == Network.Icq), people.Single(p => p.Network == Network.Soulseek));
        await icq.SayAsync(BridgeTown.Room, "/kick soulseeka");
        await listener.HearAsync($"say {icq.Name}: /kick soulseeka");
        await OrderAsync(listener, "kick", "icqa");
        await listener.HearAsync($"notice You do not keep order in {BridgeTown.Room}.");
    }

    private static Task OrderAsync(Door keeper, string order, string rest) => keeper.Network == Network.Soulseek
        ? keeper.SendAsync(new Addressee("server", 0), MessageKind.Text, $"room {order} {rest} in {BridgeTown.Room}")
        : keeper.SayAsync(BridgeTown.Room, $"/{order} {rest}");
}
