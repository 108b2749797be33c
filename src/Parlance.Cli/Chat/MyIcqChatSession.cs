using Parlance.MyIcq;

namespace Parlance.Cli.Chat;

/// <summary>Chat by MyICQ: private messages, contacts and chat groups.</summary>
internal sealed class MyIcqChatSession : NumberChatSession
{
    private readonly MyIcqClient client;
    private uint group;

    public MyIcqChatSession(ChatUrl url)
        : base(url) =>
        client = new MyIcqClient(new MyIcqClientOptions { Server = url.Server, Local = Local(url) });

    public override IReadOnlyList<(string Usage, string Help)> Commands =>
    [
        ("/msg UIN WORDS", "write to a user"),
        ("/to UIN", "plain words go to this user from now on"),
        ("/add UIN, /remove UIN", "contacts"),
        ("/ask UIN WHY, /accept UIN, /deny UIN WHY", "consent to being added"),
        ("/contacts", "who is on the list, and how they are"),
        ("/info UIN", "what a user tells of themselves"),
        ("/find NICK", "look for users"),
        ("/groups", "which chat groups there are"),
        ("/join GROUP, /leave", "enter a chat group by its number; plain words go there"),
        ("/status STATE", "online, away or invisible"),
    ];

    public override IEnumerable<string> Names => client.Contacts.All.Select(contact => Name(contact.Uin));

    public override async Task<string?> EnterAsync(CancellationToken cancellation)
    {
        if (Uin == 0)
        {
            return "a MyICQ user is a number: myicq://UIN:PASSWORD@HOST";
        }

        Listen(client.Events.SubscribeAsync(CancellationToken.None), LineOf);
        try
        {
            var outcome = await client.LogInAsync(Uin, Password, cancellation: cancellation);
            return outcome == MyIcqLoginOutcome.LoggedIn ? null : outcome.ToString();
        }
        catch (MyIcqException wrong)
        {
            return wrong.Message;
        }
    }

    public override async Task<string?> DoAsync(ChatInput input, CancellationToken cancellation)
    {
        var (first, _) = input.Split();
        switch (input.Command)
        {
            case "say" when group != 0:
                await client.Groups.SayAsync(group, input.Text, cancellation);
                return null;
            case "status":
                return await StatusAsync(first, cancellation);
            case "contacts":
                Notice(string.Join(", ", client.Contacts.All.Select(contact => $"{contact.Uin} {contact.Status}")));
                return null;
            case "find":
                return await FindAsync(input.Text, cancellation);
            case "groups":
                Notice(string.Join(", ", (await client.Groups.ListAsync(cancellation: cancellation)).Select(one => $"{one.Number} {one.Name} ({one.Members})")));
                return null;
            case "leave" when group != 0:
                await client.Groups.LeaveAsync(group, cancellation);
                (group, Target) = (0, string.Empty);
                return null;
            default:
                return await DoWithNumberAsync(input, cancellation);
        }
    }

    protected override Task LogOutAsync() => client.LogOutAsync();

    protected override ValueTask CloseAsync() => client.DisposeAsync();

    protected override async Task<string?> DoAsync(ChatInput input, uint other, string words, CancellationToken cancellation)
    {
        switch (input.Command)
        {
            case "say" or "msg":
                await client.Messages.SendAsync(other, words, cancellation);
                return null;
            case "to":
                (group, Target) = (0, Name(other));
                return null;
            case "add":
                return await client.Contacts.AddAsync(other, cancellation) switch
                {
                    null => "the number is nobody's",
                    MyIcqAuthorisation.Anyone => null,
                    MyIcqAuthorisation.Ask => $"wants to be asked: /ask {other} WHY",
                    _ => "wants to be on nobody's list",
                };
            case "remove":
                await client.Contacts.RemoveAsync(other, cancellation);
                return null;
            case "ask":
                await client.Contacts.AskAsync(other, words, cancellation);
                return null;
            case "accept" or "deny":
                await client.Contacts.ConsentAsync(other, input.Command == "deny" ? words : null, cancellation);
                return null;
            case "info":
                return await client.Profile.GetAsync(other, cancellation) is { } profile
                    ? Told($"{other} {profile.Nick} ({profile.Name}, {profile.Province} {profile.City}, {profile.Email}) {profile.Intro}".TrimEnd())
                    : "there is no such user";
            case "join":
                return await JoinAsync(other, words, cancellation);
            default:
                return Unknown(input);
        }
    }

    private async Task<string?> JoinAsync(uint number, string word, CancellationToken cancellation)
    {
        var entered = await client.Groups.EnterAsync(number, word, cancellation);
        if ((int)entered.Result != 0)
        {
            return entered.Result.ToString();
        }

        (group, Target) = (number, $"group {Name(number)}");
        return Told($"in group {number}: {string.Join(", ", entered.Members.Select(member => $"{member.Uin} {member.Nick}"))}");
    }

    private async Task<string?> StatusAsync(string state, CancellationToken cancellation)
    {
        if (!Enum.TryParse<MyIcqStatus>(state, ignoreCase: true, out var status) || status == MyIcqStatus.Offline)
        {
            return "a state is online, away or invisible";
        }

        await client.SetStatusAsync(status, cancellation);
        return null;
    }

    private async Task<string?> FindAsync(string nick, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var user in client.Directory.FindAllAsync(nick, cancellation: cancellation))
        {
            count++;
            Notice($"{user.Uin} {user.Nick} ({user.Province}) {(user.IsOnline ? "online" : "offline")}");
        }

        return count == 0 ? "nobody was found" : null;
    }

    private ChatLine? LineOf(MyIcqEvent told) => told switch
    {
        MyIcqEvent.MessageReceived message => new(ChatKind.Private, string.Empty, Name(message.From), Words(message.Message)),
        MyIcqEvent.GroupMessage said => new(ChatKind.Said, $"group {Name(said.Group)}", Name(said.From), said.Message.Words),
        MyIcqEvent.MemberEntered entered => new(ChatKind.Presence, $"group {Name(entered.Group)}", $"{Name(entered.Member.Uin)} {entered.Member.Nick}", "joined"),
        MyIcqEvent.MemberLeft left => new(ChatKind.Presence, $"group {Name(left.Group)}", Name(left.Uin), "left"),
        MyIcqEvent.ContactOnline online => new(ChatKind.Presence, string.Empty, Name(online.Contact.Uin), $"is {online.Contact.Status}"),
        MyIcqEvent.StatusChanged changed => new(ChatKind.Presence, string.Empty, Name(changed.Contact.Uin), $"is {changed.Contact.Status}"),
        MyIcqEvent.ContactOffline offline => new(ChatKind.Presence, string.Empty, Name(offline.Uin), "is offline"),
        MyIcqEvent.LoggedIn entered => ChatLine.Notice($"logged in as {Name(entered.Uin)}, {Name(entered.Online)} online"),
        MyIcqEvent.LoggedOut left => left.Reason == MyIcqSessionEnd.LoggedOut ? null : Ended(left.Reason.ToString(), left.WillReconnect),
        _ => null,
    };

    private static string Words(MyIcqMessage message) => message switch
    {
        MyIcqMessage.Text text => text.Words,
        MyIcqMessage.AutoReply reply => $"(automatic) {reply.Words}",
        MyIcqMessage.Request request => $"asks for consent: {request.Reason} ({request.Nick})",
        MyIcqMessage.Accepted => "consents",
        MyIcqMessage.Rejected rejected => $"denies consent: {rejected.Reason}",
        MyIcqMessage.Added => "has added you",
        _ => message.ToString(),
    };
}
