using System.Text.Json;

namespace Parlance.Protocols.Tests.Icq;

/// <summary>One golden packet of real clients, or of a server they accepted.</summary>
internal sealed record IcqVector(string Name, string Version, string Direction, byte[] Bytes, byte[]? Plain)
{
    public static IReadOnlyList<IcqVector> All { get; } =
        [.. File.ReadLines(TestFiles.Vectors("icq-vectors.jsonl")).Select(line => Parse(JsonDocument.Parse(line).RootElement))];

    public int Udp => int.Parse(Version, System.Globalization.CultureInfo.InvariantCulture);

    public bool IsPeer => Direction == "peer";

    private static IcqVector Parse(JsonElement row) => new(
        row.GetProperty("name").GetString()!, row.GetProperty("version").ToString(), row.GetProperty("dir").GetString()!,
        Convert.FromHexString(row.GetProperty("hex").GetString()!),
        row.TryGetProperty("plain_hex", out var plain) ? Convert.FromHexString(plain.GetString()!) : null);
}
