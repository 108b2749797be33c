using Microsoft.AspNetCore.Http;

namespace Parlance.Web.Access;

/// <summary>The cookie that holds a browser's sign-in.</summary>
internal static class SessionCookie
{
    public const string Name = "parlance-session";

    public static void Set(HttpContext context, string secret, TimeSpan lifetime) => context.Response.Cookies.Append(Name, secret, Options(context, lifetime));

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, TimeSpan.Zero));

    private static CookieOptions Options(HttpContext context, TimeSpan lifetime) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = "/",
        IsEssential = true,
        MaxAge = lifetime > TimeSpan.Zero ? lifetime : null,
    };
}
