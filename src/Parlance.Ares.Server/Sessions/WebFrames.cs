using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Parlance.Ares.Server.Rooms;
using Parlance.Ares.Web;
using Parlance.Wire;

namespace Parlance.Ares.Server.Sessions;

/// <summary>The little of HTTP and RFC 6455 that a room's port needs: one upgrade, then texts, pings and a close.</summary>
internal static class WebFrames
{
    /// <summary>Most bytes of an upgrade request.</summary>
    public const int MaxRequest = 8 * 1024;

    /// <summary>Most bytes of a message, which may come in several frames.</summary>
    public const int MaxMessage = 64 * 1024;

    public const byte Continuation = 0;
    public const byte TextFrame = 1;
    public const byte Close = 8;
    public const byte Ping = 9;

    private const string Magic = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>The answer to an upgrade request; the room's icon, or an error page, for any other request.</summary>
    /// <param name="request">The request's head.</param>
    /// <param name="mayUpgrade">Web chats are served.</param>
    public static (byte[] Answer, bool IsUpgrade) Answer(string request, bool mayUpgrade)
    {
        var lines = request.Split("\r\n");
        if (lines[0].StartsWith("GET /favicon.ico ", StringComparison.Ordinal))
        {
            var head = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: image/x-icon\r\nContent-Length: {RoomIcon.Bytes.Length}\r\n\r\n");
            return ([.. head, .. RoomIcon.Bytes], false);
        }

        var isRoot = mayUpgrade && IsRoot(lines[0]);
        var key = Header(lines, "Sec-WebSocket-Key");
        if (!isRoot || key is null || !"websocket".Equals(Header(lines, "Upgrade"), StringComparison.OrdinalIgnoreCase))
        {
            var status = isRoot ? "426 Upgrade Required\r\nUpgrade: websocket" : "404 Not Found";
            return (Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"), false);
        }

        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Magic)));
        return (Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"), true);
    }

    /// <summary>Takes one frame off the front.</summary>
    /// <returns>False when more bytes are needed.</returns>
    /// <exception cref="WireException">The frame is not masked, uses an extension or is too long.</exception>
    public static bool TryRead(ref ReadOnlySequence<byte> input, out byte opcode, out bool isLast, out byte[] body)
    {
        (opcode, isLast, body) = (0, false, []);
        Span<byte> head = stackalloc byte[14];
        var known = head[..(int)Math.Min(input.Length, head.Length)];
        input.Slice(0, known.Length).CopyTo(known);
        if (known.Length < 2)
        {
            return false;
        }

        if ((known[0] & 0x70) != 0 || (known[1] & 0x80) == 0)
        {
            throw new WireException("header", 0, "not masked, or an extension that was not agreed on");
        }

        var length = (long)(known[1] & 0x7F);
        var at = length switch { 126 => 4, 127 => 10, _ => 2 };
        if (known.Length < at + 4)
        {
            return false;
        }

        length = length switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(known[2..]),
            127 => BinaryPrimitives.ReadInt64BigEndian(known[2..]),
            _ => length,
        };
        if (length is < 0 or > MaxMessage)
        {
            throw new WireException("length", 1, $"{length} is more than {MaxMessage}");
        }

        if (input.Length < at + 4 + length)
        {
            return false;
        }

        (opcode, isLast) = ((byte)(known[0] & 15), (known[0] & 0x80) != 0);
        body = input.Slice(at + 4, length).ToArray();
        for (var i = 0; i < body.Length; i++)
        {
            body[i] ^= known[at + (i & 3)];
        }

        input = input.Slice(at + 4 + length);
        return true;
    }

    public static void Write(WebMessage message, WireBuffer target)
    {
        var text = message.ToString();
        var length = Encoding.UTF8.GetByteCount(text);
        Header(TextFrame, length, target);
        Encoding.UTF8.GetBytes(text, target.Take(length));
    }

    public static void Header(byte opcode, int length, WireBuffer target)
    {
        if (length < 126)
        {
            var small = target.Take(2);
            (small[0], small[1]) = ((byte)(0x80 | opcode), (byte)length);
        }
        else if (length <= ushort.MaxValue)
        {
            var middle = target.Take(4);
            (middle[0], middle[1]) = ((byte)(0x80 | opcode), 126);
            BinaryPrimitives.WriteUInt16BigEndian(middle[2..], (ushort)length);
        }
        else
        {
            var large = target.Take(10);
            (large[0], large[1]) = ((byte)(0x80 | opcode), 127);
            BinaryPrimitives.WriteInt64BigEndian(large[2..], length);
        }
    }

    internal static bool IsRoot(string line) => line.StartsWith("GET / ", StringComparison.Ordinal) || line.StartsWith("GET /? ", StringComparison.Ordinal);

    internal static string? Header(string[] lines, string name)
    {
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line.AsSpan(0, colon).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return line[(colon + 1)..].Trim();
            }
        }

        return null;
    }
}
