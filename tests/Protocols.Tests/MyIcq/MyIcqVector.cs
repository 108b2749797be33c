using System.Text.Json;

namespace Parlance.Protocols.Tests.MyIcq;

/// <summary>A row of the golden vectors.</summary>
internal sealed record MyIcqVector(string Name, string Direction, byte[] Bytes, byte[] Plain, byte[]? Password)
{
    public static IReadOnlyList<MyIcqVector> All { get; } =
        [.. File.ReadLines(TestFiles.Vectors("myicq-vectors.jsonl")).Select(line => Read(JsonDocument.Parse(line).RootElement))];

    public static TheoryData<int> Rows(string direction) =>
        [.. Enumerable.Range(0, All.Count).Where(row => All[row].Direction == direction)];

    private static MyIcqVector Read(JsonElement row) => new(
        row.GetProperty("name").GetString()!, row.GetProperty("direction").GetString()!, Hex(row, "hex")!, Hex(row, "plaintext_hex") ?? [], Hex(row, "password_hex"));

    private static byte[]? Hex(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Convert.FromHexString(value.GetString()!) : null;
}
