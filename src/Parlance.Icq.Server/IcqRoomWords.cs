using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.Icq.Server;

/// <summary>What happens in a room, as lines of the contact that stands for it. Pure.</summary>
internal static class IcqRoomWords
{
    /// <summary>People in a room above which comings and goings are not told: each line is a packet to acknowledge, and a window that opens.</summary>
    public const int MostAnnounced = 50;

    /// <summary>First of the numbers of forms, one for each code page; the numbers are this network's own among all networks.</summary>
    private const int Forms = 48;
    private const int MostNamed = 40;

    /// <summary>An event in pieces that clients take, made once for all sessions of one code page; none where there is nothing to say.</summary>
    public static string[] Of(Delivery delivery, Codepage page) =>
        delivery.Form(CodepageForms.Of(Forms, page), page, static (what, codepage) =>
            Words(what) is { Length: > 0 } words ? [.. IcqTranslator.Split(words, codepage)] : Array.Empty<string>());

    /// <summary>The room an event is about; null when it is about none.</summary>
    public static Room? RoomOf(DomainEvent what) => what switch
    {
        RoomSaid e => e.Room,
        RoomEntered { First: true } e => e.Room,
        RoomLeft { Last: true } e => e.Room,
        RoomShown e => e.Room,
        TopicChanged e => e.Room,
        TickerSet e => e.Room,
        _ => null,
    };

    private static string Words(DomainEvent what) => what switch
    {
        RoomSaid { Kind: SayKind.Emote } e => $"* {Name(e.Speaker.Person)} {PlainText.Lines(e.Text)}",
        RoomSaid e => $"<{Name(e.Speaker.Person)}> {PlainText.Lines(e.Text)}",
        RoomEntered e when e.Room.CountOn(Network.Icq) <= MostAnnounced => $"* {Name(e.Member.Person)} came in",
        RoomLeft e when e.Room.CountOn(Network.Icq) <= MostAnnounced => $"* {Name(e.Member.Person)} left",
        RoomShown e => Shown(e),
        TopicChanged { Topic.Length: > 0 } e => $"* Topic: {PlainText.OneLine(e.Topic)}",
        TickerSet e => $"* {e.Ticker.Handle} pinned: {PlainText.OneLine(e.Ticker.Text)}",
        _ => string.Empty,
    };

    private static string Shown(RoomShown e)
    {
        var names = string.Join(", ", e.Members.Take(MostNamed).Select(m => Name(m.Person)));
        var more = e.Members.Count > MostNamed ? $" and {e.Members.Count - MostNamed} more" : string.Empty;
        var topic = e.Topic.Length > 0 ? $"\nTopic: {PlainText.OneLine(e.Topic)}" : string.Empty;
        return $"* You are in {e.Room.Name} with {names}{more}.{topic}\nWrite here to speak; /me, /who and /part are understood.";
    }

    private static string Name(Person person) => NetworkNames.Of(person, Network.Icq);
}
