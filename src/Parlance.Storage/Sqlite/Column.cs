namespace Parlance.Storage.Sqlite;

/// <summary>How values look in a column: times as milliseconds since 1970 in UTC, enumerations by name.</summary>
internal static class Column
{
    public static long Of(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static long? Of(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    public static DateTimeOffset Time(long column) => DateTimeOffset.FromUnixTimeMilliseconds(column);

    public static DateTimeOffset? Time(long? column) => column is { } known ? Time(known) : null;

    /// <summary>A name that this version does not know (written by a later one) reads as the first of the enumeration, its most harmless.</summary>
    public static T Name<T>(string column)
        where T : struct, Enum => Enum.TryParse<T>(column, out var value) ? value : default;
}
