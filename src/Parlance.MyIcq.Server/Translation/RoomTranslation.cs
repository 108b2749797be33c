using System.Text;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.MyIcq.Messages;

namespace Parlance.MyIcq.Server.Translation;

/// <summary>What happens in a room, as members of a chat group hear it. Tickers, topics and the standing of members have no words here.</summary>
internal static class RoomTranslation
{
    public static void Send(MyIcqSession session, object what)
    {
        switch (what)
        {
            case RoomSaid said when said.Speaker != session.Session:
                Say(session, said);
                break;
            case RoomEntered { First: true } entered when entered.Member.Person != session.Account.Person && entered.Member.Person.Account is { } account:
                session.Send(new ToClient.MemberEntered(session.Services.Groups.NumberOf(entered.Room), Member(account, session)));
                break;
            case RoomLeft { Last: true } left when left.Member.Person != session.Account.Person && left.Member.Person.Account is { } account:
                session.Send(new ToClient.MemberLeft(session.Services.Groups.NumberOf(left.Room), account.Uin));
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

    private static void Say(MyIcqSession session, RoomSaid said)
    {
        var (from, text) = (said.Speaker.Account?.Uin ?? MyIcqServices.ServiceUin, Text(session, said));
        session.Send(new ToClient.GroupMessage(
            session.Services.Groups.NumberOf(said.Room), from, MyIcqServices.Seconds(session.Services.Time.GetUtcNow()), text));
    }

    /// <summary>The bytes of a speaker on this network as they came; others are converted, and guests, who have no number, are named in the text.</summary>
    private static string Text(MyIcqSession session, RoomSaid said)
    {
        if (said is { Speaker.Network: Network.MyIcq, Original: { } original })
        {
            return Encoding.Latin1.GetString(original);
        }

        var words = said.Kind == SayKind.Emote ? $"* {said.Text}" : said.Text;
        var named = said.Speaker.Account is null ? $"<{said.Speaker.Person.Name}> {words}" : words;
        return session.Page.Encode(named, MyIcqLimits.Text).Replace(MyIcqBody.Divider, '?');
    }
}
