using System.Globalization;
using Parlance.Ares;
using Parlance.Ares.Client;

namespace Parlance.Cli.Chat;

/// <summary>Chat in an Ares room.</summary>
internal sealed class AresChatSession : ChatSession
{
    private readonly AresClient client;

    public AresChatSession(ChatUrl url) => client = new AresClient(new AresClientOptions
    {
        Host = url.Server.Address.ToString(),
        Port = (ushort)url.Server.Port,
        Name = url.User,
        Password = url.Password,
    });

    public override IReadOnlyList<(string Usage, string Help)> Commands =>
    [
        ("/me WORDS", "do something"),
        ("/msg NAME WORDS", "write to one user"),
        ("/who", "who is in the room"),
        ("/nick NAME", "take another name"),
        ("/ignore NAME, /hear NAME", "hear nothing of a user, or again"),
        ("/browse NAME", "what a user shares"),
        ("/search WORDS", "look for files in the room"),
        ("/room COMMAND", "a command of the room itself, such as help or topic"),
    ];

    public override IEnumerable<string> Names => client.Users.All.Select(user => user.Name);

    public override async Task<string?> EnterAsync(CancellationToken cancellation)
    {
        Listen(client.ListenAsync(CancellationToken.None), LineOf);
        try
        {
            var joined = await client.JoinAsync(cancellation);
            Target = client.RoomName;
            return joined.IsJoined ? null
                : joined.Redirect is { } other ? $"the room says: go to ares://{other.Address}:{other.Port} ({joined.Reason})"
                : joined.Reason.Length > 0 ? AresText.StripColours(joined.Reason) : joined.Outcome.ToString();
        }
        catch (AresException wrong)
        {
            return wrong.Message;
        }
    }

    public override async Task<string?> DoAsync(ChatInput input, CancellationToken cancellation)
    {
        var (first, rest) = input.Split();
        switch (input.Command)
        {
            case "say":
                await client.Chat.SayAsync(input.Text, cancellation);
                return null;
            case "me":
                await client.Chat.EmoteAsync(input.Text, cancellation);
                return null;
            case "msg":
                return await client.Chat.WriteAsync(first, rest, cancellation) is var outcome and not PrivateOutcome.Delivered ? $"{first}: {outcome}" : null;
            case "who":
                Notice(string.Join(", ", client.Users.All.Select(user => user.Name)));
                return null;
            case "nick":
                await client.Account.ChangeNameAsync(input.Text, cancellation);
                return null;
            case "ignore":
                await client.Users.IgnoreAsync(input.Text, cancellation);
                return null;
            case "hear":
                await client.Users.HearAsync(input.Text, cancellation);
                return null;
            case "room":
                await client.Chat.CommandAsync(input.Text, cancellation);
                return null;
            case "browse":
                return await BrowseAsync(input.Text, cancellation);
            case "search":
                await SearchAsync(input.Text, cancellation);
                return null;
            default:
                return Unknown(input);
        }
    }

    protected override Task LogOutAsync() => client.LeaveAsync();

    protected override ValueTask CloseAsync() => client.DisposeAsync();

    private async Task<string?> BrowseAsync(string name, CancellationToken cancellation)
    {
        var found = await client.Files.BrowseAsync(name, cancellationToken: cancellation);
        foreach (var file in found.Files)
        {
            Notice($"{file.FileName} ({file.Size:N0} bytes)");
        }

        return found.IsFound ? null : $"{name} shares nothing, or is not here";
    }

    private async Task SearchAsync(string words, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var hit in client.Files.SearchAsync(words, cancellationToken: cancellation))
        {
            count++;
            Notice($"{hit.Owner}: {hit.File.FileName} ({hit.File.Size:N0} bytes)");
        }

        Notice(string.Create(CultureInfo.InvariantCulture, $"{count} found"));
    }

    private ChatLine? LineOf(AresEvent told) => told switch
    {
        AresEvent.Said said => new(ChatKind.Said, client.RoomName, said.Name, AresText.StripColours(said.Text)),
        AresEvent.Emoted done => new(ChatKind.Emoted, client.RoomName, done.Name, AresText.StripColours(done.Text)),
        AresEvent.PrivateSaid said => new(ChatKind.Private, string.Empty, said.Name, AresText.StripColours(said.Text)),
        AresEvent.RoomSaid said => ChatLine.Notice(AresText.StripColours(said.Text)),
        AresEvent.ErrorSaid said => ChatLine.Problem(AresText.StripColours(said.Text)),
        AresEvent.PrivateRefused refused => ChatLine.Problem($"{refused.Name} {(refused.IsIgnored ? "ignores you" : "is not here")}"),
        AresEvent.UserJoined joined => new(ChatKind.Presence, client.RoomName, joined.User.Name, "joined"),
        AresEvent.UserLeft left => new(ChatKind.Presence, client.RoomName, left.Name, "left"),
        AresEvent.AwayChanged away => new(ChatKind.Presence, client.RoomName, away.Name, away.IsAway ? "is away" : "is back"),
        AresEvent.Nudged nudged => new(ChatKind.Presence, string.Empty, nudged.Name, "nudges you"),
        AresEvent.TopicTold topic => ChatLine.Notice($"topic: {AresText.StripColours(topic.Text)}"),
        AresEvent.Joined joined => ChatLine.Notice(string.Create(CultureInfo.InvariantCulture, $"in {joined.Room} as {joined.Name}, {joined.Users} there")),
        AresEvent.Lost lost => IsLeaving ? null : ChatLine.Problem(lost.Reason.Length > 0 ? $"connection lost: {lost.Reason}" : "connection lost"),
        AresEvent.Returning back => ChatLine.Notice(string.Create(CultureInfo.InvariantCulture, $"trying again in {back.After.TotalSeconds:0} s")),
        AresEvent.Refused refused => ChatLine.Problem(refused.Reason),
        _ => null,
    };
}
