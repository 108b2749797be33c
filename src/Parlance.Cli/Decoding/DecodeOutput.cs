using System.Globalization;
using Parlance.Wire;

namespace Parlance.Cli.Decoding;

/// <summary>One line a message, and the counts for the last line.</summary>
/// <param name="writer">Where the lines go.</param>
/// <param name="mostFields">Fields shown of one message; null for all, whole.</param>
/// <param name="listener">Told of each message, beside the lines.</param>
internal sealed class DecodeOutput(TextWriter writer, int? mostFields, Action<MessageSpec, Trace>? listener = null)
{
    private int broken;
    private int refused;
    private long refusedBytes;

    /// <summary>Messages understood.</summary>
    public long Messages { get; private set; }

    /// <summary>Bytes not understood.</summary>
    public long Undecoded { get; private set; }

    /// <summary>There were messages, and all of them were understood to their last byte.</summary>
    public bool IsWhole => Messages > 0 && Undecoded == 0 && broken + refused == 0;

    /// <summary>A message of a catalog, whole or in part.</summary>
    /// <param name="heard">Who said it when.</param>
    /// <param name="spec">What it is.</param>
    /// <param name="body">Its body, inflated and decrypted.</param>
    /// <param name="trace">What was understood of it.</param>
    /// <param name="header">What the header around it says.</param>
    public void Message(in Heard heard, in MessageSpec spec, ReadOnlySpan<byte> body, Trace trace, string header = "")
    {
        Messages++;
        listener?.Invoke(spec, trace);
        Undecoded += trace.Undecoded;
        broken += trace.Wrong is null ? 0 : 1;
        var line = $"{spec.Link} {Way(spec.Direction)} {spec.Code} {spec.Name} {header}{(header.Length > 0 ? " " : string.Empty)}{FieldText.Of(trace.Fields, mostFields)}".TrimEnd();
        var rest = trace.Undecoded == 0 ? string.Empty : $" undecoded={Printable.Hex(body[trace.Consumed..])}";
        var wrong = trace.Wrong is null ? string.Empty : $" wrong: {trace.Wrong.Message}";
        Line(heard, line + rest + wrong);
    }

    /// <summary>Something understood that is in no catalog, as the bytes of a file.</summary>
    public void Note(in Heard heard, string text)
    {
        Messages++;
        Line(heard, text);
    }

    /// <summary>Bytes not understood.</summary>
    /// <param name="heard">Who said them when.</param>
    /// <param name="what">What can be said of them.</param>
    /// <param name="bytes">The bytes; zero where the capture lacks them.</param>
    /// <param name="missing">How many of them the capture lacks.</param>
    public void Unknown(in Heard heard, string what, ReadOnlySpan<byte> bytes, long missing = 0)
    {
        Undecoded += bytes.Length;
        var lacks = missing == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", {missing} of them missing from the capture");
        Line(heard, $"{what} undecoded={Printable.Hex(bytes)} ({bytes.Length} bytes{lacks})");
    }

    /// <summary>Bytes that the capture lacks and that therefore nobody can understand.</summary>
    public void Missing(in Heard heard, long count)
    {
        Undecoded += count;
        Line(heard, $"{count} bytes missing from the capture");
    }

    /// <summary>Bytes of a client that no server takes, seen as what they are: they are shown, summed up and not counted as not understood.</summary>
    public void Refused(in Heard heard, string what, ReadOnlySpan<byte> bytes)
    {
        (refused, refusedBytes) = (refused + 1, refusedBytes + bytes.Length);
        Line(heard, $"{what} refused={Printable.Hex(bytes)}");
    }

    /// <summary>Something to know that counts for nothing.</summary>
    public void Remark(in Heard heard, string text) => Line(heard, $"({text})");

    /// <summary>The last line.</summary>
    public void Summary()
    {
        if (refused > 0)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"({refused} frames of clients that no server takes, {refusedBytes} bytes, not counted)"));
        }

        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Messages} messages, {Undecoded} bytes undecoded"));
    }

    private static string Way(Direction direction) => direction switch
    {
        Direction.ToServer => "to-server",
        Direction.ToClient => "to-client",
        _ => "to-peer",
    };

    private void Line(in Heard heard, string text) =>
        writer.WriteLine(heard == default
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"{heard.Time:HH:mm:ss.ffffff} {heard.From} > {heard.To} {text}"));
}
