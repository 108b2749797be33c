using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.MyIcq.Messages;
using Parlance.MyIcq.Server.Translation;

namespace Parlance.MyIcq.Server.Handlers;

/// <summary>Messages between users.</summary>
internal static class MessageHandlers
{
    /// <summary>
    /// Relays a message byte for byte and confirms it once it is stored or has arrived. What clients do not survive, what is too long and what is for nobody is
    /// confirmed and dropped.
    /// </summary>
    public static async ValueTask SendMessageAsync(MyIcqRequest request, ToServer.SendMessage message)
    {
        var (services, type) = (request.Services, (MyIcqMessageType)message.Type);
        var text = message.RemoteDomain.Length > 0 && message.IsBare ? string.Empty : message.Text ?? string.Empty;
        if (services.Find(message.To, message.RemoteDomain) is not { } to || !IsFit(message.Type, text) || !May(request, type, to))
        {
            request.Confirm();
            return;
        }

        var sent = Send(request, to, message.Type, text);
        if (sent.Outcome == SendOutcome.Full)
        {
            request.Forget();
            return;
        }

        await sent.Stored;
        if (type == MyIcqMessageType.AuthAccepted)
        {
            await services.Community.Contacts.AcceptAsync(request.Session.Account, to);
        }

        request.Confirm();
    }

    /// <summary>Keeps a message for everybody; obeyed only from the operator.</summary>
    public static async ValueTask BroadcastAsync(MyIcqRequest request, ToServer.Broadcast message)
    {
        var (session, services) = (request.Session, request.Services);
        if (session.Uin == MyIcqServices.ServiceUin && IsFit(message.Type, message.Text))
        {
            await services.Broadcasts.AddAsync(session.Account, message.Type, message.Text);
            var words = MessageTranslation.Words((MyIcqMessageType)message.Type, message.Text, session.Page);
            services.Community.Presences.TellEverybody(new Announced(words, session.Account.Handle), other => other.Network != Network.MyIcq);
            services.Community.Moderation.Note(session.Account.Handle, "announce", string.Empty, string.Empty);
        }

        request.Confirm();
    }

    private static bool IsFit(byte type, string text) =>
        type <= (byte)MyIcqMessageType.TcpRejected && text.Length <= MyIcqLimits.Text && MyIcqBody.IsWellFormed(type, text);

    private static Sent Send(MyIcqRequest request, Account to, byte type, string text)
    {
        var words = MessageTranslation.Words((MyIcqMessageType)type, text, request.Session.Page);
        return request.Services.Community.Mailbox.Send(
            request.Session.Account, to, MessageTranslation.KindOf((MyIcqMessageType)type), words, Network.MyIcq, MessageTranslation.Original(type, text));
    }

    /// <summary>A request to be listed is noted; accepting takes one that was noted, or anybody could list themselves with anybody.</summary>
    private static bool May(MyIcqRequest request, MyIcqMessageType type, Account to)
    {
        var (contacts, self) = (request.Services.Community.Contacts, request.Session.Account);
        var may = type switch
        {
            MyIcqMessageType.AuthRequest => request.Services.Community.Profiles.Of(to).Authorisation != Authorisation.Nobody && contacts.Ask(self, to),
            MyIcqMessageType.AuthAccepted => contacts.Asking(self).Contains(to),
            _ => true,
        };
        if (type == MyIcqMessageType.AuthRejected)
        {
            contacts.Reject(self, to);
        }

        return may;
    }
}
