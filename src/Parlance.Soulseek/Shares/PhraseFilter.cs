using System.Buffers;

namespace Parlance.Soulseek;

/// <summary>
/// Which files the server forbids to be found (160 ExcludedSearchPhrases): those whose path contains one of the phrases, ignoring case. What was found out about a file is remembered, so that the number of phrases costs
/// nothing after the first time.
/// </summary>
internal sealed class PhraseFilter
{
    private const byte Allowed = 1;
    private const byte Forbidden = 2;
    private readonly SearchValues<string> phrases;
    private readonly byte[] known;

    /// <summary>Prepares for one scan and one list of phrases.</summary>
    public PhraseFilter(IReadOnlyList<string> source, int files)
    {
        Source = source;
        phrases = SearchValues.Create([.. source.Where(phrase => phrase.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)], StringComparison.OrdinalIgnoreCase);
        known = new byte[files];
    }

    /// <summary>The list it was made for.</summary>
    public IReadOnlyList<string> Source { get; }

    public bool Forbids(int file, ScannedFolder folder, string name)
    {
        if (known[file] == 0)
        {
            known[file] = $"{folder.Virtual}\\{name}".AsSpan().ContainsAny(phrases) ? Forbidden : Allowed;
        }

        return known[file] == Forbidden;
    }
}
