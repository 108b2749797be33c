using System.Diagnostics.CodeAnalysis;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Contract;

namespace Parlance.Web.Chat;

/// <summary>What somebody in the browser may do in rooms and conversations, over HTTP and over the feed alike. Each answers why not, or null.</summary>
internal sealed class ChatActions(Community community, Seats seats, IShownNames names)
{
    private readonly GrowingNumber whispers = new();

    /// <summary>Longest line and message, in characters.</summary>
    public const int MaxText = 2000;

    /// <summary>Longest room name that can be made here, in bytes: what the strictest network shows.</summary>
    public const int MaxRoomName = 24;

    /// <summary>Enters a room; one that is not there is made.</summary>
    public async Task<Problem?> EnterAsync(Caller caller, string name, string password, CancellationToken cancellation)
    {
        if (!community.Rooms.TryFind(name, out _) && !IsRoomName(name))
        {
            return Problem.Invalid($"A room's name is 1 to {MaxRoomName} printable ASCII characters without a space at either end.");
        }

        var (session, problem) = await OnlineAsync(caller, cancellation);
        return problem ?? community.Rooms.Enter(session!, name, password) switch
        {
            EnterOutcome.Entered or EnterOutcome.AlreadyInside => null,
            EnterOutcome.NotAMember => Problem.Forbidden("notAMember", "The room is private."),
            EnterOutcome.Banned => Problem.Forbidden("bannedFromRoom", "You are banned from this room."),
            EnterOutcome.WrongPassword => Problem.Forbidden("wrongPassword", "The room wants a password, and this is not it."),
            _ => Problem.Conflict("full", "The room is full, or you are in as many rooms as you may be."),
        };
    }

    /// <summary>Leaves a room.</summary>
    public Problem? Leave(Caller caller, string name) =>
        seats.TryFind(caller.Person!, out var seat) && seat.Session is { } session && community.Rooms.TryFind(name, out var room) && community.Rooms.Leave(session, room)
            ? null
            : NotInside;

    /// <summary>Says something in a room.</summary>
    public async Task<Problem?> SayAsync(Caller caller, string name, string text, SayKind kind, CancellationToken cancellation)
    {
        if (Clean(text) is not { } line)
        {
            return Problem.Invalid($"A line has 1 to {MaxText} characters.");
        }

        if (!seats.TryFind(caller.Person!, out var seat) || seat.Session is not { } session)
        {
            return NotInside;
        }

        if (community.Rooms.TryFind(name, out var room) && room.Has(session) && room.IsMuted(caller.Person!, community.Time.GetUtcNow()))
        {
            return Problem.Forbidden("muted", "You are muted in this room.");
        }

        if (await PaceAsync(seat, cancellation) is { } problem)
        {
            return problem;
        }

        if (room is not null && kind == SayKind.Line && room.Has(session) && community.RoomOrders.Run(room, session, line, person => person.PublicName) is { } answer)
        {
            session.Deliver(new ServerSaid(answer));
            return null;
        }

        return community.Rooms.Say(session, name, line, kind) ? null : NotInside;
    }

    /// <summary>Sends a private message: to an account through the mailbox, to and from guests while both are there.</summary>
    /// <returns>The message; or why not.</returns>
    public async Task<(PrivateMessage? Message, Problem? Problem)> TellAsync(Caller caller, string to, string text, CancellationToken cancellation)
    {
        if (Clean(text) is not { } line)
        {
            return (null, Problem.Invalid($"A message has 1 to {MaxText} characters."));
        }

        var seat = seats.Of(caller);
        if (await PaceAsync(seat, cancellation) is { } tooFast)
        {
            return (null, tooFast);
        }

        var isAccount = community.Accounts.TryResolve(to, out var receiver);
        if (isAccount && caller.Account is { } from)
        {
            return await SendAsync(seat, from, receiver!, MessageKind.Text, line);
        }

        return (isAccount ? seats.TryFind(receiver!.Person, out var other) : seats.TryFindGuest(to, out other)) && other!.Session is not null
            ? (Whisper(seat, other, line), null)
            : await WhisperElsewhereAsync(caller, seat, receiver, to, line, cancellation);
    }

    /// <summary>To somebody on another network, of whom or from whom there is no account.</summary>
    private async Task<(PrivateMessage? Message, Problem? Problem)> WhisperElsewhereAsync(
        Caller caller, Seat seat, Account? receiver, string to, string text, CancellationToken cancellation)
    {
        var (session, problem) = await OnlineAsync(caller, cancellation);
        if (problem is not null)
        {
            return (null, problem);
        }

        var sent = receiver is not null ? community.Whispers.ToAccount(session!, receiver, text, names.Of)
            : Whispers.FindGuest(session!, to, (person, _) => person.PublicName) is { } guest ? community.Whispers.ToGuest(session!, guest, text, names.Of)
            : null;
        if (sent is null)
        {
            return (null, receiver is not null
                ? Problem.Forbidden("guestsCannot", "Guests write to people who are online at this moment; others need an account.")
                : Problem.NotFound("account, and no such guest in your rooms"));
        }

        var message = new PrivateMessage(sent.Id, sent.SentAt, seat.Person.Name, receiver?.Handle ?? to, Network.Web, MessageKind.Text, text, []);
        seat.Memory.Talked(message.To, message, isOwn: true);
        seat.Tell(FeedTopic.Chat, new MessageEvent(message, IsNew: true), 128 + (2 * text.Length));
        return (message, null);
    }

    /// <summary>Between people of whom one has no account, while both are in the browser: nothing is stored.</summary>
    private PrivateMessage Whisper(Seat from, Seat to, string text)
    {
        var now = community.Time.GetUtcNow();
        var message = new PrivateMessage(whispers.Next(now), now, from.Person.Name, to.Person.Name, Network.Web, MessageKind.Text, text, []);
        from.Memory.Talked(to.Person.Name, message, isOwn: true);
        to.Memory.Talked(from.Person.Name, message, isOwn: false);
        var weight = 128 + (2 * text.Length);
        from.Tell(FeedTopic.Chat, new MessageEvent(message, IsNew: true), weight);
        to.Tell(FeedTopic.Chat, new MessageEvent(message, IsNew: true), weight);
        return message;
    }

    /// <summary>Sends a message of any kind; it is stored when this returns.</summary>
    public async Task<(PrivateMessage? Message, Problem? Problem)> SendAsync(Seat seat, Account from, Account to, MessageKind kind, string text)
    {
        var sent = community.Mailbox.Send(from, to, kind, text, Network.Web);
        if (sent.Outcome != SendOutcome.Sent)
        {
            return (null, Problem.Conflict("mailboxFull", $"As many messages wait for {to.Handle} as may."));
        }

        await sent.Stored;
        var message = Messages.Of(new DirectMessage(sent.Id, from.Id, from.Handle, to.Id, kind, text, community.Time.GetUtcNow(), Network.Web), to.Handle);
        seat.Memory.Talked(to.Handle, message, isOwn: true);
        seat.Tell(FeedTopic.Chat, new MessageEvent(message, IsNew: true), 128 + (2 * text.Length));
        return (message, null);
    }

    /// <summary>Changes how reachable somebody is seen.</summary>
    public async Task<Problem?> SetPresenceAsync(Caller caller, PresenceState state, CancellationToken cancellation)
    {
        if (state == PresenceState.Offline)
        {
            return Problem.Invalid("Sign out to be offline.");
        }

        var (session, problem) = await OnlineAsync(caller, cancellation);
        if (problem is null)
        {
            community.Presences.SetState(session!, state);
        }

        return problem;
    }

    /// <summary>Marks a room as read.</summary>
    public Problem? ReadRoom(Caller caller, string room, long upTo)
    {
        if (seats.TryFind(caller.Person!, out var seat))
        {
            seat.Memory.ReadRoom(room, upTo);
            seat.Tell(FeedTopic.Chat, new RoomReadEvent(room, upTo));
        }

        return null;
    }

    /// <summary>Marks a conversation as read: its messages are confirmed, and do not come again.</summary>
    public Problem? ReadConversation(Caller caller, string with, long upTo)
    {
        if (seats.TryFind(caller.Person!, out var seat))
        {
            foreach (var id in seat.Memory.ReadTalk(with, upTo))
            {
                _ = caller.Account is { } account && community.Mailbox.Confirm(account, id);
            }

            seat.Tell(FeedTopic.Chat, new ConversationReadEvent(with, upTo));
        }

        return null;
    }

    /// <summary>Text without what would end a line or command a terminal; null when nothing is left or it is too long.</summary>
    public static string? Clean(string? text)
    {
        var clean = string.Concat((text ?? string.Empty).Where(c => !char.IsControl(c) || c is '\n' or '\t').Select(c => c is '\n' or '\t' ? ' ' : c)).Trim();
        return clean.Length is > 0 and <= MaxText ? clean : null;
    }

    private static Problem NotInside => Problem.Conflict("notInside", "You are not in that room.");

    /// <summary>Whether a room may be called so; rooms of networks with other rules keep their names.</summary>
    public static bool IsRoomName([NotNullWhen(true)] string? name) =>
        name is { Length: > 0 and <= MaxRoomName } && name.All(c => c is >= ' ' and <= '~') && name[0] != ' ' && name[^1] != ' ' && !name.Contains("  ", StringComparison.Ordinal);

    private Task<(Session? Session, Problem? Problem)> OnlineAsync(Caller caller, CancellationToken cancellation) =>
        seats.BringOnlineAsync(seats.Of(caller), caller.Address, cancellation);

    private async Task<Problem?> PaceAsync(Seat seat, CancellationToken cancellation)
    {
        if (seat.Pace.Take() is not { } wait)
        {
            return Problem.TooMany("You speak too fast.");
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, community.Time, cancellation);
        }

        return null;
    }
}
