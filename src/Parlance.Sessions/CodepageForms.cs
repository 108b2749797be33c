using Parlance.Wire;

namespace Parlance.Sessions;

/// <summary>Numbers of the forms that an event is encoded to, where a network has one for each code page.</summary>
public static class CodepageForms
{
    /// <summary>The number of a code page's form.</summary>
    /// <param name="first">The first number of the network's own.</param>
    /// <param name="page">The page.</param>
    public static int Of(int first, Codepage page)
    {
        for (var i = 0; i < Codepage.All.Count; i++)
        {
            if (Codepage.All[i] == page)
            {
                return first + i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(page), page.Name, "The page is none of those that are known.");
    }
}
