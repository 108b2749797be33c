using Microsoft.Extensions.Logging;
using Parlance.Core.Model;

namespace Parlance.Web;

/// <summary>Every line this component logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Route} failed")]
    public static partial void Failed(this ILogger log, string method, string route, Exception problem);

    [LoggerMessage(7, LogLevel.Error, "{Part} failed and goes on")]
    public static partial void Failed(this ILogger log, string part, Exception problem);

    /// <summary>Logs a fault of ours; for use as a filter.</summary>
    public static bool Note(this ILogger log, string part, Exception problem)
    {
        log.Failed(part, problem);
        return true;
    }

    [LoggerMessage(2, LogLevel.Information, "{Name} signed in from {Address}")]
    public static partial void SignedIn(this ILogger log, string name, string address);

    [LoggerMessage(3, LogLevel.Debug, "A feed of {Name} ended: {Reason}")]
    public static partial void FeedEnded(this ILogger log, string name, SessionEnd reason);

    [LoggerMessage(4, LogLevel.Warning, "Refused a request for host {Host} (see Web:Hosts)")]
    public static partial void ForeignHost(this ILogger log, string host);

    [LoggerMessage(5, LogLevel.Debug, "{Name} is online in the browser")]
    public static partial void Online(this ILogger log, string name);

    [LoggerMessage(6, LogLevel.Debug, "{Name} is offline in the browser: {Reason}")]
    public static partial void Offline(this ILogger log, string name, SessionEnd reason);
}
