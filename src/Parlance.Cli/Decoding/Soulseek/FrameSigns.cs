using System.Buffers.Binary;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.Soulseek;

/// <summary>Tells whether bytes are a frame.</summary>
internal static class FrameSigns
{
    /// <summary>Whether these begin with a whole frame that decodes to its last byte.</summary>
    public static bool IsWhole(SoulseekLink link, Direction direction, ReadOnlySpan<byte> bytes)
    {
        var header = link.Format.Header;
        if (bytes.Length < header)
        {
            return false;
        }

        var code = link.Format.Code == Width.Byte ? bytes[4] : BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        return length >= (uint)link.Format.Code && length <= link.LimitOf(code) && length <= bytes.Length - 4
            && Fits(link.Name, direction, code, bytes[header..(int)(4 + length)]);
    }

    /// <summary>Whether a body decodes to its last byte.</summary>
    public static bool Fits(string link, Direction direction, uint code, ReadOnlySpan<byte> body) =>
        SoulseekCatalog.All.Find(link, direction, code) is { } entry
        && (ZlibBody.Covers(entry.Spec) ? Inflates(body) : entry.Trace(body) is { Wrong: null, Undecoded: 0 });

    private static bool Inflates(ReadOnlySpan<byte> body)
    {
        const int Enough = 1024 * 1024;
        using var inflated = new WireBuffer();
        try
        {
            ZlibBody.Inflate(body, Enough, inflated);
            return true;
        }
        catch (WireException wrong)
        {
            return wrong.Message.Contains("more than", StringComparison.Ordinal);
        }
    }
}
