using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Parlance.Ares;
using Parlance.Ares.Client;
using Parlance.Testing;
using Parlance.Wire;

namespace Parlance.System.Tests.Ares;

/// <summary>Our client against what real rooms sent, and against peers that do not behave.</summary>
public sealed class ClientReplayTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ares-sb0t.txt", "1", "Alice Cbot", "Parlance Test Room")]
    [InlineData("ares-sb0t.txt", "2", "Bob Zorbo", "Parlance Test Room")]
    [InlineData("ares-sb0t.txt", "9", null, "Parlance Test Room")]
    [InlineData("ares-sb0t-captcha.txt", "1", null, null)]
    [InlineData("ares-zorbo.txt", "1", null, null)]
    [InlineData("ares-zorbo.txt", "2", null, null)]
    public async Task Everything_a_real_room_sent_is_understood(string capture, string connection, string? name, string? room)
    {
        var (guid, encrypted, frames) = Read(capture, connection);
        using var peer = new ScriptedRoom();
        await using var client = new AresClient(Options(peer) with { Guid = guid, Encrypt = encrypted, Reconnect = false });
        var events = client.ListenAsync(Stop);
        var serving = peer.ServeAsync(frames);
        (await client.JoinAsync(Stop)).Outcome.ShouldBe(JoinOutcome.Joined);
        await serving;
        var seen = await events.TakeUntilLostAsync();
        seen.OfType<AresEvent.Unknown>().ShouldBeEmpty();
        seen.Count(e => e is AresEvent.Said or AresEvent.RoomSaid).ShouldBeGreaterThan(0);
        client.Name.ShouldBe(name ?? client.Name);
        client.RoomName.ShouldBe(room ?? client.RoomName);
        client.Name.ShouldNotContain('�');
        client.Name.ShouldNotBeEmpty();
        client.IsEncrypted.ShouldBeFalse("there is no connection any more");
    }

    [Fact]
    public async Task A_lost_connection_is_made_again_with_growing_waits_as_a_relogin()
    {
        var time = new ManualTime();
        using var peer = new ScriptedRoom();
        await using var client = new AresClient(Options(peer), time: time);
        await using var events = client.ListenAsync(Stop).GetAsyncEnumerator(Stop);
        var (_, _, frames) = Read("ares-sb0t.txt", "2");
        var first = peer.ServeAsync(frames);
        await client.JoinAsync(Stop);
        (await first).ShouldBe((byte)ToServer.Login.Spec.Code);
        (await NextAsync<AresEvent.Lost>(events)).IsReturning.ShouldBeTrue();
        (await NextAsync<AresEvent.Returning>(events)).ShouldBe(new AresEvent.Returning(TimeSpan.FromSeconds(2), 1));
        client.State.ShouldBe(ClientState.Returning);
        var refusing = peer.ServeAsync([AresFrames.ToBytes(new ToClient.NoSuch("come back later"))]);
        await time.WhenWaitedForAsync(TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(2));
        await refusing;
        (await NextAsync<AresEvent.Refused>(events)).Reason.ShouldBe("come back later");
        (await NextAsync<AresEvent.Returning>(events)).ShouldBe(new AresEvent.Returning(TimeSpan.FromSeconds(4), 2));
        var second = peer.ServeAsync(frames);
        await time.WhenWaitedForAsync(TimeSpan.FromSeconds(4));
        time.Advance(TimeSpan.FromSeconds(4));
        (await second).ShouldBe((byte)ToServer.Relogin.Spec.Code);
        await NextAsync<AresEvent.Joined>(events);
    }

    [Fact]
    public async Task A_room_that_is_not_there_or_says_nothing_is_an_exception()
    {
        var time = new ManualTime();
        using var peer = new ScriptedRoom();
        await using var client = new AresClient(Options(peer), time: time);
        var joining = client.JoinAsync(Stop);
        await peer.AcceptLoginAsync();
        await time.WhenWaitedForAsync(TimeSpan.FromSeconds(15));
        time.Advance(TimeSpan.FromSeconds(15));
        (await Should.ThrowAsync<AresException>(joining)).Message.ShouldContain("in time");
        peer.Dispose();
        (await Should.ThrowAsync<AresException>(client.JoinAsync(Stop))).Message.ShouldContain("cannot be reached");
        client.State.ShouldBe(ClientState.Away);
    }

    [Fact]
    public async Task Bombs_and_nonsense_are_told_and_skipped()
    {
        using var peer = new ScriptedRoom();
        await using var client = new AresClient(Options(peer) with { Reconnect = false });
        var events = client.ListenAsync(Stop);
        byte[] bomb = AresFrames.ToBytes(new ToClient.Compressed(AresCompression.Deflate(new byte[10_000_000])));
        var serving = peer.ServeAsync(
        [
            bomb, [1, 0, 250, 0], [0, 0, 80], [5, 0, 30, 1, 2, 3, 4, 5], [0, 0, 199],
            AresFrames.ToBytes(new ToClient.LoginAck("Alice", "Room")), AresFrames.ToBytes(new ToClient.UserListEnd(0)), AresFrames.ToBytes(new ToClient.Public("Bob", "hello")),
        ]);
        (await client.JoinAsync(Stop)).Name.ShouldBe("Alice");
        await serving;
        var seen = await events.TakeUntilLostAsync();
        seen.OfType<AresEvent.Unknown>().Select(u => u.Code).ShouldBe([80, 250, 80, 30, 199]);
        seen.OfType<AresEvent.Said>().Single().Text.ShouldBe("hello");
    }

    [Fact]
    public void Options_that_make_no_login_are_refused_at_once()
    {
        using var peer = new ScriptedRoom();
        Should.Throw<AresException>(() => new AresClient(Options(peer) with { Guid = [1, 2, 3] }));
        Should.Throw<AresException>(() => new AresClient(Options(peer) with { Region = new string('x', 2000) }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_a_room_sends_the_client_stays(int seed)
    {
        var random = new Random(seed);
        using var peer = new ScriptedRoom();
        var log = new TestLog();
        using var logs = LoggerFactory.Create(b => b.AddProvider(log));
        await using var client = new AresClient(Options(peer) with { Reconnect = false, EventBuffer = 100_000 }, logs.CreateLogger<AresClient>());
        var events = client.ListenAsync(Stop);
        var entries = AresCatalog.All.Entries.Where(e => e.Spec.Direction == Direction.ToClient && e.Spec.Link != AresLink.RoomList && e.Spec.Name != nameof(ToClient.Redirect)).ToList();
        var frames = Enumerable.Range(0, 4000).Select(i => Frame(entries[i % entries.Count], random));
        byte[] end = AresFrames.ToBytes(new ToClient.Emote("the", "end"));
        var serving = peer.ServeAsync([AresFrames.ToBytes(new ToClient.LoginAck("Alice", "Room")), AresFrames.ToBytes(new ToClient.UserListEnd(0)), .. frames, AresFrames.ToBytes(new ToClient.NoSuch("end")), end]);
        (await client.JoinAsync(Stop)).IsJoined.ShouldBeTrue();
        await serving;
        var seen = await events.TakeUntilLostAsync();
        seen.Count.ShouldBeGreaterThan(2000);
        client.DroppedEvents.ShouldBe(0);
        log.Faults.ShouldBeEmpty();
        seen[^2].ShouldSatisfyAllConditions(e => (e is AresEvent.Emoted or AresEvent.Unknown).ShouldBeTrue("encryption may have begun"));
        await Should.ThrowAsync<AresException>(async () => await client.Chat.SayAsync("gone", Stop));
    }

    [Fact]
    public async Task A_room_that_lists_without_end_is_not_believed()
    {
        using var peer = new ScriptedRoom();
        await using var client = new AresClient(Options(peer) with { Reconnect = false });
        var row = new UserRow(0, 0, default, 0, default, 0, 0, string.Empty, default, false, 0, 0, 0, 0, string.Empty, null);
        var list = Enumerable.Range(0, 10_050).SelectMany(i => AresFrames.ToBytes(new ToClient.ChannelUserList(row with { Name = $"user {i}" }))).ToArray();
        var held = new TaskCompletionSource();
        var serving = peer.ServeAsync([AresFrames.ToBytes(new ToClient.LoginAck("Alice", "Room")), list, AresFrames.ToBytes(new ToClient.UserListEnd(0))], held.Task);
        await client.JoinAsync(Stop);
        client.Users.Count.ShouldBe(10_000);
        held.SetResult();
        await serving;
    }

    [Fact]
    public async Task A_silent_connection_is_taken_as_lost()
    {
        var time = new ManualTime();
        using var peer = new ScriptedRoom();
        await using var client = new AresClient(Options(peer) with { KeepAlive = TimeSpan.FromSeconds(10) }, time: time);
        await using var events = client.ListenAsync(Stop).GetAsyncEnumerator(Stop);
        var (_, _, frames) = Read("ares-sb0t.txt", "2");
        var held = new TaskCompletionSource();
        var serving = peer.ServeAsync(frames, held.Task);
        await client.JoinAsync(Stop);
        await NextAsync<AresEvent.Joined>(events);
        while (client.State == ClientState.Joined)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(1, Stop);
        }

        await NextAsync<AresEvent.Lost>(events);
        held.SetResult();
        await serving;
    }

    /// <summary>A frame of a kind with made-up contents, sometimes cut short or with one byte changed.</summary>
    private static byte[] Frame(CatalogEntry entry, Random random)
    {
        var body = entry.Invent(random);
        body = random.Next(3) switch
        {
            0 => body[..random.Next(body.Length + 1)],
            1 when body.Length > 0 => Changed(body, random),
            _ => body,
        };
        byte[] inner = [(byte)body.Length, (byte)(body.Length >> 8), (byte)entry.Spec.Code, .. body];
        return body.Length > 60_000 ? [0, 0, 14] : entry.Spec.Link == AresLink.Advanced ? [(byte)inner.Length, (byte)(inner.Length >> 8), AresFrames.Advanced, .. inner] : inner;
    }

    private static byte[] Changed(byte[] body, Random random)
    {
        body[random.Next(body.Length)] ^= (byte)random.Next(1, 256);
        return body;
    }

    private static async Task<T> NextAsync<T>(IAsyncEnumerator<AresEvent> events)
        where T : AresEvent
    {
        while (await events.MoveNextAsync())
        {
            if (events.Current is T what)
            {
                return what;
            }
        }

        throw new InvalidOperationException("the client ended");
    }

    private static AresClientOptions Options(ScriptedRoom peer) => new() { Host = "127.0.0.1", Port = peer.Port, Name = "Alice" };

    private static (byte[] Guid, bool Encrypted, List<byte[]> Frames) Read(string capture, string connection)
    {
        var guid = new byte[16];
        var encrypted = false;
        var frames = new List<byte[]>();
        foreach (var columns in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "captures", capture)).Select(l => l.Split(' ')))
        {
            if (columns[1] != connection || columns[2] is "RAW" or "EOF")
            {
                continue;
            }

            var frame = Convert.FromHexString(columns[2]);
            if (columns[0] == "S>C")
            {
                frames.Add(frame);
            }
            else if (frame[2] == 2)
            {
                (guid, encrypted) = (frame[3..19], frame[21] == LoginDetails.WantsEncryption);
            }
        }

        return (guid, encrypted, frames);
    }

    /// <summary>A listener that takes a login, plays what it was given and closes.</summary>
    private sealed class ScriptedRoom : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly List<TcpClient> accepted = [];

        public ScriptedRoom()
        {
            listener.Start();
            Port = (ushort)((IPEndPoint)listener.LocalEndpoint).Port;
        }

        public ushort Port { get; }

        /// <returns>The code of the client's first frame.</returns>
        public async Task<byte> ServeAsync(IEnumerable<byte[]> frames, Task? until = null)
        {
            using var client = await listener.AcceptTcpClientAsync(Stop);
            var stream = client.GetStream();
            var code = await ReadLoginAsync(stream);
            foreach (var frame in frames)
            {
                await stream.WriteAsync(frame, Stop);
            }

            await (until ?? Task.CompletedTask);
            client.Client.Shutdown(SocketShutdown.Send);
            await DrainAsync(stream);
            return code;
        }

        /// <summary>Takes a client and its login, and says nothing.</summary>
        public async Task AcceptLoginAsync()
        {
            accepted.Add(await listener.AcceptTcpClientAsync(Stop));
            await ReadLoginAsync(accepted[^1].GetStream());
        }

        public void Dispose()
        {
            listener.Dispose();
            accepted.ForEach(c => c.Dispose());
        }

        private static async Task<byte> ReadLoginAsync(NetworkStream stream)
        {
            var head = new byte[3];
            await stream.ReadExactlyAsync(head, Stop);
            await stream.ReadExactlyAsync(new byte[head[0] | (head[1] << 8)], Stop);
            return head[2];
        }

        private static async Task DrainAsync(NetworkStream stream)
        {
            try
            {
                await stream.CopyToAsync(Stream.Null, Stop);
            }
            catch (IOException gone)
            {
                gone.InnerException.ShouldBeOfType<SocketException>();
            }
        }
    }
}

internal static class ClientEvents
{
    /// <summary>Everything up to the end of the connection.</summary>
    public static async Task<List<AresEvent>> TakeUntilLostAsync(this IAsyncEnumerable<AresEvent> events)
    {
        var seen = new List<AresEvent>();
        await foreach (var what in events)
        {
            seen.Add(what);
            if (what is AresEvent.Lost)
            {
                break;
            }
        }

        return seen;
    }
}
