using System.Net;
using System.Net.Sockets;
using Parlance.Core.Ports;

namespace Parlance.Server;

/// <summary>Every line this component logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Line}")]
    public static partial void Announced(this ILogger log, string line);

    [LoggerMessage(2, LogLevel.Warning, "Nothing reads the setting {Key}; did you mean {Nearest}?")]
    public static partial void UnknownSetting(this ILogger log, string key, string nearest);

    [LoggerMessage(3, LogLevel.Information, "Stopping: no new connections, {Seconds} s for those that are open")]
    public static partial void Stopping(this ILogger log, double seconds);

    [LoggerMessage(4, LogLevel.Information, "Stopped")]
    public static partial void Stopped(this ILogger log);

    [LoggerMessage(5, LogLevel.Debug, "{EndPoint} refused {Remote}: too many connections from there")]
    public static partial void Refused(this ILogger log, EndPoint endPoint, EndPoint? remote);

    [LoggerMessage(6, LogLevel.Debug, "{EndPoint}: a connection was gone before it was accepted ({Reason})")]
    public static partial void GoneBeforeAccepted(this ILogger log, EndPoint endPoint, SocketError reason);

    [LoggerMessage(9, LogLevel.Warning, "{EndPoint} takes nobody more for now: the process has handles for no more connections (see ulimit -n)")]
    public static partial void NoPlaces(this ILogger log, EndPoint endPoint);

    [LoggerMessage(10, LogLevel.Warning, "The process may open only {Handles} files more, which is too few to serve people safely (see ulimit -n)")]
    public static partial void FewHandles(this ILogger log, int handles);

    [LoggerMessage(11, LogLevel.Debug, "{Name}: {Target} asked to be checked and cannot be reached")]
    public static partial void FirewallClosed(this ILogger log, string name, EndPoint target);

    [LoggerMessage(8, LogLevel.Warning, "The service manager at {Path} cannot be told")]
    public static partial void NotNotified(this ILogger log, string path, Exception problem);

    [LoggerMessage(11, LogLevel.Warning, "The port {Endpoint} of room {Room}, added in a former run, is not open: {Problem}")]
    public static partial void PortNotOpened(this ILogger log, string room, string endpoint, PortOutcome problem);

    [LoggerMessage(7, LogLevel.Error, "{Network}: a datagram could not be handled")]
    public static partial void DatagramFailed(this ILogger log, string network, Exception problem);
}
