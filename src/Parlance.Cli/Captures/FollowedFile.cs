namespace Parlance.Cli.Captures;

/// <summary>A capture that is still being written: at its end one waits for more.</summary>
/// <param name="file">The file, at its beginning.</param>
/// <param name="patience">Ends when nothing has come for so long; null never ends by itself.</param>
/// <param name="cancellation">Ends at the next piece.</param>
internal sealed class FollowedFile(Stream file, TimeSpan? patience, CancellationToken cancellation) : CaptureSource
{
    /// <summary>A longer piece than this is no packet.</summary>
    private const int MostAtOnce = 64 * 1024 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private byte[] waiting = [];

    public override bool TryPeek(int count, out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        if (count > MostAtOnce)
        {
            return false;
        }

        var have = waiting.Length;
        if (have < count)
        {
            Array.Resize(ref waiting, count);
        }

        var quiet = TimeSpan.Zero;
        while (have < count)
        {
            var read = file.Read(waiting, have, count - have);
            (have, quiet) = (have + read, read == 0 ? quiet + Pause : TimeSpan.Zero);
            if (read == 0 && (quiet > patience || cancellation.WaitHandle.WaitOne(Pause)))
            {
                Array.Resize(ref waiting, have);
                return false;
            }
        }

        bytes = waiting.AsMemory(0, count);
        return true;
    }

    public override bool TryTake(int count, out ReadOnlyMemory<byte> bytes)
    {
        if (!TryPeek(count, out bytes))
        {
            return false;
        }

        waiting = waiting[count..];
        return true;
    }
}
