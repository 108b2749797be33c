using System.Net;
using Parlance.Ares;
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
}
