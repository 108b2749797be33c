using System.Buffers;
using System.Text.Json;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Soulseek;

/// <summary>One golden frame of soulseek-vectors.jsonl.</summary>
internal sealed record SoulseekVector(int Line, string Name, string Kind, string Direction, uint? Code, byte[] Bytes, JsonElement Fields)
{
    public static IReadOnlyList<SoulseekVector> All { get; } =
        [.. File.ReadLines(TestFiles.Vectors("soulseek-vectors.jsonl")).Select((line, at) => Parse(at + 1, line))];

    public string Link => Kind switch { "peer-init" => SoulseekLinks.Init, _ => Kind };

    public Direction Way => Direction switch
    {
        "client->server" => Wire.Direction.ToServer,
        "server->client" => Wire.Direction.ToClient,
        _ => Wire.Direction.ToPeer,
    };

    public CatalogEntry Entry(Catalog catalog)
    {
        var code = Kind == "file" ? (Bytes.Length == 4 ? 0u : 1u) : Code!.Value;
        return catalog.Find(Link, Way, code) ?? throw new InvalidOperationException($"no message for {this}");
    }

    /// <summary>The body as the declaration reads it: without header, inflated.</summary>
    public byte[] Body(CatalogEntry entry)
    {
        if (Kind == "file")
        {
            return Bytes;
        }

        var link = LinkOf(Link, Way);
        using var framer = new Framer(link.Format);
        var input = new ReadOnlySequence<byte>(Bytes);
        link.TryRead(framer, ref input, out var code, out var body).ShouldBeTrue(ToString());
        code.ShouldBe(Code!.Value, ToString());
        input.Length.ShouldBe(0, ToString());
        if (!ZlibBody.Covers(entry.Spec))
        {
            return body.ToArray();
        }

        using var inflated = new WireBuffer();
        ZlibBody.Inflate(body, ZlibBody.LimitOf(code), inflated);
        return inflated.Written.ToArray();
    }

    public static SoulseekLink LinkOf(string link, Direction way) => link switch
    {
        SoulseekLinks.Server => way == Wire.Direction.ToServer ? SoulseekFrames.Server : SoulseekFrames.FromServer,
        SoulseekLinks.Init => SoulseekFrames.Init,
        SoulseekLinks.Peer => SoulseekFrames.Peer,
        _ => SoulseekFrames.Distributed,
    };

    public override string ToString() => $"line {Line}: {Name}";

    private static SoulseekVector Parse(int line, string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        var code = root.GetProperty("code");
        return new SoulseekVector(
            line,
            root.GetProperty("name").GetString()!,
            root.GetProperty("kind").GetString()!,
            root.GetProperty("direction").GetString()!,
            code.ValueKind == JsonValueKind.Number ? code.GetUInt32() : null,
            Convert.FromHexString(root.GetProperty("hex").GetString()!),
            root.GetProperty("fields").Clone());
    }
}
