using System.Globalization;
using System.Text;
using Parlance.Ares.Server.Rooms;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.Ares.Server.Sessions;

/// <summary>Turns events into frames for one native client. Pure: what is sent depends on the event, the receiver and the room.</summary>
/// <remarks>A ticker becomes a line. Not translated: private rooms' membership, presence outside the room, privileges, search phrases; Ares has no words for them.</remarks>
internal static partial class AresTranslator
{
    private const int MostLines = 16;

    public static void Translate(Delivery delivery, AresUser receiver, AresCipher? cipher, WireBuffer target)
    {
        switch (delivery.Event)
        {
            case RoomSaid said when Hears(receiver, said.Room, said.Speaker):
                Said(delivery, receiver, cipher, target);
                break;
            case PublicRoomHeard heard when Overhears(receiver, heard):
                Write(new ToClient.NoSuch(Overheard(receiver, heard)), target, cipher);
                break;
            case RoomEntered entered when Sees(receiver, entered.Room, entered.Member, entered.First):
                Row(delivery, receiver, cipher, target, receiver.Room.RowsOf(entered.Member.Session));
                break;
            case RoomLeft left when Sees(receiver, left.Room, left.Member, left.Last):
                Shared(delivery, AresForm.Plain, cipher, target, static what => new ToClient.Part(NameOf(((RoomLeft)what).Member.Person)));
                break;
            case TopicChanged { From: not Network.Ares } topic when receiver.Session.Rooms.Contains(topic.Room):
                Write(new ToClient.Topic(receiver.Room.TopicOf(topic.Room)), target, cipher);
                break;
            case TickerSet ticker when receiver.Session.Rooms.Contains(ticker.Room):
                Write(new ToClient.NoSuch(Pinned(ticker)), target, cipher);
                break;
            case AresSent sent when sent.From is not { } from || !receiver.Ignores(from.Name):
                Sent(delivery, sent.Payload, cipher, target);
                break;
            case AresUserChanged changed:
                Changed(delivery, receiver, cipher, target, changed.User);
                break;
            case AresBrowsed browsed:
                Browsed(browsed, receiver, cipher, target);
                break;
            case AresFound found:
                Found(found, receiver, cipher, target);
                break;
            case ServerSaid said:
                Write(new ToClient.NoSuch(Texts.Cut(said.Text, AresLimits.Announcement)), target, cipher);
                break;
            case Announced announced:
                Write(new ToClient.NoSuch(Texts.Cut(announced.Text, AresLimits.Announcement)), target, cipher);
                break;
            default:
                break;
        }
    }

    /// <summary>A direct message from an account; texts of other networks' kinds become lines that say what they are.</summary>
    public static void Direct(MessageArrived arrived, AresCipher? cipher, WireBuffer target)
    {
        TimeOf(arrived)?.Write(target, cipher);
        foreach (var line in DirectLines(arrived.Message))
        {
            Write(new ToClient.Pvt(arrived.Message.From, line), target, cipher);
        }
    }

    /// <summary>Private messages have no time here: of one that waited the room tells it.</summary>
    public static AresPayload? TimeOf(MessageArrived arrived) => arrived.IsNew
        ? null
        : AresPayload.Announcement(string.Create(CultureInfo.InvariantCulture, $"{arrived.Message.From} wrote on {arrived.Message.SentAt.UtcDateTime:yyyy-MM-dd} at {arrived.Message.SentAt.UtcDateTime:HH:mm} UTC:"));

    /// <summary>A direct message in words, in lines that clients take; at least one.</summary>
    public static IReadOnlyList<string> DirectLines(DirectMessage message) => Texts.Split(AresText.Clean(MessageWords.Plain(message)), AresLimits.Line);

    public static string NameOf(Person person) => NetworkNames.Of(person, Network.Ares);

    public static string Pinned(TickerSet ticker) => Texts.Cut($"{ticker.Ticker.Handle} pinned: {AresText.Clean(PlainText.OneLine(ticker.Ticker.Text))}", AresLimits.Announcement);

    internal static bool Sees(AresUser receiver, Room room, Member member, bool isChange) =>
        isChange
        && receiver.Session != member.Session
        && receiver.Session.Rooms.Contains(room)
        && !receiver.Room.IsQuiet(member.Session);

    internal static bool Hears(AresUser receiver, Room room, Session speaker) =>
        receiver.Session == speaker || (!receiver.Ignores(speaker.Person) && receiver.Session.Rooms.Contains(room));

    internal static bool Overhears(AresUser receiver, PublicRoomHeard heard) =>
        (receiver.WatchesVrooms || receiver.IsCloaked) && receiver.Room.Owns(heard.Room) && !receiver.Session.Rooms.Contains(heard.Room);

    internal static string Overheard(AresUser receiver, PublicRoomHeard heard) =>
        Texts.Cut($"[{heard.Room.Name}] {NameOf(heard.Speaker.Person)}> {AresText.Clean(PlainText.OneLine(heard.Text))}", AresLimits.Announcement);

    internal static bool WithAddress(AresUser receiver) => receiver.Profile.IsAres;

    private static void Said(Delivery delivery, AresUser receiver, AresCipher? cipher, WireBuffer target)
    {
        var said = (RoomSaid)delivery.Event;
        var custom = said.Kind == SayKind.Line && !receiver.BlocksCustomNames ? receiver.Room.CustomNameOf(said.Speaker) : string.Empty;
        if (custom.Length > 0)
        {
            SaidByCustomName(delivery, custom, cipher, target);
        }
        else if (cipher is not null)
        {
            Write(said, target, cipher);
        }
        else
        {
            AresForm.Append(delivery, AresForm.PlainNames, target, 0, static (what, _, buffer) => Write((RoomSaid)what, buffer, null));
        }
    }

    private static void Write(RoomSaid said, WireBuffer target, AresCipher? cipher)
    {
        foreach (var line in Lines(said))
        {
            if (said.Kind == SayKind.Emote)
            {
                Write(new ToClient.Emote(NameOf(said.Speaker.Person), line), target, cipher);
            }
            else
            {
                Write(new ToClient.Public(NameOf(said.Speaker.Person), line), target, cipher);
            }
        }
    }

    private static void SaidByCustomName(Delivery delivery, string custom, AresCipher? cipher, WireBuffer target) =>
        Shared(delivery, AresForm.Plain, cipher, target, what => new ToClient.NoSuch(custom + Lines((RoomSaid)what)[0]));

    /// <summary>What was said, as Ares clients take it: lines of at most 300 bytes. Those of this network are; others' may have to be parted.</summary>
    internal static IReadOnlyList<string> Lines(RoomSaid said)
    {
        if (said is { Speaker.Network: Network.Ares, Original: { } original })
        {
            return [Encoding.UTF8.GetString(original)];
        }

        var text = AresText.Clean(said.Speaker.Network == Network.Ares ? said.Text : PlainText.OneLine(said.Text));
        return text.Length == 0 ? [] : [.. Texts.Split(text, AresLimits.Line).Take(MostLines)];
    }

    private static void Row(Delivery delivery, AresUser receiver, AresCipher? cipher, WireBuffer target, AresRows rows)
    {
        var withAddress = WithAddress(receiver);
        if (cipher is not null)
        {
            Write(rows.Join(withAddress), target, cipher);
            return;
        }

        AresForm.Append(delivery, withAddress ? AresForm.WithAddresses : AresForm.Plain, target, (rows, withAddress), static (_, with, buffer) =>
            AresFrames.Write(with.rows.Join(with.withAddress), buffer));
    }

    private static void Changed(Delivery delivery, AresUser receiver, AresCipher? cipher, WireBuffer target, AresUser user)
    {
        var withAddress = WithAddress(receiver);
        if (cipher is not null)
        {
            Write(user.Rows.Update(withAddress), target, cipher);
            return;
        }

        AresForm.Append(delivery, withAddress ? AresForm.WithAddresses : AresForm.Plain, target, (user, withAddress), static (_, with, buffer) =>
            AresFrames.Write(with.user.Rows.Update(with.withAddress), buffer));
    }

    private static void Sent(Delivery delivery, AresPayload payload, AresCipher? cipher, WireBuffer target)
    {
        if (cipher is not null)
        {
            payload.Write(target, cipher);
            return;
        }

        AresForm.Append(delivery, AresForm.Plain, target, payload, static (_, p, buffer) => p.Write(buffer, null));
    }

    private static void Shared<T>(Delivery delivery, int kind, AresCipher? cipher, WireBuffer target, Func<DomainEvent, T> message)
        where T : struct, IMessage<T>
    {
        if (cipher is not null)
        {
            Write(message(delivery.Event), target, cipher);
            return;
        }

        AresForm.Append(delivery, kind, target, message, static (what, make, buffer) => AresFrames.Write(make(what), buffer));
    }

    private static void Write<T>(in T message, WireBuffer target, AresCipher? cipher)
        where T : struct, IMessage<T> => AresFrames.Write(message, target, cipher);
}
