using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Wire;

namespace Parlance.Soulseek.Server;

/// <summary>Events to Soulseek's messages. Pure; what Soulseek has no word for becomes no bytes.</summary>
internal static class SoulseekTranslator
{
    /// <summary>All Soulseek clients are sent the same bytes.</summary>
    public const int Kind = (int)Network.Soulseek;

    private const int MaxLine = 2048;

    public static byte[] Encode(DomainEvent what) => what switch
    {
        RoomSaid e => Frame(new ToClient.SayChatroom(e.Room.Name, e.Speaker.Person.Name, Line(e.Text, e.Kind))),
        PublicRoomHeard e => Frame(new ToClient.GlobalRoomMessage(e.Room.Name, e.Speaker.Person.Name, Line(e.Text, e.Kind))),
        RoomEntered { First: true } e => Frame(Joined(e)),
        RoomLeft { Last: true } e => Frame(new ToClient.UserLeftRoom(e.Room.Name, e.Member.Person.Name)),
        RoomShown e => Shown(e),
        RoomClosed e => Frame(new ToClient.LeaveRoom(e.Room.Name)),
        TickerSet e => Frame(new ToClient.RoomTickerAdded(e.Room.Name, e.Ticker.Handle, e.Ticker.Text)),
        TickerRemoved e => Frame(new ToClient.RoomTickerRemoved(e.Room.Name, e.Handle)),
        MemberAdded e => Frame(new ToClient.AddRoomMember(e.Room.Name, e.Account.Handle)),
        MemberRemoved e => Frame(new ToClient.RemoveRoomMember(e.Room.Name, e.Account.Handle)),
        OperatorAdded e => Frame(new ToClient.AddRoomOperator(e.Room.Name, e.Account.Handle)),
        OperatorRemoved e => Frame(new ToClient.RemoveRoomOperator(e.Room.Name, e.Account.Handle)),
        MembershipChanged e => Changed(e),
        PresenceChanged e => Frame(new ToClient.GetUserStatus(e.Account.Handle, Status(e.State), e.IsPrivileged)),
        StatsChanged e => Frame(new ToClient.GetUserStats(e.Account.Handle, Stats(e.Stats))),
        UploadSlotsChanged e => Frame(new ToClient.UploadSlotsFull(e.Account.Handle, e.AreFull ? 1u : 0)),
        MessageArrived e => Frame(Message(e)),
        Announced e => Frame(new ToClient.AdminMessage(e.Text)),
        ExcludedPhrasesChanged e => Frame(new ToClient.ExcludedSearchPhrases([.. e.Phrases])),
        SearchAsked e => Frame(new ToClient.FileSearch(e.Asker, e.Token, e.Query)),
        SearchSpread e => Frame(new ToClient.EmbeddedMessage(3, new ToPeer.DistribSearch(0x31, e.Asker, e.Token, e.Query), [])),
        _ => [],
    };

    /// <summary>A text of the server itself.</summary>
    public static void Write(ServerSaid said, uint id, DateTimeOffset now, WireBuffer target) =>
        SoulseekFrames.Server.Write(new ToClient.MessageUser(id, (uint)now.ToUnixTimeSeconds(), Handles.Server, Texts.Cut(said.Text, MaxLine), true), target);

    /// <summary>The nearest of Soulseek's three states.</summary>
    public static uint Status(PresenceState state) => state switch
    {
        PresenceState.Offline or PresenceState.Invisible => UserStatus.Offline,
        PresenceState.Online or PresenceState.FreeForChat => UserStatus.Online,
        _ => UserStatus.Away,
    };

    public static UserStats Stats(in SharingStats stats) => new(stats.Speed, stats.Uploads, 0, stats.Files, stats.Folders);

    public static ToClient.RoomList RoomList(IEnumerable<Room> all, IReadOnlyList<Room> own, Account account)
    {
        var open = all.Where(r => !r.IsPrivate && r.Password.Length == 0).Select(r => (r.Name, Count: (uint)r.Count)).Where(r => r.Count > 0).OrderBy(r => r.Name, StringComparer.Ordinal).ToArray();
        var owned = own.Where(r => r.Owner == account).ToArray();
        var member = own.Where(r => r.Owner != account).ToArray();
        return new ToClient.RoomList(
            [.. open.Select(r => r.Name)],
            [.. open.Select(r => r.Count)],
            [.. owned.Select(r => r.Name)],
            [.. owned.Select(r => (uint)r.Count)],
            [.. member.Select(r => r.Name)],
            [.. member.Select(r => (uint)r.Count)],
            [.. member.Where(r => r.IsOperator(account)).Select(r => r.Name)]);
    }

    public static UserBlock Users(IReadOnlyList<Account> accounts) => new(
        [.. accounts.Select(a => a.Handle)],
        [.. accounts.Select(a => Status(a.ShownState))],
        [.. accounts.Select(a => Stats(a.Stats))],
        [.. accounts.Select(a => a.Stats.SlotsFull ? 1u : 0)],
        [.. accounts.Select(_ => string.Empty)]);

    private static byte[] Frame<T>(in T message)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        SoulseekFrames.Server.Write(message, buffer);
        return buffer.Written.ToArray();
    }

    private static string Line(string text, SayKind kind) => Texts.Cut(kind == SayKind.Emote ? "/me " + text : text, MaxLine);

    private static ToClient.UserJoinedRoom Joined(RoomEntered e)
    {
        var stats = e.Member.Person.Account?.Stats ?? default;
        return new(e.Room.Name, e.Member.Person.Name, StatusOf(e.Member), Stats(stats), stats.SlotsFull ? 1u : 0, string.Empty);
    }

    private static uint StatusOf(Member member) => member.Person.Account is { } account ? Status(account.ShownState) : UserStatus.Online;

    private static byte[] Shown(RoomShown e)
    {
        using var buffer = new WireBuffer(4096);
        var users = new UserBlock(
            [.. e.Members.Select(m => m.Person.Name)],
            [.. e.Members.Select(StatusOf)],
            [.. e.Members.Select(m => Stats(m.Person.Account?.Stats ?? default))],
            [.. e.Members.Select(m => m.Person.Account?.Stats.SlotsFull == true ? 1u : 0)],
            [.. e.Members.Select(_ => string.Empty)]);
        SoulseekFrames.Server.Write(
            new ToClient.JoinRoom(e.Room.Name, users, e.Room.IsPrivate ? e.Owner?.Handle ?? string.Empty : null!, e.Room.IsPrivate ? [.. e.Operators] : null!), buffer);
        SoulseekFrames.Server.Write(
            new ToClient.RoomTickers(e.Room.Name, [.. e.Tickers.Select(t => new RoomTicker(t.Handle, t.Text))]), buffer);
        return buffer.Written.ToArray();
    }

    private static byte[] Changed(MembershipChanged e) => e.Change switch
    {
        MembershipChange.Granted => Frame(new ToClient.RoomMembershipGranted(e.Room.Name)),
        MembershipChange.Revoked => Frame(new ToClient.RoomMembershipRevoked(e.Room.Name)),
        MembershipChange.OperatorGranted => Frame(new ToClient.RoomOperatorshipGranted(e.Room.Name)),
        _ => Frame(new ToClient.RoomOperatorshipRevoked(e.Room.Name)),
    };

    private static ToClient.MessageUser Message(MessageArrived e) => new(
        (uint)e.Message.Id, (uint)e.Message.SentAt.ToUnixTimeSeconds(), e.Message.From, Texts.Cut(MessageWords.Plain(e.Message), MaxLine), e.IsNew);
}
