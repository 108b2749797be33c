using System.Globalization;
using System.Text;
using Parlance.Wire;

namespace Parlance.Cli.Decoding;

/// <summary>The fields of a trace on one line.</summary>
internal static class FieldText
{
    private const int MostLetters = 400;

    /// <summary>Puts the fields side by side.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="most">How many at most, long ones shortened; the rest is counted. Null for all, whole.</param>
    public static string Of(IReadOnlyList<TraceField> fields, int? most)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Math.Min(fields.Count, most ?? int.MaxValue); i++)
        {
            text.Append(i == 0 ? string.Empty : " ").Append(One(fields[i], most is null ? int.MaxValue : MostLetters));
        }

        if (fields.Count > most)
        {
            text.Append(CultureInfo.InvariantCulture, $" ({fields.Count - most} more fields)");
        }

        return text.ToString();
    }

    private static string One(in TraceField field, int most)
    {
        var name = field.Name.Replace(' ', '-');
        var (value, cut) = field.Value.Length <= most
            ? (field.Value, string.Empty)
            : (field.Value[..most], string.Create(CultureInfo.InvariantCulture, $"({field.Value.Length - most} more)"));
        return field.Type switch
        {
            "string" or "string0" or "text" => $"{name}={Printable.Quote(value)}{cut}",
            "list" => $"{name}=({value}){cut}",
            "item" => $"{name}:",
            _ => $"{name}={value}{cut}",
        };
    }
}
