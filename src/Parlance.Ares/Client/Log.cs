using Microsoft.Extensions.Logging;

namespace Parlance.Ares.Client;

/// <summary>Every line this component logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Joined {Room} at {Host}:{Port} as {Name}")]
    public static partial void Joined(this ILogger log, string room, string host, ushort port, string name);

    [LoggerMessage(2, LogLevel.Information, "{Host}:{Port} refused the join: {Reason}")]
    public static partial void Refused(this ILogger log, string host, ushort port, string reason);

    [LoggerMessage(3, LogLevel.Information, "The connection to {Host}:{Port} ended: {Reason}")]
    public static partial void Lost(this ILogger log, string host, ushort port, string reason);

    [LoggerMessage(4, LogLevel.Information, "Coming back to {Host}:{Port} in {Seconds} s, attempt {Attempt}")]
    public static partial void Returning(this ILogger log, string host, ushort port, double seconds, int attempt);

    [LoggerMessage(5, LogLevel.Warning, "The room sent a frame {Code} that is not as it should be: {Detail}")]
    public static partial void Malformed(this ILogger log, byte code, string detail);

    [LoggerMessage(8, LogLevel.Error, "A frame {Code} met a fault of ours and was skipped")]
    public static partial void Fault(this ILogger log, byte code, Exception fault);

    [LoggerMessage(6, LogLevel.Debug, "{Host}:{Port} was not reached: {Detail}")]
    public static partial void Unreached(this ILogger log, string host, ushort port, string detail);

    [LoggerMessage(7, LogLevel.Warning, "Nothing was heard of {Host}:{Port} for {Seconds} s; taken as lost")]
    public static partial void Silent(this ILogger log, string host, ushort port, double seconds);
}
