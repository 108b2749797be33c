using System.Globalization;
using Parlance.Web.Contract;

namespace Parlance.Web.Routes;

/// <summary>Cuts lists into pages.</summary>
internal static class Paging
{
    /// <summary>A page of at most so many, when one more was looked for.</summary>
    /// <param name="found">What was found, one more than the page holds when there is a next one.</param>
    /// <param name="most">How many the page holds.</param>
    /// <param name="mark">What to go on after.</param>
    public static Page<T> Cut<T>(List<T> found, int most, Func<T, string> mark) =>
        found.Count > most ? new Page<T>(found[..most], mark(found[most - 1])) : new Page<T>(found, null);

    /// <summary>A number as a mark.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
