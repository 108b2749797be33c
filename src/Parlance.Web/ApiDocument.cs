using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Parlance.Web.Access;
using Parlance.Web.Contract;

namespace Parlance.Web;

/// <summary>The description of the API, made of the routes themselves.</summary>
internal static class ApiDocument
{
    private const string Name = "v1";

    /// <summary>Registers it.</summary>
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(SayWhoMayAsync);
    });

    /// <summary>Serves it.</summary>
    public static void MapApiDocument(this IEndpointRouteBuilder app) =>
        app.MapOpenApi("/openapi/{documentName}.json").WithMetadata(new AccessRule(Standing.Nobody));

    private static async Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Parlance",
            Version = "1",
            Description = "Everything the pages and the command line do. Errors are problem details with a code. Requests that change something and carry the cookie need "
                + $"the header {AccessGate.AntiforgeryHeader} with the value that signing in answered; bearer tokens need none. Times are RFC 3339 in UTC.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["cookie"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = SessionCookie.Name },
            ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
        };
        document.AddComponent(nameof(FeedCommand), await context.GetOrCreateSchemaAsync(typeof(FeedCommand), null, cancellation));
    }

    private static Task SayWhoMayAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var least = context.Description.ActionDescriptor.EndpointMetadata.OfType<AccessRule>().LastOrDefault()?.Least ?? Standing.Owner;
        if (least > Standing.Nobody)
        {
            operation.Description = $"For {least.ToString().ToLowerInvariant()}s and above.";
            operation.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("cookie", context.Document)] = [] },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] },
            ];
        }

        return Task.CompletedTask;
    }
}
