using Parlance.Core.Ports;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Chat;
using Parlance.Web.Contract;

namespace Parlance.Web.Feed;

/// <summary>Carries out what pages ask for over the feed.</summary>
internal sealed class FeedCommands(ChatActions chat, Tickets tickets, Seats seats, Community community)
{
    /// <summary>The least standing that a topic needs.</summary>
    public static Standing Needs(FeedTopic topic) => topic switch
    {
        FeedTopic.Chat => Standing.Guest,
        FeedTopic.Metrics or FeedTopic.Sessions => Standing.Moderator,
        FeedTopic.Audit => Standing.Admin,
        _ => Standing.Owner,
    };

    /// <summary>The least standing that following a room needs.</summary>
    public const Standing NeedsForRooms = Standing.Moderator;

    /// <summary>Why somebody may not listen to something; null when they may.</summary>
    public Problem? Refusal(Caller caller, IReadOnlyList<FeedTopic> topics, IReadOnlyList<string> rooms) =>
        topics.Any(t => caller.Standing < Needs(t)) || (rooms.Count > 0 && caller.Standing < NeedsForRooms) ? Problem.Forbidden("forbidden", "You may not listen to one of these topics.")
        : rooms.Count > FeedEar.MostRooms ? Problem.Invalid($"A page follows at most {FeedEar.MostRooms} rooms.")
        : rooms.Any(name => name is null || (community.Rooms.TryFind(name, out var room) && room.IsPrivate)) ? Problem.NotFound("public room")
        : null;

    /// <summary>Carries out a command.</summary>
    /// <returns>Why not; null when it was.</returns>
    public async Task<Problem?> CarryOutAsync(Caller caller, FeedCommand command, FeedCursor cursor, CancellationToken cancellation)
    {
        var now = tickets.CallerOf(caller.Ticket!, caller.Address);
        if (now.Standing < Standing.Guest)
        {
            return Problem.Forbidden("forbidden", "You may not do this any more.");
        }

        try
        {
            return await DoAsync(now, command, cursor, cancellation);
        }
        catch (StorageException)
        {
            return Problem.Unavailable("notStored", "It could not be stored; try later.");
        }
    }

    private async Task<Problem?> DoAsync(Caller caller, FeedCommand command, FeedCursor cursor, CancellationToken cancellation) => command switch
    {
        SayCommand c => await chat.SayAsync(caller, c.Room, c.Text, c.Kind, cancellation),
        TellCommand c => (await chat.TellAsync(caller, c.To, c.Text, cancellation)).Problem,
        EnterCommand c => await chat.EnterAsync(caller, c.Room, c.Password, cancellation),
        LeaveCommand c => chat.Leave(caller, c.Room),
        PresenceCommand c => await chat.SetPresenceAsync(caller, c.Presence, cancellation),
        ReadRoomCommand c => chat.ReadRoom(caller, c.Room, c.UpTo),
        ReadConversationCommand c => chat.ReadConversation(caller, c.With, c.UpTo),
        SubscribeCommand c => Subscribe(caller, c, cursor),
        _ => Problem.Invalid("This is not a command."),
    };

    private Problem? Subscribe(Caller caller, SubscribeCommand command, FeedCursor cursor)
    {
        if (command.Topics is null)
        {
            return Problem.Invalid("This is not a command.");
        }

        if (Refusal(caller, command.Topics, command.Rooms ?? []) is { } refusal)
        {
            return refusal;
        }

        var (seat, ear) = (seats.Of(caller), new FeedEar(command.Topics, command.Rooms ?? []));
        seat.Log.Listen(cursor, ear);
        seats.Listens(seat, ear);
        return null;
    }
}
