using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Parlance.Ares.Web;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.Ares;

/// <summary>A browser on a room's port: one request and its answer, then the text protocol in WebSocket frames.</summary>
internal sealed class AresWebTalk(DecodeOutput output)
{
    /// <summary>Beyond this many bytes a head is none.</summary>
    private const int MostHead = 16 * 1024;

    private readonly bool[] hasHead = new bool[2];
    private bool isSocket;

    /// <summary>Prints what comes next.</summary>
    /// <returns>Bytes it took; 0 when it is not whole yet.</returns>
    public int Take(Direction direction, in Heard heard, ReadOnlySpan<byte> waiting)
    {
        var side = direction == Direction.ToServer ? 0 : 1;
        if (!hasHead[side])
        {
            return Head(direction, heard, waiting);
        }

        if (isSocket)
        {
            return Frame(direction, heard, waiting);
        }

        output.Note(heard, string.Create(CultureInfo.InvariantCulture, $"web {Way(direction)} {waiting.Length} bytes of a page"));
        return waiting.Length;
    }

    private int Head(Direction direction, in Heard heard, ReadOnlySpan<byte> waiting)
    {
        var end = waiting.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return waiting.Length > MostHead ? Unknown(heard, "head without an end", waiting) : 0;
        }

        var head = Encoding.Latin1.GetString(waiting[..end]);
        hasHead[direction == Direction.ToServer ? 0 : 1] = true;
        isSocket |= head.Contains("upgrade: websocket", StringComparison.OrdinalIgnoreCase);
        output.Note(heard, $"web {Way(direction)} {Printable.Quote(head.Split('\r')[0])}");
        return end + 4;
    }

    /// <summary>RFC 6455: two bytes, a longer length, a mask from clients, the payload.</summary>
    private int Frame(Direction direction, in Heard heard, ReadOnlySpan<byte> waiting)
    {
        if (!TryHeader(waiting, out var header, out var length))
        {
            return 0;
        }

        if (length > WebMessage.MaxChars * 4)
        {
            return Unknown(heard, "no WebSocket frame", waiting);
        }

        if (waiting.Length < header + length)
        {
            return 0;
        }

        var payload = waiting.Slice(header, (int)length).ToArray();
        if ((waiting[1] & 0x80) != 0)
        {
            var mask = waiting.Slice(header - 4, 4);
            for (var i = 0; i < payload.Length; i++)
            {
                payload[i] ^= mask[i & 3];
            }
        }

        Print(direction, heard, waiting[0] & 0x0F, payload);
        return header + (int)length;
    }

    private static bool TryHeader(ReadOnlySpan<byte> waiting, out int header, out long length)
    {
        (header, length) = (2, 0);
        if (waiting.Length < header)
        {
            return false;
        }

        var isMasked = (waiting[1] & 0x80) != 0;
        length = waiting[1] & 0x7F;
        header += (isMasked ? 4 : 0) + (length == 126 ? 2 : length == 127 ? 8 : 0);
        if (waiting.Length < header)
        {
            return false;
        }

        length = length == 126 ? BinaryPrimitives.ReadUInt16BigEndian(waiting[2..])
            : length == 127 ? BinaryPrimitives.ReadInt64BigEndian(waiting[2..]) & long.MaxValue
            : length;
        return true;
    }

    private void Print(Direction direction, in Heard heard, int opcode, byte[] payload)
    {
        const int Text = 1;
        const int Close = 8;
        try
        {
            if (opcode == Text)
            {
                var text = Encoding.UTF8.GetString(payload);
                var message = direction == Direction.ToServer ? WebMessage.ParseRequest(text) : WebMessage.Parse(text);
                output.Note(heard, $"web {Way(direction)} {Printable.Quote(message.Ident)[1..^1]} {string.Join(' ', message.Fields.Select(Printable.Quote))}".TrimEnd());
            }
            else if (opcode >= Close)
            {
                output.Note(heard, $"web {Way(direction)} {(opcode == Close ? "close" : opcode == 9 ? "ping" : "pong")} {Printable.Hex(payload)}".TrimEnd());
            }
            else
            {
                Unknown(heard, $"web {Way(direction)} frame that is no text", payload);
            }
        }
        catch (WireException wrong)
        {
            Unknown(heard, $"web {Way(direction)} {wrong.Message}", payload);
        }
    }

    private int Unknown(in Heard heard, string what, ReadOnlySpan<byte> bytes)
    {
        output.Unknown(heard, what, bytes);
        return bytes.Length;
    }

    private static string Way(Direction direction) => direction == Direction.ToServer ? "to-server" : "to-client";
}
