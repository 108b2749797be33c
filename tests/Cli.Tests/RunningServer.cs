using System.Diagnostics;
using System.Globalization;
using System.Net;
using Parlance.Testing;

namespace Parlance.Cli.Tests;

/// <summary>The real server, as a process of its own on ports of its own choice; one for all tests that need it.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    public const string OwnerPassword = "owner-secret";
    private readonly ScratchDirectory data = new();
    private readonly List<string> said = [];
    private Process? server;
    private Task draining = Task.CompletedTask;

    /// <summary>Where a network, or the web, listens.</summary>
    public IPEndPoint this[string name]
    {
        get
        {
            var line = said.First(text => text.StartsWith($"{name} ", StringComparison.OrdinalIgnoreCase) && text.Contains(" listens on ", StringComparison.Ordinal));
            var place = line[(line.IndexOf(" listens on ", StringComparison.Ordinal) + 12)..].Split(' ')[0].Replace("http://", string.Empty, StringComparison.Ordinal);
            return IPEndPoint.Parse(place);
        }
    }

    public async ValueTask InitializeAsync()
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var executable = Path.Combine(RepositoryRoot.Directory, "artifacts", "bin", "Parlance.Server", configuration, "Parlance.Server");
        server = new Process { StartInfo = new ProcessStartInfo(executable) { RedirectStandardOutput = true } };
        string[] settings =
        [
            $"--Storage:Path={data.Path}", "--Web:Endpoint=127.0.0.1:0", "--Soulseek:Endpoint=127.0.0.1:0", "--Ares:Rooms:0:Endpoint=127.0.0.1:0", "--Icq:Endpoint=127.0.0.1:0", "--MyIcq:Endpoint=127.0.0.1:0",
            "--Limits:HashRounds=1000", "--Limits:TrustedNetworks:0=127.0.0.0/8", $"--Accounts:Admin:Password={OwnerPassword}",
        ];
        Array.ForEach(settings, server.StartInfo.ArgumentList.Add);
        server.Start();
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line == "Parlance ready")
            {
                draining = server.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("The server did not start: " + string.Join('\n', said));
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            using var kill = Process.Start("kill", ["-TERM", server.Id.ToString(CultureInfo.InvariantCulture)]);
            await server.WaitForExitAsync();
            await draining;
            server.Dispose();
        }

        data.Dispose();
        GC.SuppressFinalize(this);
    }
}
