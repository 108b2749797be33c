using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parlance.Cli.Decoding;

namespace Parlance.Cli.Online;

/// <summary>Where a command's answer goes: lines for people, one JSON object a line for scripts.</summary>
internal sealed class Answer(ParseResult parsed, bool isJson)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly TextWriter output = TextWriter.Synchronized(parsed.InvocationConfiguration.Output);

    /// <summary>Answers in JSON.</summary>
    public bool IsJson => isJson;

    /// <summary>Progress bars make sense: people watch.</summary>
    public bool IsWatched => !isJson && !Console.IsOutputRedirected && ReferenceEquals(parsed.InvocationConfiguration.Output, Console.Out);

    /// <summary>One thing.</summary>
    /// <param name="value">What scripts get.</param>
    /// <param name="line">What people get.</param>
    public void Say(object value, string line) => output.WriteLine(isJson ? JsonSerializer.Serialize(value, Form) : Printable.Clean(line));

    /// <summary>A table for people, its rows for scripts.</summary>
    public void Table<T>(IReadOnlyList<T> rows, params (string Title, Func<T, string> Cell)[] columns)
    {
        if (isJson)
        {
            foreach (var row in rows)
            {
                output.WriteLine(JsonSerializer.Serialize(row, Form));
            }

            return;
        }

        var lines = rows.Select(row => columns.Select(column => Printable.Clean(column.Cell(row))).ToArray()).Prepend([.. columns.Select(column => column.Title)]).ToArray();
        var widths = columns.Select((_, i) => lines.Max(line => line[i].Length)).ToArray();
        foreach (var line in lines)
        {
            output.WriteLine(string.Join("  ", line.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        }
    }

    /// <summary>Tells why it could not be done.</summary>
    /// <returns>The exit code for it.</returns>
    public int Fail(string why, int code = ExitCodes.No)
    {
        parsed.InvocationConfiguration.Error.WriteLine($"parlance {Path()}: {Printable.Clean(why)}");
        return code;
    }

    private string Path()
    {
        var names = new List<string>();
        for (var result = parsed.CommandResult; result.Parent is System.CommandLine.Parsing.CommandResult parent; result = parent)
        {
            names.Insert(0, result.Command.Name);
        }

        return string.Join(' ', names);
    }

    /// <summary>Bytes as people read them.</summary>
    public static string Size(ulong bytes)
    {
        string[] units = ["B", "KiB", "MiB", "GiB", "TiB"];
        var (value, unit) = ((double)bytes, 0);
        while (value >= 1024 && unit < units.Length - 1)
        {
            (value, unit) = (value / 1024, unit + 1);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {units[unit]}");
    }
}
