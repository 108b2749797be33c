using Microsoft.Playwright;
using Parlance.Web.Tests.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Parlance.Web.Tests.Browser;

/// <summary>The system's Chromium, started at the first test that asks for it. Without one these tests are skipped, except where <c>CI=true</c> says that they must run.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];
    private readonly SemaphoreSlim turn = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The running browser; skips the test when there is none to run.</summary>
    public async Task<IBrowser> StartedAsync()
    {
        var path = Array.Find(Places, File.Exists);
        Assert.SkipWhen(path is null && !IsRequired, "No Chromium is installed: apt-get install chromium");
        path.ShouldNotBeNull("CI needs Chromium");
        await turn.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
        turn.Dispose();
    }

    private static bool IsRequired => Environment.GetEnvironmentVariable("CI") == "true";
}
