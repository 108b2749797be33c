namespace Parlance.Wire.Clients;

/// <summary>Gathers small pieces and writes them in long runs. What is gathered and not flushed is not written.</summary>
/// <param name="target">Where runs are written; not closed by this.</param>
public sealed class RunWriter(Stream target)
{
    private const int Longest = 1 << 18;
    private readonly byte[] run = new byte[Longest];
    private int filled;

    /// <summary>Bytes that wait to be written.</summary>
    public int Waiting => filled;

    /// <summary>Adds a piece; writes what waits when it does not fit behind it.</summary>
    /// <param name="piece">The piece, shorter than 256 KiB.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public async ValueTask AddAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellation = default)
    {
        if (piece.Length > run.Length - filled)
        {
            await FlushAsync(cancellation).ConfigureAwait(false);
        }

        piece.CopyTo(run.AsMemory(filled));
        filled += piece.Length;
    }

    /// <summary>Writes what waits.</summary>
    /// <param name="cancellation">Ends the writing.</param>
    public async ValueTask FlushAsync(CancellationToken cancellation = default)
    {
        if (filled > 0)
        {
            await target.WriteAsync(run.AsMemory(0, filled), cancellation).ConfigureAwait(false);
            filled = 0;
        }
    }
}
