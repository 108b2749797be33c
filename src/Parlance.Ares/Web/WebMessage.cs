using System.Globalization;
using System.Text;
using Parlance.Wire;

namespace Parlance.Ares.Web;

/// <summary>A message of the text protocol that web chats speak to a room over a WebSocket: <c>IDENT:len,len:fieldfield</c>.</summary>
/// <param name="Ident">What it is, see <see cref="WebIdents"/>.</param>
/// <param name="Fields">Its fields; they may hold any character, colons included.</param>
/// <remarks>
/// Lengths count UTF-16 code units. Some requests carry one text without a length, see <see cref="ParseRequest"/>.
/// Source: sb0t 5.41 with its web pages, captured.
/// </remarks>
public sealed record WebMessage(string Ident, params IReadOnlyList<string> Fields)
{
    /// <summary>Longest message that is read, in characters.</summary>
    public const int MaxChars = 64 * 1024;

    /// <summary>Most fields of a message.</summary>
    public const int MaxFields = 32;

    /// <summary>Reads what a web chat sent. PUBLIC, EMOTE, COMMAND, PING and LAG carry one text without a length.</summary>
    /// <exception cref="WireException">The text is not such a message.</exception>
    public static WebMessage ParseRequest(string text)
    {
        var colon = IdentEnd(text);
        var ident = text[..colon];
        return ident is WebIdents.Public or WebIdents.Emote or WebIdents.Command or WebIdents.Ping or WebIdents.Lag
            ? new WebMessage(ident, text[(colon + 1)..])
            : Counted(text, colon);
    }

    /// <summary>Reads what a room sent.</summary>
    /// <exception cref="WireException">The text is not such a message.</exception>
    public static WebMessage Parse(string text) => Counted(text, IdentEnd(text));

    /// <summary>The message as it travels.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Ident).Append(':');
        if (Fields.Count == 0)
        {
            return text.ToString();
        }

        text.AppendJoin(',', Fields.Select(f => f.Length.ToString(CultureInfo.InvariantCulture))).Append(':');
        return text.AppendJoin(string.Empty, Fields).ToString();
    }

    private static int IdentEnd(string text)
    {
        if (text.Length > MaxChars)
        {
            throw new WireException("ident", 0, $"longer than {MaxChars} characters");
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon is > 0 and <= 32 ? colon : throw new WireException("ident", 0, "no identifier before a colon");
    }

    private static WebMessage Counted(string text, int colon)
    {
        var ident = text[..colon];
        var second = text.IndexOf(':', colon + 1);
        if (second < 0)
        {
            return colon == text.Length - 1
                ? new WebMessage(ident)
                : throw new WireException("lengths", colon + 1, "no colon behind the lengths");
        }

        var fields = new List<string>();
        var at = second + 1;
        foreach (var range in text.AsSpan(colon + 1, second - colon - 1).Split(','))
        {
            var digits = text.AsSpan(colon + 1, second - colon - 1)[range];
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > text.Length - at || fields.Count == MaxFields)
            {
                throw new WireException("lengths", colon + 1, "they do not fit the text");
            }

            fields.Add(text.Substring(at, length));
            at += length;
        }

        return new WebMessage(ident, fields);
    }
}
