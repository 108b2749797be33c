using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Parlance.Cli.Administration;

/// <summary>The server's HTTP API, by a bearer token or an account.</summary>
internal sealed class AdminApi : IDisposable
{
    private const int PageSize = 200;
    private readonly HttpClient http;

    public AdminApi(Uri address) => http = new HttpClient { BaseAddress = new Uri(address, "/api/v1/") };

    /// <summary>Uses a token, which needs no signing in.</summary>
    public void Use(string token) => http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    /// <summary>Signs in with an account.</summary>
    /// <exception cref="AdminException">The server refuses it.</exception>
    public async Task SignInAsync(string name, string password, CancellationToken cancellation)
    {
        var signedIn = await SendAsync(HttpMethod.Post, "session", new JsonObject { ["name"] = name, ["password"] = password }, cancellation);
        http.DefaultRequestHeaders.Add("X-Parlance-Antiforgery", (string?)signedIn?["antiforgery"]);
    }

    /// <summary>Asks for something.</summary>
    /// <exception cref="AdminException">The server refuses it.</exception>
    public Task<JsonNode?> GetAsync(string path, CancellationToken cancellation) => SendAsync(HttpMethod.Get, path, null, cancellation);

    /// <summary>Asks for a list, page after page.</summary>
    /// <exception cref="AdminException">The server refuses it.</exception>
    public async Task<IReadOnlyList<JsonNode>> ListAsync(string path, CancellationToken cancellation)
    {
        var items = new List<JsonNode>();
        string? next = null;
        do
        {
            var page = await GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={PageSize}{(next is null ? string.Empty : "&after=" + Uri.EscapeDataString(next))}", cancellation);
            items.AddRange((page as JsonArray ?? page?["items"] as JsonArray ?? []).OfType<JsonNode>());
            next = page is JsonObject ? (string?)page["next"] : null;
        }
        while (next is not null);
        return items;
    }

    /// <summary>Changes something.</summary>
    /// <exception cref="AdminException">The server refuses it.</exception>
    public async Task<JsonNode?> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await http.SendAsync(request, cancellation);
        await CheckAsync(response, cancellation);
        return response.StatusCode == HttpStatusCode.NoContent || response.Content.Headers.ContentLength == 0 ? null : await response.Content.ReadFromJsonAsync<JsonNode>(cancellation);
    }

    /// <summary>Fetches a file.</summary>
    /// <returns>Bytes written.</returns>
    /// <exception cref="AdminException">The server refuses it.</exception>
    public async Task<long> DownloadAsync(string path, Stream target, CancellationToken cancellation)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation);
        await CheckAsync(response, cancellation);
        await response.Content.CopyToAsync(target, cancellation);
        return target.Length;
    }

    public void Dispose() => http.Dispose();

    private static async Task CheckAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var text = await response.Content.ReadAsStringAsync(cancellation);
        string? detail = null;
        if (response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true)
        {
            detail = (string?)JsonNode.Parse(text)?["detail"];
        }

        throw new AdminException(detail ?? $"the server answers {(int)response.StatusCode} {response.ReasonPhrase}");
    }
}
