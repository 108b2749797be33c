using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.Soulseek;

/// <summary>Decodes single messages and prints them.</summary>
internal sealed class SoulseekMessages(DecodeOutput output)
{
    /// <summary>What a body may inflate to here; far more than anyone shares.</summary>
    private const int MostInflated = 512 * 1024 * 1024;

    public DecodeOutput Output => output;

    /// <summary>Prints the message of a frame.</summary>
    /// <param name="heard">Who said it when.</param>
    /// <param name="link">The link it came on.</param>
    /// <param name="direction">Which way it went.</param>
    /// <param name="code">Its code.</param>
    /// <param name="body">Its body as it was in the frame.</param>
    /// <param name="frame">The whole frame, to be shown when it is not understood.</param>
    /// <returns>Whether it was understood.</returns>
    public bool Print(in Heard heard, string link, Direction direction, uint code, ReadOnlySpan<byte> body, ReadOnlySpan<byte> frame)
    {
        if (SoulseekCatalog.All.Find(link, direction, code) is not { } entry)
        {
            output.Unknown(heard, $"{link} unknown code {code}", frame);
            return false;
        }

        if (!ZlibBody.Covers(entry.Spec))
        {
            return Print(heard, entry, body);
        }

        using var inflated = new WireBuffer();
        try
        {
            ZlibBody.Inflate(body, Math.Min(ZlibBody.LimitOf(code), MostInflated), inflated);
        }
        catch (WireException wrong)
        {
            output.Unknown(heard, $"{link} {code} {entry.Spec.Name} {wrong.Message}", frame);
            return false;
        }

        return Print(heard, entry, inflated.Written);
    }

    private bool Print(in Heard heard, CatalogEntry entry, ReadOnlySpan<byte> body)
    {
        var trace = entry.Trace(body);
        output.Message(heard, entry.Spec, body, trace);
        return trace.Wrong is null;
    }
}
