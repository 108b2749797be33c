using System.Globalization;
using System.Net;
using Parlance.Soulseek;

namespace Parlance.Cli.Chat;

/// <summary>Chat in Soulseek's rooms and between its users; nothing is shared.</summary>
internal sealed class SoulseekChatSession : ChatSession
{
    private readonly SoulseekClient client;
    private readonly IReadOnlyList<string> rooms;

    public SoulseekChatSession(ChatUrl url)
    {
        rooms = url.Rooms;
        client = new SoulseekClientBuilder()
            .WithServer(url.Server.Address.ToString(), url.Server.Port)
            .WithUser(url.User, url.Password ?? string.Empty)
            .With(options => options with { Listen = options.Listen with { Address = IPAddress.Loopback, Port = null } })
            .Build();
    }

    public override IReadOnlyList<(string Usage, string Help)> Commands =>
    [
        ("/join ROOM, /leave ROOM", "rooms"),
        ("/to ROOM", "plain words go to this room from now on"),
        ("/rooms", "which rooms there are"),
        ("/who", "who is in the room"),
        ("/msg NAME WORDS", "write to one user"),
        ("/add NAME, /remove NAME", "hear when a user comes and goes"),
        ("/status NAME", "how a user is"),
        ("/ticker WORDS", "one's line on the room's wall"),
        ("/away, /back", "one's own state"),
    ];

    public override IEnumerable<string> Names => client.Rooms.Joined.Values.SelectMany(room => room.Members.Keys).Concat(client.Rooms.Joined.Keys).Concat(client.Users.Watched).Distinct();

    public override async Task<string?> EnterAsync(CancellationToken cancellation)
    {
        Listen(client.EventsAsync(CancellationToken.None), LineOf);
        try
        {
            var reply = await client.ConnectAsync(cancellation);
            if (!reply.Success)
            {
                return $"{reply.Reason} {reply.Detail}".Trim();
            }

            foreach (var room in rooms)
            {
                if (await JoinAsync(room, cancellation) is { } closed)
                {
                    Notice(closed);
                }
            }

            return null;
        }
        catch (SoulseekException wrong)
        {
            return wrong.Message;
        }
    }

    public override async Task<string?> DoAsync(ChatInput input, CancellationToken cancellation)
    {
        var (first, rest) = input.Split();
        switch (input.Command)
        {
            case "say" when Target.Length == 0:
                return "in which room? /join ROOM";
            case "say":
                await client.Rooms.SayAsync(Target, input.Text, cancellation);
                return null;
            case "join":
                return await JoinAsync(input.Text, cancellation);
            case "leave":
                await client.Rooms.LeaveAsync(input.Text.Length > 0 ? input.Text : Target, cancellation);
                Target = client.Rooms.Joined.Keys.FirstOrDefault(string.Empty);
                return null;
            case "to":
                (Target, var isThere) = client.Rooms.Joined.ContainsKey(input.Text) ? (input.Text, true) : (Target, false);
                return isThere ? null : $"not in {input.Text}";
            case "rooms":
                Notice(string.Join(", ", (await client.Rooms.ListAsync(cancellation)).Public.OrderByDescending(room => room.Value).Select(room => $"{room.Key} ({room.Value})")));
                return null;
            case "who":
                Notice(client.Rooms.Joined.TryGetValue(Target, out var room) ? string.Join(", ", room.Members.Keys.Order(StringComparer.OrdinalIgnoreCase)) : "in no room");
                return null;
            default:
                return await DoAsync(input, first, rest, cancellation);
        }
    }

    protected override Task LogOutAsync() => client.DisconnectAsync();

    protected override ValueTask CloseAsync() => client.DisposeAsync();

    private async Task<string?> DoAsync(ChatInput input, string name, string words, CancellationToken cancellation)
    {
        switch (input.Command)
        {
            case "msg":
                await client.Messages.SendAsync(name, words, cancellation);
                return null;
            case "add":
                return await client.Users.WatchAsync(name, cancellation) is { } user ? Told($"{user.Username} is {State(user.Status)}") : $"there is no user {name}";
            case "remove":
                await client.Users.UnwatchAsync(name, cancellation);
                return null;
            case "status":
                return Told($"{name} is {State((await client.Users.GetStatusAsync(name, cancellation)).Status)}");
            case "ticker":
                await client.Rooms.SetTickerAsync(Target, input.Text, cancellation);
                return null;
            case "away" or "back":
                await client.Users.SetAwayAsync(input.Command == "away", cancellation);
                return null;
            default:
                return Unknown(input);
        }
    }

    private async Task<string?> JoinAsync(string room, CancellationToken cancellation)
    {
        if (await client.Rooms.JoinAsync(room, cancellationToken: cancellation) is not { } joined)
        {
            return $"{room} is not open to you";
        }

        Target = joined.Name;
        Notice(string.Create(CultureInfo.InvariantCulture, $"in {joined.Name}, {joined.Members.Count} there"));
        return null;
    }

    private ChatLine? LineOf(SoulseekEvent told) => told switch
    {
        LineSaid said => new(ChatKind.Said, said.Room, said.Username, said.Text),
        MessageReceived message => new(ChatKind.Private, string.Empty, message.Username, message.Text),
        RoomMemberJoined joined => new(ChatKind.Presence, joined.Room, joined.Member.Username, "joined"),
        RoomMemberLeft left => new(ChatKind.Presence, left.Room, left.Username, "left"),
        RoomTickerSet ticker => new(ChatKind.Presence, ticker.Room, ticker.Username, $"writes on the wall: {ticker.Ticker}"),
        UserStatusChanged status => new(ChatKind.Presence, string.Empty, status.Username, $"is {State(status.Status)}"),
        ServerAnnounced announced => ChatLine.Notice(announced.Text),
        RoomRefused refused => ChatLine.Problem($"{refused.Room} is not open to you"),
        StateChanged { State: ClientState.Waiting } => ChatLine.Problem("connection lost, trying again"),
        StateChanged { State: ClientState.LoggedIn } => ChatLine.Notice($"logged in as {client.Username}"),
        StateChanged { State: ClientState.LoggedInElsewhere } => ChatLine.Problem("logged in elsewhere"),
        _ => null,
    };

    private static string State(uint status) => status switch
    {
        UserStatus.Online => "online",
        UserStatus.Away => "away",
        _ => "offline",
    };
}
