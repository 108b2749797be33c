using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Parlance.Soulseek;

namespace Parlance.Bench.Transfers;

/// <summary>The client as an uploader, in a process of its own, beside a bare socket that gives the same file.</summary>
internal static class ClientGiver
{
    public const string Name = "sharer";
    public const string Path = @"bench\source.bin";

    /// <summary>Serves until its input ends.</summary>
    public static async Task RunAsync(int server, string file)
    {
        using var bare = new TcpListener(IPAddress.Loopback, 0);
        bare.Start();
        await using var client = new SoulseekClient(new SoulseekClientOptions
        {
            Port = server,
            Username = Name,
            Password = "secret",
            Shares = new ShareOptions { Folders = [new SharedFolder(System.IO.Path.GetDirectoryName(file)!) { Name = "bench" }], ReadsAttributes = false },
        });
        await client.ConnectAsync();
        await client.Shares.Ready;
        var giving = RawGiver.BareAsync(bare, file);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ready {((IPEndPoint)bare.LocalEndpoint).Port}"));
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        bare.Dispose();
        await giving;
    }
}
