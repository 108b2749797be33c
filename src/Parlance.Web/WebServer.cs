using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Core.Limits;
using Parlance.Web.Access;
using Parlance.Web.Chat;
using Parlance.Web.Feed;
using Parlance.Web.Operations;
using Parlance.Web.Pages;
using Parlance.Web.Routes;

namespace Parlance.Web;

/// <summary>The web in an HTTP host: registers what it needs and maps its routes.</summary>
public static class WebServer
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    /// <summary>Registers the web. The domain and <see cref="Core.Ports.IAccessStore"/> are registered by the host.</summary>
    public static IServiceCollection AddParlanceWeb(this IServiceCollection services, WebOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<WebMetrics>().AddSingleton<ServerIdentity>();
        services.AddSingleton<Tickets>().AddSingleton<HostNames>().AddSingleton<GuestGate>().AddSingleton<SignInServices>();
        services.AddSingleton<Seats>().AddSingleton<ChatActions>();
        services.AddSingleton<FeedCommands>().AddSingleton<FeedServices>();
        services.AddSingleton<StaticPages>();
        services.AddSingleton<Traces>().AddSingleton<Sampler>().AddSingleton<RoomHistory>();
        services.AddHostedService(provider => provider.GetRequiredService<Tickets>());
        services.AddHostedService(provider => provider.GetRequiredService<Seats>());
        services.AddHostedService(provider => provider.GetRequiredService<Sampler>());
        services.AddHostedService(provider => provider.GetRequiredService<RoomHistory>());
        services.AddHostedService(provider => provider.GetRequiredService<Traces>());
        services.AddHostedService<ConsoleFeed>();
        services.ConfigureHttpJsonOptions(json => WebJson.Apply(json.SerializerOptions));
        services.AddApiDocument();
        return services;
    }

    /// <summary>Puts the guards in front of every request; before and after routing has found where it goes.</summary>
    public static void UseParlanceWeb(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<WebOptions>();
        if (options.Proxies.Count > 0)
        {
            app.UseForwardedHeaders(Behind(options.Proxies));
        }

        app.UseMiddleware<SafeHeaders>();
        app.UseRouting();
        app.UseMiddleware<AccessGate>();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive });
        var pages = app.Services.GetRequiredService<StaticPages>();
        app.Use((context, next) => context.GetEndpoint() is null ? pages.ServeAsync(context) : next(context));
    }

    private static ForwardedHeadersOptions Behind(IEnumerable<string> proxies)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(Networks.Parse(proxy));
        }

        return options;
    }

    /// <summary>Maps the routes and the pages.</summary>
    public static void MapParlanceWeb(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        SessionRoutes.Map(api);
        MeRoutes.Map(api);
        IdentityRoutes.Map(api);
        RoomRoutes.Map(api);
        PeopleRoutes.Map(api);
        ContactRoutes.Map(api);
        ConversationRoutes.Map(api);
        FeedRoutes.Map(api);
        var admin = api.MapGroup("/admin");
        AccountAdminRoutes.Map(admin);
        RoomAdminRoutes.Map(admin);
        ModerationRoutes.Map(admin);
        ServerRoutes.Map(admin);
        TraceRoutes.Map(admin);
        app.MapApiDocument();
        app.MapGet("/api", ApiPage.Show).For(Contract.Standing.Nobody).WithSummary("This list as a page").ExcludeFromDescription();
    }
}
