using System.Buffers.Binary;
using System.IO.Compression;
using System.Net.Sockets;
using Parlance.Soulseek;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>Tests that count what the whole process allocates, so that nothing else may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class Alone
{
    public const string Name = "alone";
}

/// <summary>What answers cost that nobody asked for: over a real connection, into a real client, with everything that runs there.</summary>
[Collection(Alone.Name)]
public sealed class UnaskedTests
{
    private const int Inflated = 64 * 1024 * 1024;
    private const int Messages = 200;
    private const int Rounds = 5;
    private const int MostBytes = 2048;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(9)]
    [InlineData(37)]
    [InlineData(12547)]
    public async Task Sixty_five_kilobytes_that_would_become_sixty_four_megabytes_cost_less_than_two(uint code)
    {
        await using var host = TestClient.Of(1, "host");
        host.Client.Network.Listener.Start();
        using var peer = await RawPeer.ConnectAsync(host.Client.ListeningPort, "mallory");
        var bomb = Bomb(code);
        bomb.Length.ShouldBeInRange(60_000, 70_000);
        var least = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await SendAsync(peer, bomb);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        (least / Messages).ShouldBeLessThan(MostBytes);
    }

    [Fact]
    public async Task What_was_asked_for_is_inflated_so_the_figure_says_something()
    {
        await using var host = TestClient.Of(1, "host");
        host.Client.Network.Listener.Start();
        using var peer = await RawPeer.ConnectAsync(host.Client.ListeningPort, "mallory");
        host.Client.Network.Questions.Ask<ToPeer.FolderContentsResponse>("mallory", _ => true).Dispose();
        using var question = host.Client.Network.Questions.Ask<ToPeer.FolderContentsResponse>("mallory", _ => true);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await peer.WriteAsync(Bomb(37));
        await AnswersAsync(peer);
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeGreaterThan(1024 * 1024);
    }

    /// <summary>Sends all of them, and waits until the client has gone through them.</summary>
    private static async Task SendAsync(RawPeer peer, byte[] bomb)
    {
        for (var i = 0; i < Messages; i++)
        {
            peer.Stream.Socket.Send(bomb, SocketFlags.None).ShouldBe(bomb.Length);
        }

        await AnswersAsync(peer);
    }

    private static async Task AnswersAsync(RawPeer peer)
    {
        await peer.SendAsync(new ToPeer.FolderContentsRequest(1, "x")).WaitAsync(Cancel);
        (await peer.NextAsync<ToPeer.FolderContentsResponse>()).Folders.ShouldBeEmpty();
    }

    /// <summary>A frame whose body begins as search results do, with a token of nobody.</summary>
    private static byte[] Bomb(uint code)
    {
        using var packed = new MemoryStream();
        packed.Write(new byte[8]);
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write([3, 0, 0, 0, (byte)'b', (byte)'o', (byte)'b', 0xEF, 0xBE, 0xAD, 0xDE]);
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < Inflated / zeros.Length; i++)
            {
                zlib.Write(zeros);
            }
        }

        var frame = packed.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - 4);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), code);
        return frame;
    }
}
