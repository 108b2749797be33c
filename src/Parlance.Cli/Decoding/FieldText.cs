using System.Globalization;
using System.Text;
using Parlance.Wire;

namespace Parlance.Cli.Decoding;

/// <summary>The fields of a trace on one line.</summary>
internal static class FieldText
{
    /// <summary>Puts the fields side by side.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="most">How many at most; the rest is counted.</param>
    public static string Of(IReadOnlyList<TraceField> fields, int most)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Math.Min(fields.Count, most); i++)
        {
            text.Append(i == 0 ? string.Empty : " ").Append(One(fields[i]));
        }

        if (fields.Count > most)
        {
            text.Append(CultureInfo.InvariantCulture, $" ({fields.Count - most} more fields)");
        }

        return text.ToString();
    }

    private static string One(in TraceField field)
    {
        var name = field.Name.Replace(' ', '-');
        return field.Type switch
        {
            "string" or "string0" or "text" => $"{name}={Printable.Quote(field.Value)}",
            "list" => $"{name}=({field.Value})",
            "item" => $"{name}:",
            _ => $"{name}={field.Value}",
        };
    }
}
