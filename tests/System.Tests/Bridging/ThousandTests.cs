using System.Net;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Wire;

namespace Parlance.System.Tests.Bridging;

/// <summary>What a line costs in a room of a thousand people of all networks.</summary>
public sealed class ThousandTests
{
    private const int Everybody = 1000;

    /// <summary>
    /// Of each kind one client is real; the others are sessions of their own in the room, whose part is played by the real one's: it encodes and sends what each of them is delivered.
    /// </summary>
    [Fact]
    public async Task A_line_in_a_mixed_room_of_a_thousand_is_encoded_once_for_each_network_and_code_page_and_not_for_each_member()
    {
        await using var town = await BridgeTown.StartAsync();
        await town.AccountAsync("russian");
        await town.Community.Profiles.ChangeAsync(town.Known("russian"), profile => profile with { Codepage = Codepage.Windows1251.Name });
        (Door Door, int Members)[] kinds =
        [
            (await town.ComeAsync(Network.Ares, "ares"), 250),
            (await town.ComeAsync(Network.Soulseek, "soul"), 250),
            (await town.ComeAsync(Network.Icq, "western"), 100),
            (await town.ComeAsync(Network.Icq, "russian"), 100),
            (await town.ComeAsync(Network.MyIcq, "chinese"), 100),
            (await town.ComeAsync(Network.Web, "browser"), 198),
        ];
        var crowd = new List<Follower>();
        foreach (var (door, members) in kinds)
        {
            var real = town.Known(door.Name).Sessions.Single();
            for (var i = 1; i < members; i++)
            {
                var follower = new Follower(real.Sink);
                crowd.Add(follower);
                var session = town.Community.Presences.SignIn(Person.Guest($"{door.Name}{i}", real.Network), real.Network, IPAddress.Loopback, follower);
                town.Community.Rooms.Enter(session, BridgeTown.Room).ShouldBe(EnterOutcome.Entered);
            }

            await door.EnterAsync(BridgeTown.Room);
        }

        var witness = new Witness();
        town.Community.Rooms.Enter(town.Community.Presences.SignIn(Person.Guest("witness", Network.Server), Network.Server, IPAddress.Loopback, witness), BridgeTown.Room).ShouldBe(EnterOutcome.Entered);
        var speaker = await town.ComeAsync(Network.Soulseek, "speaker");
        await speaker.EnterAsync(BridgeTown.Room);
        await town.InsideAsync([.. kinds.Select(k => k.Door), speaker], BridgeTown.Room);
        town.Community.Rooms.All.Single(r => r.Name == BridgeTown.Room).Count.ShouldBe(Everybody);

        crowd.ForEach(follower => follower.Listens = true);
        await speaker.SayAsync(BridgeTown.Room, "once for all");
        foreach (var (door, members) in kinds)
        {
            await door.HearAsync("say speaker: once for all", members);
        }

        await speaker.HearAsync("say speaker: once for all");
        (witness.Heard.ShouldNotBeNull().Forms, witness.Heard.Made).ShouldBe((kinds.Length, kinds.Length), "one for each network, and two on ICQ, whose clients read two code pages");
    }

    /// <summary>Somebody in the crowd: what comes for them is sent to the client of somebody else.</summary>
    private sealed class Follower(ISessionSink real) : ISessionSink
    {
        public bool Listens { get; set; }

        public void Deliver(Delivery delivery)
        {
            if (Listens)
            {
                real.Deliver(delivery);
            }
        }

        public void End(SessionEnd reason)
        {
        }
    }

    private sealed class Witness : ISessionSink
    {
        public Delivery? Heard { get; private set; }

        public void Deliver(Delivery delivery) => Heard = delivery.Event is RoomSaid ? delivery : Heard;

        public void End(SessionEnd reason)
        {
        }
    }
}
