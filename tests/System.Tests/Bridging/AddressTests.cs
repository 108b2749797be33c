using System.Net;
using System.Text;
using Parlance.Core.Model;

namespace Parlance.System.Tests.Bridging;

/// <summary>Where somebody's client is stays on its network: tried on the bytes that the clients of others are sent.</summary>
public sealed class AddressTests
{
    private static readonly Network[] Peers = [Network.Ares, Network.Soulseek, Network.Icq, Network.MyIcq];

    [Fact]
    public async Task No_address_of_one_network_is_in_what_clients_of_another_are_sent()
    {
        await using var town = await BridgeTown.StartAsync("--Icq:PeerAddresses=Given", "--Ares:HideAddresses=false");
        var (people, friends) = (new List<Door>(), new List<Door>());
        people.Add(await ComeAsync(town, Network.Web, "weba", null));
        foreach (var network in Peers)
        {
            people.Add(await ComeAsync(town, network, $"{network}a", AddressOf(network)));
            friends.Add(await ComeAsync(town, network, $"{network}b", AddressOf(network)));
        }

        foreach (var one in people)
        {
            foreach (var other in people.Concat(friends).Where(o => o != one))
            {
                await one.SendAsync(other, MessageKind.Text, $"hello {other.Name}");
                await other.HearAsync($"text {one.Name}: hello {other.Name}");
                await WatchAsync(one, other);
            }

            await one.SayAsync(BridgeTown.Room, "where are you all?");
            await Task.WhenAll(people.Where(o => o != one).Select(o => o.HearAsync($"say {one.Name}: where are you all?")));
        }

        foreach (var one in people)
        {
            foreach (var network in Peers.Where(n => n != one.Network))
            {
                Holds(one, AddressOf(network)).ShouldBeFalse($"{one.Name} learns where people of {network} are");
            }
        }

        Holds(people[2], AddressOf(Network.Soulseek)).ShouldBeTrue("at home it is known: files go from client to client");
        Holds(people[3], AddressOf(Network.Icq)).ShouldBeTrue("at home it is known");
    }

    private static IPAddress AddressOf(Network network) => new([127, 77, (byte)(100 + (int)network), 201]);

    private static async Task<Door> ComeAsync(BridgeTown town, Network network, string name, IPAddress? from)
    {
        var door = await town.ComeAsync(network, name.ToLowerInvariant(), from);
        await door.EnterAsync(BridgeTown.Room);
        await town.InsideAsync([door], BridgeTown.Room);
        return door;
    }

    /// <summary>Lists somebody, and asks for all that clients ask for of each other.</summary>
    private static async Task WatchAsync(Door one, Door other)
    {
        if (one.Network is not (Network.Ares or Network.Web))
        {
            await one.WatchAsync(other);
            await one.HearAsync($"presence {other.Name}: online");
        }

        if (one is SoulseekDoor soulseek)
        {
            await soulseek.AskAddressAsync(other);
        }
    }

    /// <summary>Whether an address is in what somebody's client was sent: in either order of its bytes, or written out.</summary>
    private static bool Holds(Door door, IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        byte[][] forms = [bytes, [.. bytes.Reverse()], Encoding.ASCII.GetBytes(address.ToString()), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes))];
        return door.Tasted.Any(body => forms.Any(form => body.AsSpan().IndexOf(form) >= 0));
    }
}
