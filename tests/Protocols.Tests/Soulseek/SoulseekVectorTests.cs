using System.Text.Json;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Soulseek;

public sealed class SoulseekVectorTests
{
    private static readonly Catalog Catalog = SoulseekCatalog.All;

    /// <summary>Frames of senders that leave fields out; what Parlance writes for them is longer by those fields.</summary>
    private static readonly string[] Short =
        ["SetWaitPort", "JoinRoom legacy (no private field)", "captured SetWaitPort #1", "captured SetWaitPort #2"];

    private const string Wrapped = "legacy root forwards server message verbatim (u32 code 93 on D connection)";

    private static IEnumerable<SoulseekVector> Messages => SoulseekVector.All.Where(v => v.Kind != "obfuscation");

    [Fact]
    public void There_are_307_vectors_of_all_links()
    {
        SoulseekVector.All.Count.ShouldBe(307);
        Messages.Select(v => v.Link).Distinct().ShouldBe(["server", "init", "distributed", "peer", "file"], ignoreOrder: true);
    }

    [Fact]
    public void Every_vector_decodes_to_its_last_byte()
    {
        foreach (var vector in Messages)
        {
            var entry = vector.Entry(Catalog);
            var trace = entry.Trace(vector.Body(entry));
            trace.Wrong.ShouldBeNull(vector.ToString());
            trace.Undecoded.ShouldBe(0, vector.ToString());
        }
    }

    [Fact]
    public void Every_vector_encodes_back_to_equal_bytes()
    {
        foreach (var vector in Messages)
        {
            var entry = vector.Entry(Catalog);
            var body = vector.Body(entry);
            var written = entry.Rewrite(body);
            if (vector.Name == Wrapped)
            {
                continue;
            }

            if (Short.Contains(vector.Name))
            {
                written.AsSpan(0, body.Length).SequenceEqual(body).ShouldBeTrue(vector.ToString());
                written.AsSpan(body.Length).ContainsAnyExcept((byte)0).ShouldBeFalse(vector.ToString());
                written.Length.ShouldBeGreaterThan(body.Length, vector.ToString());
            }
            else
            {
                Convert.ToHexString(written).ShouldBe(Convert.ToHexString(body), vector.ToString());
            }
        }
    }

    [Fact]
    public void Every_vector_says_what_its_fields_say()
    {
        foreach (var vector in Messages)
        {
            var entry = vector.Entry(Catalog);
            var fields = entry.Trace(vector.Body(entry)).Fields;
            foreach (var said in vector.Fields.EnumerateObject())
            {
                Compare(vector, said.Name, said.Value, fields);
            }
        }
    }

    [Fact]
    public void Compressed_bodies_inflate_to_the_bytes_of_the_vector()
    {
        var told = Messages.Where(v => v.Fields.TryGetProperty("inflated", out _)).ToArray();
        told.Length.ShouldBe(2);
        foreach (var vector in told)
        {
            vector.Body(vector.Entry(Catalog)).ShouldBe(Convert.FromHexString(vector.Fields.GetProperty("inflated").GetString()!));
        }
    }

    [Fact]
    public void A_legacy_branch_root_wraps_a_search_in_the_code_of_the_server()
    {
        var vector = Messages.Single(v => v.Name == Wrapped);
        var message = (ToPeer.DistribEmbeddedMessage)vector.Entry(Catalog).Read(vector.Body(vector.Entry(Catalog)));

        message.Search.Identifier.ShouldBe(ToPeer.DistribSearch.InUse);
        vector.Entry(Catalog).Rewrite(vector.Body(vector.Entry(Catalog))).ShouldBe(vector.Body(vector.Entry(Catalog))[3..]);
    }

    private static void Compare(SoulseekVector vector, string name, JsonElement said, IReadOnlyList<TraceField> fields)
    {
        if (said.ValueKind is JsonValueKind.Null || SoulseekVectorWords.Silent.Contains(name))
        {
            return;
        }

        if (name == "private" && said.ValueKind == JsonValueKind.False)
        {
            fields.ShouldNotContain(f => f.Name == "owner", vector.ToString());
            return;
        }

        if (said.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
        {
            var values = fields.SelectMany(f => f.Value.Split(' ').Prepend(f.Value)).ToHashSet();
            foreach (var leaf in Leaves(said))
            {
                values.ShouldContain(leaf, $"{vector}, {name}");
            }

            return;
        }

        var names = SoulseekVectorWords.OursFor(name);
        fields.Where(f => names.Contains(f.Name)).Select(f => f.Value).ShouldContain(SoulseekVectorWords.Text(name, said), $"{vector}, {name}");
    }

    private static IEnumerable<string> Leaves(JsonElement said) => said.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Array => said.EnumerateArray().SelectMany(Leaves),
        JsonValueKind.Object when said.TryGetProperty("hex", out _) => [],
        JsonValueKind.Object => said.EnumerateObject().SelectMany(property => Leaves(property.Value)),
        _ => [SoulseekVectorWords.Text(said)],
    };
}
