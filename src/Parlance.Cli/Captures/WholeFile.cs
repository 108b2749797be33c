namespace Parlance.Cli.Captures;

/// <summary>A capture that is all there.</summary>
internal sealed class WholeFile(ReadOnlyMemory<byte> file) : CaptureSource
{
    private ReadOnlyMemory<byte> rest = file;

    public override bool TryPeek(int count, out ReadOnlyMemory<byte> bytes)
    {
        bytes = count <= rest.Length ? rest[..count] : default;
        return count <= rest.Length;
    }

    public override bool TryTake(int count, out ReadOnlyMemory<byte> bytes)
    {
        if (!TryPeek(count, out bytes))
        {
            return false;
        }

        rest = rest[count..];
        return true;
    }
}
