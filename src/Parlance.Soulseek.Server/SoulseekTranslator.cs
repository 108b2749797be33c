using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.Soulseek.Server;

/// <summary>Events to Soulseek's messages. Pure; what Soulseek has no word for becomes no bytes.</summary>
internal static class SoulseekTranslator
{
    /// <summary>All Soulseek clients are sent the same bytes.</summary>
    public const int Kind = (int)Network.Soulseek;

    private const int MaxLine = 2048;
    private const string Emote = "/me ";

    public static byte[] Encode(DomainEvent what) => what switch
    {
        RoomSaid e => Frames(Lines(e.Speaker, e.Text, e.Kind), line => new ToClient.SayChatroom(e.Room.Name, Name(e.Speaker.Person), line)),
        PublicRoomHeard e => Frames(Lines(e.Speaker, e.Text, e.Kind), line => new ToClient.GlobalRoomMessage(e.Room.Name, Name(e.Speaker.Person), line)),
        RoomEntered { First: true } e => Frame(Joined(e)),
        RoomLeft { Last: true } e => Frame(new ToClient.UserLeftRoom(e.Room.Name, Name(e.Member.Person))),
        RoomShown e => Shown(e),
        RoomClosed e => Frame(new ToClient.LeaveRoom(e.Room.Name)),
        TopicChanged e => Topic(e),
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
        MessageArrived e => Message(e),
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
        var open = all.Where(r => !r.IsPrivate && r.Password.Length == 0).Select(r => (r.Name, Count: (uint)r.CountOn(Network.Soulseek))).Where(r => r.Count > 0).OrderBy(r => r.Name, StringComparer.Ordinal).ToArray();
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
        [.. accounts.Select(a => Status(a.ShownStateTo(null, Network.Soulseek)))],
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

    private static byte[] Frames<T>(IReadOnlyList<string> lines, Func<string, T> message)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        foreach (var line in lines)
        {
            SoulseekFrames.Server.Write(message(line), buffer);
        }

        return buffer.Written.ToArray();
    }

    private static string Name(Person person) => NetworkNames.Of(person, Network.Soulseek);

    /// <summary>Lines of this network as they came. Those of others are one line each, in as many pieces as it takes; what only looks like an emote gets a space in front.</summary>
    private static IReadOnlyList<string> Lines(Session speaker, string text, SayKind kind)
    {
        var line = speaker.Network == Network.Soulseek ? text : PlainText.OneLine(text);
        return Texts.Split(kind == SayKind.Emote ? Emote + line : line.StartsWith(Emote, StringComparison.Ordinal) ? " " + line : line, MaxLine);
    }

    /// <summary>Soulseek's rooms have no topic; it stands among the tickers, under the server's name.</summary>
    private static byte[] Topic(TopicChanged e)
    {
        using var buffer = new WireBuffer();
        SoulseekFrames.Server.Write(new ToClient.RoomTickerRemoved(e.Room.Name, Handles.Server), buffer);
        if (e.Topic.Length > 0)
        {
            SoulseekFrames.Server.Write(new ToClient.RoomTickerAdded(e.Room.Name, Handles.Server, PlainText.OneLine(e.Topic)), buffer);
        }

        return buffer.Written.ToArray();
    }

    private static ToClient.UserJoinedRoom Joined(RoomEntered e)
    {
        var stats = e.Member.Person.Account?.Stats ?? default;
        return new(e.Room.Name, Name(e.Member.Person), StatusOf(e.Member), Stats(stats), stats.SlotsFull ? 1u : 0, string.Empty);
    }

    private static uint StatusOf(Member member) => member.Person.Account is { } account ? Status(account.ShownStateTo(null, Network.Soulseek)) : UserStatus.Online;

    private static byte[] Shown(RoomShown e)
    {
        using var buffer = new WireBuffer(4096);
        var users = new UserBlock(
            [.. e.Members.Select(m => Name(m.Person))],
            [.. e.Members.Select(StatusOf)],
            [.. e.Members.Select(m => Stats(m.Person.Account?.Stats ?? default))],
            [.. e.Members.Select(m => m.Person.Account?.Stats.SlotsFull == true ? 1u : 0)],
            [.. e.Members.Select(_ => string.Empty)]);
        SoulseekFrames.Server.Write(
            new ToClient.JoinRoom(e.Room.Name, users, e.Room.IsPrivate ? e.Owner?.Handle ?? string.Empty : null!, e.Room.IsPrivate ? [.. e.Operators] : null!), buffer);
        SoulseekFrames.Server.Write(
            new ToClient.RoomTickers(e.Room.Name, [.. TopicOf(e), .. e.Tickers.Select(t => new RoomTicker(t.Handle, t.Text))]), buffer);
        return buffer.Written.ToArray();
    }

    private static RoomTicker[] TopicOf(RoomShown e) => e.Topic.Length > 0 ? [new RoomTicker(Handles.Server, PlainText.OneLine(e.Topic))] : [];

    private static byte[] Changed(MembershipChanged e) => e.Change switch
    {
        MembershipChange.Granted => Frame(new ToClient.RoomMembershipGranted(e.Room.Name)),
        MembershipChange.Revoked => Frame(new ToClient.RoomMembershipRevoked(e.Room.Name)),
        MembershipChange.OperatorGranted => Frame(new ToClient.RoomOperatorshipGranted(e.Room.Name)),
        _ => Frame(new ToClient.RoomOperatorshipRevoked(e.Room.Name)),
    };

    /// <summary>All pieces carry the message's number: the first confirmation is one of the whole.</summary>
    private static byte[] Message(MessageArrived e) => Frames(
        Texts.Split(e.Message is { Origin: Network.Soulseek, Kind: MessageKind.Text } ? e.Message.Text : MessageWords.Plain(e.Message), MaxLine),
        piece => new ToClient.MessageUser((uint)e.Message.Id, (uint)e.Message.SentAt.ToUnixTimeSeconds(), e.Message.From, piece, e.IsNew));
}
