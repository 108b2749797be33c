using Microsoft.Extensions.Logging;
using Parlance.Core.Model;

namespace Parlance.Sessions;

/// <summary>Every line this component logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Network} {Remote} ended: {Reason} ({Who})")]
    public static partial void Ended(this ILogger log, Network network, string remote, SessionEnd reason, string who);

    [LoggerMessage(2, LogLevel.Warning, "{Network} {Remote} sent what is not the protocol: {Detail}")]
    public static partial void Malformed(this ILogger log, Network network, string remote, string detail);

    [LoggerMessage(3, LogLevel.Debug, "{Network} {Remote} sent a body that was dropped, code {Code}: {Detail}")]
    public static partial void Dropped(this ILogger log, Network network, string remote, uint code, string detail);

    [LoggerMessage(4, LogLevel.Error, "An event could not be encoded: {Event}")]
    public static partial void NotEncoded(this ILogger log, string @event, Exception fault);

    [LoggerMessage(5, LogLevel.Error, "{Network} {Remote}: a fault of ours ended the session")]
    public static partial void Fault(this ILogger log, Network network, string remote, Exception fault);
}
