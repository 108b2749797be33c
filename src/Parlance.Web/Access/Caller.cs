using System.Net;
using Microsoft.AspNetCore.Http;
using Parlance.Core.Model;
using Parlance.Web.Contract;

namespace Parlance.Web.Access;

/// <summary>Who makes a request, and what they may do.</summary>
/// <param name="Standing">What they may do.</param>
/// <param name="Person">Who; null for nobody known.</param>
/// <param name="Ticket">What they showed; null for nothing.</param>
/// <param name="Address">From where.</param>
public sealed record Caller(Standing Standing, Person? Person, Ticket? Ticket, IPAddress Address)
{
    /// <summary>The account; null for guests and strangers.</summary>
    public Account? Account => Person?.Account;

    /// <summary>The name, for the audit log.</summary>
    public string Name => Person?.Name ?? "nobody";

    /// <summary>Handlers ask for the caller by a parameter of this type.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult<Caller?>(Of(context));

    /// <summary>The caller of a request.</summary>
    public static Caller Of(HttpContext context) =>
        context.Features.Get<Caller>() ?? new Caller(Standing.Nobody, null, null, context.Connection.RemoteIpAddress ?? IPAddress.None);

    /// <summary>The standing that goes with a role.</summary>
    public static Standing StandingOf(Role role) => role switch
    {
        Role.Owner => Standing.Owner,
        Role.Admin => Standing.Admin,
        Role.Moderator => Standing.Moderator,
        _ => Standing.Member,
    };
}
