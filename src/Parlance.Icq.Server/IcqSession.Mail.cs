using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Core.Services;

namespace Parlance.Icq.Server;

/// <summary>Messages, both ways.</summary>
public sealed partial class IcqSession
{
    private static readonly TimeSpan PatienceWithMail = TimeSpan.FromSeconds(15);
    private readonly List<DirectMessage> held = [];
    private readonly List<(DirectMessage Message, OutgoingMessage Outgoing)> offered = [];
    private bool hasAskedForMail;
    private bool hasToldOfFullBox;

    /// <summary>Acknowledged when the message is stored, or when its receiver has it, whichever comes first.</summary>
    internal async ValueTask SendAsync(uint to, ushort type, string text)
    {
        var header = Current;
        if (SayInRoom(to, type, text))
        {
            return;
        }

        if (!Community.Accounts.TryResolve(to, out var receiver))
        {
            Acknowledge(header);
            Reply(new ToClient.InvalidUin(to));
            return;
        }

        var body = IcqBody.Mend(type, text);
        var kind = IcqTranslator.KindOf(type);
        Note(kind, receiver);
        var words = IcqTranslator.Words(type, body, Codepage);
        var sent = Community.Mailbox.Send(Account, receiver, kind, words, Network.Icq, IcqTranslator.Pack(type, body));
        if (sent.Outcome == SendOutcome.Full)
        {
            // Not acknowledged: nothing is confirmed that is not stored.
            Forget(header);
            TellOfFullBox(to);
            return;
        }

        try
        {
            if (kind == MessageKind.AuthorisationGranted)
            {
                await Community.Contacts.AcceptAsync(Account, receiver);
            }

            await sent.Stored;
            Acknowledge(header);
        }
        catch (StorageException away)
        {
            server.Log.NotStored(Uin, away);
            Forget(header);
        }
    }

    /// <summary>The client asks for what was stored. It gets all that it has not said it has: version 5, whose clients are not always asked, once only.</summary>
    internal void Ask(in ToServer.Login1 m)
    {
        if (Version < 5)
        {
            held.InsertRange(0, offered.Select(offer => offer.Message));
            offered.Clear();
        }

        ReleaseMail(endsAlways: true);
    }

    /// <summary>The client has what was stored. A message it has not acknowledged by itself is waited for.</summary>
    internal void Received(in ToServer.CmdX1 m)
    {
        foreach (var (_, outgoing) in offered)
        {
            Confirm(outgoing);
        }

        offered.Clear();
    }

    private bool HoldsForTooLong => !hasAskedForMail && held.Count > 0 && server.Time.GetUtcNow() - Session.Since > PatienceWithMail;

    /// <summary>Notes requests for consent and their answers, so that other networks know of them too.</summary>
    private void Note(MessageKind kind, Account receiver)
    {
        switch (kind)
        {
            case MessageKind.AuthorisationRequest:
                Community.Contacts.Ask(Account, receiver);
                break;
            case MessageKind.AuthorisationRefused:
                Community.Contacts.Reject(Account, receiver);
                break;
            default:
                break;
        }
    }

    private void Tell(Delivery delivery)
    {
        switch (delivery.Event)
        {
            case PresenceChanged change:
                Show(change.Account, change.State);
                break;
            case MessageArrived arrived when arrived.IsNew || hasAskedForMail:
                Give(arrived.Message, isStored: !arrived.IsNew);
                break;
            case MessageArrived arrived:
                held.Add(arrived.Message);
                break;
            case ServerSaid said:
                Say(said.Text);
                break;
            case Announced announced:
                Say(announced.Text);
                break;
            default:
                // Shares, searches and contact lists of other networks have no form in ICQ.
                TellOfRoom(delivery);
                break;
        }
    }

    private void ReleaseMail(bool endsAlways)
    {
        hasAskedForMail = true;
        foreach (var message in held)
        {
            Give(message, isStored: true);
        }

        if (endsAlways || held.Count > 0)
        {
            Reply(new ToClient.ReplyX2(Version == 2 ? Uin : null));
        }

        held.Clear();
    }

    private void Give(DirectMessage message, bool isStored)
    {
        var from = message.FromId > 0 && Community.Accounts.TryFind(message.FromId, out var sender) ? sender : null;
        var uin = from?.Uin ?? IcqLimits.ServiceUin;
        var (type, parts) = IcqTranslator.Bodies(message, from is null ? null : Community.Profiles.Of(from), Codepage);
        var outgoing = new OutgoingMessage(message.Id, parts.Count + (isStored ? 1 : 0));
        foreach (var part in parts)
        {
            if (isStored)
            {
                var at = message.SentAt.UtcDateTime;
                Send(new ToClient.ReceiveMessage(
                    uin, (ushort)at.Year, (byte)at.Month, (byte)at.Day, (byte)at.Hour, (byte)at.Minute, type, part), 0, outgoing);
            }
            else
            {
                Send(new ToClient.MessageNow(uin, type, part), 0, outgoing);
            }
        }

        if (isStored)
        {
            offered.Add((message, outgoing));
        }
    }

    private void Confirm(OutgoingMessage? message)
    {
        if (message?.Took() == true)
        {
            Community.Mailbox.Confirm(Account, message.Id);
        }
    }

    private void Say(string text)
    {
        foreach (var part in IcqTranslator.Split(text, Codepage))
        {
            Send(new ToClient.MessageNow(IcqLimits.ServiceUin, IcqMessageType.Text, part));
        }
    }

    private void TellOfFullBox(uint to)
    {
        if (!hasToldOfFullBox)
        {
            hasToldOfFullBox = true;
            Say($"The mailbox of {to} is full. What you sent there now is not delivered.");
        }
    }
}

/// <summary>A message on its way to the client in one packet or several; a stored one also waits for the client to say that it has them.</summary>
internal sealed class OutgoingMessage(long id, int awaited)
{
    private int left = awaited;

    /// <summary>Number of the message.</summary>
    public long Id => id;

    /// <summary>One more thing that was waited for has come; true when it was the last.</summary>
    public bool Took() => Interlocked.Decrement(ref left) == 0;
}
