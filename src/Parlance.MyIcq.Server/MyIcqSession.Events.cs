using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.MyIcq.Messages;
using Parlance.MyIcq.Server.Translation;
using Parlance.Wire;

namespace Parlance.MyIcq.Server;

/// <summary>From event to datagram.</summary>
internal sealed partial class MyIcqSession
{
    private void Handle(object item)
    {
        try
        {
            if (item is SessionEnd reason)
            {
                Leave(reason);
            }
            else if (!HasEnded)
            {
                Translate(item);
            }
        }
        catch (WireException wrong)
        {
            Services.Log.Dropped(Peer.ToString(), 0, $"{(item as Delivery)?.Event.GetType().Name}: {wrong.Message}");
        }
#pragma warning disable CA1031 // One event's failure must not stop the queue; it is logged.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Services.Log.Fault(Peer.ToString(), fault);
        }
    }

    private void Translate(object item)
    {
        if (item is Beginning)
        {
            SignIn();
        }
        else if (item is Delivery delivery)
        {
            Translate(delivery);
        }
    }

    private void Translate(Delivery delivery)
    {
        switch (delivery.Event)
        {
            case PresenceChanged changed:
                contacts.Refresh(changed.Account);
                break;
            case ContactAdded added:
                contacts.Add(added.Contact);
                break;
            case ContactRemoved removed:
                contacts.Remove(removed.Contact);
                break;
            case MessageArrived arrived:
                Send(arrived.Message);
                break;
            case ServerSaid said:
                SendAll(MessageTranslation.FromService(said.Text, Page, Services.Time), null);
                break;
            case Announced announced:
                SendAll(MessageTranslation.FromService(announced.Text, Page, Services.Time), null);
                break;
            default:
                RoomTranslation.Send(this, delivery);
                break;
        }
    }

    /// <summary>Everything a login is owed, in the order myicqd 1.0 sent it.</summary>
    private void SignIn()
    {
        Account.On(Network.MyIcq)?.Silence();
        session = Community.Presences.SignIn(Account.Person, Network.MyIcq, Peer.Ip.ToIPAddress(), this);
        Community.Presences.SetState(Session, States.FromWire(LoginStatus));
        loginAnswer = Send(
            new ToClient.Login((byte)LoginResult.Success, Peer.Ip, (uint)Community.Presences.Count), Header.Sequence, () => loginAnswer = null);
        Send(new ToClient.GroupTypes([new GroupType("chatroom", Page.Encode(Services.Options.GroupTypeName))]));
        contacts.ShowAll(Community.Contacts.Of(Account));
        Community.Presences.Announce(Session);
        endpoint.Errands.Own(OpenMailboxAsync());
        Services.Broadcasts.SendNew(this);
    }

    private async Task OpenMailboxAsync()
    {
        try
        {
            await Community.Mailbox.OpenAsync(Session, CancellationToken.None);
        }
        catch (StorageException lost)
        {
            Services.Log.NotStored(Peer.ToString(), lost);
        }
    }

    private void Send(DirectMessage message)
    {
        var sender = Community.Accounts.TryFind(message.FromId, out var account) ? account : null;
        if (MessageTranslation.ToWire(message, sender, Community.Profiles, Page) is { Length: > 0 } parts)
        {
            SendAll(parts, () => Community.Mailbox.Confirm(Account, message.Id));
        }
    }

    /// <summary>Sends the parts of one message; it counts as delivered with the last of them to arrive.</summary>
    private void SendAll(ToClient.Message[] parts, Action? delivered)
    {
        var missing = parts.Length;
        foreach (var part in parts)
        {
            Send(part, delivered: delivered is null ? null : () =>
            {
                if (Interlocked.Decrement(ref missing) == 0)
                {
                    delivered();
                }
            });
        }
    }
}
