using System.Net;
using Microsoft.Extensions.Logging;

namespace Parlance.Icq;

/// <summary>Every line this package logs. Never passwords, never what was written.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "ICQ {Uin} logged in at {Server}")]
    public static partial void LoggedIn(this ILogger log, uint uin, EndPoint server);

    [LoggerMessage(2, LogLevel.Information, "ICQ {Uin} is not logged in any more: {Reason}")]
    public static partial void LoggedOut(this ILogger log, uint uin, IcqSessionEnd reason);

    [LoggerMessage(3, LogLevel.Warning, "ICQ login as {Uin}: {Outcome}")]
    public static partial void NotLoggedIn(this ILogger log, uint uin, IcqLoginOutcome outcome);

    [LoggerMessage(5, LogLevel.Warning, "A datagram of {Length} bytes from the server does not read: {Reason}")]
    public static partial void Malformed(this ILogger log, int length, string reason);

    [LoggerMessage(6, LogLevel.Error, "A fault of the ICQ client")]
    public static partial void Fault(this ILogger log, Exception fault);

    [LoggerMessage(7, LogLevel.Information, "ICQ {Uin} tries to log in again in {Wait}")]
    public static partial void WillReconnect(this ILogger log, uint uin, TimeSpan wait);

    [LoggerMessage(8, LogLevel.Debug, "ICQ: {Code:X4} has no meaning here")]
    public static partial void Unknown(this ILogger log, ushort code);

    [LoggerMessage(9, LogLevel.Warning, "The name of the ICQ server is not known: {Reason}")]
    public static partial void NotResolved(this ILogger log, string reason);

    [LoggerMessage(10, LogLevel.Debug, "ICQ: of the profile of {Uin} only a part came")]
    public static partial void PartOfProfile(this ILogger log, uint uin);

    [LoggerMessage(20, LogLevel.Debug, "The client of ICQ {Uin} is not reached: {Reason}")]
    public static partial void NotReached(this ILogger log, uint uin, string reason);

    [LoggerMessage(21, LogLevel.Warning, "{From} connected and did not introduce itself; first frame of {Length} bytes")]
    public static partial void NoIntroduction(this ILogger log, IPAddress from, int length);

    [LoggerMessage(22, LogLevel.Warning, "{From} claims to be ICQ {Uin}, who is elsewhere")]
    public static partial void Impostor(this ILogger log, IPAddress from, uint uin);

    [LoggerMessage(24, LogLevel.Debug, "The connection with {From} is over: {Reason}")]
    public static partial void Broken(this ILogger log, IPAddress from, string reason);

    [LoggerMessage(25, LogLevel.Warning, "Connections: {What}")]
    public static partial void Listening(this ILogger log, string what);

    [LoggerMessage(27, LogLevel.Debug, "A chat did not come about: {Reason}")]
    public static partial void ChatBroken(this ILogger log, string reason);
}
