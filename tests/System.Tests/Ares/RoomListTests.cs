using System.Net;
using Parlance.Ares;
using Parlance.Testing;
using Parlance.Wire;

namespace Parlance.System.Tests.Ares;

/// <summary>The room list's datagrams, answered without a socket.</summary>
public sealed class RoomListTests
{
    private static readonly IPEndPoint Asker = new(IPAddress.Loopback, 4567);

    [Fact]
    public async Task A_room_says_what_it_is_when_asked()
    {
        await using var host = await AresHost.StartAsync(o =>
        {
            o.RoomList = true;
            o.Nodes.Add("10.0.0.1:5000");
        });
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice", RawAres.AsAres);
        var answer = host.Room.Directory.Answer([2], Asker)!;
        answer[0].ShouldBe((byte)3);
        var info = Reader.Read<ToClient.AckInfo>(answer.AsSpan(1), AresStyle.RoomList);
        (info.Port, info.Users, info.Name, info.Topic, info.Language).ShouldBe(((ushort)host.Ares.Port, (ushort)1, "Lobby", "welcome to the test room", (byte)10));
        info.Rooms.ShouldBe([new Node(Ip4.Of(10, 0, 0, 1), 5000)]);
        Reader.Read<ToClient.AckNodes>(host.Room.Directory.Answer([21], Asker).AsSpan(1), AresStyle.RoomList).Nodes.ShouldBe([new Node(Ip4.Of(10, 9, 8, 7), 4321)]);
        host.Room.Directory.Answer(AresFrames.ToDatagram(new ToPeer.AddIps(9, [new Node(Ip4.Of(9, 9, 9, 9), 9)])), Asker)![0].ShouldBe((byte)12);
        host.Room.Directory.Answer(AresFrames.ToDatagram(new ToPeer.WantCheckFirewall(80)), Asker)![0].ShouldBe((byte)34);
        host.Room.Directory.Tellings().Single().To.ShouldBe(IPEndPoint.Parse("10.0.0.1:5000"));
    }

    [Fact]
    public async Task A_room_keeps_silent_by_default_and_to_nonsense()
    {
        await using var quiet = await AresHost.StartAsync();
        quiet.Room.Directory.Answer([2], Asker).ShouldBeNull();
        await using var host = await AresHost.StartAsync(o => o.RoomList = true);
        host.Room.Directory.Answer([], Asker).ShouldBeNull();
        host.Room.Directory.Answer([99], Asker).ShouldBeNull();
        host.Room.Directory.Answer([11, 1], Asker).ShouldBeNull();
        host.Room.Directory.Answer(new byte[2000], Asker).ShouldBeNull();
    }

    [Fact]
    public async Task One_address_is_answered_so_often_only()
    {
        await using var host = await AresHost.StartAsync(o => o.RoomList = true);
        var answers = Enumerable.Range(0, 100).Count(_ => host.Room.Directory.Answer([2], Asker) is not null);
        answers.ShouldBeInRange(10, 30);
    }

    [Fact]
    public async Task Whoever_asks_for_a_firewall_check_is_connected_to_once_it_has_shown_where_it_is()
    {
        var time = new ManualTime();
        await using var host = await AresHost.StartAsync(o => o.RoomList = true, time: time);
        var directory = host.Room.Directory;
        directory.CanCheck = true;
        var ready = directory.Answer(AresFrames.ToDatagram(new ToPeer.WantCheckFirewall(5000)), Asker)!;
        ready[0].ShouldBe((byte)32);
        var read = Reader.Read<ToPeer.ReadyToCheckFirewall>(ready.AsSpan(1), AresStyle.RoomList);
        read.Address.ShouldBe(Ip4.Of(127, 0, 0, 1));
        directory.Answer(AresFrames.ToDatagram(new ToPeer.ProceedCheckFirewall(5000, read.Cookie + 1)), Asker).ShouldBeNull();
        directory.Answer(AresFrames.ToDatagram(new ToPeer.ProceedCheckFirewall(5000, read.Cookie)), new IPEndPoint(IPAddress.Parse("127.0.0.9"), 4567)).ShouldBeNull();
        directory.TryNextCheck(out _).ShouldBeFalse("only the address that was sent the cookie may show it");
        directory.Answer(AresFrames.ToDatagram(new ToPeer.ProceedCheckFirewall(5000, read.Cookie)), Asker).ShouldBeNull();
        directory.TryNextCheck(out var target).ShouldBeTrue();
        target.ShouldBe(new IPEndPoint(IPAddress.Loopback, 5000));
        directory.TryNextCheck(out _).ShouldBeFalse();
        directory.CheckDone();
        directory.Answer(AresFrames.ToDatagram(new ToPeer.WantCheckFirewall(5000)), Asker)![0].ShouldBe((byte)32);
        directory.Answer(AresFrames.ToDatagram(new ToPeer.WantCheckFirewall(5000)), Asker)![0].ShouldBe((byte)34, "one at a time for each address");
        byte Begin(int i) => directory.Answer(AresFrames.ToDatagram(new ToPeer.WantCheckFirewall(80)), new IPEndPoint(IPAddress.Parse($"127.0.1.{i}"), 1))![0];
        Enumerable.Range(1, 5).Select(Begin).ShouldBe([32, 32, 32, 34, 34]);
        time.Advance(TimeSpan.FromSeconds(11));
        Begin(9).ShouldBe((byte)32, "those who never showed their cookie have given up their place");
    }

    [Fact]
    public async Task A_room_learns_its_own_address_from_a_room_it_asked_and_from_no_other()
    {
        await using var host = await AresHost.StartAsync(o =>
        {
            o.RoomList = true;
            o.Nodes.Add("127.0.0.2:5000");
        });
        var directory = host.Room.Directory;
        var node = IPEndPoint.Parse("127.0.0.2:5000");
        var ready = AresFrames.ToDatagram(new ToPeer.ReadyToCheckFirewall(77, Ip4.Of(8, 8, 4, 4)));
        directory.Answer(ready, node).ShouldBeNull("nothing was asked");
        var request = directory.AskForCheck()!.Value;
        request.To.ShouldBe(node);
        Reader.Read<ToPeer.WantCheckFirewall>(request.Datagram.AsSpan(1), AresStyle.RoomList).Port.ShouldBe((ushort)host.Ares.Port);
        directory.Answer(ready, Asker).ShouldBeNull();
        directory.SeenAs.ShouldBe(Ip4.None);
        var proceed = directory.Answer(ready, node)!;
        Reader.Read<ToPeer.ProceedCheckFirewall>(proceed.AsSpan(1), AresStyle.RoomList).ShouldBe(new ToPeer.ProceedCheckFirewall((ushort)host.Ares.Port, 77));
        directory.SeenAs.ShouldBe(Ip4.Of(8, 8, 4, 4));
        directory.Answer(ready, node).ShouldBeNull("it was asked once");
    }
}
