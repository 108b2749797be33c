using Parlance.Core.Ports;
using Parlance.Server.Running;

namespace Parlance.Server.Pages;

/// <summary><c>GET /healthz</c>: 200 while people can be served, else 503.</summary>
internal static class HealthPage
{
    public static IResult Show(ServerState state, IJournal journal)
    {
        var isStored = journal.IsHealthy;
        var status = state.Phase != Phase.Ready ? state.Phase.ToString() : isStored ? "Ready" : "StorageUnavailable";
        return Results.Json(
            new { status, storage = isStored ? "ok" : "unavailable" },
            statusCode: state.Phase == Phase.Ready && isStored ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
