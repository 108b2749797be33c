using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Core.Ports;

namespace Parlance.Web.Access;

/// <summary>Headers that keep a page harmless whatever strangers wrote into it, and problem details for what went wrong on the way.</summary>
internal sealed class SafeHeaders(RequestDelegate next, ILogger<SafeHeaders> log)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    public async Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            headers.CacheControl = "no-store";
        }

        try
        {
            await next(context);
            await ExplainAsync(context);
        }
        catch (BadHttpRequestException wrong) when (!context.Response.HasStarted)
        {
            await new Problem(wrong.StatusCode, wrong.StatusCode == StatusCodes.Status413PayloadTooLarge ? "tooLarge" : "invalid", "The request does not read.").WriteAsync(context);
        }
        catch (StorageException) when (!context.Response.HasStarted)
        {
            await Problem.Unavailable("notStored", "It could not be stored; try later.").WriteAsync(context);
        }
        catch (Exception fault) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            log.Failed(context.Request.Method, context.GetEndpoint()?.DisplayName ?? string.Empty, fault);
            await new Problem(StatusCodes.Status500InternalServerError, "fault", "A fault of the server; it is logged.").WriteAsync(context);
        }
    }

    /// <summary>What the framework refuses without a word gets one.</summary>
    private static Task ExplainAsync(HttpContext context)
    {
        var response = context.Response;
        if (response.HasStarted || response.StatusCode < StatusCodes.Status400BadRequest || response.ContentType is not null
            || !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return Task.CompletedTask;
        }

        var problem = response.StatusCode switch
        {
            StatusCodes.Status404NotFound => Problem.NotFound("resource"),
            StatusCodes.Status405MethodNotAllowed => new Problem(response.StatusCode, "methodNotAllowed", "Not with this method."),
            StatusCodes.Status415UnsupportedMediaType => new Problem(response.StatusCode, "notJson", "The body must be application/json."),
            var status => new Problem(status, "invalid", "The request does not read."),
        };
        return problem.WriteAsync(context);
    }
}
