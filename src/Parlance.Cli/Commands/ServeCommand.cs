using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Parlance.Cli.Commands;

/// <summary><c>parlance serve</c>: runs the server, which is an executable of its own, and passes settings on.</summary>
internal static class ServeCommand
{
    private const string Executable = "Parlance.Server";

    public static Command Create()
    {
        var server = new Option<FileInfo?>("--server") { Description = "The server's executable; by default the one beside this tool, or where the package installs it." };
        var settings = new Argument<string[]>("settings")
        {
            Description = "Settings of the server as --Key=value, for example --Soulseek:Endpoint=0.0.0.0:2242.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("serve", "Run the server until interrupted; its exit code is passed on.") { settings, server };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed, parsed.GetValue(server), [.. (parsed.GetValue(settings) ?? []).Concat(parsed.UnmatchedTokens).Distinct()], cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, FileInfo? given, string[] settings, CancellationToken cancellation)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (Find(given) is not { } executable)
        {
            await error.WriteLineAsync(given is null
                ? $"parlance serve: {Executable} is neither beside this tool nor in /usr/lib/parlance; say where it is with --server."
                : $"parlance serve: {given.FullName} is not there.");
            return ExitCodes.Unusable;
        }

        using var server = new Process { StartInfo = Start(executable, settings) };
        try
        {
            server.Start();
        }
        catch (Win32Exception wrong)
        {
            await error.WriteLineAsync($"parlance serve: {executable}: {wrong.Message}");
            return ExitCodes.Unusable;
        }

        try
        {
            await server.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await StopAsync(server);
        }

        return server.ExitCode;
    }

    private static string? Find(FileInfo? given)
    {
        if (given is not null)
        {
            return given.Exists ? given.FullName : null;
        }

        var suffix = OperatingSystem.IsWindows() ? ".exe" : string.Empty;
        string[] places =
        [
            Path.Combine(AppContext.BaseDirectory, Executable + suffix),
            Path.Combine(AppContext.BaseDirectory, "..", "..", Executable, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), Executable + suffix),
            Path.Combine("/usr/lib/parlance", Executable),
        ];
        return Array.Find(places, File.Exists) is { } found ? Path.GetFullPath(found) : null;
    }

    private static ProcessStartInfo Start(string executable, string[] settings)
    {
        var start = executable.EndsWith(".dll", StringComparison.Ordinal) ? new ProcessStartInfo("dotnet") { ArgumentList = { executable } } : new ProcessStartInfo(executable);
        Array.ForEach(settings, start.ArgumentList.Add);
        return start;
    }

    /// <summary>Asks it to end, as an operator would, and waits until it has put everything in order.</summary>
    private static async Task StopAsync(Process server)
    {
        if (OperatingSystem.IsWindows())
        {
            server.Kill();
        }
        else
        {
            using var kill = Process.Start("kill", ["-TERM", server.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(CancellationToken.None);
        }

        await server.WaitForExitAsync(CancellationToken.None);
    }
}
