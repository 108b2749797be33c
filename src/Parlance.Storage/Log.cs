using Microsoft.Extensions.Logging;

namespace Parlance.Storage;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Storage {Database} opened with SQLite {Version}, schema {Schema}")]
    public static partial void Opened(this ILogger log, string database, string version, int schema);

    [LoggerMessage(2, LogLevel.Information, "Schema migrated to {Name}")]
    public static partial void Migrated(this ILogger log, string name);

    [LoggerMessage(3, LogLevel.Error, "The database does not take writes; {Waiting} wait and are tried again")]
    public static partial void Failing(this ILogger log, int waiting, Exception problem);

    [LoggerMessage(4, LogLevel.Information, "The database takes writes again")]
    public static partial void Recovered(this ILogger log);

    [LoggerMessage(5, LogLevel.Error, "A write of {Target} was dropped because the database cannot hold it")]
    public static partial void Dropped(this ILogger log, string target, Exception problem);

    [LoggerMessage(6, LogLevel.Error, "{Count} writes of {Target} were given up because the database did not take them in time")]
    public static partial void GivenUp(this ILogger log, int count, string target);

    [LoggerMessage(7, LogLevel.Error, "Too many writes wait for the database; messages are refused and audit entries dropped until it takes writes again")]
    public static partial void Full(this ILogger log);

    [LoggerMessage(8, LogLevel.Error, "Stopped with {Count} writes that the database did not take")]
    public static partial void LeftBehind(this ILogger log, int count);

    [LoggerMessage(9, LogLevel.Information, "A write of {Target} came after the storage was closed, and is lost")]
    public static partial void Late(this ILogger log, string target);
}
