using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>Messages as type and body, and back.</summary>
internal static class MessageBodies
{
    /// <summary>Most bytes of a text that clients of the time take at once (icq 0.91; licq MAX_MESSAGE_SIZE).</summary>
    public const int Part = 450;

    /// <summary>Reads what came; a body with too few fields has empty ones.</summary>
    public static IcqMessage Read(ushort type, string body, Codepage page)
    {
        type = IcqMessageType.Base(type);
        var fields = IcqBody.Fields(type) > 0 ? IcqBody.Split(type, body) : [];
        string Field(int at) => Lines(page.Decode(fields[at]));
        return type switch
        {
            IcqMessageType.Text => new IcqMessage.Text(Lines(page.Decode(body))),
            IcqMessageType.Url => new IcqMessage.Url(Field(0), Field(1)),
            IcqMessageType.AuthorizationRequest => new IcqMessage.AuthorizationRequest(Field(0), Field(1), Field(2), Field(3), Field(5)),
            IcqMessageType.AuthorizationDenied => new IcqMessage.AuthorizationDenied(Lines(page.Decode(body))),
            IcqMessageType.AuthorizationGranted => new IcqMessage.AuthorizationGranted(),
            IcqMessageType.Added => new IcqMessage.Added(Field(0), Field(1), Field(2), Field(3), fields[4] == "1"),
            IcqMessageType.WebPager => new IcqMessage.WebPager(Field(0), Field(3), Field(5)),
            IcqMessageType.EmailPager => new IcqMessage.EmailPager(Field(0), Field(3), Field(5)),
            IcqMessageType.Contacts => new IcqMessage.Contacts([.. IcqBody.ReadContacts(body).Select(c => KeyValuePair.Create(c.Key, page.Decode(c.Value)))]),
            IcqMessageType.Server => new IcqMessage.Server(Lines(page.Decode(body))),
            _ => new IcqMessage.Other(type, string.Join(IcqBody.Separator, body.Split(IcqBody.Separator).Select(page.Decode))),
        };
    }

    /// <summary>Type and body of a message.</summary>
    /// <exception cref="ArgumentException">The body would be longer than a message may be.</exception>
    public static (ushort Type, string Body) Write(IcqMessage message, Codepage page)
    {
        string Bytes(string text) => page.Encode(text.ReplaceLineEndings("\r\n"));
        (ushort Type, string Body) written = message switch
        {
            IcqMessage.Text text => (IcqMessageType.Text, Bytes(text.Words)),
            IcqMessage.Url url => (IcqMessageType.Url, IcqBody.Link(Bytes(url.Description), Bytes(url.Address))),
            IcqMessage.AuthorizationRequest ask => (
                IcqMessageType.AuthorizationRequest,
                IcqBody.AuthorizationRequest(Bytes(ask.Nick), Bytes(ask.FirstName), Bytes(ask.LastName), Bytes(ask.Email), asksConsentToo: true, Bytes(ask.Reason))),
            IcqMessage.AuthorizationDenied denied => (IcqMessageType.AuthorizationDenied, Bytes(denied.Reason)),
            IcqMessage.AuthorizationGranted => (IcqMessageType.AuthorizationGranted, string.Empty),
            IcqMessage.Added added => (
                IcqMessageType.Added,
                IcqBody.Added(Bytes(added.Nick), Bytes(added.FirstName), Bytes(added.LastName), Bytes(added.Email), added.AnyoneMayAdd)),
            IcqMessage.WebPager pager => (IcqMessageType.WebPager, IcqBody.Pager(Bytes(pager.Name), Bytes(pager.Email), Bytes(pager.Words))),
            IcqMessage.EmailPager pager => (IcqMessageType.EmailPager, IcqBody.Pager(Bytes(pager.Name), Bytes(pager.Email), Bytes(pager.Words))),
            IcqMessage.Contacts contacts => (
                IcqMessageType.Contacts, IcqBody.Contacts([.. contacts.Users.Select(user => KeyValuePair.Create(user.Key, Bytes(user.Value)))])),
            IcqMessage.Server server => (IcqMessageType.Server, Bytes(server.Words)),
            IcqMessage.Other other => (other.Type, string.Join(IcqBody.Separator, other.Body.Split(IcqBody.Separator).Select(Bytes))),
            _ => throw new ArgumentException("An unknown kind of message.", nameof(message)),
        };
        return written.Body.Length <= IcqLimits.Message
            ? written
            : throw new ArgumentException($"A message may have {IcqLimits.Message} bytes; this one has {written.Body.Length}.", nameof(message));
    }

    /// <summary>A message in parts that clients take: a long text in several, anything else in one.</summary>
    public static IReadOnlyList<(ushort Type, string Body)> Parts(IcqMessage message, Codepage page) =>
        message is IcqMessage.Text text ? [.. Split(text.Words, page).Select(part => (IcqMessageType.Text, part))] : [Write(message, page)];

    private static IEnumerable<string> Split(string words, Codepage page)
    {
        words = words.ReplaceLineEndings("\r\n");
        var (start, length, bytes) = (0, 0, 0);
        foreach (var rune in words.EnumerateRunes())
        {
            var size = page.Encode(rune.ToString()).Length;
            if (bytes + size > Part)
            {
                yield return page.Encode(words.Substring(start, length));
                (start, length, bytes) = (start + length, 0, 0);
            }

            (length, bytes) = (length + rune.Utf16SequenceLength, bytes + size);
        }

        yield return page.Encode(words[start..]);
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
