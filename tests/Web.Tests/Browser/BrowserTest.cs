using System.Reflection;
using Microsoft.Playwright;
using Parlance.Web.Tests.Server;

namespace Parlance.Web.Tests.Browser;

/// <summary>A test with a whole server and browsers that visit it. One after the other: a browser takes a processor for itself.</summary>
[Collection("Browser")]
public abstract class BrowserTest(Chromium chromium) : IAsyncLifetime
{
    /// <summary>Longest wait for anything, on a machine that does ten other things.</summary>
    private const float PatienceMs = 45_000;
    private readonly List<IBrowserContext> contexts = [];
    private readonly List<string> complaints = [];
    private readonly List<string> foreign = [];

    private protected WebHost Host { get; set; } = null!;

    /// <summary>What the pages complained about: script faults, and what the content security policy stopped.</summary>
    private protected IReadOnlyList<string> Complaints => complaints;

    private protected Uri Address => new($"http://{Host.Web}/");

    public virtual async ValueTask InitializeAsync()
    {
        await chromium.StartedAsync();
        Host = await WebHost.StartAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var context in contexts)
        {
            await context.CloseAsync();
        }

        if (Host is not null)
        {
            await Host.DisposeAsync();
            complaints.ShouldBeEmpty();
            foreign.ShouldBeEmpty("no request may leave the server's origin");
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the pages in a browser of its own.</summary>
    private protected async Task<IPage> OpenAsync(string place = "", bool isPhone = false, ColorScheme scheme = ColorScheme.Light)
    {
        var browser = await chromium.StartedAsync();
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = isPhone ? new() { Width = 390, Height = 780 } : new() { Width = 1280, Height = 800 },
            HasTouch = isPhone,
            ColorScheme = scheme,
            Locale = "en-GB",
        });
        contexts.Add(context);
        context.SetDefaultTimeout(PatienceMs);
        var page = await context.NewPageAsync();
        Listen(page);
        await page.GotoAsync(new Uri(Address, place).AbsoluteUri);
        return page;
    }

    /// <summary>A guest who is in the Lobby.</summary>
    private protected async Task<IPage> GuestAsync(string name, bool isPhone = false, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await OpenAsync(isPhone: isPhone, scheme: scheme);
        await page.GetByLabel("Your name").FillAsync(name);
        await page.Keyboard.PressAsync("Enter");
        await InLobbyAsync(page);
        return page;
    }

    /// <summary>Somebody with an account, in the Lobby.</summary>
    private protected async Task<IPage> MemberAsync(string name, string password = "secret-password", string place = "")
    {
        (await Host.RegisterAsync(name, password)).Dispose();
        return await SignInAsync(name, password, place);
    }

    private protected Task<IPage> OwnerAsync(string place = "", bool isPhone = false, ColorScheme scheme = ColorScheme.Light) =>
        SignInAsync("admin", WebHost.OwnerPassword, place, isPhone, scheme);

    private protected async Task<IPage> SignInAsync(string name, string password, string place = "", bool isPhone = false, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await OpenAsync(place, isPhone, scheme);
        if (!place.StartsWith("#/console", StringComparison.Ordinal))
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        }

        await page.GetByLabel("Name or number").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
        return page;
    }

    private protected static Task InLobbyAsync(IPage page) => page.Locator(".compose textarea:not([disabled])").WaitForAsync();

    /// <summary>Says a line where the page is.</summary>
    private protected static async Task SayAsync(IPage page, string text, string? to = null)
    {
        await (to is null ? page.Locator(".compose textarea") : page.GetByPlaceholder($"Message {to}", new() { Exact = true })).FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Waits for a line that reads so.</summary>
    private protected static Task HeardAsync(IPage page, string text) => page.Locator(".line .body", new() { HasTextString = text }).First.WaitForAsync();

    /// <summary>Keeps a picture of the page for whoever wants to look.</summary>
    private protected static Task KeepAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = Path.Combine(Repository.PathOf("screenshots"), $"{name}.png") });

    /// <summary>Runs one of the checks in audit.js.</summary>
    private protected static async Task<string[]> AuditAsync(IPage page, string check)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("audit.js")!;
        using var reader = new StreamReader(stream);
        return await page.EvaluateAsync<string[]>($"({await reader.ReadToEndAsync()})['{check}']()");
    }

    /// <summary>What a page says on purpose: the browser reports every answer that is not 200, and every socket that a stopped server drops.</summary>
    private static bool IsExpected(string text) => text.Contains("Failed to load resource", StringComparison.Ordinal) || text.Contains("WebSocket connection to", StringComparison.Ordinal);

    private void Listen(IPage page)
    {
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsExpected(message.Text))
            {
                complaints.Add(message.Text);
            }
        };
        page.Dialog += (_, dialog) => complaints.Add($"dialog: {dialog.Message}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Address.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                foreign.Add(request.Url);
            }
        };
    }
}
