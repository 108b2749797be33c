using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.Icq.Server;

/// <summary>
/// Rooms, which ICQ has none of: each is a contact with a number of its own. Who lists it, or writes to it, is inside; what is said comes from it with the name of the
/// speaker in front.
/// </summary>
public sealed partial class IcqSession
{
    private const string Emote = "/me ";

    private IcqRooms? RoomsHere => Community.Bridge.HasIcqRooms ? server.Rooms : null;

    /// <summary>A room on the contact list is entered, and shown as somebody who is online.</summary>
    private void ListRoom(uint number)
    {
        if (RoomsHere is { } rooms && rooms.TryFind(number, Account, out var room) && EnterRoom(room))
        {
            ShowRoom(number);
        }
    }

    /// <summary>Says a line, after entering where that is to be done. What a room cannot take is acknowledged and dropped.</summary>
    /// <returns>False when the number is no room's.</returns>
    private bool SayInRoom(uint number, ushort type, string body)
    {
        if (RoomsHere is not { } rooms || !rooms.TryFind(number, Account, out var room))
        {
            return false;
        }

        Acknowledge(Current);
        var kind = IcqTranslator.KindOf(type);
        if (kind is not (MessageKind.Text or MessageKind.Url))
        {
            return true;
        }

        var words = PlainText.Lines(IcqTranslator.Words(type, IcqBody.Mend(type, body), Codepage).Replace(MessageWords.Separator, ' ')).Trim();
        switch (words.ToUpperInvariant())
        {
            case "/PART" or "/LEAVE":
                Community.Rooms.Leave(Session, room);
                break;
            case "/WHO":
                Tell(number, $"* {string.Join(", ", room.MembersOn(Network.Icq).Select(m => Sessions.NetworkNames.Of(m.Person, Network.Icq)))}");
                break;
            default:
                Speak(room, number, words);
                break;
        }

        return true;
    }

    private void Speak(Room room, uint number, string words)
    {
        if (words.Length > 0 && EnterRoom(room))
        {
            if (Community.RoomOrders.Run(room, Session, words, p => Sessions.NetworkNames.Of(p, Network.Icq)) is { } answer)
            {
                Tell(number, $"* {answer}");
                return;
            }

            var isEmote = words.StartsWith(Emote, StringComparison.Ordinal);
            Community.Rooms.Say(Session, room.Name, isEmote ? words[Emote.Length..] : words, isEmote ? SayKind.Emote : SayKind.Line);
        }
        else if (words.Length > 0)
        {
            Tell(number, "* You cannot come in.");
        }
    }

    private bool EnterRoom(Room room) => Community.Rooms.Enter(Session, room.Name) is EnterOutcome.Entered or EnterOutcome.AlreadyInside;

    private void ShowRoom(uint number)
    {
        var hidden = PeerEndpoint.Hidden;
        Send(new ToClient.UserOnline(number, hidden.Ip, hidden.Port, hidden.RealIp, hidden.TcpCapability, IcqStatus.Online, hidden.TcpVersion, 0, 0, 0, 0, 0, 0));
    }

    /// <summary>What the room's contact says: what others do and say there, not what this session does itself.</summary>
    private void TellOfRoom(Delivery delivery)
    {
        var what = delivery.Event;
        var isOwn = what is RoomSaid said && said.Speaker == Session
            || what is RoomEntered entered && entered.Member.Person == Account.Person
            || what is RoomLeft left && left.Member.Person == Account.Person;
        if (what is RoomClosed closed)
        {
            Send(new ToClient.UserOffline(server.Rooms.NumberOf(closed.Room.Name)));
        }
        else if (!isOwn && IcqRoomWords.RoomOf(what) is { } room)
        {
            var number = server.Rooms.NumberOf(room.Name);
            foreach (var part in IcqRoomWords.Of(delivery, Codepage))
            {
                Send(new ToClient.MessageNow(number, IcqMessageType.Text, part));
            }
        }
    }

    private void Tell(uint number, string text)
    {
        foreach (var part in IcqTranslator.Split(text, Codepage))
        {
            Send(new ToClient.MessageNow(number, IcqMessageType.Text, part));
        }
    }

    /// <summary>What a room tells about itself where people do.</summary>
    private static Profile ProfileOf(Room room) => Profile.Empty with
    {
        Nick = room.Name,
        FirstName = "Room",
        LastName = $"of {room.CountOn(Network.Icq)}",
        About = room.Topic,
    };
}
