using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Contract;

namespace Parlance.Web.Routes;

/// <summary>Keeping order in a room.</summary>
internal static partial class RoomAdminRoutes
{
    static partial void MapOrder(RouteGroupBuilder routes) =>
        routes.MapPost("/{room}/kick", KickFromRoom).For(Standing.Moderator).WithName("kickFromRoom").WithSummary("Put somebody out of a room, from all networks").Refuses(404);

    private static Results<NoContent, ProblemHttpResult> KickFromRoom(string room, RoomVerdictWish wish, Caller caller, Community community)
    {
        if (!community.Rooms.TryFind(RouteWords.Name(room), out var found) || Inside(found, wish.Name) is not { } person)
        {
            return Problem.NotFound("room, or nobody of that name inside").Result;
        }

        if (person.Account is { } account && AccountAdminRoutes.IsOutOfReach(caller, account, community) is { } reach)
        {
            return reach.Result;
        }

        foreach (var session in community.Presences.Sessions.Where(s => s.Person == person && found.Has(s)))
        {
            session.Deliver(new ServerSaid($"{caller.Name} put you out of {found.Name}{(string.IsNullOrEmpty(wish.Reason) ? "." : $": {wish.Reason}")}"));
            community.Rooms.Leave(session, found);
            if (session.Network == Network.Ares)
            {
                session.Sink.End(SessionEnd.Kicked); // its connection is the room
            }
        }

        community.Moderation.Note(caller.Name, "kick", person.Name, found.Name);
        return TypedResults.NoContent();
    }

    private static Person? Inside(Room room, string? name) =>
        room.Members.Select(m => m.Person).FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
}
