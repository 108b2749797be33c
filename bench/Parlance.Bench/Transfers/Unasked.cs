using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using Parlance.Bench.Servers;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Bench.Transfers;

/// <summary>Search results of 65 kB that would become 64 MB and answer no search of ours: sent over a real connection into a real client, beside inflating them as a plain client does.</summary>
internal static class Unasked
{
    private const int Inflated = 64 * 1024 * 1024;

    public static async Task MeasureAsync(bool quick)
    {
        await using var server = await ChildServer.ParlanceAsync();
        await using var client = new SoulseekClient(new SoulseekClientOptions { Port = server.Endpoint.Port, Username = "host", Password = "secret" });
        await client.ConnectAsync();
        using var peer = new TcpClient { NoDelay = true };
        await peer.ConnectAsync(IPAddress.Loopback, client.ListeningPort);
        using var greeting = new WireBuffer();
        SoulseekFrames.Init.Write(new ToPeer.PeerInit("mallory", ConnectionType.Peer, 0), greeting);
        await peer.GetStream().WriteAsync(greeting.WrittenMemory);
        var bomb = Bomb();
        Console.WriteLine($"  message  {bomb.Length,10:N0} bytes, {Inflated:N0} inflated");
        var messages = quick ? 20 : 500;
        for (var round = 0; round < (quick ? 1 : 4); round++)
        {
            var (bytes, cpu, clock) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
            await SendAsync(peer, bomb, messages);
            clock.Stop();
            cpu = Environment.CpuUsage.TotalTime - cpu;
            bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
            Console.WriteLine($"  client   {cpu.TotalMicroseconds / messages,10:N1} us of processor each, sending included; {clock.Elapsed.TotalMicroseconds / messages:N1} us elapsed; {bytes / messages:N0} bytes allocated");
        }

        Plain(bomb, quick ? 2 : 20);
    }

    /// <summary>What a client pays that inflates first and looks then.</summary>
    private static void Plain(byte[] bomb, int messages)
    {
        var (bytes, cpu) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);
        for (var i = 0; i < messages; i++)
        {
            using var whole = new MemoryStream();
            using var zlib = new ZLibStream(new MemoryStream(bomb, 8, bomb.Length - 8), CompressionMode.Decompress);
            zlib.CopyTo(whole);
        }

        cpu = Environment.CpuUsage.TotalTime - cpu;
        Console.WriteLine($"  plain    {cpu.TotalMicroseconds / messages,10:N1} us of processor each; {(GC.GetTotalAllocatedBytes(precise: true) - bytes) / messages:N0} bytes allocated");
    }

    /// <summary>Sends, then waits for the answer to a question behind it all.</summary>
    private static async Task SendAsync(TcpClient peer, byte[] bomb, int messages)
    {
        for (var i = 0; i < messages; i++)
        {
            peer.Client.Send(bomb, SocketFlags.None);
        }

        using var question = new WireBuffer();
        SoulseekFrames.Peer.Write(new ToPeer.FolderContentsRequest(1, "x"), question);
        await peer.GetStream().WriteAsync(question.WrittenMemory);
        var length = new byte[4];
        await peer.GetStream().ReadExactlyAsync(length);
        await peer.GetStream().ReadExactlyAsync(new byte[BinaryPrimitives.ReadInt32LittleEndian(length)]);
    }

    private static byte[] Bomb()
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
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), ToPeer.FileSearchResponse.Spec.Code);
        return frame;
    }
}
