using System.Globalization;
using Parlance.Ares.Server.Rooms;

namespace Parlance.Ares.Server.Commands;

/// <summary>Filters of lines, joins and files.</summary>
internal static class FilterCommands
{
    private static readonly string Actions = string.Join(", ", Enum.GetNames<FilterAction>());

    public static IReadOnlyList<AresCommand> Rows { get; } =
    [
        Row.Switch("filter", Row.Administrator, "Turns all filters on or off.", (s, isOn) => s with { Filters = isOn }),
        Adder("addwordfilter", FilterKind.Word, "lines"),
        Adder("addjoinfilter", FilterKind.Join, "visitors"),
        Adder("addfilefilter", FilterKind.File, "files"),
        Remover("remwordfilter", FilterKind.Word),
        Remover("remjoinfilter", FilterKind.Join),
        Remover("remfilefilter", FilterKind.File),
        Lister("wordfilters", FilterKind.Word),
        Lister("joinfilters", FilterKind.Join),
        Lister("filefilters", FilterKind.File),
        Row.WithText("addline", Row.Administrator, "<number>, <text>", "Adds a line that a word filter says to the user.", AddLine),
        Row.WithText("remline", Row.Administrator, "<number>, <line number>", "Removes such a line.", RemoveLine),
        Row.Of("viewfilter", Row.Administrator, "<number>", "Shows the lines of a word filter.", View),
    ];

    private static AresCommand Adder(string name, FilterKind kind, string what) =>
        Row.WithText(name, Row.Administrator, "<trigger>, <action>[, <argument>]", $"Acts on {what} with * and ? in the trigger; actions: {Actions}.", call => Add(call, kind));

    private static AresCommand Remover(string name, FilterKind kind) =>
        Row.Of(name, Row.Administrator, "<number>", "Removes a filter.", call =>
        {
            if (Find(call, kind, call.Text) is { } filter)
            {
                call.Room.Change(b => b with { Filters = [.. b.Filters.Where(f => f != filter)] });
                call.Note($"{call.By} removed the filter {filter.Trigger}");
            }
        });

    private static AresCommand Lister(string name, FilterKind kind) =>
        Row.Of(name, Row.Administrator, "", "Lists the filters with their numbers.", call =>
            call.ReplyAll(Of(call, kind).Select((f, i) => $"{i} - {f.Trigger}, {f.Action} {f.Argument}".TrimEnd()), "There are none."));

    private static IReadOnlyList<Filter> Of(CommandCall call, FilterKind kind) => [.. call.Room.Book.Filters.Where(f => f.Kind == kind)];

    private static Filter? Find(CommandCall call, FilterKind kind, string number)
    {
        var filters = Of(call, kind);
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < filters.Count)
        {
            return filters[at];
        }

        call.Reply(call.Command.Usage);
        return null;
    }

    private static void Add(CommandCall call, FilterKind kind)
    {
        var parts = call.Text.Split(',', 3, StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || parts[0].Length == 0 || !Enum.TryParse<FilterAction>(parts[1], ignoreCase: true, out var action) || char.IsAsciiDigit(parts[1][0]))
        {
            call.Reply($"{call.Command.Usage} - actions: {Actions}");
            return;
        }

        if (call.Room.Book.Filters.Count >= AresRoom.MostFilters)
        {
            call.Reply("There are as many filters as there may be.");
            return;
        }

        call.Room.Change(b => b with { Filters = [.. b.Filters, new Filter(kind, parts[0], action, parts.ElementAtOrDefault(2) ?? string.Empty, [])] });
        call.Note($"{call.By} added the filter {parts[0]}, {action}");
    }

    private static void AddLine(CommandCall call)
    {
        var parts = call.Text.Split(',', 2, StringSplitOptions.TrimEntries);
        if (parts.Length == 2 && Find(call, FilterKind.Word, parts[0]) is { } filter && filter.Lines.Count < 20)
        {
            Replace(call, filter, filter with { Lines = [.. filter.Lines, parts[1]] });
        }
    }

    private static void RemoveLine(CommandCall call)
    {
        var parts = call.Text.Split(',', 2, StringSplitOptions.TrimEntries);
        if (parts.Length == 2 && Find(call, FilterKind.Word, parts[0]) is { } filter && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            Replace(call, filter, filter with { Lines = [.. filter.Lines.Where((_, i) => i != at)] });
        }
    }

    private static void View(CommandCall call)
    {
        if (Find(call, FilterKind.Word, call.Text) is { } filter)
        {
            call.ReplyAll(filter.Lines.Select((l, i) => $"{i} - {l}"), "It has no lines.");
        }
    }

    private static void Replace(CommandCall call, Filter before, Filter after)
    {
        call.Room.Change(b => b with { Filters = [.. b.Filters.Select(f => f == before ? after : f)] });
        call.Reply("Done.");
    }
}
