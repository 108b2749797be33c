using System.Buffers;
using System.Text;
using Parlance.Ares.Server.Rooms;
using Parlance.Ares.Web;
using Parlance.Core.Model;
using Parlance.Wire;

namespace Parlance.Ares.Server.Sessions;

/// <summary>Web chats on the room's port: one upgrade, then texts.</summary>
internal sealed partial class AresSession
{
    private readonly WireBuffer message = new();
    private Dialect dialect;
    private bool isOldWeb;

    private enum Dialect
    {
        Unknown,
        Native,
        Http,
        Web,
    }

    /// <summary>The client is a web chat.</summary>
    public bool IsWeb => dialect == Dialect.Web;

    protected override ValueTask<SequencePosition> ReceiveAsync(ReadOnlySequence<byte> input)
    {
        if (dialect == Dialect.Unknown && input.Length >= 3)
        {
            Span<byte> first = stackalloc byte[3];
            input.Slice(0, 3).CopyTo(first);
            dialect = first.SequenceEqual("GET"u8) ? Dialect.Http : Dialect.Native;
        }

        return dialect switch
        {
            Dialect.Unknown => ValueTask.FromResult(input.Start),
            Dialect.Native => base.ReceiveAsync(input),
            _ => ReceiveWebAsync(input),
        };
    }

    private static bool TryRequest(ref ReadOnlySequence<byte> input, out string request)
    {
        var reader = new SequenceReader<byte>(input);
        request = string.Empty;
        if (!reader.TryReadTo(out ReadOnlySequence<byte> head, "\r\n\r\n"u8))
        {
            return input.Length <= WebFrames.MaxRequest ? false : throw new WireException("request", 0, $"longer than {WebFrames.MaxRequest} bytes");
        }

        request = Encoding.Latin1.GetString(head);
        input = input.Slice(reader.Position);
        return true;
    }

    private async ValueTask<SequencePosition> ReceiveWebAsync(ReadOnlySequence<byte> input)
    {
        if (dialect == Dialect.Http && !Upgrade(ref input))
        {
            return input.Start;
        }

        if (isOldWeb)
        {
            return await ReceiveOldWebAsync(input);
        }

        while (Ending is null && WebFrames.TryRead(ref input, out var opcode, out var isLast, out var body))
        {
            lastHeard = Time.GetTimestamp();
            switch (opcode)
            {
                case WebFrames.TextFrame or WebFrames.Continuation:
                    await CollectAsync(body, isLast);
                    break;
                case WebFrames.Ping:
                    Control(10, body);
                    break;
                case WebFrames.Close:
                    Control(WebFrames.Close, body.Length >= 2 ? body[..2] : []);
                    End(SessionEnd.ClientLeft);
                    break;
                case 10:
                    break;
                default:
                    throw new WireException("opcode", 0, $"{opcode} is not taken");
            }
        }

        return input.Start;
    }

    private async ValueTask<SequencePosition> ReceiveOldWebAsync(ReadOnlySequence<byte> input)
    {
        while (Ending is null && OldWebFrames.TryRead(ref input, out var text))
        {
            lastHeard = Time.GetTimestamp();
            if (text is not null)
            {
                await CollectAsync(text, isLast: true);
                continue;
            }

            var bytes = Outbox.Rent();
            OldWebFrames.Closing.CopyTo(bytes.Take(OldWebFrames.Closing.Length));
            SendBytes(bytes);
            End(SessionEnd.ClientLeft);
        }

        return input.Start;
    }

    /// <summary>Web frames as this client takes them.</summary>
    private void FitWeb(WireBuffer target, int start)
    {
        if (isOldWeb && target.Length > start)
        {
            target.Cut(start + OldWebFrames.Rewrite(target.At(start, target.Length - start)));
        }
    }

    private bool Upgrade(ref ReadOnlySequence<byte> input)
    {
        var rest = input;
        if (!TryRequest(ref rest, out var request))
        {
            return false;
        }

        if (Room.Options.WebChats && OldWebFrames.IsFor(request))
        {
            if (rest.Length < OldWebFrames.KeySize)
            {
                return false;
            }

            Answer(OldWebFrames.Answer(request, rest.Slice(0, OldWebFrames.KeySize).ToArray()), isUpgrade: true);
            input = rest.Slice(OldWebFrames.KeySize);
            isOldWeb = true;
            return true;
        }

        input = rest;
        var (answer, isUpgrade) = WebFrames.Answer(request, Room.Options.WebChats);
        Answer(answer, isUpgrade);
        return isUpgrade;
    }

    private void Answer(byte[] answer, bool isUpgrade)
    {
        var bytes = Outbox.Rent();
        answer.CopyTo(bytes.Take(answer.Length));
        SendBytes(bytes);
        dialect = Dialect.Web;
        if (!isUpgrade)
        {
            End(SessionEnd.LoginRefused);
        }
    }

    private async ValueTask CollectAsync(byte[] body, bool isLast)
    {
        if (message.Length + body.Length > WebFrames.MaxMessage || (!IsLoggedIn && message.Length + body.Length > 4 * WebFrames.MaxRequest))
        {
            throw new WireException("length", 0, "the message is too long");
        }

        body.CopyTo(message.Take(body.Length));
        if (!isLast)
        {
            return;
        }

        var text = Encoding.UTF8.GetString(message.Written);
        message.Clear();
        await HandleAsync(WebMessage.ParseRequest(text));
    }

    private async ValueTask HandleAsync(WebMessage request)
    {
        if (user is null)
        {
            if (request.Ident != WebIdents.Login)
            {
                throw new WireException("ident", 0, $"{request.Ident} before the login");
            }

            LogIn(request);
            return;
        }

        var gate = user.Level > 0 ? null : request.Ident is WebIdents.Public or WebIdents.Emote ? chat : request.Ident == WebIdents.Private ? privates : others;
        if (gate is not null && gate.Take(1) is var wait && wait > TimeSpan.Zero && !await PassAsync(gate, wait))
        {
            return;
        }

        await RequestAsync(request);
    }

    private ValueTask RequestAsync(WebMessage request)
    {
        switch (request.Ident)
        {
            case WebIdents.Public:
                return SayAsync(request.Fields[0], SayKind.Line);
            case WebIdents.Emote:
                return SayAsync(request.Fields[0], SayKind.Emote);
            case WebIdents.Command:
                return CommandAsync(Clean(request.Fields[0]).TrimStart('/', '#'));
            case WebIdents.Private when request.Fields.Count >= 2:
                return SayPrivatelyAsync(AresText.Clean(request.Fields[0]), request.Fields[1]);
            case WebIdents.Ignore when request.Fields.Count >= 2:
                Ignore(AresText.Clean(request.Fields[0]), request.Fields[1] == "1");
                break;
            case WebIdents.Lag:
                Me.Send(AresPayload.Of(default(ToClient.FastPing), new WebMessage(WebIdents.Lag, AresText.CutChars(request.Fields[0], AresLimits.LineChars))));
                break;
            default:
                break;
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>A web chat tells less of itself: protocol, identity, name, device and client, and lately a personal message and a picture.</summary>
    private void LogIn(WebMessage request)
    {
        if (request.Fields.Count < 5 || request.Fields[1].Length != 32 || !request.Fields[1].All(char.IsAsciiHexDigit))
        {
            throw new WireException("login", 0, "five fields, an identity of 32 hex digits among them, are wanted");
        }

        var profile = new AresProfile
        {
            Identity = AresProfile.IdentityOf(Convert.FromHexString(request.Fields[1])),
            Version = AresText.CutChars(AresText.Clean(request.Fields[4]), 100),
        };
        Join(profile, request.Fields[2], isRelogin: false);
        if (user is null || user.Captcha is not null)
        {
            return;
        }

        if (request.Fields.Count > 5)
        {
            AresRoom.SetPersonalMessage(user, AresText.CutChars(AresText.Clean(request.Fields[5]), AresLimits.PersonalMessageChars));
        }

        var image = new byte[AresLimits.Avatar];
        if (request.Fields.Count > 6 && Convert.TryFromBase64String(request.Fields[6], image, out var length) && length is >= AresLimits.AvatarLeast and < AresLimits.Avatar)
        {
            AresRoom.SetAvatar(user, image[..length]);
        }
    }

    private void Control(byte opcode, byte[] body)
    {
        if (body.Length > 125)
        {
            throw new WireException("length", 1, "a control frame has at most 125 bytes");
        }

        var bytes = Outbox.Rent();
        WebFrames.Header(opcode, body.Length, bytes);
        body.CopyTo(bytes.Take(body.Length));
        SendBytes(bytes);
    }
}
