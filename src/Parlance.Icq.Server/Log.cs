using System.Net;
using Microsoft.Extensions.Logging;
using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.Icq.Server;

/// <summary>Every line this component logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "ICQ {Uin} logged in from {Remote} with version {Version}")]
    public static partial void LoggedIn(this ILogger log, uint uin, IPEndPoint remote, int version);

    [LoggerMessage(2, LogLevel.Information, "ICQ {Uin} at {Remote} ended: {Reason}")]
    public static partial void Ended(this ILogger log, uint uin, IPEndPoint remote, SessionEnd reason);

    [LoggerMessage(3, LogLevel.Information, "ICQ login as {Uin} from {Remote} refused: {Outcome}")]
    public static partial void Refused(this ILogger log, uint uin, IPEndPoint remote, LoginOutcome outcome);

    [LoggerMessage(4, LogLevel.Information, "ICQ registration from {Remote}: {Outcome}, UIN {Uin}")]
    public static partial void Registered(this ILogger log, IPEndPoint remote, LoginOutcome outcome, uint uin);

    [LoggerMessage(5, LogLevel.Debug, "ICQ {Uin} sent command {Command}, which did not read: {Detail}")]
    public static partial void Malformed(this ILogger log, uint uin, ushort command, string detail);

    [LoggerMessage(6, LogLevel.Debug, "A datagram of {Length} bytes from a stranger did not read: {Detail}")]
    public static partial void NotIcq(this ILogger log, int length, string detail);

    [LoggerMessage(7, LogLevel.Warning, "ICQ {Uin}: a message could not be stored")]
    public static partial void NotStored(this ILogger log, uint uin, Exception why);

    [LoggerMessage(8, LogLevel.Warning, "ICQ {Uin}: a packet could not be written: {Detail}")]
    public static partial void NotEncoded(this ILogger log, uint uin, string detail);

    [LoggerMessage(9, LogLevel.Error, "ICQ: a fault of ours")]
    public static partial void Fault(this ILogger log, Exception fault);
}
