using System.Diagnostics;
using System.Globalization;
using System.Net;
using Parlance.Icq;
using Parlance.System.Tests.Icq;
using Parlance.Testing;
using Parlance.Wire;

namespace Parlance.Server.Tests;

/// <summary>ICQ over loopback: the real server with its storage, and scripted clients on real sockets.</summary>
public sealed class IcqServerTests : IDisposable
{
    private readonly ScratchDirectory scratch = new();
    private readonly List<IDisposable> open = [];

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Two_users_register_see_each_other_and_talk(int version)
    {
        await using var server = await RunningServer.StartAsync(scratch, "--Limits:TrustedNetworks:0=127.0.0.0/8");
        var alice = Client(server.Of("ICQ"), version);
        var bob = Client(server.Of("ICQ"), 2);
        await alice.RegisterAsync("secret");
        await bob.RegisterAsync("secret");
        await alice.LogInAsync("secret");
        await bob.LogInAsync("secret", 0, alice.Uin);
        bob.All<ToClient.UserOnline>().Single().Uin.ShouldBe(alice.Uin);
        alice.Send(new ToServer.SendMessage(bob.Uin, 1, "over loopback"));
        (await bob.ExpectAsync<ToClient.MessageNow>()).ShouldBe(new ToClient.MessageNow(alice.Uin, 1, "over loopback"));
    }

    [Fact]
    public async Task At_thirty_percent_loss_each_way_every_confirmed_message_is_delivered_exactly_once()
    {
        await using var server = await RunningServer.StartAsync(
            scratch, "--Limits:TrustedNetworks:0=127.0.0.0/8", "--Icq:Retransmit:Interval=00:00:00.1", "--Icq:Retransmit:Tries=40", "--Icq:Flood:PerSecond=0");
        var pairs = new List<(RawIcq From, RawIcq To)>();
        for (var i = 0; i < 4; i++)
        {
            var loss = new Loss(i);
            var pair = (Client(server.Of("ICQ"), 2, loss), Client(server.Of("ICQ"), 5, loss));
            foreach (var client in new[] { pair.Item1, pair.Item2 })
            {
                await client.RegisterAsync("secret");
                await client.LogInAsync("secret");
            }

            loss.IsOn = true;
            pairs.Add(pair);
        }

        for (var i = 0; i < 50; i++)
        {
            pairs.ForEach(pair => pair.From.Send(new ToServer.SendMessage(pair.To.Uin, 1, $"{i}"), tag: i));
        }

        foreach (var (from, to) in pairs)
        {
            for (var i = 0; i < 50; i++)
            {
                await to.ExpectAsync<ToClient.MessageNow>();
            }

            to.All<ToClient.MessageNow>().Select(m => int.Parse(m.Text, CultureInfo.InvariantCulture)).Order().ShouldBe(Enumerable.Range(0, 50));
        }
    }

    [Fact]
    public async Task What_was_acknowledged_survives_the_server_being_killed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The process is started as on Unix");
        uint uin;
        var confirmed = new List<int>();
        using (var process = Start())
        {
            var endpoint = await ReadyAsync(process);
            var from = Client(endpoint, 2);
            var to = Client(endpoint, 2);
            await from.RegisterAsync("secret");
            uin = await to.RegisterAsync("secret");
            await from.LogInAsync("secret");
            for (var i = 0; i < 40; i++)
            {
                from.Send(new ToServer.SendMessage(uin, 1, $"{i}"), tag: i);
            }

            while (from.ConfirmedCount < 25)
            {
                await Task.Yield();
            }

            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            confirmed.AddRange(from.ConfirmedTags().Cast<int>());
        }

        using var again = Start();
        var client = Client(await ReadyAsync(again), 2);
        client.Uin = uin;
        await client.LogInAsync("secret");
        client.Send(default(ToServer.Login1));
        await client.ExpectAsync<ToClient.ReplyX2>();
        var stored = client.All<ToClient.ReceiveMessage>().Select(m => int.Parse(m.Text, CultureInfo.InvariantCulture)).ToList();
        stored.ShouldBeUnique();
        confirmed.ShouldAllBe(i => stored.Contains(i));
        again.Kill();
    }

    public void Dispose()
    {
        open.ForEach(o => o.Dispose());
        scratch.Dispose();
    }

    private static async Task<IPEndPoint> ReadyAsync(Process process)
    {
        IPEndPoint? endpoint = null;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            endpoint = line.StartsWith("ICQ listens on ", StringComparison.Ordinal) ? IPEndPoint.Parse(line.Split(' ')[3]) : endpoint;
            if (line == "Parlance ready")
            {
                return endpoint.ShouldNotBeNull();
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    private RawIcq Client(IPEndPoint server, int version, Loss? loss = null)
    {
        var client = new RawIcq(
            receive =>
            {
                var socket = new DatagramSocket(new IPEndPoint(IPAddress.Loopback, 0), new Receiver(receive, loss));
                open.Add(socket);
                socket.Start();
                return loss is null ? socket : new Lossy(socket, loss);
            },
            server.Serialize(), TimeProvider.System, version, new ReliableUdpOptions { Interval = TimeSpan.FromMilliseconds(150), Tries = 100, InFlight = 1000 });
        open.Insert(0, client);
        return client;
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = scratch.Path };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Parlance.Server.dll"));
        string[] settings =
        [
            $"--Storage:Path={scratch.File("data")}", "--Web:Endpoint=127.0.0.1:0", "--Soulseek:Enabled=false", "--MyIcq:Enabled=false", "--Ares:Enabled=false",
            "--Icq:Endpoint=127.0.0.1:0", "--Limits:HashRounds=1000", "--Limits:TrustedNetworks:0=127.0.0.0/8", "--Icq:Flood:PerSecond=0",
        ];
        Array.ForEach(settings, start.ArgumentList.Add);
        return Process.Start(start)!;
    }

    private sealed class Receiver(Action<byte[]> receive, Loss? loss) : IDatagramReceiver
    {
        public void Received(ReadOnlySpan<byte> datagram, SocketAddress from)
        {
            if (loss?.Strikes() != true)
            {
                receive(datagram.ToArray());
            }
        }

        public void Failed(Exception error) => throw new InvalidOperationException("the client failed", error);
    }

    private sealed class Lossy(IDatagramSink sink, Loss loss) : IDatagramSink
    {
        public void Send(ReadOnlySpan<byte> datagram, SocketAddress to)
        {
            if (!loss.Strikes())
            {
                sink.Send(datagram, to);
            }
        }
    }

    /// <summary>A die that loses three of ten once it is on. Registration comes before: its answer is not acknowledged, so nobody sends it again.</summary>
    private sealed class Loss(int seed)
    {
        private readonly Random random = new(seed);

        public bool IsOn { get; set; }

        public bool Strikes()
        {
            lock (random)
            {
                return IsOn && random.NextDouble() < 0.3;
            }
        }
    }
}
