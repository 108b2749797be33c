using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Parlance.Testing;

namespace Parlance.Server.Tests;

/// <summary>The server as operators run it: a process.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly ScratchDirectory scratch = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_tells_the_service_manager_stops_on_a_signal_with_0_and_leaves_a_closed_database()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has neither systemd nor SIGTERM");
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(scratch.File("notify")));
        using var server = Start($"--Storage:Path={scratch.File("data")}", "--Web:Endpoint=127.0.0.1:0", "--Soulseek:Endpoint=127.0.0.1:0", "--Icq:Endpoint=127.0.0.1:0", "--MyIcq:Endpoint=127.0.0.1:0", "--Ares:Rooms:0:Endpoint=127.0.0.1:0");
        await ReadUntilAsync(server, "Parlance ready");
        (await ReceiveAsync(manager)).ShouldBe("READY=1");

        using var kill = Process.Start("kill", ["-TERM", server.Id.ToString(CultureInfo.InvariantCulture)]);
        (await ReceiveAsync(manager)).ShouldBe("STOPPING=1");
        await server.WaitForExitAsync(Stop);
        server.ExitCode.ShouldBe(0);
        Directory.GetFiles(scratch.File("data")).Select(Path.GetFileName).ShouldNotContain("parlance.db-wal");
    }

    [Theory]
    [InlineData(2, "parlance: Soulseek:Endpoint: 'nowhere' is not an address and port", "--Soulseek:Endpoint=nowhere")]
    [InlineData(1, "parlance: The storage directory /dev/null cannot be used", "--Storage:Path=/dev/null")]
    public async Task What_keeps_it_from_starting_is_one_line_and_an_exit_code(int code, string beginning, string setting)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The paths are those of Unix");
        using var server = Start(setting);
        var output = server.StandardOutput.ReadToEndAsync(Stop);
        var error = await server.StandardError.ReadToEndAsync(Stop);
        await server.WaitForExitAsync(Stop);
        server.ExitCode.ShouldBe(code);
        error.ShouldStartWith(beginning);
        error.TrimEnd().ShouldNotContain('\n');
        (await output).ShouldBeEmpty();
    }

    public void Dispose() => scratch.Dispose();

    private static async Task ReadUntilAsync(Process server, string line)
    {
        while (await server.StandardOutput.ReadLineAsync(Stop) is { } said)
        {
            if (said == line)
            {
                return;
            }
        }

        Assert.Fail(await server.StandardError.ReadToEndAsync(Stop));
    }

    private static async Task<string> ReceiveAsync(Socket manager)
    {
        var buffer = new byte[100];
        var length = await manager.ReceiveAsync(buffer, Stop);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private Process Start(params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = scratch.Path };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Parlance.Server.dll"));
        Array.ForEach(settings, start.ArgumentList.Add);
        start.Environment["NOTIFY_SOCKET"] = scratch.File("notify");
        return Process.Start(start)!;
    }
}
