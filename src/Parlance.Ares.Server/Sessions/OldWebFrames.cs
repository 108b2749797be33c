using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Parlance.Wire;

namespace Parlance.Ares.Server.Sessions;

/// <summary>The handshake and the frames of 2010 (hixie-76), which web chats of that age still speak: texts between 00 and FF, and FF 00 for the end.</summary>
internal static class OldWebFrames
{
    /// <summary>Bytes that follow the request's head.</summary>
    public const int KeySize = 8;

    private const byte Begin = 0x00;
    private const byte End = 0xFF;

    /// <summary>The end of the conversation.</summary>
    public static ReadOnlySpan<byte> Closing => [End, Begin];

    /// <summary>Whether a request is for this kind of conversation.</summary>
    public static bool IsFor(string request)
    {
        var lines = request.Split("\r\n");
        return WebFrames.IsRoot(lines[0]) && WebFrames.Header(lines, "Sec-WebSocket-Key1") is not null && WebFrames.Header(lines, "Sec-WebSocket-Key2") is not null;
    }

    /// <summary>The answer to the request: both its keys and the bytes behind it prove that it was understood.</summary>
    /// <exception cref="WireException">A key has no spaces, or its number is not a multiple of them.</exception>
    public static byte[] Answer(string request, ReadOnlySpan<byte> key)
    {
        var lines = request.Split("\r\n");
        Span<byte> proof = stackalloc byte[8 + KeySize];
        BinaryPrimitives.WriteUInt32BigEndian(proof, Number(WebFrames.Header(lines, "Sec-WebSocket-Key1")!));
        BinaryPrimitives.WriteUInt32BigEndian(proof[4..], Number(WebFrames.Header(lines, "Sec-WebSocket-Key2")!));
        key.CopyTo(proof[8..]);
        var head = $"HTTP/1.1 101 WebSocket Protocol Handshake\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\nSec-WebSocket-Origin: {WebFrames.Header(lines, "Origin")}\r\n"
            + $"Sec-WebSocket-Location: ws://{WebFrames.Header(lines, "Host")}/\r\n\r\n";
        return [.. Encoding.Latin1.GetBytes(head), .. MD5.HashData(proof)];
    }

    /// <summary>Takes one frame off the front.</summary>
    /// <param name="input">What came; on success what follows the frame.</param>
    /// <param name="text">The text; null for the end of the conversation.</param>
    /// <returns>False when more bytes are needed.</returns>
    /// <exception cref="WireException">It is no such frame, or too long.</exception>
    public static bool TryRead(ref ReadOnlySequence<byte> input, out byte[]? text)
    {
        text = null;
        if (input.IsEmpty)
        {
            return false;
        }

        var kind = input.FirstSpan[0];
        if (kind == End)
        {
            input = input.Slice(input.End);
            return true;
        }

        if (kind != Begin)
        {
            throw new WireException("header", 0, "neither a text nor the end");
        }

        if (input.PositionOf(End) is not { } end)
        {
            return input.Length <= WebFrames.MaxMessage ? false : throw new WireException("length", 1, $"more than {WebFrames.MaxMessage}");
        }

        text = input.Slice(1, end).ToArray();
        input = input.Slice(input.GetPosition(1, end));
        return text.Length <= WebFrames.MaxMessage ? true : throw new WireException("length", 1, $"more than {WebFrames.MaxMessage}");
    }

    /// <summary>Turns texts framed for newer clients into this form, in place: they only become shorter.</summary>
    /// <returns>Bytes that are left.</returns>
    public static int Rewrite(Span<byte> frames)
    {
        var (from, to) = (0, 0);
        while (from < frames.Length)
        {
            var (head, length) = (int)frames[from + 1] switch
            {
                126 => (4, BinaryPrimitives.ReadUInt16BigEndian(frames[(from + 2)..])),
                127 => (10, (int)BinaryPrimitives.ReadInt64BigEndian(frames[(from + 2)..])),
                var small => (2, small),
            };
            var isText = (frames[from] & 15) == WebFrames.TextFrame;
            if (isText)
            {
                frames[to] = Begin;
                frames.Slice(from + head, length).CopyTo(frames[(to + 1)..]);
                frames[to + 1 + length] = End;
                to += length + 2;
            }

            from += head + length;
        }

        return to;
    }

    /// <summary>The digits of a key, divided by its spaces.</summary>
    private static uint Number(string key)
    {
        var spaces = (uint)key.Count(c => c == ' ');
        var digits = string.Concat(key.Where(char.IsAsciiDigit));
        return spaces > 0 && ulong.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out var number) && number % spaces == 0 && number / spaces <= uint.MaxValue
            ? (uint)(number / spaces)
            : throw new WireException("key", 0, "its digits and spaces do not fit together");
    }
}
