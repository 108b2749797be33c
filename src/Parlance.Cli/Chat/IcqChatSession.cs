using System.Globalization;
using Parlance.Icq;

namespace Parlance.Cli.Chat;

/// <summary>Chat by ICQ: private messages and contacts, no rooms.</summary>
internal sealed class IcqChatSession : NumberChatSession
{
    private static readonly Dictionary<string, uint> States = new()
    {
        ["online"] = IcqStatus.Online,
        ["away"] = IcqStatus.Away,
        ["na"] = IcqStatus.NotAvailable,
        ["occupied"] = IcqStatus.Occupied,
        ["dnd"] = IcqStatus.DoNotDisturb,
        ["free"] = IcqStatus.FreeForChat,
        ["invisible"] = IcqStatus.Invisible,
    };

    private readonly IcqClient client;

    public IcqChatSession(ChatUrl url)
        : base(url) =>
        client = new IcqClient(new IcqClientOptions { Version = 5, Server = url.Server, Local = Local(url) });

    public override IReadOnlyList<(string Usage, string Help)> Commands =>
    [
        ("/msg UIN WORDS", "write to a user"),
        ("/to UIN", "plain words go to this user from now on"),
        ("/add UIN, /remove UIN", "contacts"),
        ("/contacts", "who is on the list, and how they are"),
        ("/info UIN", "what a user tells of themselves"),
        ("/find NICK", "look for users"),
        ("/group NUMBER, /random NUMBER", "be found in a group for random chats (0: in none), find somebody there"),
        ("/ask UIN WHY, /accept UIN, /deny UIN WHY", "consent to being added"),
        ("/status STATE", "online, away, na, occupied, dnd, free or invisible"),
    ];

    public override IEnumerable<string> Names => client.Contacts.All.Select(contact => contact.Uin.ToString(CultureInfo.InvariantCulture));

    public override async Task<string?> EnterAsync(CancellationToken cancellation)
    {
        if (Uin == 0)
        {
            return "an ICQ user is a number: icq://UIN:PASSWORD@HOST";
        }

        Listen(client.Events.SubscribeAsync(CancellationToken.None), LineOf);
        try
        {
            var outcome = await client.LogInAsync(Uin, Password, IcqStatus.Online, cancellation);
            return outcome == IcqLoginOutcome.LoggedIn ? null : outcome.ToString();
        }
        catch (IcqException wrong)
        {
            return wrong.Message;
        }
    }

    public override async Task<string?> DoAsync(ChatInput input, CancellationToken cancellation)
    {
        var (first, _) = input.Split();
        if (input.Command == "status")
        {
            return await StatusAsync(first, cancellation);
        }

        if (input.Command == "contacts")
        {
            Notice(string.Join(", ", client.Contacts.All.Select(contact => $"{contact.Uin} {(contact.IsOnline ? contact.Presence.ToString() : "Offline")}")));
            return null;
        }

        if (input.Command == "find")
        {
            return await FindAsync(input.Text, cancellation);
        }

        return await DoWithNumberAsync(input, cancellation);
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
                Target = other.ToString(CultureInfo.InvariantCulture);
                return null;
            case "add":
                await client.Contacts.AddAsync(other, notify: true, cancellation);
                return null;
            case "remove":
                return client.Contacts.Remove(other) ? null : "not on the list";
            case "ask":
                await client.Messages.AskForConsentAsync(other, words, cancellation);
                return null;
            case "accept":
                await client.Messages.ConsentAsync(other, cancellation: cancellation);
                return null;
            case "deny":
                await client.Messages.ConsentAsync(other, words, cancellation);
                return null;
            case "info":
                return await InfoAsync(other, cancellation);
            case "group":
                await client.Directory.JoinRandomGroupAsync(other, cancellation);
                return null;
            case "random":
                return await MeetAsync(other, cancellation);
            default:
                return Unknown(input);
        }
    }

    private async Task<string?> StatusAsync(string state, CancellationToken cancellation)
    {
        if (!States.TryGetValue(state, out var word))
        {
            return $"a state is one of {string.Join(", ", States.Keys)}";
        }

        await client.SetStatusAsync(word, cancellation);
        return null;
    }

    private async Task<string?> FindAsync(string nick, CancellationToken cancellation)
    {
        var found = await client.Directory.FindAsync(nick, cancellation: cancellation);
        foreach (var user in found.Users)
        {
            Notice($"{user.Uin} {user.Nick} ({user.FirstName} {user.LastName}, {user.Email})");
        }

        return found.Users.Count == 0 ? "nobody was found" : null;
    }

    private async Task<string?> MeetAsync(uint group, CancellationToken cancellation)
    {
        if (await client.Directory.FindRandomAsync(group, cancellation) is not { } met)
        {
            return "nobody is there";
        }

        Notice($"{Name(met.Uin)} is {met.Presence}");
        return null;
    }

    private async Task<string?> InfoAsync(uint other, CancellationToken cancellation)
    {
        var profile = await client.Profile.GetAsync(other, cancellation);
        if (profile is null)
        {
            return "there is no such user";
        }

        Notice($"{profile.Uin} {profile.Nick} ({profile.FirstName} {profile.LastName}, {profile.Email}) {profile.About}".TrimEnd());
        return null;
    }

    private ChatLine? LineOf(IcqEvent told) => told switch
    {
        IcqEvent.MessageReceived message => new(ChatKind.Private, string.Empty, Name(message.From), Words(message.Message)),
        IcqEvent.ContactOnline online => new(ChatKind.Presence, string.Empty, Name(online.Contact.Uin), $"is {online.Contact.Presence}"),
        IcqEvent.StatusChanged changed => new(ChatKind.Presence, string.Empty, Name(changed.Contact.Uin), $"is {changed.Contact.Presence}"),
        IcqEvent.ContactOffline offline => new(ChatKind.Presence, string.Empty, Name(offline.Uin), "is offline"),
        IcqEvent.LoggedIn entered => ChatLine.Notice($"logged in as {Name(entered.Uin)}"),
        IcqEvent.LoggedOut left => left.Reason == IcqSessionEnd.LoggedOut ? null : Ended(left.Reason.ToString(), left.WillReconnect),
        IcqEvent.UnknownUser unknown => ChatLine.Problem($"{Name(unknown.Uin)} is nobody's number"),
        _ => null,
    };

    private static string Words(IcqMessage message) => message switch
    {
        IcqMessage.Text text => text.Words,
        IcqMessage.Url url => $"{url.Description} {url.Address}",
        IcqMessage.AuthorizationRequest request => $"asks for consent: {request.Reason}",
        IcqMessage.AuthorizationDenied denied => $"denies consent: {denied.Reason}",
        IcqMessage.AuthorizationGranted => "consents",
        IcqMessage.Added added => $"has added you ({added.Nick})",
        IcqMessage.Server server => server.Words,
        IcqMessage.Contacts contacts => "sends contacts: " + string.Join(", ", contacts.Users.Select(user => $"{user.Key} {user.Value}")),
        IcqMessage.WebPager pager => $"{pager.Name} {pager.Email}: {pager.Words}",
        IcqMessage.EmailPager pager => $"{pager.Name} {pager.Email}: {pager.Words}",
        _ => message.ToString(),
    };
}
