using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Parlance.Web.Routes;

/// <summary>Small things that all routes need.</summary>
internal static class RouteWords
{
    public const int MaxPage = 500;
    public const int UsualPage = 100;

    /// <summary>Documents the problems a route answers with, besides those of who may call it.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            route.ProducesProblem(status);
        }

        return route;
    }

    /// <summary>A name in a path, where slashes stay as they were written.</summary>
    public static string Name(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>A word in a path or a query that is a name of the program.</summary>
    public static bool TryRead<T>(string word, out T value)
        where T : struct, Enum => Enum.TryParse(word, ignoreCase: true, out value) && Enum.IsDefined(value) && !char.IsAsciiDigit(word[0]);

    /// <summary>How many entries a page may have.</summary>
    public static int Limit(int? asked) => Math.Clamp(asked ?? UsualPage, 1, MaxPage);
}
