using System.Globalization;
using Parlance.Cli.Decoding;
using Parlance.Soulseek;
using Spectre.Console;

namespace Parlance.Cli.Online;

/// <summary>Shows downloads until all have ended: bars for people who watch, lines for others.</summary>
internal static class DownloadProgress
{
    public static async Task<int> ShowAsync(SoulseekClient client, IReadOnlyList<Download> downloads, Answer answer, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var changes = client.Downloads.ChangesAsync(ended.Token);
        var showing = answer.IsWatched ? BarsAsync(changes, downloads) : LinesAsync(changes, downloads, answer);
        var outcomes = await Task.WhenAll(downloads.Select(download => download.Completion.WaitAsync(cancellation)));
        await ended.CancelAsync();
        await showing;
        var failed = 0;
        foreach (var (download, outcome) in downloads.Zip(outcomes))
        {
            failed += outcome is TransferOutcome.Completed ? 0 : 1;
            Tell(answer, download, outcome);
        }

        return failed == 0 ? ExitCodes.Done : ExitCodes.No;
    }

    private static void Tell(Answer answer, Download download, TransferOutcome outcome)
    {
        var file = download.Sources[0].File.Value;
        switch (outcome)
        {
            case TransferOutcome.Completed done:
                answer.Say(new { file, state = "completed", path = done.Path, size = done.Size, from = done.Username }, string.Create(CultureInfo.InvariantCulture, $"{done.Path}: {done.Size} bytes"));
                break;
            case TransferOutcome.Failed failed:
                answer.Say(new { file, state = "failed", reason = failed.Failure.ToString(), text = failed.Text }, $"{file}: {failed.Failure} {failed.Text}".TrimEnd());
                break;
            default:
                answer.Say(new { file, state = "cancelled" }, $"{file}: cancelled");
                break;
        }
    }

    private static async Task LinesAsync(IAsyncEnumerable<DownloadChanged> changes, IReadOnlyList<Download> downloads, Answer answer)
    {
        try
        {
            await foreach (var changed in changes)
            {
                if (answer.IsJson && downloads.Contains(changed.Download))
                {
                    var file = changed.Download.Sources[0].File.Value;
                    answer.Say(new { file, state = changed.State.ToString(), received = changed.Received, size = changed.Download.Size, place = changed.Place }, string.Empty);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private static Task BarsAsync(IAsyncEnumerable<DownloadChanged> changes, IReadOnlyList<Download> downloads) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
        .StartAsync(async context =>
        {
            var bars = downloads.ToDictionary(download => download.Id, download => context.AddTask(Markup.Escape(Printable.Clean(Name(download)))));
            try
            {
                await foreach (var changed in changes)
                {
                    if (bars.TryGetValue(changed.Download.Id, out var bar))
                    {
                        bar.MaxValue(changed.Download.Size ?? Math.Max(changed.Received, 1)).Value(changed.Received);
                    }
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
        });

    private static string Name(Download download) => download.Sources[0].File.Value.Split('\\')[^1];
}
