using System.Globalization;
using Parlance.Wire;

namespace Parlance.Cli.Captures;

/// <summary>
/// Captures as text, one frame a line. Of a room: direction (<c>C&gt;S</c>, <c>S&gt;C</c>), number of the connection, hex; <c>RAW</c> before bytes that are
/// no frames, <c>EOF</c> for a close. Of datagrams: seconds, transport, direction, socket, hex.
/// </summary>
internal static class TextCapture
{
    /// <summary>Whether a file begins like one: its first line that is no comment has the columns.</summary>
    public static bool IsCapture(ReadOnlySpan<byte> file)
    {
        var start = System.Text.Encoding.Latin1.GetString(file[..Math.Min(file.Length, 64 * 1024)]);
        var first = start.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0 && line[0] != '#');
        return first is not null && (Parse(first, 1) is not null || first.Split(' ') is ["C>S" or "S>C", _, _, ..] or [_, "udp" or "tcp", "C>S" or "S>C", _, _]);
    }

    /// <summary>The lines of a capture.</summary>
    /// <exception cref="CaptureException">A line is none.</exception>
    public static IEnumerable<TextCaptureLine> Lines(IEnumerable<string> lines)
    {
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (line.Trim() is { Length: > 0 } text && text[0] != '#')
            {
                yield return Parse(text, number) ?? throw new CaptureException(string.Create(CultureInfo.InvariantCulture, $"line {number} is none of a capture"));
            }
        }
    }

    private static TextCaptureLine? Parse(string line, int number) => line.Split(' ') switch
    {
        ["C>S" or "S>C", var connection, "RAW", var hex] way => Of(way[0], connection, default, isTcp: true, hex, isEnd: false, number),
        ["C>S" or "S>C", var connection, "EOF", .. var rest] way => Of(way[0], connection, default, isTcp: true, rest.ElementAtOrDefault(0) ?? string.Empty, isEnd: true, number),
        ["C>S" or "S>C", var connection, var hex] way => Of(way[0], connection, default, isTcp: true, hex, isEnd: false, number),
        [var seconds, "udp" or "tcp", "C>S" or "S>C", var socket, var hex] columns when double.TryParse(seconds, CultureInfo.InvariantCulture, out var time) && time is >= 0 and < 1e9 =>
            Of(columns[2], socket, TimeSpan.FromSeconds(time), columns[1] == "tcp", hex, isEnd: false, number),
        _ => null,
    };

    private static TextCaptureLine? Of(string way, string connection, TimeSpan time, bool isTcp, string hex, bool isEnd, int number)
    {
        var digits = connection.TrimStart('f', 'd');
        return hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigit) && ushort.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var client)
            ? new TextCaptureLine(DateTime.UnixEpoch + time, new Endpoint(Ip4.None, client), way == "C>S", isTcp, isEnd, Convert.FromHexString(hex), number)
            : null;
    }
}
