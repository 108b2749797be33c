using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Contract;
using Parlance.Web.Operations;

namespace Parlance.Web.Routes;

/// <summary>Looking at the packets of one session, for the owner alone and for a bounded time.</summary>
internal static class TraceRoutes
{
    private const int MostSeconds = 600;

    public static void Map(IEndpointRouteBuilder admin)
    {
        var traces = admin.MapGroup("/traces").WithTags("Traces");
        traces.MapGet(string.Empty, List).For(Standing.Owner).WithName("listTraces").WithSummary("Traces that run, and the last that have ended");
        traces.MapPost(string.Empty, Begin).For(Standing.Owner).WithName("beginTrace").WithSummary("Trace a session; its packets come over the feed (topic traces)").Refuses(400, 404, 409);
        traces.MapGet("/{id}", Frames).For(Standing.Owner).WithName("listTracedFrames").WithSummary("The packets a trace has seen, oldest first").Refuses(404);
        traces.MapDelete("/{id}", End).For(Standing.Owner).WithName("endTrace").WithSummary("End a trace and forget what it saw").Refuses(404);
    }

    private static Ok<IReadOnlyList<TraceEntry>> List(Traces traces) => TypedResults.Ok(traces.All);

    private static Results<Ok<TraceEntry>, ProblemHttpResult> Begin(NewTrace wish, Caller caller, Community community, Traces traces)
    {
        if (wish.Seconds is < 1 or > MostSeconds)
        {
            return Problem.Invalid($"A trace lasts 1 to {MostSeconds} seconds.").Result;
        }

        if (community.Presences.Sessions.FirstOrDefault(s => s.Id == wish.Session) is not { } session)
        {
            return Problem.NotFound("session").Result;
        }

        if (traces.Begin(session, TimeSpan.FromSeconds(wish.Seconds)) is not { } trace)
        {
            return Problem.Conflict("cannotTrace", "Sessions of this network cannot be traced, this one is being traced, or as many traces run as may.").Result;
        }

        community.Moderation.Note(caller.Name, "trace", session.Person.Name, $"{session.Network}, {wish.Seconds} s");
        return TypedResults.Ok(trace);
    }

    private static Results<Ok<Page<TracedFrame>>, ProblemHttpResult> Frames(long id, Traces traces, int? after = null, int? limit = null)
    {
        if (traces.Frames(id) is not { } frames)
        {
            return Problem.NotFound("trace").Result;
        }

        var most = RouteWords.Limit(limit);
        var from = Math.Max(0, after ?? 0);
        return TypedResults.Ok(Paging.Cut([.. frames.Skip(from).Take(most + 1)], most, _ => Paging.Number(from + most)));
    }

    private static Results<NoContent, ProblemHttpResult> End(long id, Traces traces) => traces.End(id) ? TypedResults.NoContent() : Problem.NotFound("trace").Result;
}
