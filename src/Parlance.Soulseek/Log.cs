using Microsoft.Extensions.Logging;

namespace Parlance.Soulseek;

/// <summary>Everything this package logs. Never passwords or the text of messages.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "The link to the server is {State}")]
    public static partial void StateIs(this ILogger logger, ClientState state);

    [LoggerMessage(2, LogLevel.Information, "The server closed the connection")]
    public static partial void ServerClosed(this ILogger logger);

    [LoggerMessage(3, LogLevel.Information, "The connection to the server ended: {Reason}")]
    public static partial void ServerLost(this ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Warning, "A message of the server with code {Code} cannot be read: {Reason}")]
    public static partial void ServerMessageUnreadable(this ILogger logger, uint code, string reason);

    [LoggerMessage(5, LogLevel.Information, "Connecting again in about {Wait}")]
    public static partial void Reconnecting(this ILogger logger, TimeSpan wait);

    [LoggerMessage(6, LogLevel.Information, "The server cannot be reached: {Reason}")]
    public static partial void ServerUnreachable(this ILogger logger, string reason);

    [LoggerMessage(7, LogLevel.Information, "Listening for other clients on {Address}{Hidden}")]
    public static partial void Listening(this ILogger logger, string address, string hidden);

    [LoggerMessage(20, LogLevel.Debug, "A connection from {Address} did not introduce itself: {Reason}")]
    public static partial void NotIntroduced(this ILogger logger, string address, string reason);

    [LoggerMessage(21, LogLevel.Debug, "A connection from {Address} is refused: {Reason}")]
    public static partial void Refused(this ILogger logger, string address, string reason);

    [LoggerMessage(22, LogLevel.Debug, "The connection with {User} ended: {Reason}")]
    public static partial void PeerEnded(this ILogger logger, string user, string reason);

    [LoggerMessage(23, LogLevel.Debug, "No connection of type {Type} to {User}: {Reason}")]
    public static partial void PeerUnreachable(this ILogger logger, string type, string user, string reason);

    [LoggerMessage(24, LogLevel.Warning, "{User} misbehaves: {Reason}")]
    public static partial void PeerMisbehaves(this ILogger logger, string user, string reason);

    [LoggerMessage(25, LogLevel.Error, "Something failed while serving {User}")]
    public static partial void ServingFailed(this ILogger logger, string user, Exception error);

    [LoggerMessage(30, LogLevel.Debug, "Parent is {User}, level {Level}, root {Root}")]
    public static partial void Adopted(this ILogger logger, string user, int level, string root);

    [LoggerMessage(31, LogLevel.Debug, "The parent {User} is gone")]
    public static partial void Orphaned(this ILogger logger, string user);

    [LoggerMessage(32, LogLevel.Debug, "{User} is a child now")]
    public static partial void ChildJoined(this ILogger logger, string user);

    [LoggerMessage(33, LogLevel.Debug, "The child {User} is gone: {Reason}")]
    public static partial void ChildLeft(this ILogger logger, string user, string reason);

    [LoggerMessage(40, LogLevel.Debug, "Download of {File} from {User}: {State}")]
    public static partial void DownloadIs(this ILogger logger, string file, string user, string state);

    [LoggerMessage(41, LogLevel.Warning, "The list {File} cannot be written: {Reason}")]
    public static partial void ListNotSaved(this ILogger logger, string file, string reason);

    [LoggerMessage(43, LogLevel.Debug, "The list {File} is written for the last time")]
    public static partial void ListClosed(this ILogger logger, string file);

    [LoggerMessage(50, LogLevel.Information, "Shared are {Files} files in {Folders} folders; {Unavailable} folders could not be read; cache: {Cache}")]
    public static partial void Scanned(this ILogger logger, int files, int folders, int unavailable, string cache);

    [LoggerMessage(51, LogLevel.Debug, "Upload of {File} to {User}: {State} {Failure}")]
    public static partial void UploadIs(this ILogger logger, string file, string user, UploadState state, UploadFailure failure);

    [LoggerMessage(42, LogLevel.Warning, "The list {File} cannot be read and is put aside: {Reason}")]
    public static partial void ListNotRead(this ILogger logger, string file, string reason);
}
