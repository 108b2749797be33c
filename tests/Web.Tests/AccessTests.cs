using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Core.Model;
using Parlance.Web.Access;
using Parlance.Web.Contract;
using Parlance.Web.Tests.Server;
using WebClient = Parlance.Web.Tests.Server.WebClient;

namespace Parlance.Web.Tests;

/// <summary>Who may call what, over every route there is.</summary>
public sealed class AccessTests
{
    /// <summary>These do what they are asked whoever asks; what they refuse is tested where they are tested.</summary>
    private static readonly string[] Effects = ["DELETE /api/v1/session", "POST /api/v1/admin/backups"];

    [Fact]
    public async Task Every_route_is_closed_to_those_below_its_standing_and_open_to_all_others()
    {
        await using var host = await WebHost.StartAsync(web: w => w.RequestBurst = 100_000);
        var callers = await CallersAsync(host);
        var routes = Routes(host);
        routes.Count.ShouldBeGreaterThan(70);
        foreach (var (method, path, least) in routes)
        {
            foreach (var (standing, client) in callers)
            {
                using var answer = await client.TryAsync(new HttpMethod(method), path, null);
                var refused = await RefusalAsync(answer);
                refused.ShouldBe(standing >= least ? null : standing == Standing.Nobody ? "signInFirst" : "forbidden", $"{method} {path} by {standing}");
            }
        }
    }

    [Fact]
    public async Task Every_route_of_the_API_says_who_may_call_it()
    {
        await using var host = await WebHost.StartAsync();
        Endpoints(host).Where(e => e.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal) && e.Metadata.GetMetadata<AccessRule>() is null)
            .Select(e => e.RoutePattern.RawText).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GET", "me")]
    [InlineData("POST", "rooms/Lobby/enter")]
    [InlineData("POST", "session")]
    [InlineData("GET", "server")]
    public async Task Pages_of_other_sites_are_refused(string method, string path)
    {
        await using var host = await WebHost.StartAsync();
        var guest = await host.GuestAsync("gwen");
        string[] origins = ["http://evil.example", "null", $"http://{host.Web.Address}:1", $"https://{host.Web}.evil.example", "file://"];
        foreach (var origin in origins)
        {
            using var answer = await guest.TryAsync(new HttpMethod(method), path, new { name = "a" }, r => r.Headers.TryAddWithoutValidation("Origin", origin));
            (answer.StatusCode, await CodeAsync(answer)).ShouldBe((HttpStatusCode.Forbidden, "foreignOrigin"), origin);
        }

        using var own = await guest.TryAsync(HttpMethod.Get, "me", null, r => r.Headers.TryAddWithoutValidation("Origin", $"http://{host.Web}"));
        own.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var other = await guest.TryAsync(HttpMethod.Get, "me", null, r => r.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site"));
        (await CodeAsync(other)).ShouldBe("foreignOrigin");
    }

    [Fact]
    public async Task A_name_that_is_not_the_servers_own_is_refused_for_pages_and_API_alike()
    {
        await using var host = await WebHost.StartAsync(web: w => w.Hosts.Add("chat.example"));
        var guest = await host.GuestAsync("gwen");
        foreach (var (name, isKnown) in new[] { ("evil.example", false), ($"evil.example:{host.Web.Port}", false), ("127.0.0.2", false), ($"localhost:{host.Web.Port + 1}", false),
            ($"localhost:{host.Web.Port}", true), ("127.0.0.1", true), ("chat.example", true), ("CHAT.example", true) })
        {
            foreach (var path in new[] { "me", "/", "/openapi/v1.json" })
            {
                using var answer = await guest.TryAsync(HttpMethod.Get, path, null, r => r.Headers.Host = name);
                (answer.StatusCode == HttpStatusCode.MisdirectedRequest).ShouldBe(!isKnown, $"{name} {path}");
            }
        }
    }

    [Fact]
    public async Task What_changes_something_needs_the_antiforgery_header_of_this_sign_in()
    {
        await using var host = await WebHost.StartAsync();
        var guest = await host.GuestAsync("gwen");
        var other = await host.GuestAsync("hugo");
        var right = guest.Antiforgery;
        foreach (var wrong in new[] { string.Empty, other.Antiforgery, right + "A", "x" })
        {
            guest.Antiforgery = wrong;
            (await guest.RefusedAsync(HttpMethod.Post, "rooms/Lobby/enter")).ShouldBe((403, "antiforgery"));
        }

        guest.Antiforgery = right;
        await guest.PostAsync("rooms/Lobby/enter");
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var host = await WebHost.StartAsync();
        using var answer = await host.Browser().TryAsync(HttpMethod.Post, "session/guest", new { name = "gwen" });
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("httponly");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self'");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
    }

    [Fact]
    public async Task A_token_gives_no_more_than_it_says_from_nowhere_else_and_until_it_is_ended()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var made = await owner.PostAsync("admin/tokens", new { name = "bot", standing = "moderator", ranges = new[] { "127.0.0.0/8" } });
        var bot = host.Browser();
        bot.Bearer = (string)made["token"]!;
        (await bot.GetAsync("session"))["standing"]!.ToString().ShouldBe("moderator");
        await bot.GetAsync("admin/sessions");
        (await bot.RefusedAsync(HttpMethod.Get, "admin/settings")).ShouldBe((403, "forbidden"));

        var far = host.Browser();
        far.Bearer = (string)(await owner.PostAsync("admin/tokens", new { name = "far", standing = "member", ranges = new[] { "10.0.0.0/8" } }))["token"]!;
        (await far.RefusedAsync(HttpMethod.Get, "me")).ShouldBe((401, "signInFirst"));

        await owner.DeleteAsync("admin/tokens/" + made["entry"]!["id"]);
        (await bot.RefusedAsync(HttpMethod.Get, "session")).ShouldBe((401, "signInFirst"));
    }

    [Fact]
    public async Task A_cookies_secret_is_no_token_and_a_token_is_no_cookie()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var thief = host.Browser();
        thief.Bearer = owner.Cookies.GetAllCookies().Single().Value;
        (await thief.RefusedAsync(HttpMethod.Get, "me")).ShouldBe((401, "signInFirst"));
        var token = (string)(await owner.PostAsync("admin/tokens", new { name = "bot" }))["token"]!;
        var page = host.Browser();
        page.Cookies.Add(new Cookie("parlance-session", token, "/", "127.0.0.1"));
        (await page.RefusedAsync(HttpMethod.Get, "me")).ShouldBe((401, "signInFirst"));
    }

    [Fact]
    public async Task Guessing_a_password_is_throttled_and_the_owner_gets_in_elsewhere()
    {
        await using var host = await WebHost.StartAsync(limits: l => l.TrustedNetworks.Clear());
        var guesser = host.Browser();
        for (var i = 0; i < 3; i++)
        {
            (await guesser.RefusedAsync(HttpMethod.Post, "session", new { name = "admin", password = $"guess{i}" })).ShouldBe((401, "wrongPassword"));
        }

        (await guesser.RefusedAsync(HttpMethod.Post, "session", new { name = "admin", password = WebHost.OwnerPassword })).ShouldBe((429, "tooMany"));
        (await guesser.RefusedAsync(HttpMethod.Post, "session", new { name = "ADMIN", password = WebHost.OwnerPassword })).ShouldBe((429, "tooMany"));
    }

    [Fact]
    public async Task Who_asks_too_much_is_refused_for_a_while()
    {
        await using var host = await WebHost.StartAsync(web: w => (w.RequestBurst, w.RequestsPerSecond) = (5, 1));
        var guest = await host.GuestAsync("gwen");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 10; i++)
        {
            using var answer = await guest.TryAsync(HttpMethod.Get, "me");
            statuses.Add(answer.StatusCode);
        }

        statuses.ShouldContain(HttpStatusCode.TooManyRequests);
        statuses[0].ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_password_signs_other_browsers_out_and_a_restart_nobody()
    {
        using var data = new Testing.ScratchDirectory();
        int port;
        string cookie;
        await using (var host = await WebHost.StartAsync(data: data))
        {
            var one = await host.RegisterAsync("rita");
            var two = await host.SignInAsync("rita");
            await one.PutAsync("me/password", new { current = "secret", password = "better" });
            (await two.RefusedAsync(HttpMethod.Get, "me")).ShouldBe((401, "signInFirst"));
            await one.GetAsync("me");
            (port, cookie) = (host.Web.Port, one.Cookies.GetAllCookies().Single().Value);
        }

        await using var again = await WebHost.StartAsync(data: data, port: port);
        var back = again.Browser();
        back.Cookies.Add(new Cookie("parlance-session", cookie, "/", "127.0.0.1"));
        (await back.GetAsync("session"))["name"]!.ToString().ShouldBe("rita");
    }

    private static async Task<List<(Standing Standing, WebClient Client)>> CallersAsync(WebHost host)
    {
        var callers = new List<(Standing, WebClient)> { (Standing.Nobody, host.Browser()), (Standing.Guest, await host.GuestAsync("gwen")) };
        foreach (var (role, standing) in new[] { (Role.Member, Standing.Member), (Role.Moderator, Standing.Moderator), (Role.Admin, Standing.Admin) })
        {
            var client = await host.RegisterAsync("my" + standing);
            host.Community.Accounts.TryFind("my" + standing, out var account).ShouldBeTrue();
            host.Community.Privileges.SetRole(account!, role, null, "test");
            callers.Add((standing, client));
        }

        callers.Add((Standing.Owner, await host.OwnerAsync()));
        return callers;
    }

    private static List<(string Method, string Path, Standing Least)> Routes(WebHost host) =>
    [
        .. from endpoint in Endpoints(host)
           let rule = endpoint.Metadata.GetMetadata<AccessRule>()
           where rule is not null && endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
           where !Effects.Contains($"{method} {endpoint.RoutePattern.RawText}")
           select (method, PathOf(endpoint), rule.Least),
    ];

    private static IEnumerable<RouteEndpoint> Endpoints(WebHost host) => host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();

    private static string PathOf(RouteEndpoint endpoint) => string.Concat(endpoint.RoutePattern.PathSegments.Select(s => "/" + string.Concat(s.Parts.Select(p => p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart l ? l.Content : "nothing"))));

    /// <summary>The gate's own refusal; a handler may refuse for reasons of its own.</summary>
    private static async Task<string?> RefusalAsync(HttpResponseMessage answer)
    {
        if (answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
        {
            return null;
        }

        var problem = global::System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        return (string)problem["detail"]! is "Sign in first." or "You may not do this." ? (string)problem["code"]! : null;
    }

    private static async Task<string> CodeAsync(HttpResponseMessage answer) =>
        (string)global::System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["code"]!;
}
