using System.Text;
using System.Text.Json;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Web.Chat;
using Parlance.Web.Contract;

namespace Parlance.Web.Feed;

/// <summary>Events of the domain as the live feed tells them. Pure: an event in, a record out; null for what a page has no use for.</summary>
internal static class FeedTranslator
{
    /// <summary>This network's own number among the forms of a delivery.</summary>
    public const int Kind = (int)Network.Web;

    private static readonly byte[] Nothing = [];

    /// <summary>The event's JSON without number and time, made once for all pages; empty for what pages have no use for.</summary>
    public static byte[] Payload(Delivery delivery) => delivery.Form(Kind, 0, static (what, _) => Encode(what));

    /// <summary>The event as a record.</summary>
    public static FeedEvent? Translate(DomainEvent what) => what switch
    {
        RoomSaid e => new RoomSaidEvent(e.Room.Name, e.Speaker.Person.PublicName, e.Speaker.Network, e.Kind, e.Text, Formatted(e)),
        RoomEntered e => new MemberEnteredEvent(e.Room.Name, People.InRoom(e.Member)),
        RoomLeft e => new MemberLeftEvent(e.Room.Name, e.Member.Person.PublicName, e.Member.Session.Network, e.Last),
        RoomShown e => new RoomJoinedEvent(e.Room.Name),
        RoomClosed e => new RoomClosedEvent(e.Room.Name),
        TopicChanged e => new TopicChangedEvent(e.Room.Name, e.Topic, e.By),
        TickerSet e => new TickerSetEvent(e.Room.Name, e.Ticker.Handle, e.Ticker.Text),
        TickerRemoved e => new TickerRemovedEvent(e.Room.Name, e.Handle),
        MemberAdded e => new RoomRightsEvent(e.Room.Name, e.Account.Handle, MembershipChange.Granted),
        MemberRemoved e => new RoomRightsEvent(e.Room.Name, e.Account.Handle, MembershipChange.Revoked),
        OperatorAdded e => new RoomRightsEvent(e.Room.Name, e.Account.Handle, MembershipChange.OperatorGranted),
        OperatorRemoved e => new RoomRightsEvent(e.Room.Name, e.Account.Handle, MembershipChange.OperatorRevoked),
        PrivateRoomsChanged => new PrivateRoomsEvent(),
        PresenceChanged e => new PresenceEvent(e.Account.Handle, e.State, e.State == PresenceState.Offline ? [] : People.Networks(e.Account)),
        ContactAdded e => new ContactAddedEvent(e.Contact.Handle),
        ContactRemoved e => new ContactRemovedEvent(e.Contact.Handle),
        ServerSaid e => new NoticeEvent(e.Text),
        Announced e => new AnnouncedEvent(e.Text, e.By),
        VerdictsChanged e => new VerdictsChangedEvent(e.Room.Name),
        RoomNews e when e.What is DomainEvent inner && Translate(inner) is { } news => new RoomNewsEvent(e.What.Room.Name, news with { Seq = e.LineId, At = e.At }),
        PageEvent e => e.What,
        _ => null,
    };

    /// <summary>The line with its Ares formatting; null when it has none.</summary>
    public static string? Formatted(RoomSaid said)
    {
        if (said.Speaker.Network != Network.Ares || said.Original is not { } original)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(original);
        return text == said.Text ? null : text;
    }

    private static byte[] Encode(DomainEvent what) =>
        Translate(what) is { } told ? JsonSerializer.SerializeToUtf8Bytes(told, WebJson.Options) : Nothing;
}

/// <summary>Something for pages alone, that no other network hears of.</summary>
/// <param name="What">What the page is told.</param>
/// <param name="Bytes">About how many bytes it takes.</param>
internal sealed record PageEvent(FeedEvent What, int Bytes = 128) : DomainEvent
{
    /// <inheritdoc/>
    public override int Weight => Bytes;
}

/// <summary>Something that happened in a room, for those who follow it without being inside.</summary>
/// <param name="What">What.</param>
/// <param name="LineId">Number of a line in the room's history; null when it is no line.</param>
/// <param name="At">When.</param>
internal sealed record RoomNews(IRoomEvent What, long? LineId, DateTimeOffset At) : DomainEvent
{
    /// <inheritdoc/>
    public override int Weight => ((DomainEvent)What).Weight + 64;
}
