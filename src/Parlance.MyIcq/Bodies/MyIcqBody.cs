using System.Globalization;

namespace Parlance.MyIcq;

/// <summary>The text of a message: fields divided by 0xff, which no character of GBK contains.</summary>
public static class MyIcqBody
{
    /// <summary>What divides the fields.</summary>
    public const char Divider = '\u00ff';

    /// <summary>
    /// Whether clients can read the text without harm. Those of the time follow a null pointer when a request to be added lacks two dividers, a request
    /// for a session two, its acceptance one.
    /// </summary>
    /// <param name="type">A <see cref="MyIcqMessageType"/>.</param>
    /// <param name="text">The text as it travelled.</param>
    public static bool IsWellFormed(byte type, string? text) => Dividers(text) >= (MyIcqMessageType)type switch
    {
        MyIcqMessageType.AuthRequest or MyIcqMessageType.TcpRequest => 2,
        MyIcqMessageType.TcpAccepted => 1,
        _ => 0,
    };

    internal static string[] Split(string? text, int most) => (text ?? string.Empty).Split(Divider, most);

    internal static string Join(params ReadOnlySpan<string> fields) => string.Join(Divider, fields!);

    /// <summary>A field must not contain what divides fields.</summary>
    internal static string Field(string? text) => (text ?? string.Empty).Replace(Divider, '?');

    internal static int Number(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static int Dividers(string? text) => text is null ? 0 : text.AsSpan().Count(Divider);
}
