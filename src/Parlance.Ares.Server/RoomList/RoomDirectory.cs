using System.Net;
using Parlance.Ares.Server.Rooms;
using Parlance.Core.Limits;
using Parlance.Wire;

namespace Parlance.Ares.Server.RoomList;

/// <summary>The room's part in the room list: answers to datagrams, without a socket of its own. It names and contacts configured rooms only.</summary>
/// <remarks>
/// An answer is never sent more often than a second's allowance, so that forged requests cannot make the room flood somebody. The one exception to "configured rooms only" is a
/// firewall check: whoever asks for one, and proves that it is at the address it asks from, has one connection made to that address.
/// </remarks>
public sealed class RoomDirectory
{
    private const int MostRooms = 6;
    private const int MostNodes = 20;
    private static readonly TimeSpan OwnCheck = TimeSpan.FromMinutes(1);
    private readonly AresRoom room;
    private readonly Allowance<IPAddress> perAddress;
    private readonly Allowance<int> all;
    private readonly Node[] known;
    private readonly FirewallChecks checks;
    private readonly TimeProvider time;
    private Node asked;
    private long askedAt;

    internal RoomDirectory(AresRoom room, TimeProvider time)
    {
        this.room = room;
        this.time = time;
        checks = new FirewallChecks(time);
        perAddress = new Allowance<IPAddress>(10, TimeSpan.FromSeconds(1), time, keys: 4096);
        all = new Allowance<int>(1000, TimeSpan.FromSeconds(1), time, keys: 1);
        known = [.. room.Options.Nodes.Select(n => IPEndPoint.TryParse(n, out var end) ? new Node(Ip4.From(end.Address), (ushort)end.Port) : default).Where(n => n.Port > 0)];
    }

    /// <summary>Whether the room takes part.</summary>
    public bool IsEnabled => room.Options.RoomList;

    /// <summary>The TCP port of the room.</summary>
    public ushort Port { get; set; }

    /// <summary>Somebody connects where <see cref="TryNextCheck"/> says; without that, requests for a firewall check are answered as busy.</summary>
    public bool CanCheck { get; set; }

    /// <summary>The address under which another room sees this one, as a firewall check told; none before that.</summary>
    public Ip4 SeenAs => room.SeenAs;

    /// <summary>Takes the next room whose reachability is to be checked: to be connected to within ten seconds, and left. <see cref="CheckDone"/> follows.</summary>
    public bool TryNextCheck(out IPEndPoint target) => checks.TryNext(out target);

    /// <summary>A check is over, however it went.</summary>
    public void CheckDone() => checks.Done();

    /// <summary>The request that a configured room check whether this one can be reached, which also tells this one's address. Another room is asked each time.</summary>
    /// <returns>Null when no rooms are configured.</returns>
    public (IPEndPoint To, byte[] Datagram)? AskForCheck()
    {
        if (!IsEnabled || known.Length == 0)
        {
            return null;
        }

        asked = known[(Array.IndexOf(known, asked) + 1) % known.Length];
        askedAt = time.GetTimestamp();
        return (new IPEndPoint(asked.Address.ToIPAddress(), asked.Port), AresFrames.ToDatagram(new ToPeer.WantCheckFirewall(Port)));
    }

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
            return Answer(datagram[0], datagram[1..], from);
        }
        catch (WireException)
        {
            return null;
        }
    }

    private byte[]? Answer(byte code, ReadOnlySpan<byte> body, IPEndPoint from)
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
                return CanCheck && checks.Begin(from.Address) is { } cookie
                    ? AresFrames.ToDatagram(new ToPeer.ReadyToCheckFirewall(cookie, Ip4.From(from.Address)))
                    : AresFrames.ToDatagram(new ToPeer.CheckFirewallBusy(Port, [.. known.Take(MostRooms)]));
            case 32:
                return Learn(Reader.Read<ToPeer.ReadyToCheckFirewall>(body, AresStyle.RoomList), from);
            case 33:
                var proof = Reader.Read<ToPeer.ProceedCheckFirewall>(body, AresStyle.RoomList);
                checks.Proceed(proof.Cookie, new IPEndPoint(from.Address, proof.Port));
                return null;
            default:
                return null;
        }
    }

    /// <summary>A room that was asked is ready to check: it has told this room's address. Others are not believed.</summary>
    private byte[]? Learn(in ToPeer.ReadyToCheckFirewall ready, IPEndPoint from)
    {
        if (asked.Port == 0 || asked != new Node(Ip4.From(from.Address), (ushort)from.Port) || time.GetElapsedTime(askedAt) > OwnCheck)
        {
            return null;
        }

        asked = default;
        room.SeenAs = ready.Address;
        return AresFrames.ToDatagram(new ToPeer.ProceedCheckFirewall(Port, ready.Cookie));
    }

    private ToClient.AckInfo Info() => new(
        Port, (ushort)Math.Min(room.UserCount, ushort.MaxValue), Texts.Cut(room.Name, 60), Texts.Cut(room.TopicOf(room.Main), 180), room.Language, AresRoom.Version,
        [.. known.Take(MostRooms)]);

    private Node[] OthersThan(Node node) => [.. known.Where(n => n != node).Take(MostRooms)];

    private Node[] Supernodes() => room.Options.HideAddresses
        ? []
        : [.. room.Users.Where(u => u.Profile is { IsAres: true, NodePort: > 0 }).Take(MostNodes).Select(u => new Node(u.Profile.Node, u.Profile.NodePort))];
}
