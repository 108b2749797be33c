using Parlance.Wire;

namespace Parlance.MyIcq;

/// <summary>Messages as type and text, and back.</summary>
internal static class MessageBodies
{
    /// <summary>Most bytes of a text that clients take at once.</summary>
    public const int Part = 450;

    /// <summary>Reads what came; what does not read stays as it is.</summary>
    public static MyIcqMessage Read(byte type, string body, Codepage page) => (MyIcqMessageType)type switch
    {
        MyIcqMessageType.Text => Text(TextBody.Parse(body), page),
        MyIcqMessageType.AutoReply => new MyIcqMessage.AutoReply(page.Decode(body)),
        MyIcqMessageType.AuthAccepted => new MyIcqMessage.Accepted(),
        MyIcqMessageType.AuthRequest when AuthRequestBody.TryParse(body, out var ask) =>
            new MyIcqMessage.Request(ask.Face, page.DecodeUtf8Or(ask.Nick), page.DecodeUtf8Or(ask.Reason)),
        MyIcqMessageType.AuthRejected => new MyIcqMessage.Rejected(page.Decode(body)),
        MyIcqMessageType.Added => new MyIcqMessage.Added(),
        MyIcqMessageType.TcpRequest when TcpRequestBody.TryParse(body, out var ask) =>
            new MyIcqMessage.SessionRequest(page.Decode(ask.Session), page.Decode(ask.Reason), ask.Port),
        MyIcqMessageType.TcpAccepted when TcpAcceptedBody.TryParse(body, out var accepted) =>
            new MyIcqMessage.SessionAccepted(page.Decode(accepted.Session), accepted.Port),
        MyIcqMessageType.TcpRejected => new MyIcqMessage.SessionRejected(),
        _ => new MyIcqMessage.Other(type, string.Join(MyIcqBody.Divider, body.Split(MyIcqBody.Divider).Select(page.Decode))),
    };

    /// <summary>Type and text of a message; types without a text have none at all, as with gaim.</summary>
    /// <exception cref="ArgumentException">The text would be longer than servers take.</exception>
    public static (byte Type, string? Text) Write(MyIcqMessage message, Codepage page)
    {
        (MyIcqMessageType Type, string? Text) written = message switch
        {
            MyIcqMessage.Text text => (MyIcqMessageType.Text, Body(text, page)),
            MyIcqMessage.AutoReply reply => (MyIcqMessageType.AutoReply, page.Encode(reply.Words)),
            MyIcqMessage.Accepted => (MyIcqMessageType.AuthAccepted, null),
            MyIcqMessage.Request ask => (MyIcqMessageType.AuthRequest, new AuthRequestBody(ask.Face, page.Encode(ask.Nick), page.Encode(ask.Reason)).ToString()),
            MyIcqMessage.Rejected rejected => (MyIcqMessageType.AuthRejected, page.Encode(rejected.Reason)),
            MyIcqMessage.Added => (MyIcqMessageType.Added, null),
            MyIcqMessage.SessionRequest ask => (MyIcqMessageType.TcpRequest, new TcpRequestBody(page.Encode(ask.Session), page.Encode(ask.Reason), ask.Port).ToString()),
            MyIcqMessage.SessionAccepted accepted => (MyIcqMessageType.TcpAccepted, new TcpAcceptedBody(page.Encode(accepted.Session), accepted.Port).ToString()),
            MyIcqMessage.SessionRejected => (MyIcqMessageType.TcpRejected, null),
            MyIcqMessage.Other other => ((MyIcqMessageType)other.Type, string.Join(MyIcqBody.Divider, other.Body.Split(MyIcqBody.Divider).Select(field => page.Encode(field)))),
            _ => throw new ArgumentException("An unknown kind of message.", nameof(message)),
        };
        return written.Text is null || written.Text.Length <= MyIcqLimits.Text
            ? ((byte)written.Type, written.Text)
            : throw new ArgumentException($"A message may have {MyIcqLimits.Text} bytes; this one has {written.Text.Length}.", nameof(message));
    }

    /// <summary>A message in parts that clients take: a long text in several, anything else in one.</summary>
    public static IReadOnlyList<(byte Type, string? Text)> Parts(MyIcqMessage message, Codepage page)
    {
        if (message is not MyIcqMessage.Text text)
        {
            return [Write(message, page)];
        }

        var parts = new List<(byte, string?)>();
        var rest = text.Words;
        do
        {
            var taken = page.Encode(rest, Part);
            var length = taken.Length == page.Encode(rest).Length ? rest.Length : Math.Max(1, page.Decode(taken).Length);
            parts.Add(Write(text with { Words = rest[..length] }, page));
            rest = rest[length..];
        }
        while (rest.Length > 0);
        return parts;
    }

    private static MyIcqMessage.Text Text(TextBody body, Codepage page) => new(page.Decode(body.Text), page.Decode(body.Font), body.Size, body.Color, body.Flags);

    private static string Body(MyIcqMessage.Text text, Codepage page) =>
        new TextBody(page.Encode(text.Words), page.Encode(text.Font), text.Size, text.Color, text.Style).ToString();
}
