using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Parlance.Core.Limits;
using Parlance.Web.Contract;

namespace Parlance.Web.Access;

/// <summary>What every request passes before its handler: the host it names, who makes it, from which page, how often, and whether they may.</summary>
internal sealed class AccessGate(RequestDelegate next, Tickets tickets, HostNames hosts, WebOptions options, TimeProvider time, ILogger<AccessGate> log)
{
    public const string AntiforgeryHeader = "X-Parlance-Antiforgery";
    private const string Bearer = "Bearer ";
    private const string Api = "/api";
    private const long MaxBody = 64 * 1024;
    private readonly Allowance<string> requests = new(options.RequestBurst, TimeSpan.FromSeconds((double)options.RequestBurst / Math.Max(1, options.RequestsPerSecond)), time);

    public async Task InvokeAsync(HttpContext context)
    {
        if (Refuse(context) is { } problem)
        {
            await problem.WriteAsync(context);
            return;
        }

        await next(context);
    }

    private Problem? Refuse(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        var rule = endpoint?.Metadata.GetMetadata<AccessRule>();
        var isApi = context.Request.Path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase);
        if (rule is null && !isApi && endpoint is not null)
        {
            return null; // health and metrics: for machines, which call the host what they like
        }

        if (!hosts.Knows(context))
        {
            log.ForeignHost(context.Request.Host.Value ?? string.Empty);
            return new Problem(StatusCodes.Status421MisdirectedRequest, "foreignHost", "This server does not go by that name; see Web:Hosts.");
        }

        return !isApi ? null
            : endpoint is null ? Problem.NotFound("resource")
            : endpoint is RouteEndpoint ? RefuseApi(context, rule)
            : null; // the framework's own, which says that the method or the content is wrong
    }

    private Problem? RefuseApi(HttpContext context, AccessRule? rule)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = MaxBody;
        }

        if (!HostNames.IsOwnOrigin(context))
        {
            return Problem.Forbidden("foreignOrigin", "Pages of other sites may not call this server.");
        }

        var caller = Identify(context, out var secret);
        context.Features.Set(caller);
        if (!requests.TryTake(caller.Ticket?.Hash ?? Networks.Key(caller.Address).ToString()))
        {
            return Problem.TooMany("Too many requests; slow down.");
        }

        return RefuseCaller(context, rule, caller, secret);
    }

    private static Problem? RefuseCaller(HttpContext context, AccessRule? rule, Caller caller, string? secret)
    {
        if (rule is null || caller.Standing < rule.Least)
        {
            return caller.Standing == Standing.Nobody
                ? new Problem(StatusCodes.Status401Unauthorized, "signInFirst", "Sign in first.")
                : Problem.Forbidden("forbidden", "You may not do this.");
        }

        var changes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        if (!changes || caller.Ticket is null or { IsToken: true } || rule.Least == Standing.Nobody)
        {
            return null;
        }

        return IsSame(context.Request.Headers[AntiforgeryHeader].ToString(), Ticket.AntiforgeryOf(secret!))
            ? null
            : Problem.Forbidden("antiforgery", $"The header {AntiforgeryHeader} is missing or wrong.");
    }

    private Caller Identify(HttpContext context, out string? secret)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        var authorization = context.Request.Headers.Authorization.ToString();
        var isBearer = authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);
        secret = isBearer ? authorization[Bearer.Length..].Trim() : context.Request.Cookies[SessionCookie.Name];
        return secret is { Length: > 0 and < 256 } && tickets.Find(secret) is { } ticket && ticket.IsToken == isBearer
            ? tickets.CallerOf(ticket, address)
            : new Caller(Standing.Nobody, null, null, address);
    }

    private static bool IsSame(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
