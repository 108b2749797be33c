using System.Buffers.Binary;
using Parlance.Wire;

namespace Parlance.Protocols.Tests;

/// <summary>Makes bodies that a stranger might send, and watches how a message takes them.</summary>
internal static class Hostile
{
    /// <summary>An exception with its message and stack costs some kilobytes, whatever the bytes.</summary>
    private const long Always = 48 * 1024;

    /// <summary>Characters take two bytes, elements of a list what their structure takes in memory.</summary>
    private const long PerByte = 48;

    /// <summary>Lengths that are tried are not made true with more filler than this.</summary>
    private const int MostFiller = 256 * 1024;

    /// <summary>Reads the bytes: any outcome is fine but another exception, or memory out of proportion.</summary>
    public static void Endure(CatalogEntry entry, ReadOnlySpan<byte> body)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = Reads(entry, body);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > Always + (PerByte * body.Length))
        {
            throw new InvalidOperationException($"{allocated} bytes allocated for {Describe(entry, body)}");
        }

        var trace = entry.Trace(body);
        if (trace.Consumed + trace.Undecoded != body.Length || (trace.Wrong is null) != read)
        {
            throw new InvalidOperationException($"trace and reader differ: {trace.Wrong?.Message} for {Describe(entry, body)}");
        }

        if (read)
        {
            WritesStably(entry, body);
        }
    }

    /// <summary>The body with each length and count in turn at the edges of what it may say.</summary>
    public static IEnumerable<byte[]> Lengths(CatalogEntry entry, byte[] body)
    {
        foreach (var field in entry.Trace(body).Fields.Where(f => f.Prefix != Width.ToEnd))
        {
            var max = (uint)Limit(entry, field);
            foreach (var value in new uint[] { 0, 1, max, max + 1, (uint)body.Length, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff })
            {
                var hostile = body.ToArray();
                Put(hostile.AsSpan(field.Offset), field.Prefix, value, entry.Style.BigEndian);
                yield return hostile;
            }
        }
    }

    /// <summary>The body with each counted text in turn one byte longer than allowed, those bytes being there.</summary>
    public static IEnumerable<(string Field, byte[] Body)> TooLongTexts(CatalogEntry entry, byte[] body)
    {
        if (entry.Style.Strings is not (StringForm.Counted32 or StringForm.Counted16))
        {
            yield break;
        }

        foreach (var field in entry.Trace(body).Fields.Where(f => f.Prefix != Width.ToEnd && f.Type is "string" or "bytes"))
        {
            var length = Limit(entry, field) + 1;
            if (length > MostFiller || (field.Prefix == Width.Word && length > ushort.MaxValue))
            {
                continue;
            }

            var prefix = (int)field.Prefix;
            var hostile = new byte[body.Length - field.Length + prefix + length];
            body.AsSpan(0, field.Offset).CopyTo(hostile);
            Put(hostile.AsSpan(field.Offset), field.Prefix, (uint)length, entry.Style.BigEndian);
            hostile.AsSpan(field.Offset + prefix, length).Fill((byte)'a');
            body.AsSpan(field.Offset + field.Length).CopyTo(hostile.AsSpan(field.Offset + prefix + length));
            yield return (field.Name, hostile);
        }
    }

    public static string Describe(CatalogEntry entry, ReadOnlySpan<byte> body) =>
        $"{entry.Spec.Link} {entry.Spec.Direction} {entry.Spec.Code} {entry.Spec.Name}: {Convert.ToHexString(body[..Math.Min(body.Length, 2_000)])}";

    private static bool Reads(CatalogEntry entry, ReadOnlySpan<byte> body)
    {
        try
        {
            entry.Read(body);
            return true;
        }
        catch (WireException)
        {
            return false;
        }
    }

    /// <summary>What was understood is written in one form, which is understood as the same again.</summary>
    private static void WritesStably(CatalogEntry entry, ReadOnlySpan<byte> body)
    {
        byte[] written;
        try
        {
            written = entry.Rewrite(body);
        }
        catch (WireException)
        {
            return;
        }

        if (!entry.Rewrite(written).AsSpan().SequenceEqual(written))
        {
            throw new InvalidOperationException($"written differently the second time: {Describe(entry, body)}");
        }
    }

    private static int Limit(CatalogEntry entry, TraceField field)
    {
        var limits = entry.Describe().Where(f => f.Name == field.Name && f.Limit > 0).Select(f => f.Limit).ToArray();
        return limits.Length == 0 ? 0 : limits.Max();
    }

    private static void Put(Span<byte> target, Width width, uint value, bool bigEndian)
    {
        switch (width)
        {
            case Width.Byte:
                target[0] = (byte)value;
                break;
            case Width.Word when bigEndian:
                BinaryPrimitives.WriteUInt16BigEndian(target, (ushort)value);
                break;
            case Width.Word:
                BinaryPrimitives.WriteUInt16LittleEndian(target, (ushort)value);
                break;
            default:
                WriteDWord(target, value, bigEndian);
                break;
        }
    }

    private static void WriteDWord(Span<byte> target, uint value, bool bigEndian)
    {
        if (bigEndian)
        {
            BinaryPrimitives.WriteUInt32BigEndian(target, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(target, value);
        }
    }
}
