using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;

namespace Parlance.Storage.Tests;

/// <summary>A second process: it stores messages without end and prints the number of each one that is confirmed.</summary>
internal static class Child
{
    public const string Word = "child";
    public const string SystemLibrary = "system";
    public const string PackagedLibrary = "packaged";
    private const int AtOnce = 20;

    /// <summary>Starts it on a storage directory.</summary>
    public static Process Start(string directory, string library = SystemLibrary)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var word in (string[])[Path.Combine(AppContext.BaseDirectory, "Storage.Tests.dll"), Word, directory, library])
        {
            start.ArgumentList.Add(word);
        }

        return Process.Start(start)!;
    }

    /// <summary>Reads confirmed numbers until there are so many, or to the end.</summary>
    public static async Task<List<long>> ReadConfirmedAsync(Process child, int count = int.MaxValue)
    {
        var confirmed = new List<long>();
        while (confirmed.Count < count && await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (long.TryParse(line, CultureInfo.InvariantCulture, out var id))
            {
                confirmed.Add(id);
            }
        }

        return confirmed;
    }

    public static async Task<int> RunAsync(string directory, string library)
    {
        AppContext.SetSwitch("Parlance.Storage.UsePackagedSqlite", library == PackagedLibrary);
        await using var storage = SqliteStorage.Open(new SqliteOptions { Path = directory }, TimeProvider.System, NullLogger<SqliteStorage>.Instance);
        Console.WriteLine(SqliteLibrary.Bind());
        var parent = Task.Run(Console.In.ReadToEnd); // ends when the test's process does
        var last = await storage.Mailbox.LastIdAsync(CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => StoreAsync(storage, () => Interlocked.Increment(ref last), () => parent.IsCompleted)));
        return 0;
    }

    private static async Task StoreAsync(SqliteStorage storage, Func<long> next, Func<bool> isOrphan)
    {
        while (!isOrphan())
        {
            var message = Samples.Message(next(), 7);
            await storage.Mailbox.Add(message).Done;
            Console.WriteLine(message.Id.ToString(CultureInfo.InvariantCulture));
        }
    }
}
