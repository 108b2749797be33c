using Parlance.Icq;
using Parlance.Wire;

namespace Parlance.System.Tests.Icq;

public sealed class ReliabilityTests
{
    private static readonly ReliableUdpOptions Patient = new() { Interval = TimeSpan.FromSeconds(2), Tries = 30, InFlight = 1000 };

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 5)]
    public async Task At_thirty_percent_loss_each_way_every_confirmed_message_is_delivered_exactly_once_within_a_minute(int seed, int version)
    {
        using var world = await IcqWorld.StartAsync(o => (o.Retransmit.Interval, o.Retransmit.Tries) = (TimeSpan.FromSeconds(2), 30), seed: seed);
        var pairs = new List<(RawIcq From, RawIcq To)>();
        for (var i = 0; i < 3; i++)
        {
            pairs.Add((await ClientAsync(world, version, first: 0xFFF0), await ClientAsync(world, version, first: 1)));
        }

        (world.Network.Loss, world.Network.Repeats, world.Network.MaxDelayMilliseconds) = (0.3, 0.2, 500);
        for (var i = 0; i < 100; i++)
        {
            foreach (var (from, to) in pairs)
            {
                from.Send(new ToServer.SendMessage(to.Uin, 1, $"{i}"), tag: i);
            }

            await world.PassAsync(TimeSpan.FromMilliseconds(100), 50);
        }

        await world.PassAsync(TimeSpan.FromSeconds(50), 250);
        foreach (var (from, to) in pairs)
        {
            var received = to.All<ToClient.MessageNow>().Select(m => int.Parse(m.Text, global::System.Globalization.CultureInfo.InvariantCulture)).ToList();
            received.Order().ShouldBe(Enumerable.Range(0, 100), "exactly once each");
            from.Confirmed.Cast<int>().Order().ShouldBe(Enumerable.Range(0, 100));
        }

        world.Server.Repeated.ShouldBeGreaterThan(100, "the network did lose something");
    }

    [Fact]
    public async Task The_servers_numbers_wrap_without_a_stall()
    {
        using var world = await IcqWorld.StartAsync();
        var from = await world.UserAsync();
        var to = await world.UserAsync();
        for (var i = 0; i < 66_000; i++)
        {
            to.SendRaw(new ToServer.SearchUin((ushort)i, 1), (ushort)(i + 100));
        }

        await world.SettledAsync();
        from.Send(new ToServer.SendMessage(to.Uin, 1, "after the wrap"));
        await world.SettledAsync();
        to.Received[^1].Header.Sequence.ShouldBeLessThan((ushort)2000);
        world.Server.Online.ShouldAllBe(s => s.Unacknowledged == 0);
        world.Community.Accounts.TryFind(to.Uin, out var account).ShouldBeTrue();
        world.Community.Mailbox.Waiting(account!).ShouldBe(0);
    }

    [Fact]
    public async Task A_packet_nobody_acknowledges_is_sent_six_times_twice_and_then_the_client_is_gone()
    {
        using var world = await IcqWorld.StartAsync();
        var from = await world.UserAsync();
        var to = await world.UserAsync();
        to.Acknowledges = false;
        await world.PassAsync(TimeSpan.FromSeconds(1), 1000);
        var before = world.Network.Sent.Count;
        from.Send(new ToServer.SendMessage(to.Uin, 1, "hello?"));
        await world.SettledAsync();
        await world.PassAsync(TimeSpan.FromSeconds(119), 1000);
        world.Network.Sent.Skip(before).Count(p => p.Bytes is [2, 0, 4, 1, ..]).ShouldBe(12);
        world.Server.Online.Count().ShouldBe(2);
        await world.PassAsync(TimeSpan.FromSeconds(3), 1000);
        world.Server.Online.Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_client_that_is_heard_from_is_not_gone_because_of_one_packet()
    {
        using var world = await IcqWorld.StartAsync();
        var from = await world.UserAsync();
        var to = await world.UserAsync();
        to.Acknowledges = false;
        from.Send(new ToServer.SendMessage(to.Uin, 1, "hello?"));
        for (var i = 0; i < 15; i++)
        {
            await world.PassAsync(TimeSpan.FromSeconds(10), 1000);
            to.SendRaw(default(ToServer.KeepAlive), (ushort)(500 + i));
        }

        world.Server.Online.Count().ShouldBe(2);
        world.Community.Accounts.TryFind(to.Uin, out var account);
        world.Community.Mailbox.Waiting(account!).ShouldBe(1, "it waits for the next login");
    }

    private static async Task<RawIcq> ClientAsync(IcqWorld world, int version, ushort first)
    {
        var client = world.Client(version, options: Patient, first: first);
        await client.RegisterAsync("secret");
        await client.LogInAsync("secret");
        return client;
    }
}
