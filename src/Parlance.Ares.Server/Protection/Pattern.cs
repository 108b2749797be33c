namespace Parlance.Ares.Server.Protection;

/// <summary>Texts with <c>*</c> and <c>?</c>, matched without backtracking traps; a text without either matches anywhere inside.</summary>
internal static class Pattern
{
    public static bool Matches(string text, string pattern) =>
        pattern.AsSpan().ContainsAny('*', '?') ? MatchesWhole(text, pattern) : text.Contains(pattern, StringComparison.OrdinalIgnoreCase);

    private static bool MatchesWhole(string text, string pattern)
    {
        var (at, star, mark) = (0, -1, 0);
        for (var i = 0; i < text.Length;)
        {
            if (at < pattern.Length && (pattern[at] == '?' || char.ToUpperInvariant(pattern[at]) == char.ToUpperInvariant(text[i])) && pattern[at] != '*')
            {
                at++;
                i++;
            }
            else if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                mark = i;
            }
            else if (star >= 0)
            {
                at = star + 1;
                i = ++mark;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).TrimStart('*').IsEmpty;
    }
}
