using Microsoft.Extensions.Logging;
using Parlance.Core.Model;

namespace Parlance.MyIcq.Server;

/// <summary>Every line this component logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "MyIcq {Remote} logged in as {Uin}")]
    public static partial void LoggedIn(this ILogger log, string remote, uint uin);

    [LoggerMessage(2, LogLevel.Information, "MyIcq {Remote} ended: {Reason} ({Uin})")]
    public static partial void Ended(this ILogger log, string remote, SessionEnd reason, uint uin);

    [LoggerMessage(3, LogLevel.Debug, "MyIcq {Remote} login as {Uin} refused: {Outcome}")]
    public static partial void Refused(this ILogger log, string remote, uint uin, string outcome);

    [LoggerMessage(4, LogLevel.Debug, "MyIcq {Remote} sent a datagram with a wrong check code, command {Command}")]
    public static partial void WrongCheckCode(this ILogger log, string remote, ushort command);

    [LoggerMessage(5, LogLevel.Debug, "MyIcq {Remote} sent a body that was dropped, command {Command}: {Detail}")]
    public static partial void Dropped(this ILogger log, string remote, ushort command, string detail);

    [LoggerMessage(6, LogLevel.Warning, "MyIcq {Remote} sends wrong check codes without end; they are dropped unread")]
    public static partial void Throttled(this ILogger log, string remote);

    [LoggerMessage(7, LogLevel.Error, "MyIcq {Remote}: a fault of ours")]
    public static partial void Fault(this ILogger log, string remote, Exception fault);

    [LoggerMessage(8, LogLevel.Error, "MyIcq: a datagram could not be handled")]
    public static partial void NotHandled(this ILogger log, Exception fault);

    [LoggerMessage(9, LogLevel.Warning, "MyIcq: something could not be stored and was not confirmed to {Remote}")]
    public static partial void NotStored(this ILogger log, string remote, Exception fault);
}
