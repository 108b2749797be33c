using System.Globalization;
using Parlance.Cli.Decoding;
using Spectre.Console.Rendering;

namespace Parlance.Cli.Chat;

/// <summary>The part of a typed line that fits into one row of a terminal beside the prompt, and where the cursor stands in it.</summary>
/// <param name="Shown">Prompt and text, fit for a terminal.</param>
/// <param name="Column">Column of the cursor, from 0.</param>
internal sealed record LineView(string Shown, int Column)
{
    private const int LeastRoom = 8;

    /// <summary>Lays a line out.</summary>
    /// <param name="prompt">What stands before it; cut short when it would leave no room.</param>
    /// <param name="text">The line.</param>
    /// <param name="cursor">Where the next letter goes; always in view.</param>
    /// <param name="columns">Width of the terminal.</param>
    public static LineView Of(string prompt, string text, int cursor, int columns)
    {
        var start = string.Concat(WhileFitting(Elements(prompt), Math.Max(0, columns - LeastRoom - 1)).Select(element => element.Shown));
        var left = Width(start);
        var room = Math.Max(1, columns - 1 - left);
        var elements = Elements(text).ToArray();
        var before = Array.FindLastIndex(elements, element => element.At < cursor) + 1;
        var (first, taken) = (before, 0);
        while (first > 0 && taken + elements[first - 1].Columns <= room)
        {
            taken += elements[--first].Columns;
        }

        return new LineView(start + string.Concat(WhileFitting(elements[first..], room).Select(element => element.Shown)), left + taken);
    }

    private static IEnumerable<Element> WhileFitting(IEnumerable<Element> elements, int room) =>
        elements.TakeWhile(element => (room -= element.Columns) >= 0);

    private static IEnumerable<Element> Elements(string text)
    {
        var each = StringInfo.GetTextElementEnumerator(text);
        while (each.MoveNext())
        {
            var shown = Printable.Clean(each.GetTextElement());
            yield return new Element(shown, Width(shown), each.ElementIndex);
        }
    }

    private static int Width(string text) => new Segment(text).CellCount();

    private sealed record Element(string Shown, int Columns, int At);
}
