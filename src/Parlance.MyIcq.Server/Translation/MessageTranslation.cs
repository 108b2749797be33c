using System.Text;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.MyIcq.Messages;
using Parlance.Wire;

namespace Parlance.MyIcq.Server.Translation;

/// <summary>Direct messages as this network spells them, and back.</summary>
internal static class MessageTranslation
{
    /// <summary>The longest text that clients send, and so the longest part of a text that came from elsewhere.</summary>
    private const int Part = 450;

    public static MessageKind KindOf(MyIcqMessageType type) => type switch
    {
        MyIcqMessageType.Text => MessageKind.Text,
        MyIcqMessageType.AutoReply => MessageKind.AutoReply,
        MyIcqMessageType.AuthAccepted => MessageKind.AuthorisationGranted,
        MyIcqMessageType.AuthRequest => MessageKind.AuthorisationRequest,
        MyIcqMessageType.AuthRejected => MessageKind.AuthorisationRefused,
        MyIcqMessageType.Added => MessageKind.Added,
        _ => MessageKind.SessionRequest,
    };

    /// <summary>What a message says to other networks.</summary>
    public static string Words(MyIcqMessageType type, string opaque, Codepage page) => type switch
    {
        MyIcqMessageType.Text => page.Decode(TextBody.Parse(opaque).Text),
        MyIcqMessageType.AuthRequest when AuthRequestBody.TryParse(opaque, out var body) =>
            $"{page.DecodeUtf8Or(body.Nick)}{MessageWords.Separator}{page.DecodeUtf8Or(body.Reason)}",
        MyIcqMessageType.TcpRequest when TcpRequestBody.TryParse(opaque, out var body) =>
            $"{page.Decode(body.Session)}{MessageWords.Separator}{page.Decode(body.Reason)}",
        _ => page.Decode(opaque),
    };

    /// <summary>The bytes that stay on this network: the type and the text, exactly as they came.</summary>
    public static byte[] Original(byte type, string opaque)
    {
        var original = new byte[1 + opaque.Length];
        original[0] = type;
        Encoding.Latin1.GetBytes(opaque, original.AsSpan(1));
        return original;
    }

    /// <summary>The packets that bring a message to a client; none when it means nothing here.</summary>
    public static ToClient.Message[] ToWire(DirectMessage message, Account? sender, Profiles profiles, Codepage page)
    {
        var (from, time) = (sender?.Uin ?? MyIcqServices.ServiceUin, MyIcqServices.Seconds(message.SentAt));
        if (message is { Origin: Network.MyIcq, Original: { Length: > 0 } original })
        {
            return [new ToClient.Message(original[0], from, time, Encoding.Latin1.GetString(original.AsSpan(1)), string.Empty)];
        }

        var words = PlainText.Lines(message.Text.Split(MessageWords.Separator)[^1]);
        return message.Kind switch
        {
            MessageKind.SessionRequest or MessageKind.Other => [],
            MessageKind.AuthorisationGranted => [One(MyIcqMessageType.AuthAccepted, string.Empty)],
            MessageKind.Added => [One(MyIcqMessageType.Added, string.Empty)],
            MessageKind.AuthorisationRefused => [One(MyIcqMessageType.AuthRejected, Field(words))],
            MessageKind.AutoReply => [One(MyIcqMessageType.AutoReply, Field(words))],
            MessageKind.AuthorisationRequest => [One(MyIcqMessageType.AuthRequest, Request(sender, profiles, page, words))],
            MessageKind.Text => Texts(PlainText.Lines(message.Text), from, time, page),
            _ => Texts(MessageWords.Plain(message), from, time, page),
        };

        string Field(string text) => page.Encode(text, Part).Replace(MyIcqBody.Divider, '?');

        ToClient.Message One(MyIcqMessageType type, string opaque) => new((byte)type, from, time, opaque, string.Empty);
    }

    /// <summary>Something the service itself says.</summary>
    public static ToClient.Message[] FromService(string text, Codepage page, TimeProvider time) =>
        Texts(text, MyIcqServices.ServiceUin, MyIcqServices.Seconds(time.GetUtcNow()), page);

    private static string Request(Account? sender, Profiles profiles, Codepage page, string reason)
    {
        var profile = sender is null ? Profile.Empty : profiles.Of(sender);
        var nick = profile.Nick.Length > 0 ? profile.Nick : sender?.Handle ?? string.Empty;
        return new AuthRequestBody(InfoBlocks.FaceOf(profile), page.Encode(nick, MyIcqLimits.Nick), page.Encode(reason, Part)).ToString();
    }

    /// <summary>A text of any length, in parts that clients can hold. A byte that divides fields cannot come out of GBK, but of other code pages.</summary>
    private static ToClient.Message[] Texts(string text, uint from, uint time, Codepage page)
    {
        return [.. page.Split(text, Part).Select(piece =>
            new ToClient.Message((byte)MyIcqMessageType.Text, from, time, piece.Replace(MyIcqBody.Divider, '?'), string.Empty))];
    }
}
