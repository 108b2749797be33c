using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Parlance.Web;

/// <summary>Why a request was not carried out: problem details with a <c>code</c> for programs.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">One word in camel case; never changes its meaning.</param>
/// <param name="Detail">For people.</param>
internal sealed record Problem(int Status, string Code, string Detail)
{
    /// <summary>There is no such thing.</summary>
    public static Problem NotFound(string what) => new(StatusCodes.Status404NotFound, "notFound", $"There is no such {what}.");

    /// <summary>What was sent makes no sense.</summary>
    public static Problem Invalid(string detail) => new(StatusCodes.Status400BadRequest, "invalid", detail);

    /// <summary>It contradicts what there is.</summary>
    public static Problem Conflict(string code, string detail) => new(StatusCodes.Status409Conflict, code, detail);

    /// <summary>The caller may not.</summary>
    public static Problem Forbidden(string code, string detail) => new(StatusCodes.Status403Forbidden, code, detail);

    /// <summary>Too much, too quickly.</summary>
    public static Problem TooMany(string detail) => new(StatusCodes.Status429TooManyRequests, "tooMany", detail);

    /// <summary>Not now.</summary>
    public static Problem Unavailable(string code, string detail) => new(StatusCodes.Status503ServiceUnavailable, code, detail);

    /// <summary>As a result of a handler.</summary>
    public ProblemHttpResult Result => TypedResults.Problem(
        Detail, statusCode: Status, title: ReasonPhrases.GetReasonPhrase(Status), extensions: [new("code", Code)]);

    /// <summary>Answers a request with it.</summary>
    public Task WriteAsync(HttpContext context)
    {
        if (Status == StatusCodes.Status429TooManyRequests)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        return Result.ExecuteAsync(context);
    }
}
