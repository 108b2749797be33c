using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Parlance.Web.Contract;

namespace Parlance.Web.Access;

/// <summary>Who may call a route. A route below /api without one is closed to everybody.</summary>
/// <param name="Least">The least standing.</param>
internal sealed record AccessRule(Standing Least);

/// <summary>Says it of a route.</summary>
internal static class AccessRules
{
    /// <summary>Lets in who has at least this standing.</summary>
    public static TBuilder For<TBuilder>(this TBuilder builder, Standing least)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new AccessRule(least));
        if (least > Standing.Nobody)
        {
            builder.WithMetadata(Refusal(StatusCodes.Status401Unauthorized));
        }

        if (least > Standing.Guest)
        {
            builder.WithMetadata(Refusal(StatusCodes.Status403Forbidden));
        }

        return builder;
    }

    private static ProducesResponseTypeMetadata Refusal(int status) => new(status, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]);
}
