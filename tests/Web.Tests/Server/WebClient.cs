using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parlance.Web.Tests.Server;

/// <summary>A browser, as far as the server can tell: keeps the cookie, sends the antiforgery header, opens feeds.</summary>
internal sealed class WebClient : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;
    private readonly IPEndPoint server;
    private readonly List<Page> feeds = [];

    public WebClient(IPEndPoint server)
    {
        this.server = server;
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, UseProxy = false }) { BaseAddress = new Uri($"http://{server}/") };
    }

    public string Antiforgery { get; set; } = string.Empty;

    public string? Bearer { get; set; }

    public CookieContainer Cookies => cookies;

    public async Task<JsonNode> SignInAsGuestAsync(string name) => Remember(await SendAsync(HttpMethod.Post, "session/guest", new { name }));

    public async Task<JsonNode> SignInAsync(string route, string name, string password) => Remember(await SendAsync(HttpMethod.Post, route, new { name, password }));

    /// <summary>An answer of the API, which must be a success.</summary>
    public async Task<JsonNode> GetAsync(string path) => await SendAsync(HttpMethod.Get, path);

    public async Task<JsonNode> PostAsync(string path, object? body = null) => await SendAsync(HttpMethod.Post, path, body);

    public async Task<JsonNode> PutAsync(string path, object? body = null) => await SendAsync(HttpMethod.Put, path, body);

    public async Task<JsonNode> DeleteAsync(string path) => await SendAsync(HttpMethod.Delete, path);

    /// <summary>An answer of the API with its body, which must be a success.</summary>
    public async Task<JsonNode> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var answer = await TryAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    /// <summary>Status and code of an answer that should be a refusal.</summary>
    public async Task<(int Status, string Code)> RefusedAsync(HttpMethod method, string path, object? body = null)
    {
        using var answer = await TryAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeFalse($"{method} {path} was not refused: {text}");
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        return ((int)answer.StatusCode, (string)JsonNode.Parse(text)!["code"]!);
    }

    /// <summary>Any answer.</summary>
    public async Task<HttpResponseMessage> TryAsync(HttpMethod method, string path, object? body = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : "api/v1/" + path);
        if (method != HttpMethod.Get)
        {
            request.Content = body is null ? null : JsonContent.Create(body);
            request.Headers.TryAddWithoutValidation("X-Parlance-Antiforgery", Antiforgery);
        }

        if (Bearer is not null)
        {
            request.Headers.Authorization = new("Bearer", Bearer);
        }

        change?.Invoke(request);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Opens a feed and waits for its greeting.</summary>
    public async Task<Page> FeedAsync(string query = "", Action<ClientWebSocketOptions>? change = null)
    {
        var feed = await OpenAsync(query, change);
        feed.Hello = await feed.ExpectAsync("hello");
        return feed;
    }

    /// <summary>Opens a feed for somebody who does not read: the system keeps little for them.</summary>
    public async Task<Page> OpenStalledAsync()
    {
        var address = new Uri($"ws://{server}/api/v1/feed");
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookies.GetCookieHeader(new Uri($"http://{server}/")));
        using var small = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (context, cancellation) =>
            {
                var tcp = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
                await tcp.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(tcp, ownsSocket: true);
            },
        });
        await socket.ConnectAsync(address, small, TestContext.Current.CancellationToken);
        var feed = new Page(socket);
        feeds.Add(feed);
        return feed;
    }

    /// <summary>Opens a feed without reading from it.</summary>
    public async Task<Page> OpenAsync(string query = "", Action<ClientWebSocketOptions>? change = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = cookies;
        socket.Options.Proxy = null;
        if (Bearer is not null)
        {
            socket.Options.SetRequestHeader("Authorization", "Bearer " + Bearer);
        }

        change?.Invoke(socket.Options);
        await socket.ConnectAsync(new Uri($"ws://{server}/api/v1/feed{query}"), TestContext.Current.CancellationToken);
        var feed = new Page(socket);
        feeds.Add(feed);
        return feed;
    }

    public void Dispose()
    {
        foreach (var feed in feeds)
        {
            feed.Dispose();
        }

        http.Dispose();
    }

    private JsonNode Remember(JsonNode signedIn)
    {
        Antiforgery = (string)signedIn["antiforgery"]!;
        return signedIn;
    }
}

/// <summary>A page's live feed.</summary>
internal sealed class Page(ClientWebSocket socket) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Queue<JsonNode> waiting = [];
    private readonly MemoryStream message = new();
    private int commands;

    public JsonNode Hello { get; set; } = new JsonObject();

    /// <summary>Number of the last event that was read.</summary>
    public long Seq { get; private set; }

    /// <summary>The next event; null when the socket is closed.</summary>
    public async Task<JsonNode?> NextAsync()
    {
        while (waiting.Count == 0)
        {
            if (await ReceiveAsync() is not { } events)
            {
                return null;
            }

            foreach (var one in events)
            {
                waiting.Enqueue(one!);
            }
        }

        var next = waiting.Dequeue();
        Seq = (long?)next["seq"] ?? Seq;
        return next;
    }

    /// <summary>The next event of a type; what comes before it is skipped.</summary>
    public async Task<JsonNode> ExpectAsync(string type, Func<JsonNode, bool>? such = null)
    {
        while (await NextAsync() is { } next)
        {
            if ((string)next["type"]! == type && such?.Invoke(next) != false)
            {
                return next;
            }
        }

        throw new InvalidOperationException($"The feed ended before {type} came.");
    }

    /// <summary>The types of everything that comes until the socket is closed.</summary>
    public async Task<List<string>> ClosedAsync()
    {
        var types = new List<string>();
        try
        {
            while (await NextAsync() is { } next)
            {
                types.Add((string)next["type"]!);
            }
        }
        catch (WebSocketException cut)
        {
            types.Add(cut.WebSocketErrorCode.ToString());
        }

        return types;
    }

    /// <summary>Sends a command and waits for its answer; events that come meanwhile are still to be read.</summary>
    public async Task<JsonNode> DoAsync(object command)
    {
        var json = JsonSerializer.SerializeToNode(command)!;
        var id = $"c{++commands}";
        json["id"] = id;
        await SendAsync(json.ToJsonString());
        var others = new List<JsonNode>();
        while (await NextAsync() is { } next)
        {
            if ((string?)next["id"] == id)
            {
                Return(others);
                return next;
            }

            others.Add(next);
        }

        throw new InvalidOperationException("The feed ended before the answer came.");
    }

    public async Task SendAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        await socket.SendAsync(global::System.Text.Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
    }

    public void Dispose()
    {
        socket.Abort();
        socket.Dispose();
        message.Dispose();
    }

    private void Return(List<JsonNode> events)
    {
        JsonNode[] later = [.. waiting];
        waiting.Clear();
        foreach (var one in events.Concat(later))
        {
            waiting.Enqueue(one);
        }
    }

    private async Task<JsonArray?> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[16 * 1024];
        message.SetLength(0);
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
                return null;
            }

            message.Write(buffer.AsSpan(0, part.Count));
            if (part.EndOfMessage)
            {
                return JsonNode.Parse(message.ToArray())!.AsArray();
            }
        }
    }
}
