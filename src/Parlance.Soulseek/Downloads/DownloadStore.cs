using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Parlance.Soulseek;

/// <summary>Keeps the list of downloads in a file, written whole beside the old one and put in its place, so that there is always a whole one.</summary>
internal sealed class DownloadStore : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly string? file;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Func<KeptDownload[]> snapshot;
    private readonly SemaphoreSlim wanted = new(0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task saving;

    public DownloadStore(string? file, TimeProvider time, ILogger logger, Func<KeptDownload[]> snapshot)
    {
        (this.file, this.time, this.logger, this.snapshot) = (file, time, logger, snapshot);
        saving = file is null ? Task.CompletedTask : SaveAsync();
    }

    /// <summary>The list as it was kept; empty when there is none. One that cannot be read is put aside.</summary>
    public KeptDownload[] Load()
    {
        if (file is null || !File.Exists(file))
        {
            return [];
        }

        try
        {
            using var stream = File.OpenRead(file);
            return [.. (JsonSerializer.Deserialize(stream, KeptDownloads.Default.KeptDownloadArray) ?? []).Where(kept => kept.Sources is { Length: > 0 })];
        }
        catch (JsonException wrong)
        {
            logger.DownloadsNotRead(wrong.Message);
            File.Move(file, file + ".unreadable", overwrite: true);
            return [];
        }
    }

    /// <summary>Has the list written soon.</summary>
    public void Save()
    {
        if (file is not null)
        {
            wanted.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await saving;
        Write();
        wanted.Dispose();
        stop.Dispose();
    }

    private async Task SaveAsync()
    {
        try
        {
            while (true)
            {
                await wanted.WaitAsync(stop.Token);
                while (await wanted.WaitAsync(TimeSpan.Zero, stop.Token))
                {
                    // One write does for all who asked for one until now.
                }

                Write();
                await Task.Delay(Pause, time, stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            logger.DownloadIs("the list", "this client", "closing");
        }
    }

    private void Write()
    {
        if (file is null)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            using (var stream = File.Create(file + ".new"))
            {
                JsonSerializer.Serialize(stream, snapshot(), KeptDownloads.Default.KeptDownloadArray);
            }

            File.Move(file + ".new", file, overwrite: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            logger.DownloadsNotSaved(failed.Message);
        }
    }
}
