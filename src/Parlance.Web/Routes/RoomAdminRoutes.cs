using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Chat;
using Parlance.Web.Contract;
using Parlance.Web.Operations;

namespace Parlance.Web.Routes;

/// <summary>Rooms, for operators.</summary>
internal static partial class RoomAdminRoutes
{
    public static void Map(IEndpointRouteBuilder admin)
    {
        var routes = admin.MapGroup("/rooms").WithTags("Rooms for operators");
        routes.MapGet(string.Empty, List).For(Standing.Moderator).WithName("listAllRooms").WithSummary("All rooms by name, private ones too");
        routes.MapPost(string.Empty, Create).For(Standing.Admin).WithName("createRoom").WithSummary("Make a room that stays, or a private one").Refuses(400, 404, 409);
        routes.MapGet("/{room}", Show).For(Standing.Moderator).WithName("getRoomState").WithSummary("A room").Refuses(404);
        routes.MapPatch("/{room}", Change).For(Standing.Admin).WithName("changeRoom").WithSummary("Change a room").Refuses(400, 404);
        routes.MapDelete("/{room}", Close).For(Standing.Admin).WithName("closeRoom").WithSummary("Put everybody out of a room and end it").Refuses(404, 409);
        routes.MapGet("/{room}/lines", Lines).For(Standing.Moderator).WithName("listRoomHistory").WithSummary("The newest lines of a public room, oldest first").Refuses(404);
        routes.MapPut("/{room}/members/{name}", AddMember).For(Standing.Admin).WithName("addRoomMember").WithSummary("Let somebody into a private room").Refuses(404, 409);
        routes.MapDelete("/{room}/members/{name}", RemoveMember).For(Standing.Admin).WithName("removeRoomMember").WithSummary("Take somebody's leave to enter a private room").Refuses(404, 409);
        routes.MapPut("/{room}/operators/{name}", AddOperator).For(Standing.Admin).WithName("addRoomOperator").WithSummary("Let a member of a private room let others in").Refuses(404, 409);
        routes.MapDelete("/{room}/operators/{name}", RemoveOperator).For(Standing.Admin).WithName("removeRoomOperator").WithSummary("Take that right again").Refuses(404, 409);
        MapOrder(routes);
    }

    static partial void MapOrder(RouteGroupBuilder routes);

    private static Ok<Page<RoomState>> List(Community community, IListeners listeners, string? search = null, string? after = null, int? limit = null)
    {
        var most = RouteWords.Limit(limit);
        var ports = Ports(listeners);
        var found = community.Rooms.All
            .Where(r => string.IsNullOrEmpty(search) || r.Name.Contains(search, StringComparison.OrdinalIgnoreCase))
            .Where(r => after is null || string.CompareOrdinal(r.Name, after) > 0)
            .OrderBy(r => r.Name, StringComparer.Ordinal)
            .Take(most + 1)
            .Select(r => StateOf(r, ports))
            .ToList();
        return TypedResults.Ok(Paging.Cut(found, most, r => r.Name));
    }

    private static Results<Ok<RoomState>, ProblemHttpResult> Show(string room, Community community, IListeners listeners) =>
        community.Rooms.TryFind(RouteWords.Name(room), out var found) ? TypedResults.Ok(StateOf(found, Ports(listeners))) : Problem.NotFound("room").Result;

    private static Results<Ok<RoomState>, ProblemHttpResult> Create(NewRoom wish, Caller caller, Community community, IListeners listeners)
    {
        if (!ChatActions.IsRoomName(wish.Name))
        {
            return Problem.Invalid($"A room's name is 1 to {ChatActions.MaxRoomName} printable ASCII characters without a space at either end.").Result;
        }

        if (community.Rooms.TryFind(wish.Name, out _))
        {
            return Problem.Conflict("exists", "There is a room of that name.").Result;
        }

        Room? made;
        if (wish.Owner is null)
        {
            made = community.Rooms.Keep(wish.Name);
            community.Rooms.SetPermanent(made, isPermanent: true);
            RoomTopics.Set(community, made, wish.Topic, caller);
        }
        else
        {
            if (!community.Accounts.TryResolve(wish.Owner, out var owner))
            {
                return Problem.NotFound("account").Result;
            }

            made = community.Rooms.Found(wish.Name, owner);
        }

        if (made is null)
        {
            return Problem.Conflict("full", "There are as many rooms as may be, or the owner has as many as they may.").Result;
        }

        community.Moderation.Note(caller.Name, "room", made.Name, wish.Owner ?? string.Empty);
        return TypedResults.Ok(StateOf(made, Ports(listeners)));
    }

    private static Results<Ok<RoomState>, ProblemHttpResult> Change(string room, RoomChange wish, Caller caller, Community community, IListeners listeners)
    {
        if (!community.Rooms.TryFind(RouteWords.Name(room), out var found))
        {
            return Problem.NotFound("room").Result;
        }

        if (wish.Topic?.Length > Rooms.MaxTopic)
        {
            return Problem.Invalid($"A topic has at most {Rooms.MaxTopic} characters.").Result;
        }

        if (wish.Topic is { } topic)
        {
            RoomTopics.Set(community, found, topic, caller);
            community.Moderation.Note(caller.Name, "topic", found.Name, topic);
        }

        if (wish.IsPermanent is { } permanent)
        {
            community.Rooms.SetPermanent(found, permanent);
            community.Moderation.Note(caller.Name, permanent ? "keep" : "unkeep", found.Name, string.Empty);
        }

        return TypedResults.Ok(StateOf(found, Ports(listeners)));
    }

    private static Results<NoContent, ProblemHttpResult> Close(string room, Caller caller, Community community, IListeners listeners)
    {
        if (!community.Rooms.TryFind(RouteWords.Name(room), out var found))
        {
            return Problem.NotFound("room").Result;
        }

        if (Ports(listeners).ContainsKey(found.Name))
        {
            return Problem.Conflict("hasPort", "A port leads to the room; take that away first.").Result;
        }

        community.Rooms.Close(found);
        community.Moderation.Note(caller.Name, "close", found.Name, string.Empty);
        return TypedResults.NoContent();
    }

    private static Results<Ok<Page<RoomLine>>, ProblemHttpResult> Lines(string room, RoomHistory history, Community community, long? before = null, int? limit = null)
    {
        var name = RouteWords.Name(room);
        if (!community.Rooms.TryFind(name, out var found) || found.IsPrivate)
        {
            return Problem.NotFound("public room").Result;
        }

        var most = RouteWords.Limit(limit);
        var lines = history.Of(name, before ?? long.MaxValue, most);
        return TypedResults.Ok(new Page<RoomLine>(lines, lines.Count == most ? Paging.Number(lines[0].Id) : null));
    }

    private static Results<NoContent, ProblemHttpResult> AddMember(string room, string name, Caller caller, Community community) =>
        ChangePeople(room, name, "member", caller, community, (r, owner, who) => community.Rooms.AddMember(r, owner, who));

    private static Results<NoContent, ProblemHttpResult> RemoveMember(string room, string name, Caller caller, Community community) =>
        ChangePeople(room, name, "unmember", caller, community, (r, owner, who) => community.Rooms.RemoveMember(r, owner, who));

    private static Results<NoContent, ProblemHttpResult> AddOperator(string room, string name, Caller caller, Community community) =>
        ChangePeople(room, name, "operator", caller, community, (r, owner, who) => community.Rooms.AddOperator(r, owner, who));

    private static Results<NoContent, ProblemHttpResult> RemoveOperator(string room, string name, Caller caller, Community community) =>
        ChangePeople(room, name, "unoperator", caller, community, (r, owner, who) => community.Rooms.RemoveOperator(r, owner, who));

    /// <summary>An operator of the server acts in the place of the room's owner.</summary>
    private static Results<NoContent, ProblemHttpResult> ChangePeople(
        string room, string name, string action, Caller caller, Community community, Func<Room, Account, Account, MembershipOutcome> change)
    {
        if (!community.Rooms.TryFind(RouteWords.Name(room), out var found) || found.Owner is not { } owner || !community.Accounts.TryResolve(RouteWords.Name(name), out var account))
        {
            return Problem.NotFound("private room, or no such account").Result;
        }

        var outcome = change(found, owner, account);
        if (outcome != MembershipOutcome.Done)
        {
            return Problem.Conflict(WebJson.Word(outcome), $"The room stays as it is: {outcome}.").Result;
        }

        community.Moderation.Note(caller.Name, action, account.Handle, found.Name);
        return TypedResults.NoContent();
    }

    private static Dictionary<string, string> Ports(IListeners listeners) =>
        listeners.All.Where(p => p.Room is not null).GroupBy(p => p.Room!).ToDictionary(g => g.Key, g => g.First().Endpoint, StringComparer.Ordinal);

    private static RoomState StateOf(Room room, Dictionary<string, string> ports)
    {
        var (members, operators) = room.People();
        return new RoomState(
            room.Name, room.Topic, room.Count, room.IsPrivate, room.IsPermanent, room.Owner?.Handle, members, operators, room.Tickers.Count, ports.GetValueOrDefault(room.Name));
    }
}
