using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Parlance.Web.Access;

namespace Parlance.Web.Pages;

/// <summary>The API for people to read: every route, who may call it, what it is for.</summary>
internal static class ApiPage
{
    private const string Head = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Parlance API</title></head><body>
        <h1>Parlance API</h1><p>The whole description, with every field: <a href="/openapi/v1.json">/openapi/v1.json</a>. Errors are problem details with a <code>code</code>.
        Scripts send <code>Authorization: Bearer</code> and a token made at <code>POST /api/v1/admin/tokens</code>.</p>
        """;

    /// <summary>Answers with the page.</summary>
    public static IResult Show(EndpointDataSource endpoints)
    {
        var page = new StringBuilder(Head);
        var routes = endpoints.Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<AccessRule>() is not null && e.Metadata.GetMetadata<IEndpointNameMetadata>() is not null);
        foreach (var topic in routes.GroupBy(e => e.Metadata.GetMetadata<ITagsMetadata>()?.Tags[0] ?? string.Empty))
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>{WebUtility.HtmlEncode(topic.Key)}</h2><table><thead><tr><th>From</th><th>Method</th><th>Route</th><th></th></tr></thead><tbody>");
            foreach (var route in topic)
            {
                Append(page, route);
            }

            page.Append("</tbody></table>");
        }

        return Results.Text(page.Append("</body></html>").ToString(), "text/html; charset=utf-8");
    }

    private static void Append(StringBuilder page, RouteEndpoint route)
    {
        string[] cells =
        [
            route.Metadata.GetMetadata<AccessRule>()!.Least.ToString().ToLowerInvariant(),
            string.Join(' ', route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []),
            route.RoutePattern.RawText ?? string.Empty,
            route.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary ?? string.Empty,
        ];
        page.Append("<tr>").AppendJoin(string.Empty, cells.Select(cell => $"<td>{WebUtility.HtmlEncode(cell)}</td>")).Append("</tr>");
    }
}
