using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Chat;
using Parlance.Web.Contract;

namespace Parlance.Web.Routes;

/// <summary>Rooms, for those who chat.</summary>
internal static class RoomRoutes
{
    /// <summary>Members that come with a room; the rest is asked for page by page.</summary>
    private const int MembersAtOnce = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/rooms").WithTags("Rooms");
        routes.MapGet(string.Empty, List).For(Standing.Guest).WithName("listRooms").WithSummary("Rooms that the caller may see, by name");
        routes.MapGet("/{room}", Show).For(Standing.Guest).WithName("getRoom").WithSummary("A room with the first 200 of its members").Refuses(404);
        routes.MapGet("/{room}/members", Members).For(Standing.Guest).WithName("listMembers").WithSummary("Who is inside, in the order they came").Refuses(404);
        routes.MapPost("/{room}/enter", EnterAsync).For(Standing.Guest).WithName("enterRoom").WithSummary("Enter a room, which is made if it is not there").Refuses(400, 409, 503);
        routes.MapPost("/{room}/leave", Leave).For(Standing.Guest).WithName("leaveRoom").WithSummary("Leave a room").Refuses(409);
        routes.MapGet("/{room}/lines", Lines).For(Standing.Guest).WithName("listLines").WithSummary("Lines heard since the caller entered, oldest first").Refuses(404);
        routes.MapPost("/{room}/lines", SayAsync).For(Standing.Guest).WithName("say").WithSummary("Say something in a room").Refuses(400, 409, 429);
        routes.MapPost("/{room}/read", Read).For(Standing.Guest).WithName("readRoom").WithSummary("Mark a room as read");
    }

    private static Ok<Page<RoomEntry>> List(Caller caller, Community community, Seats seats, string? search = null, string? after = null, int? limit = null)
    {
        var seat = seats.TryFind(caller.Person!, out var found) ? found : null;
        var most = RouteWords.Limit(limit);
        var all = community.Rooms.All
            .Where(r => MaySee(r, caller) && (string.IsNullOrEmpty(search) || r.Name.Contains(search, StringComparison.OrdinalIgnoreCase)))
            .Where(r => after is null || string.CompareOrdinal(r.Name, after) > 0)
            .OrderBy(r => r.Name, StringComparer.Ordinal)
            .Take(most + 1)
            .Select(r => EntryOf(r, seat, community))
            .ToList();
        return TypedResults.Ok(Paging.Cut(all, most, r => r.Name));
    }

    private static Results<Ok<RoomCard>, ProblemHttpResult> Show(string room, Caller caller, Community community, Seats seats)
    {
        if (!TryFind(room, caller, community, out var found))
        {
            return Problem.NotFound("room").Result;
        }

        var seat = seats.TryFind(caller.Person!, out var mine) ? mine : null;
        var (_, operators) = found.People();
        var entry = EntryOf(found, seat, community);
        return TypedResults.Ok(new RoomCard(
            found.Name,
            entry.Topic,
            found.IsPrivate,
            entry.IsInside,
            found.Owner?.Handle,
            operators,
            [.. People.InRoom(found, caller.Account).Take(MembersAtOnce)],
            [.. found.Tickers.Select(t => new PinnedLine(t.Handle, t.Text, t.SetAt))],
            entry.Unread));
    }

    private static Results<Ok<Page<RoomMember>>, ProblemHttpResult> Members(string room, Caller caller, Community community, int? after = null, int? limit = null)
    {
        if (!TryFind(room, caller, community, out var found))
        {
            return Problem.NotFound("room").Result;
        }

        var most = RouteWords.Limit(limit);
        var from = Math.Max(0, after ?? 0);
        var all = People.InRoom(found, caller.Account).Skip(from).Take(most + 1).ToList();
        return TypedResults.Ok(Paging.Cut(all, most, _ => Paging.Number(from + most)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EnterAsync(string room, Caller caller, ChatActions chat, CancellationToken cancellation, EnterRoom? wish = null) =>
        await chat.EnterAsync(caller, RouteWords.Name(room), wish?.Password ?? string.Empty, cancellation) is { } problem ? problem.Result : TypedResults.NoContent();

    private static Results<NoContent, ProblemHttpResult> Leave(string room, Caller caller, ChatActions chat) =>
        chat.Leave(caller, RouteWords.Name(room)) is { } problem ? problem.Result : TypedResults.NoContent();

    private static Ok<Page<RoomLine>> Lines(string room, Caller caller, Seats seats, long? before = null, int? limit = null)
    {
        var most = RouteWords.Limit(limit);
        IReadOnlyList<RoomLine> lines = seats.TryFind(caller.Person!, out var seat) ? seat.Memory.Lines(RouteWords.Name(room), before ?? long.MaxValue, most) : [];
        return TypedResults.Ok(new Page<RoomLine>(lines, lines.Count == most ? Paging.Number(lines[0].Id) : null));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SayAsync(string room, SayInRoom wish, Caller caller, ChatActions chat, CancellationToken cancellation) =>
        await chat.SayAsync(caller, RouteWords.Name(room), wish.Text, wish.Kind, cancellation) is { } problem ? problem.Result : TypedResults.NoContent();

    private static NoContent Read(string room, ReadMark mark, Caller caller, ChatActions chat)
    {
        chat.ReadRoom(caller, RouteWords.Name(room), mark.UpTo);
        return TypedResults.NoContent();
    }

    private static bool TryFind(string segment, Caller caller, Community community, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Room? room) =>
        community.Rooms.TryFind(RouteWords.Name(segment), out room) && MaySee(room, caller);

    /// <summary>A private room is seen by those who may enter it.</summary>
    private static bool MaySee(Room room, Caller caller) => !room.IsPrivate || room.Admits(caller.Account);

    private static RoomEntry EntryOf(Room room, Seat? seat, Community community) => new(
        room.Name,
        RoomTopics.Of(room, community),
        room.CountOn(Network.Web),
        room.IsPrivate,
        room.Password.Length > 0,
        seat?.Session is { } session && room.Has(session),
        seat?.Memory.UnreadIn(room.Name) ?? 0);
}
