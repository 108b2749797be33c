namespace Parlance.Soulseek;

/// <summary>Where the bytes of a download go, from which byte on. What fails here is the own disk's fault.</summary>
internal sealed class DownloadSink : IAsyncDisposable
{
    private readonly Stream? stream;
    private readonly bool isOurs;

    private DownloadSink(Stream? stream, bool isOurs, long offset, PathRefusal? refusal) => (this.stream, this.isOurs, Offset, Refusal) = (stream, isOurs, offset, refusal);

    /// <summary>The first byte that is wanted.</summary>
    public long Offset { get; }

    /// <summary>Why nothing can be written; null when it can.</summary>
    public PathRefusal? Refusal { get; }

    public static DownloadSink Refused(PathRefusal refusal) => new(null, false, 0, refusal);

    /// <summary>A partial file: what is here stays, unless it is too long or of another file.</summary>
    public static DownloadSink To(FileStream file, long size, bool restart)
    {
        if (restart || file.Length > size)
        {
            file.SetLength(0);
        }

        return new(file, true, file.Length, null);
    }

    /// <summary>A stream of the caller.</summary>
    public static DownloadSink To(Stream stream, bool restart)
    {
        if (restart && stream.CanSeek)
        {
            stream.SetLength(0);
        }

        return new(stream, false, stream.CanSeek ? stream.Length : 0, null);
    }

    /// <exception cref="LocalDiskException">It cannot be written.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, long at, CancellationToken cancellationToken)
    {
        try
        {
            if (stream is FileStream file)
            {
                await RandomAccess.WriteAsync(file.SafeFileHandle, bytes, at, cancellationToken);
            }
            else
            {
                await stream!.WriteAsync(bytes, cancellationToken);
            }
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or ObjectDisposedException or NotSupportedException)
        {
            throw new LocalDiskException(failed.Message, failed);
        }
    }

    /// <summary>Closes a file of ours before it gets its name.</summary>
    public async ValueTask CloseAsync()
    {
        if (isOurs)
        {
            await stream!.DisposeAsync();
        }
    }

    public ValueTask DisposeAsync() => CloseAsync();
}
