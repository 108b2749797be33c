using System.Security.Cryptography;
using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>The real server, Bob who shares a folder, and Ana who wants what is in it; both are clients of the package.</summary>
internal sealed class SharedWorld : IAsyncDisposable
{
    private readonly ScratchDirectory scratch = new();

    private SharedWorld(TestServer server) => Server = server;

    public TestServer Server { get; }

    public TestClient Ana { get; private set; } = null!;

    public TestClient Bob { get; private set; } = null!;

    public string Music => Directory.CreateDirectory(scratch.File("Music")).FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<SharedWorld> StartAsync(Action<SharedWorld> fill, Func<SoulseekClientOptions, SoulseekClientOptions>? bob = null)
    {
        var world = new SharedWorld(await TestServer.StartAsync());
        fill(world);
        world.Bob = await TestClient.LogInAsync(world.Server, "bob", o => (bob ?? (same => same))(o with { Shares = new ShareOptions { Folders = [new SharedFolder(world.Music)] } }));
        await world.Bob.Client.Shares.Ready.WaitAsync(Stop);
        world.Ana = await TestClient.LogInAsync(world.Server, "ana", o => o with { Downloads = new DownloadOptions { Directory = world.scratch.File("downloads") } });
        return world;
    }

    public byte[] Put(string file, int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        var path = Path.Combine(Music, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return bytes;
    }

    /// <summary>Ana downloads a file from Bob.</summary>
    /// <returns>What arrived.</returns>
    public async Task<byte[]> FetchAsync(string file, long? size = null)
    {
        var outcome = await Ana.Client.Downloads.Enqueue(new DownloadRequest("bob", file, size)).Completion.WaitAsync(Stop);
        return await File.ReadAllBytesAsync(outcome.ShouldBeOfType<TransferOutcome.Completed>().Path, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await Ana.DisposeAsync();
        await Bob.DisposeAsync();
        await Server.DisposeAsync();
        scratch.Dispose();
    }
}
