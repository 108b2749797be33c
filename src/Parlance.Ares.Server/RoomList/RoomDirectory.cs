using System.Net;
using Parlance.Ares.Server.Rooms;
using Parlance.Core.Limits;
using Parlance.Wire;

namespace Parlance.Ares.Server.RoomList;

/// <summary>The room's part in the room list: answers to datagrams, without a socket of its own. It names and contacts configured rooms only.</summary>
/// <remarks>
/// An answer is never sent more often than a second's allowance, so that forged requests cannot make the room flood somebody.
/// Not done: trying to connect back for a firewall check. A request for one is answered as busy, because connecting to whatever address a datagram
/// claims to come from is a scan on somebody else's behalf.
/// </remarks>
public sealed class RoomDirectory
{
    private const int MostRooms = 6;
    private const int MostNodes = 20;
    private readonly AresRoom room;
    private readonly Allowance<IPAddress> perAddress;
    private readonly Allowance<int> all;
    private readonly Node[] known;

    internal RoomDirectory(AresRoom room, TimeProvider time)
    {
        this.room = room;
        perAddress = new Allowance<IPAddress>(10, TimeSpan.FromSeconds(1), time, keys: 4096);
        all = new Allowance<int>(1000, TimeSpan.FromSeconds(1), time, keys: 1);
        known = [.. room.Options.Nodes.Select(n => IPEndPoint.TryParse(n, out var end) ? new Node(Ip4.From(end.Address), (ushort)end.Port) : default).Where(n => n.Port > 0)];
    }

    /// <summary>Whether the room takes part.</summary>
    public bool IsEnabled => room.Options.RoomList;

    /// <summary>The TCP port of the room.</summary>
    public ushort Port { get; set; }

    /// <summary>The configured rooms to tell of this one, and what to tell them.</summary>
    public IEnumerable<(IPEndPoint To, byte[] Datagram)> Tellings() =>
        known.Select(n => (new IPEndPoint(n.Address.ToIPAddress(), n.Port), AresFrames.ToDatagram(new ToPeer.AddIps(Port, OthersThan(n)))));

    /// <summary>The answer to a datagram; null for none.</summary>
    /// <param name="datagram">What came.</param>
    /// <param name="from">Where from; it may be forged.</param>
    public byte[]? Answer(ReadOnlySpan<byte> datagram, IPEndPoint from)
    {
        if (!IsEnabled || datagram.IsEmpty || datagram.Length > AresLimits.Datagram || room.Community.Moderation.IsBanned(from.Address)
            || !perAddress.TryTake(from.Address) || !all.TryTake(0))
        {
            return null;
        }

        try
        {
            return Answer(datagram[0], datagram[1..]);
        }
        catch (WireException)
        {
            return null;
        }
    }

    private byte[]? Answer(byte code, ReadOnlySpan<byte> body)
    {
        switch (code)
        {
            case 2:
                return AresFrames.ToDatagram(Info());
            case 11:
                Reader.Read<ToPeer.AddIps>(body, AresStyle.RoomList);
                return AresFrames.ToDatagram(new ToPeer.AckIps(Port, [.. known.Take(MostRooms)]));
            case 21:
                return AresFrames.ToDatagram(new ToClient.AckNodes(Port, Supernodes()));
            case 31:
                Reader.Read<ToPeer.WantCheckFirewall>(body, AresStyle.RoomList);
                return AresFrames.ToDatagram(new ToPeer.CheckFirewallBusy(Port, [.. known.Take(MostRooms)]));
            default:
                return null;
        }
    }

    private ToClient.AckInfo Info() => new(
        Port, (ushort)Math.Min(room.UserCount, ushort.MaxValue), Texts.Cut(room.Name, 60), Texts.Cut(room.TopicOf(room.Main), 180), room.Language, AresRoom.Version,
        [.. known.Take(MostRooms)]);

    private Node[] OthersThan(Node node) => [.. known.Where(n => n != node).Take(MostRooms)];

    private Node[] Supernodes() => room.Options.HideAddresses
        ? []
        : [.. room.Users.Where(u => u.Profile is { IsAres: true, NodePort: > 0 }).Take(MostNodes).Select(u => new Node(u.Profile.Node, u.Profile.NodePort))];
}
