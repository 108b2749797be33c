using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Parlance.Web.Access;
using Parlance.Web.Chat;
using Parlance.Web.Contract;
using Parlance.Web.Feed;

namespace Parlance.Web.Routes;

/// <summary>The live feed.</summary>
internal static class FeedRoutes
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/feed", OpenAsync).For(Standing.Guest).WithTags("Feed").WithName("openFeed")
            .WithSummary("The live feed: a WebSocket; see docs/web-feed.md. The body shown is that of the socket's messages")
            .Produces<IReadOnlyList<FeedEvent>>()
            .Refuses(400, 409, 503);

    private static async Task OpenAsync(HttpContext context, Caller caller, Seats seats, FeedServices services, string? topics = null, string[]? room = null, long? after = null)
    {
        var followed = room ?? [];
        if ((Refusal(context, topics, out var wanted) ?? services.Commands.Refusal(caller, wanted, followed)) is { } wrong)
        {
            await wrong.WriteAsync(context);
            return;
        }

        var seat = seats.Of(caller);
        long? begin = seat.Session is null ? seat.Log.Last : null; // mail that waited is told to the page that brings its receiver online
        if (wanted.Contains(FeedTopic.Chat) && (await seats.BringOnlineAsync(seat, caller.Address, context.RequestAborted)).Problem is { } problem)
        {
            await problem.WriteAsync(context);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await new FeedSocket(socket, caller, seat, new FeedCursor(new FeedEar(wanted, followed)), services).RunAsync(after, begin, context.RequestAborted);
    }

    private static Problem? Refusal(HttpContext context, string? topics, out FeedTopic[] wanted)
    {
        var names = (topics ?? nameof(FeedTopic.Chat)).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var read = names.Select(n => Enum.TryParse<FeedTopic>(n, ignoreCase: true, out var topic) && Enum.IsDefined(topic) ? topic : (FeedTopic?)null).ToList();
        wanted = [.. read.OfType<FeedTopic>()];
        return !context.WebSockets.IsWebSocketRequest ? Problem.Invalid("This is a WebSocket.")
            : read.Contains(null) ? Problem.Invalid("There is no such topic.")
            : null;
    }
}
