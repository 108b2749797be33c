using System.Text.Json.Nodes;
using Parlance.Web.Tests.Server;

namespace Parlance.Web.Tests;

/// <summary>The description of the API, from which the pages' client is made.</summary>
public sealed class ApiDocumentTests
{
    [Fact]
    public async Task The_committed_document_is_what_the_server_serves()
    {
        await using var host = await WebHost.StartAsync();
        using var answer = await host.Browser().TryAsync(HttpMethod.Get, "/openapi/v1.json");
        Repository.ShouldHold("src/Parlance.Web/openapi.v1.json", (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ReplaceLineEndings("\n").TrimEnd() + "\n");
    }

    [Fact]
    public async Task Everything_the_document_refers_to_is_in_it()
    {
        await using var host = await WebHost.StartAsync();
        using var answer = await host.Browser().TryAsync(HttpMethod.Get, "/openapi/v1.json");
        var document = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        var schemas = document["components"]!["schemas"]!.AsObject().Select(s => "#/components/schemas/" + s.Key).ToHashSet();
        References(document).Where(r => r.StartsWith("#/components/schemas/", StringComparison.Ordinal) && !schemas.Contains(r)).Distinct().ShouldBeEmpty();
        schemas.ShouldContain("#/components/schemas/FeedCommand");
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p is { Key: "$ref", Value: JsonValue value } ? [(string)value!] : References(p.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };
}
