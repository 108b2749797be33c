using System.CommandLine;
using Parlance.Storage;

namespace Parlance.Cli.Commands;

/// <summary><c>parlance backup FILE</c>: copies the database, also while a server writes it.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The file to write." };
        var data = new Option<DirectoryInfo>("--data") { Description = "The server's storage directory (its Storage:Path); by default what the server would use here.", DefaultValueFactory = _ => new DirectoryInfo(Environment.GetEnvironmentVariable("PARLANCE_Storage__Path") ?? "data") };
        var force = new Option<bool>("--force") { Description = "Replace the file if it exists." };
        var command = new Command("backup", "Copy the database to one file, also while the server runs; the copy is checked before it gets its name.") { file, data, force };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.GetRequiredValue(file), parsed.GetRequiredValue(data), parsed.GetValue(force), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, FileInfo file, DirectoryInfo data, bool force, CancellationToken cancellation)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            var size = await SqliteBackup.RunAsync(data.FullName, file.FullName, force, new Percent(error), cancellation);
            await output.WriteLineAsync($"{file.FullName}: {size:N0} bytes, checked. Keep a copy of {Path.Combine(data.FullName, "parlance.key")} elsewhere.");
            return ExitCodes.Done;
        }
        catch (StorageOpenException problem)
        {
            await error.WriteLineAsync($"parlance: {problem.Message}{(File.Exists(file.FullName) && !force ? " Add --force to replace it." : string.Empty)}");
            return ExitCodes.Unusable;
        }
    }

    /// <summary>One line each time another tenth is done; standard error, so that the answer stays clean.</summary>
    private sealed class Percent(TextWriter error) : IProgress<double>
    {
        private int tenths;

        public void Report(double value)
        {
            if ((int)(value * 10) > tenths)
            {
                tenths = (int)(value * 10);
                error.WriteLine($"{value:P0}");
            }
        }
    }
}
