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

/// <summary>Keeping order in a room; what is decided holds on every network.</summary>
internal static partial class RoomAdminRoutes
{
    private const int MostMinutes = 525_600;

    static partial void MapOrder(RouteGroupBuilder routes)
    {
        routes.MapPost("/{room}/kick", KickFromRoom).For(Standing.Moderator).WithName("kickFromRoom").WithSummary("Put somebody out of a room; they may come back after some minutes, 2 unless told otherwise, 0 for at once").Refuses(400, 404);
        routes.MapPost("/{room}/ban", BanFromRoom).For(Standing.Moderator).WithName("banFromRoom").WithSummary("Put somebody out of a room and keep them out").Refuses(400, 404);
        routes.MapDelete("/{room}/ban/{name}", UnbanFromRoom).For(Standing.Moderator).WithName("unbanFromRoom").WithSummary("Let somebody into a room again").Refuses(404);
        routes.MapPost("/{room}/mute", Mute).For(Standing.Moderator).WithName("muteInRoom").WithSummary("Take somebody's voice in a room").Refuses(400, 404);
        routes.MapDelete("/{room}/mute/{name}", Unmute).For(Standing.Moderator).WithName("unmuteInRoom").WithSummary("Give it back").Refuses(404);
        routes.MapGet("/{room}/verdicts", Verdicts).For(Standing.Moderator).WithName("listRoomVerdicts").WithSummary("Who may not come in, and who may not speak").Refuses(404);
    }

    private static Results<NoContent, ProblemHttpResult> KickFromRoom(string room, RoomVerdictWish wish, Caller caller, Community community) =>
        Decide(room, wish, "kick", caller, community, (found, person, reason) => community.Rooms.Kick(found, person, caller.Name, reason, TimeOf(wish) ?? KeptOut.Usual), leastMinutes: 0);

    private static Results<NoContent, ProblemHttpResult> BanFromRoom(string room, RoomVerdictWish wish, Caller caller, Community community) =>
        Decide(room, wish, "ban", caller, community, (found, person, reason) => community.Rooms.Ban(found, person, caller.Name, TimeOf(wish), reason));

    private static Results<NoContent, ProblemHttpResult> Mute(string room, RoomVerdictWish wish, Caller caller, Community community) =>
        Decide(room, wish, "mute", caller, community, (found, person, _) => community.Rooms.Mute(found, person, caller.Name, TimeOf(wish)));

    private static Results<NoContent, ProblemHttpResult> UnbanFromRoom(string room, string name, Caller caller, Community community) =>
        community.Rooms.TryFind(RouteWords.Name(room), out var found) && community.Rooms.Unban(found, RouteWords.Name(name))
            ? Noted("unban", name, found, caller, community)
            : Problem.NotFound("ban").Result;

    private static Results<NoContent, ProblemHttpResult> Unmute(string room, string name, Caller caller, Community community) =>
        community.Rooms.TryFind(RouteWords.Name(room), out var found) && PersonOf(found, RouteWords.Name(name), community) is { } person && community.Rooms.Unmute(found, person)
            ? Noted("unmute", name, found, caller, community)
            : Problem.NotFound("muted person").Result;

    private static Results<Ok<RoomVerdicts>, ProblemHttpResult> Verdicts(string room, Community community) =>
        community.Rooms.TryFind(RouteWords.Name(room), out var found)
            ? TypedResults.Ok(new RoomVerdicts([.. found.Bans.Select(EntryOf)], [.. found.Mutes.Select(EntryOf)]))
            : Problem.NotFound("room").Result;

    private static Results<NoContent, ProblemHttpResult> Decide(
        string room, RoomVerdictWish wish, string action, Caller caller, Community community, Action<Room, Person, string> decide, int leastMinutes = 1)
    {
        if (wish.Minutes < leastMinutes || wish.Minutes > MostMinutes)
        {
            return Problem.Invalid($"Minutes are {leastMinutes} to {MostMinutes}.").Result;
        }

        if (!community.Rooms.TryFind(RouteWords.Name(room), out var found) || PersonOf(found, wish.Name, community) is not { } person)
        {
            return Problem.NotFound("room, or nobody of that name").Result;
        }

        if (person.Account is { } account && AccountAdminRoutes.IsOutOfReach(caller, account, community) is { } reach)
        {
            return reach.Result;
        }

        decide(found, person, ChatActions.Clean(wish.Reason) ?? string.Empty);
        return Noted(action, person.Name, found, caller, community);
    }

    private static NoContent Noted(string action, string name, Room room, Caller caller, Community community)
    {
        community.Moderation.Note(caller.Name, action, name, room.Name);
        return TypedResults.NoContent();
    }

    /// <summary>Somebody inside, guests too; else an account; else a guest who was muted and has left.</summary>
    private static Person? PersonOf(Room room, string? name, Community community) =>
        string.IsNullOrEmpty(name) ? null
        : room.Members.Select(m => m.Person).FirstOrDefault(p => string.Equals(p.PublicName, name, StringComparison.OrdinalIgnoreCase)) is { } inside ? inside
        : community.Accounts.TryResolve(name, out var account) ? account.Person
        : room.Mutes.Any(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase)) ? Person.Guest(name)
        : null;

    private static TimeSpan? TimeOf(RoomVerdictWish wish) => wish.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null;

    private static RoomVerdictEntry EntryOf(RoomVerdict verdict) => new(verdict.Name, verdict.By, verdict.Until);
}
