using System.Text;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.MyIcq.Messages;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.MyIcq.Server.Translation;

/// <summary>What happens in a room, as members of a chat group hear it. Topics and tickers become lines of the service; the standing of members has no words here.</summary>
internal static class RoomTranslation
{
    /// <summary>First of the numbers of forms, one for each code page; the numbers are this network's own among all networks.</summary>
    private const int Forms = 40;

    public static void Send(MyIcqSession session, Delivery delivery)
    {
        switch (delivery.Event)
        {
            case RoomSaid said when said.Speaker != session.Session:
                Say(session, said.Room, said.Speaker.Account?.Uin ?? MyIcqServices.ServiceUin, Texts(session, delivery));
                break;
            case RoomEntered { First: true } entered when entered.Member.Person != session.Account.Person:
                Entered(session, entered);
                break;
            case RoomLeft { Last: true } left when left.Member.Person != session.Account.Person && left.Member.Person.Account is { } account:
                session.Send(new ToClient.MemberLeft(session.Services.Groups.NumberOf(left.Room), account.Uin));
                break;
            case RoomShown { Topic.Length: > 0 } shown when session.Services.Groups.IsShared(shown.Room):
                Notice(session, shown.Room, $"Topic: {shown.Topic}");
                break;
            case TopicChanged { Topic.Length: > 0 } changed:
                Notice(session, changed.Room, $"Topic: {changed.Topic}");
                break;
            case TickerSet set:
                Notice(session, set.Room, $"{set.Ticker.Handle} pinned: {set.Ticker.Text}");
                break;
            default:
                break;
        }
    }

    public static GroupMember Member(Account account, MyIcqSession viewer)
    {
        var profile = viewer.Services.Community.Profiles.Of(account);
        return new GroupMember(account.Uin, InfoBlocks.FaceOf(profile), viewer.Page.Encode(profile.Nick, MyIcqLimits.Nick));
    }

    /// <summary>Guests have no number and so no place in the list of members; what they say names them.</summary>
    private static void Entered(MyIcqSession session, RoomEntered entered)
    {
        if (entered.Member.Person.Account is { } account)
        {
            session.Send(new ToClient.MemberEntered(session.Services.Groups.NumberOf(entered.Room), Member(account, session)));
        }
    }

    private static void Notice(MyIcqSession session, Room room, string text) =>
        Say(session, room, MyIcqServices.ServiceUin, Pieces(session.Page, PlainText.OneLine(text)));

    private static void Say(MyIcqSession session, Room room, uint from, string[] texts)
    {
        foreach (var text in texts)
        {
            session.Send(new ToClient.GroupMessage(session.Services.Groups.NumberOf(room), from, MyIcqServices.Seconds(session.Services.Time.GetUtcNow()), text));
        }
    }

    /// <summary>What was said, made once for all sessions of one code page. The bytes of a speaker on this network as they came.</summary>
    private static string[] Texts(MyIcqSession session, Delivery delivery) =>
        delivery.Form(CodepageForms.Of(Forms, session.Page), session.Page, static (what, page) => Texts((RoomSaid)what, page));

    private static string[] Texts(RoomSaid said, Codepage page)
    {
        if (said is { Speaker.Network: Network.MyIcq, Original: { } original })
        {
            return [Encoding.Latin1.GetString(original)];
        }

        var text = PlainText.Lines(said.Text);
        var words = said.Kind == SayKind.Emote ? $"* {text}" : text;
        return Pieces(page, said.Speaker.Account is null ? $"<{NetworkNames.Of(said.Speaker.Person, Network.MyIcq)}> {words}" : words);
    }

    private static string[] Pieces(Codepage page, string text) => [.. page.Split(text, MyIcqLimits.Text).Select(piece => piece.Replace(MyIcqBody.Divider, '?'))];
}
