using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.System.Tests.Soulseek;

/// <summary>Bytes nobody should send. The session lives or ends as the rules say, never by a fault of ours, and others do not notice.</summary>
public sealed class HostileTests
{
    private static readonly uint[] Edges = [0, 1, 3, 0x7FFF, 0xFFFF, 0x10000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF];

    /// <summary>What would end or change the session by being understood.</summary>
    private static readonly uint[] Consequential = [1, 142];

    [Fact]
    public async Task Every_message_may_be_cut_at_any_byte_or_lie_about_any_length()
    {
        await using var server = await TestServer.StartAsync(o => o.SearchFlood = new() { Burst = 1_000_000, PerSecond = 1_000_000 });
        using var witness = await server.LogInAsync("witness");
        await witness.JoinAsync("room");
        using var hostile = await server.LogInAsync("hostile");
        var random = new Random(7);
        foreach (var entry in Catalog())
        {
            var frames = new List<byte>();
            foreach (var body in Bodies(entry, random))
            {
                frames.AddRange(Frame(entry.Spec.Code, body));
            }

            await hostile.WriteAsync([.. frames]);
            await hostile.QuietAsync();
        }

        await StillServedAsync(witness, hostile);
    }

    [Fact]
    public async Task Random_bodies_under_every_code_are_survived()
    {
        await using var server = await TestServer.StartAsync(o => o.SearchFlood = new() { Burst = 1_000_000, PerSecond = 1_000_000 });
        using var witness = await server.LogInAsync("witness");
        await witness.JoinAsync("room");
        using var hostile = await server.LogInAsync("hostile");
        var random = new Random(11);
        for (var round = 0; round < 20; round++)
        {
            var frames = new List<byte>();
            for (var code = 0u; code < 170; code++)
            {
                var body = new byte[random.Next(60)];
                random.NextBytes(body);
                body.AsSpan(0, Math.Min(body.Length, random.Next(8))).Clear();
                frames.AddRange(Frame(code, body));
            }

            await hostile.WriteAsync([.. frames]);
            await hostile.QuietAsync();
        }

        await StillServedAsync(witness, hostile);
    }

    [Fact]
    public async Task Frames_may_come_one_byte_at_a_time()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await RawSoulseek.ConnectAsync(server.Soulseek);
        using var bytes = new WireBuffer();
        SoulseekFrames.Server.Write(new ToServer.Login("alice", "secret", 160, string.Empty, 1), bytes);
        SoulseekFrames.Server.Write(new ToServer.SetWaitPort(2234, 0, 0), bytes);
        SoulseekFrames.Server.Write(new ToServer.JoinRoom("room", 0), bytes);
        SoulseekFrames.Server.Write(new ToServer.SayChatroom("room", "piece by piece"), bytes);
        foreach (var one in bytes.Written.ToArray())
        {
            await alice.WriteAsync([one]);
        }

        (await alice.CodesAsync(12)).ShouldBe([1u, 64, 83, 84, 104, 69, 160, 7, 16, 14, 113, 13]);
    }

    [Fact]
    public async Task Two_thousand_frames_in_one_piece_are_answered_in_order()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        using var bytes = new WireBuffer();
        for (var i = 0; i < 2000; i++)
        {
            SoulseekFrames.Server.Write(new ToServer.GetUserStatus($"user {i}"), bytes);
        }

        await alice.WriteAsync(bytes.Written.ToArray());
        for (var i = 0; i < 2000; i++)
        {
            (await alice.NextAsync<ToClient.GetUserStatus>()).Username.ShouldBe($"user {i}");
        }
    }

    [Fact]
    public async Task Questions_with_large_answers_do_not_make_a_slow_reader_of_who_reads_them()
    {
        await using var server = await TestServer.StartAsync(change: l => l.SendQueueHard = 200_000);
        using var alice = await server.LogInAsync("alice");
        for (var i = 0; i < 100; i++)
        {
            await alice.JoinAsync($"a room with a name {i}");
        }

        await alice.WriteAsync([.. Enumerable.Repeat<byte[]>([4, 0, 0, 0, 64, 0, 0, 0], 2000).SelectMany(f => f)]);
        for (var i = 0; i < 2000; i++)
        {
            (await alice.NextAsync()).Code.ShouldBe(64u);
        }

        await alice.SilentAsync();
    }

    [Fact]
    public async Task One_answer_may_be_larger_than_the_queue_for_it()
    {
        await using var server = await TestServer.StartAsync(change: l => (l.SendQueueSoft, l.SendQueueHard) = (500, 1000));
        using var alice = await server.LogInAsync("alice");
        for (var i = 0; i < 60; i++)
        {
            await alice.JoinAsync($"a room with a name {i}");
        }

        (await alice.AskAsync<ToServer.RoomList, ToClient.RoomList>(default)).Rooms.Length.ShouldBe(60);
    }

    [Theory]
    [InlineData("00000000")]
    [InlineData("03000000010203")]
    [InlineData("FFFFFFFF")]
    [InlineData("0000008001000000")]
    [InlineData("0100010020000000")]
    [InlineData("47455420")]
    public async Task A_length_that_cannot_be_ends_that_session_alone(string hex)
    {
        await using var server = await TestServer.StartAsync();
        using var witness = await server.LogInAsync("witness");
        await witness.JoinAsync("room");
        using var hostile = await server.LogInAsync("hostile");
        await hostile.WriteAsync(Convert.FromHexString(hex));
        (await hostile.RestAsync()).ShouldBeEmpty();
        await server.Log.SaysAsync("TooLarge (hostile)");
        await StillServedAsync(witness);
    }

    [Fact]
    public async Task The_largest_frame_is_taken_and_the_next_larger_is_not()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        await alice.FrameAsync(200, new byte[SoulseekLimits.FrameFromClient - 4]);
        await alice.SilentAsync();
        await alice.FrameAsync(200, new byte[SoulseekLimits.FrameFromClient - 3]);
        (await alice.EndsAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Garbage_before_a_login_is_survived_whatever_it_is()
    {
        await using var server = await TestServer.StartAsync();
        using var witness = await server.LogInAsync("witness");
        await witness.JoinAsync("room");
        var random = new Random(13);
        foreach (var entry in Catalog().Append(SoulseekCatalog.All.Find(SoulseekLinks.Server, Direction.ToServer, 1)!))
        {
            using var stranger = await RawSoulseek.ConnectAsync(server.Soulseek);
            foreach (var body in Bodies(entry, random).Take(12))
            {
                await stranger.TryWriteAsync(Frame(entry.Spec.Code, body));
            }

            var noise = new byte[64];
            random.NextBytes(noise);
            await stranger.TryWriteAsync(noise);
        }

        await StillServedAsync(witness);
    }

    private static async Task StillServedAsync(params RawSoulseek[] clients)
    {
        foreach (var client in clients)
        {
            await client.QuietAsync();
            (await client.AskAsync<ToServer.CheckPrivileges, ToClient.CheckPrivileges>(default)).Seconds.ShouldBe(0u);
        }

        await clients[0].SendAsync(new ToServer.SayChatroom("room", "all well"));
        (await clients[0].NextAsync<ToClient.SayChatroom>()).Message.ShouldBe("all well");
    }

    private static IEnumerable<CatalogEntry> Catalog() => SoulseekCatalog.All.Entries.Where(
        e => e.Spec.Link == SoulseekLinks.Server && e.Spec.Direction == Direction.ToServer && !Consequential.Contains(e.Spec.Code));

    private static IEnumerable<byte[]> Bodies(CatalogEntry entry, Random random)
    {
        for (var i = 0; i < 3; i++)
        {
            var body = entry.Invent(random);
            body = body.Length > 400 ? body[..400] : body;
            for (var length = 0; length <= body.Length; length++)
            {
                yield return body[..length];
            }

            foreach (var field in entry.Trace(body).Fields.Where(f => f.Prefix == Width.DWord))
            {
                foreach (var edge in Edges)
                {
                    var lie = body.ToArray();
                    BitConverter.TryWriteBytes(lie.AsSpan(field.Offset), edge);
                    yield return lie;
                }
            }
        }
    }

    private static byte[] Frame(uint code, byte[] body) => [.. BitConverter.GetBytes(body.Length + 4), .. BitConverter.GetBytes(code), .. body];
}
