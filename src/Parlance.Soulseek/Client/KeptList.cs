using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace Parlance.Soulseek;

/// <summary>Keeps a list of files under way in a file, written whole beside the old one and put in its place, so that there is always a whole one.</summary>
internal sealed class KeptList<T> : IAsyncDisposable
    where T : class
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly string? file;
    private readonly JsonTypeInfo<T[]> form;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Func<T[]> snapshot;
    private readonly SemaphoreSlim wanted = new(0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task saving;

    /// <summary>Begins to keep a list.</summary>
    /// <param name="file">Where; null for nowhere.</param>
    /// <param name="form">How it is written.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Is told what goes wrong; it never fails.</param>
    /// <param name="snapshot">What is to be kept now; may be called by any thread.</param>
    public KeptList(string? file, JsonTypeInfo<T[]> form, TimeProvider time, ILogger logger, Func<T[]> snapshot)
    {
        (this.file, this.form, this.time, this.logger, this.snapshot) = (file, form, time, logger, snapshot);
        saving = file is null ? Task.CompletedTask : SaveAsync();
    }

    /// <summary>The list as it was kept; empty when there is none. One that cannot be read is put aside.</summary>
    public T[] Load()
    {
        if (file is null || !File.Exists(file))
        {
            return [];
        }

        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize(stream, form) is { } kept ? [.. kept.Where(one => one is not null)] : [];
        }
        catch (JsonException wrong)
        {
            logger.ListNotRead(file, wrong.Message);
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
            logger.ListClosed(file!);
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
                JsonSerializer.Serialize(stream, snapshot(), form);
            }

            File.Move(file + ".new", file, overwrite: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            logger.ListNotSaved(file, failed.Message);
        }
    }
}
