using System.Globalization;
using System.Text;
using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>The address of a room as people pass it on: <c>arlnk://</c> and either a coded block or <c>CHATROOM:address:port|name</c>.</summary>
/// <param name="Address">Address of the room.</param>
/// <param name="Port">Its port.</param>
/// <param name="Name">Its name.</param>
public sealed record Hashlink(Ip4 Address, ushort Port, string Name)
{
    /// <summary>What every hashlink begins with.</summary>
    public const string Scheme = "arlnk://";

    /// <summary>Longest text that is looked at.</summary>
    public const int MaxChars = 2048;

    private const string PlainMark = "CHATROOM:";
    private const string CodedMark = "CHATCHANNEL";
    private const int CodedAddress = 20 + 11 + 1;
    private const int CodedName = CodedAddress + 10;
    private const int MaxInflated = 4096;

    /// <summary>Reads either form, with or without the scheme.</summary>
    /// <returns>False when the text is no link to a room.</returns>
    public static bool TryParse(string? text, out Hashlink link)
    {
        link = new Hashlink(Ip4.None, 0, string.Empty);
        if (text is null || text.Length > MaxChars)
        {
            return false;
        }

        var rest = text.Trim().Trim('\\');
        rest = rest.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? rest[Scheme.Length..] : rest;
        return rest.StartsWith(PlainMark, StringComparison.OrdinalIgnoreCase)
            ? TryPlain(rest[PlainMark.Length..], ref link)
            : TryCoded(rest, ref link);
    }

    /// <summary>The form that people can read.</summary>
    public string ToPlain() => string.Create(CultureInfo.InvariantCulture, $"{Scheme}CHATROOM:{Address}:{Port}|{Name}");

    /// <summary>The coded form, which every client takes.</summary>
    public override string ToString()
    {
        using var open = new WireBuffer();
        open.Take(20).Clear();
        Encoding.ASCII.GetBytes(CodedMark, open.Take(CodedMark.Length));
        open.Take(1)[0] = 0;
        var writer = new Writer(open, AresStyle.Room);
        writer.Ip("address", Address);
        writer.U16("port", Port);
        writer.Ip("address", Address);
        writer.Str0("name", Name, AresLimits.Name);
        writer.U8("end", 0);
        var hidden = AresCompression.Deflate(open.Written);
        AresObfuscation.Hide(hidden, AresObfuscation.HashlinkKey);
        return Scheme + Convert.ToBase64String(hidden);
    }

    private static bool TryPlain(string text, ref Hashlink link)
    {
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        var place = bar < 0 ? text : text[..bar];
        var colon = place.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !Ip4.TryParse(place[..colon], out var address) || !ushort.TryParse(place[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return false;
        }

        link = new Hashlink(address, port, bar < 0 ? string.Empty : text[(bar + 1)..]);
        return true;
    }

    private static bool TryCoded(string text, ref Hashlink link)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length == 0)
        {
            return false;
        }

        AresObfuscation.Show(bytes.AsSpan(0, length), AresObfuscation.HashlinkKey);
        using var open = new WireBuffer();
        try
        {
            AresCompression.InflateStream(bytes.AsSpan(0, length), open, MaxInflated);
        }
        catch (WireException)
        {
            return false;
        }

        var body = open.Written;
        if (body.Length < CodedName || !body.Slice(20, CodedMark.Length).SequenceEqual(Encoding.ASCII.GetBytes(CodedMark)))
        {
            return false;
        }

        var reader = new Reader(body[CodedAddress..], AresStyle.Room);
        var address = reader.Ip("address", default);
        var port = reader.U16("port", 0);
        reader.Ip("localAddress", default);
        link = new Hashlink(address, port, reader.Str0("name", string.Empty, MaxInflated));
        return true;
    }
}
