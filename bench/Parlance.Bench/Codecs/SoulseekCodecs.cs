using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Parlance.Protocols.Tests.Soulseek;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Bench.Codecs;

/// <summary>The Soulseek messages that matter: the most frequent ones and the largest.</summary>
[MemoryDiagnoser]
[ShortRunJob]
[SuppressMessage("Performance", "CA1515", Justification = "BenchmarkDotNet derives from the class.")]
[SuppressMessage("Design", "CA1001", Justification = "The buffer lives as long as the process.")]
public class SoulseekCodecs
{
    private static readonly ToClient.MessageUser Private = new(3_973_883_830, 1_795_175_070, "some user", "what about the other pressing of it?", true);
    private static readonly ToClient.SayChatroom Line = new("some room", "some user", "what about the other pressing of it?");
    private readonly WireBuffer buffer = new();
    private readonly ToPeer.FileSearchResponse search = Shares.SearchResponse(100);
    private readonly ToPeer.SharedFileListResponse shares = Shares.FileList(1_000, 20);
    private readonly byte[] privateBody = Body(SoulseekFrames.FromServer, Private);
    private readonly byte[] lineBody = Body(SoulseekFrames.FromServer, Line);
    private readonly byte[] searchBody;
    private readonly byte[] sharesBody;

    public SoulseekCodecs()
    {
        searchBody = Body(SoulseekFrames.Peer, search);
        sharesBody = Body(SoulseekFrames.Peer, shares);
    }

    internal IEnumerable<(string Name, Func<int> Run)> All =>
    [
        (nameof(WritePrivateMessage), WritePrivateMessage),
        (nameof(ReadPrivateMessage), ReadPrivateMessage),
        (nameof(WriteRoomLine), WriteRoomLine),
        (nameof(ReadRoomLine), ReadRoomLine),
        (nameof(WriteSearch100Files), WriteSearch100Files),
        (nameof(ReadSearch100Files), ReadSearch100Files),
        (nameof(LearnSearchToken), LearnSearchToken),
        (nameof(WriteShares1000By20), WriteShares1000By20),
        (nameof(ReadShares1000By20), ReadShares1000By20),
    ];

    [Benchmark]
    public int WritePrivateMessage() => Write(SoulseekFrames.FromServer, Private);

    [Benchmark]
    public int ReadPrivateMessage() => SoulseekFrames.FromServer.Read<ToClient.MessageUser>(privateBody).Message.Length;

    [Benchmark]
    public int WriteRoomLine() => Write(SoulseekFrames.FromServer, Line);

    [Benchmark]
    public int ReadRoomLine() => SoulseekFrames.FromServer.Read<ToClient.SayChatroom>(lineBody).Message.Length;

    [Benchmark]
    public int WriteSearch100Files() => Write(SoulseekFrames.Peer, search);

    [Benchmark]
    public int ReadSearch100Files() => SoulseekFrames.Peer.Read<ToPeer.FileSearchResponse>(searchBody).Files.Length;

    [Benchmark]
    public int LearnSearchToken() => (int)ZlibBody.TokenOf(searchBody);

    [Benchmark]
    public int WriteShares1000By20() => Write(SoulseekFrames.Peer, shares);

    [Benchmark]
    public int ReadShares1000By20() => SoulseekFrames.Peer.Read<ToPeer.SharedFileListResponse>(sharesBody).Folders.Length;

    private static byte[] Body<T>(SoulseekLink link, in T message)
        where T : struct, IMessage<T>
    {
        using var target = new WireBuffer();
        link.Write(message, target);
        return target.Written[link.Format.Header..].ToArray();
    }

    private int Write<T>(SoulseekLink link, in T message)
        where T : struct, IMessage<T>
    {
        buffer.Clear();
        link.Write(message, buffer);
        return buffer.Length;
    }
}
