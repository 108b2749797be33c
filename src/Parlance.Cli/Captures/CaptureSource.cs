namespace Parlance.Cli.Captures;

/// <summary>Where the bytes of a capture come from, one piece after the other.</summary>
internal abstract class CaptureSource
{
    /// <summary>Looks at the next bytes.</summary>
    /// <returns>False when there are not so many, and never will be.</returns>
    public abstract bool TryPeek(int count, out ReadOnlyMemory<byte> bytes);

    /// <summary>Takes the next bytes.</summary>
    /// <returns>False when there are not so many, and never will be.</returns>
    public abstract bool TryTake(int count, out ReadOnlyMemory<byte> bytes);
}
