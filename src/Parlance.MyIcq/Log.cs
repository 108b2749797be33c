using System.Net;
using Microsoft.Extensions.Logging;

namespace Parlance.MyIcq;

/// <summary>Every line this package logs. Never passwords, never what was written.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "MyICQ {Uin} logged in at {Server}")]
    public static partial void LoggedIn(this ILogger log, uint uin, EndPoint server);

    [LoggerMessage(2, LogLevel.Information, "MyICQ {Uin} is not logged in any more: {Reason}")]
    public static partial void LoggedOut(this ILogger log, uint uin, MyIcqSessionEnd reason);

    [LoggerMessage(3, LogLevel.Warning, "MyICQ login as {Uin}: {Outcome}")]
    public static partial void NotLoggedIn(this ILogger log, uint uin, MyIcqLoginOutcome outcome);

    [LoggerMessage(4, LogLevel.Information, "MyICQ {Uin} tries to log in again in {Wait}")]
    public static partial void WillReconnect(this ILogger log, uint uin, TimeSpan wait);

    [LoggerMessage(5, LogLevel.Warning, "MyICQ: packet {Command:X4} of the server does not read: {Reason}")]
    public static partial void Malformed(this ILogger log, ushort command, string reason);

    [LoggerMessage(6, LogLevel.Error, "A fault of the MyICQ client")]
    public static partial void Fault(this ILogger log, Exception fault);

    [LoggerMessage(7, LogLevel.Debug, "MyICQ: {Command:X4} has no meaning here")]
    public static partial void Unknown(this ILogger log, ushort command);

    [LoggerMessage(8, LogLevel.Warning, "The name of the MyICQ server is not known: {Reason}")]
    public static partial void NotResolved(this ILogger log, string reason);

    [LoggerMessage(9, LogLevel.Debug, "MyICQ: what follows a login did not come: {Reason}")]
    public static partial void NotLoaded(this ILogger log, string reason);

    [LoggerMessage(20, LogLevel.Debug, "The client of MyICQ {Uin} is not reached: {Reason}")]
    public static partial void NotReached(this ILogger log, uint uin, string reason);

    [LoggerMessage(21, LogLevel.Warning, "{From} claims to be MyICQ {Uin}, who is elsewhere")]
    public static partial void Impostor(this ILogger log, IPAddress from, uint uin);

    [LoggerMessage(22, LogLevel.Debug, "The connection with {From} is over: {Reason}")]
    public static partial void Broken(this ILogger log, IPAddress from, string reason);

    [LoggerMessage(23, LogLevel.Debug, "Connections: {What}")]
    public static partial void Listening(this ILogger log, string what);
}
