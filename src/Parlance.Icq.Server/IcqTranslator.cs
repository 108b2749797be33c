using System.Text;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Wire;

namespace Parlance.Icq.Server;

/// <summary>Turns states and messages of the domain into ICQ's and back. Pure.</summary>
/// <remarks>
/// What does not translate: likes, shares and searches for files, privileges, and contact lists kept on other networks.
/// Between users of ICQ the body passes byte for byte; only for others is it turned into words by the sender's code page.
/// </remarks>
internal static class IcqTranslator
{
    /// <summary>Most bytes of one message to a client; longer ones of other networks are split.</summary>
    public const int Part = 450;

    public static PresenceState StateOf(uint status) => IcqStatus.IsInvisible(status)
        ? PresenceState.Invisible
        : IcqStatus.Decode(status) switch
        {
            IcqPresence.Away => PresenceState.Away,
            IcqPresence.NotAvailable => PresenceState.NotAvailable,
            IcqPresence.Occupied => PresenceState.Occupied,
            IcqPresence.DoNotDisturb => PresenceState.DoNotDisturb,
            IcqPresence.FreeForChat => PresenceState.FreeForChat,
            _ => PresenceState.Online,
        };

    public static uint StatusOf(PresenceState state) => state switch
    {
        PresenceState.Away => IcqStatus.Away,
        PresenceState.NotAvailable => IcqStatus.NotAvailable,
        PresenceState.Occupied => IcqStatus.Occupied,
        PresenceState.DoNotDisturb => IcqStatus.DoNotDisturb,
        PresenceState.FreeForChat => IcqStatus.FreeForChat,
        PresenceState.Invisible => IcqStatus.Invisible,
        _ => IcqStatus.Online,
    };

    public static MessageKind KindOf(ushort type) => IcqMessageType.Base(type) switch
    {
        IcqMessageType.Text or IcqMessageType.WebPager or IcqMessageType.EmailPager => MessageKind.Text,
        IcqMessageType.Url => MessageKind.Url,
        IcqMessageType.AuthorizationRequest => MessageKind.AuthorisationRequest,
        IcqMessageType.AuthorizationDenied => MessageKind.AuthorisationRefused,
        IcqMessageType.AuthorizationGranted => MessageKind.AuthorisationGranted,
        IcqMessageType.Added => MessageKind.Added,
        IcqMessageType.Contacts => MessageKind.Contacts,
        _ => MessageKind.Other,
    };

    /// <summary>What a body says, for networks that are not ICQ.</summary>
    public static string Words(ushort type, string body, Codepage codepage)
    {
        var parts = IcqBody.Split(type, body);
        var words = IcqMessageType.Base(type) switch
        {
            IcqMessageType.Url => $"{parts[0]}{MessageWords.Separator}{parts[1]}",
            IcqMessageType.AuthorizationRequest => parts[5],
            IcqMessageType.WebPager or IcqMessageType.EmailPager => $"{parts[0]} {parts[3]}: {parts[5]}",
            IcqMessageType.Added or IcqMessageType.AuthorizationGranted => string.Empty,
            IcqMessageType.Contacts => string.Join(MessageWords.Separator, IcqBody.ReadContacts(body).Select(c => $"{c.Key}{MessageWords.Separator}{c.Value}")),
            _ => body,
        };
        return codepage.Decode(words).ReplaceLineEndings("\n");
    }

    /// <summary>Type and body as they were, for other clients of ICQ.</summary>
    public static byte[] Pack(ushort type, string body)
    {
        var bytes = new byte[2 + body.Length];
        BitConverter.TryWriteBytes(bytes, type);
        Encoding.Latin1.GetBytes(body, bytes.AsSpan(2));
        return bytes;
    }

    /// <summary>What a client of ICQ is sent for a message: one body, or several when it is longer than clients take.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Profile of the sender; null for the server.</param>
    /// <param name="codepage">Code page of the receiver.</param>
    public static (ushort Type, IReadOnlyList<string> Parts) Bodies(DirectMessage message, Profile? sender, Codepage codepage)
    {
        if (message.Origin == Network.Icq && message.Original is { Length: >= 2 } original)
        {
            return (BitConverter.ToUInt16(original), [Encoding.Latin1.GetString(original.AsSpan(2))]);
        }

        var words = message.Text.Split(MessageWords.Separator);
        string Word(int at) => Encode(at < words.Length ? words[at] : string.Empty, codepage, 200);
        string Own(Func<Profile, string> field) => sender is null ? string.Empty : Encode(field(sender), codepage, 40);
        var nick = Own(p => p.Nick.Length > 0 ? p.Nick : message.From);
        var (first, last, email) = (Own(p => p.FirstName), Own(p => p.LastName), Own(p => p.Email));
        var isOpen = sender?.Authorisation == Authorisation.Anyone;
        return message.Kind switch
        {
            MessageKind.Url => (IcqMessageType.Url, [IcqBody.Link(Word(0), Word(1))]),
            MessageKind.AuthorisationRequest =>
                (IcqMessageType.AuthorizationRequest, [IcqBody.AuthorizationRequest(nick, first, last, email, !isOpen, Word(words.Length - 1))]),
            MessageKind.AuthorisationRefused => (IcqMessageType.AuthorizationDenied, [Word(words.Length - 1)]),
            MessageKind.AuthorisationGranted => (IcqMessageType.AuthorizationGranted, [string.Empty]),
            MessageKind.Added => (IcqMessageType.Added, [IcqBody.Added(nick, first, last, email, isOpen)]),
            MessageKind.Contacts => (IcqMessageType.Contacts, [Contacts(words, codepage)]),
            MessageKind.Text => (IcqMessageType.Text, Split(message.Text, codepage)),
            _ => (IcqMessageType.Text, Split(MessageWords.Plain(message), codepage)),
        };
    }

    /// <summary>A text in pieces that clients take, no character cut in two; always at least one.</summary>
    public static IReadOnlyList<string> Split(string text, Codepage codepage)
    {
        return codepage.Split(PlainText.Lines(text).ReplaceLineEndings("\r\n"), Part);
    }

    private static string Encode(string text, Codepage codepage, int max) => codepage.Encode(PlainText.Lines(text).ReplaceLineEndings("\r\n"), max);

    private static string Contacts(string[] words, Codepage codepage)
    {
        var contacts = new List<KeyValuePair<uint, string>>();
        for (var i = 0; i + 1 < words.Length && contacts.Count < 20; i += 2)
        {
            if (Handles.IsNumber(words[i], out var uin))
            {
                contacts.Add(new(uin, codepage.Encode(words[i + 1], 20)));
            }
        }

        return IcqBody.Contacts(contacts);
    }
}
