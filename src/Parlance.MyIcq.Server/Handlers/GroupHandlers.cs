using System.Text;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.MyIcq.Messages;
using Parlance.MyIcq.Server.Translation;
using Parlance.Sessions;

namespace Parlance.MyIcq.Server.Handlers;

/// <summary>Chat groups, which are rooms. A user is in one at most, and there is one type of group.</summary>
internal static class GroupHandlers
{
    private const ushort ChatRoom = 0;
    private const string Emote = "/me ";

    /// <summary>Bytes a packet of members or groups may take beside the list itself.</summary>
    private const int Beside = 8;

    public static void GetGroupList(MyIcqRequest request, in ToServer.GetGroupList message)
    {
        var groups = new List<GroupSummary>();
        var left = MyIcqLimits.Payload - Beside;
        foreach (var room in message.Type == ChatRoom ? request.Services.Groups.List() : [])
        {
            var summary = Summary(request, room);
            left -= 9 + summary.Name.Length;
            if (left < 0 || groups.Count == MyIcqLimits.SearchPage)
            {
                break;
            }

            groups.Add(summary);
        }

        request.Reply(new ToClient.GetGroupList([.. groups]));
    }

    public static void SearchGroup(MyIcqRequest request, in ToServer.SearchGroup message)
    {
        if (request.Services.Groups.TryFind(message.Group, out var room) && room.Admits(request.Session.Account))
        {
            var summary = Summary(request, room);
            request.Reply(new ToClient.SearchGroup(summary.Group, summary.Name, ChatRoom, summary.Members));
            return;
        }

        request.Confirm();
    }

    public static void CreateGroup(MyIcqRequest request, in ToServer.CreateGroup message)
    {
        var (services, session, page) = (request.Services, request.Session, request.Session.Page);
        var name = page.Decode(page.Encode(page.Decode(message.Name), MyIcqLimits.GroupName)).Trim();
        var mayCreate = message.Type == ChatRoom && name.Length > 0 && session.Session.Rooms.Count == 0;
        request.Reply(new ToClient.CreateGroup(
            mayCreate ? services.Groups.Create(session.Session, name, Key(message.Password), services.Options.Groups) : 0));
    }

    public static void EnterGroup(MyIcqRequest request, in ToServer.EnterGroup message)
    {
        var result = request.Services.Groups.TryFind(message.Group, out var room) ? Enter(request, room, message.Password) : GroupResult.NotFound;
        if (result != GroupResult.Entered)
        {
            request.Reply(new ToClient.EnterGroup(message.Group, (ushort)result, []));
            return;
        }

        ShowMembers(request, message.Group, room!);
    }

    public static void ExitGroup(MyIcqRequest request, in ToServer.ExitGroup message)
    {
        if (Inside(request, message.Group) is { } room)
        {
            request.Services.Community.Rooms.Leave(request.Session.Session, room);
        }

        request.Confirm();
    }

    public static void GroupMessage(MyIcqRequest request, in ToServer.GroupMessage message)
    {
        if (Inside(request, message.Group) is { } room && message.Text.Length <= MyIcqLimits.Text)
        {
            Speak(request.Session.Session, room, request.Session.Page.Decode(TextBody.Parse(message.Text).Text), message.Text, request.Services.Community);
        }

        request.Confirm();
    }

    private static void Speak(Session by, Room room, string words, string original, Community community)
    {
        if (community.RoomOrders.Run(room, by, words, person => NetworkNames.Of(person, Network.MyIcq)) is { } answer)
        {
            by.Deliver(new ServerSaid(answer));
            return;
        }

        var isEmote = words.StartsWith(Emote, StringComparison.Ordinal);
        community.Rooms.Say(by, room.Name, isEmote ? words[Emote.Length..] : words, isEmote ? SayKind.Emote : SayKind.Line, Encoding.Latin1.GetBytes(original));
    }

    /// <summary>Games were plug-ins of the old server; in a chat room nobody waits for a start.</summary>
    public static void GroupStart(MyIcqRequest request, in ToServer.GroupStart message) => request.Confirm();

    /// <summary>As <see cref="GroupStart"/>: a command is the game's own affair, and a chat room has none.</summary>
    public static void GroupCommand(MyIcqRequest request, in ToServer.GroupCommand message) => request.Confirm();

    private static Room? Inside(MyIcqRequest request, uint group) =>
        request.Services.Groups.TryFind(group, out var room) && room.Has(request.Session.Session) ? room : null;

    private static GroupResult Enter(MyIcqRequest request, Room room, string password)
    {
        var session = request.Session.Session;
        if (session.Rooms.Count > 0)
        {
            return session.Rooms.Contains(room) ? GroupResult.AlreadyInside : GroupResult.InAnother;
        }

        if (request.Services.Groups.IsOurs(room) && room.Count >= request.Services.Options.GroupMembers)
        {
            return GroupResult.Full;
        }

        return request.Services.Community.Rooms.Enter(session, room.Name, Key(password)) switch
        {
            EnterOutcome.Entered => GroupResult.Entered,
            EnterOutcome.AlreadyInside => GroupResult.AlreadyInside,
            EnterOutcome.WrongPassword => GroupResult.WrongPassword,
            EnterOutcome.Full => GroupResult.Full,
            _ => GroupResult.NotFound,
        };
    }

    /// <summary>The members that fit in the answer; the others follow as if they had just come.</summary>
    private static void ShowMembers(MyIcqRequest request, uint group, Room room)
    {
        var (fitting, following) = (new List<GroupMember>(), new List<GroupMember>());
        var left = MyIcqLimits.Payload - Beside;
        foreach (var account in room.MembersOn(Network.MyIcq).Select(member => member.Person.Account).OfType<Account>())
        {
            var member = RoomTranslation.Member(account, request.Session);
            left -= 8 + member.Nick.Length;
            (left >= 0 ? fitting : following).Add(member);
        }

        request.Reply(new ToClient.EnterGroup(group, (ushort)GroupResult.Entered, [.. fitting]));
        foreach (var member in following)
        {
            request.Session.Send(new ToClient.MemberEntered(group, member));
        }
    }

    private static GroupSummary Summary(MyIcqRequest request, Room room) => new(
        request.Services.Groups.NumberOf(room),
        request.Session.Page.Encode(request.Services.Groups.NameOf(room), MyIcqLimits.GroupName),
        (ushort)Math.Min(room.CountOn(Network.MyIcq), ushort.MaxValue));

    private static string Key(string password) => password[..Math.Min(password.Length, MyIcqLimits.GroupName)];
}
