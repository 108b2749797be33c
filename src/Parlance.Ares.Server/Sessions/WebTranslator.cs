using Parlance.Ares.Server.Rooms;
using Parlance.Ares.Web;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Wire;

namespace Parlance.Ares.Server.Sessions;

/// <summary>Turns events into web socket texts for one web chat.</summary>
internal static class WebTranslator
{
    public static void Translate(Delivery delivery, AresUser receiver, WireBuffer target)
    {
        switch (delivery.Event)
        {
            case RoomSaid said when AresTranslator.Hears(receiver, said.Room, said.Speaker):
                AresForm.Append(delivery, AresForm.Web, target, 0, static (what, _, buffer) => Said((RoomSaid)what, buffer));
                break;
            case PublicRoomHeard heard when AresTranslator.Overhears(receiver, heard):
                WebFrames.Write(new WebMessage(WebIdents.NoSuch, AresTranslator.Overheard(receiver, heard)), target);
                break;
            case RoomEntered entered when AresTranslator.Sees(receiver, entered.Room, entered.Member, entered.First):
                Row(WebIdents.Join, receiver.Room.RowsOf(entered.Member.Session), target);
                break;
            case RoomLeft left when AresTranslator.Sees(receiver, left.Room, left.Member, left.Last):
                Shared(delivery, target, static what => new WebMessage(WebIdents.Part, AresTranslator.NameOf(((RoomLeft)what).Member.Person)));
                break;
            case TopicChanged { From: not Network.Ares } topic when receiver.Session.Rooms.Contains(topic.Room):
                WebFrames.Write(new WebMessage(WebIdents.Topic, receiver.Room.TopicOf(topic.Room)), target);
                break;
            case TickerSet ticker when receiver.Session.Rooms.Contains(ticker.Room):
                WebFrames.Write(new WebMessage(WebIdents.NoSuch, AresTranslator.Pinned(ticker)), target);
                break;
            case AresSent sent when sent.Payload.Web is { } web && (sent.From is not { } from || !receiver.Ignores(from.Name)):
                WebFrames.Write(web, target);
                break;
            case AresUserChanged changed:
                Row(WebIdents.Update, changed.User.Rows, target);
                break;
            case ServerSaid said:
                WebFrames.Write(new WebMessage(WebIdents.NoSuch, said.Text), target);
                break;
            case Announced announced:
                WebFrames.Write(new WebMessage(WebIdents.NoSuch, announced.Text), target);
                break;
            default:
                break;
        }
    }

    public static void Joined(RoomShown shown, AresUser receiver, bool isWhole, WireBuffer target)
    {
        var hall = receiver.Room;
        WebFrames.Write(new WebMessage(WebIdents.Ack, receiver.Name), target);
        WebFrames.Write(new WebMessage(WebIdents.TopicFirst, hall.TopicOf(shown.Room)), target);
        Row(WebIdents.UserList, hall.ServiceRows, target);
        foreach (var member in shown.Members)
        {
            Row(WebIdents.UserList, hall.RowsOf(member.Session), target);
        }

        WebFrames.Write(new WebMessage(WebIdents.UserListEnd), target);
        if (isWhole)
        {
            WebFrames.Write(new WebMessage(WebIdents.Url, hall.CurrentLink.Address, hall.CurrentLink.Caption), target);
            WebFrames.Write(new WebMessage(WebIdents.PersonalMessage, hall.ServiceName, AresRoom.Version), target);
            if (hall.ServiceAvatar.Length > 0)
            {
                WebFrames.Write(AvatarOf(hall.ServiceName, hall.ServiceAvatar), target);
            }
        }

        foreach (var member in shown.Members)
        {
            if (member.Session.Sink is AresSession { User: { } user } && user != receiver)
            {
                Decorations(user, target);
            }
        }
    }

    public static void Quarantined(AresUser receiver, WireBuffer target)
    {
        WebFrames.Write(new WebMessage(WebIdents.Ack, receiver.Name), target);
        WebFrames.Write(new WebMessage(WebIdents.TopicFirst, receiver.Room.TopicOf(receiver.Room.Main)), target);
        Row(WebIdents.UserList, receiver.Room.ServiceRows, target);
        WebFrames.Write(new WebMessage(WebIdents.UserListEnd), target);
    }

    public static void Direct(MessageArrived arrived, WireBuffer target)
    {
        if (AresTranslator.TimeOf(arrived)?.Web is { } time)
        {
            WebFrames.Write(time, target);
        }

        foreach (var line in AresTranslator.DirectLines(arrived.Message))
        {
            WebFrames.Write(new WebMessage(WebIdents.Private, arrived.Message.From, line), target);
        }
    }

    public static WebMessage AvatarOf(string name, byte[] image) => image.Length > 0
        ? new WebMessage(WebIdents.Avatar, name, Convert.ToBase64String(image))
        : new WebMessage(WebIdents.Avatar, name);

    private static void Decorations(AresUser user, WireBuffer target)
    {
        if (user.Avatar.Length > 0)
        {
            WebFrames.Write(AvatarOf(user.Name, user.Avatar), target);
        }

        if (user.PersonalMessage.Length > 0)
        {
            WebFrames.Write(new WebMessage(WebIdents.PersonalMessage, user.Name, user.PersonalMessage), target);
        }
    }

    private static void Said(RoomSaid said, WireBuffer target)
    {
        var ident = said.Kind == SayKind.Emote ? WebIdents.Emote : WebIdents.Public;
        foreach (var line in AresTranslator.Lines(said))
        {
            WebFrames.Write(new WebMessage(ident, AresTranslator.NameOf(said.Speaker.Person), line), target);
        }
    }

    private static void Row(string ident, AresRows rows, WireBuffer target)
    {
        var row = rows.Row(withAddress: false);
        WebFrames.Write(new WebMessage(ident, row.Name, ((char)('0' + row.Level)).ToString()), target);
    }

    private static void Shared(Delivery delivery, WireBuffer target, Func<DomainEvent, WebMessage> message) =>
        AresForm.Append(delivery, AresForm.Web, target, message, static (what, make, buffer) => WebFrames.Write(make(what), buffer));
}
