namespace Parlance.Soulseek;

/// <summary>Whether a file is what a search asked for: its path holds every word and every phrase, anywhere, and nothing behind a minus. Source: Nicotine+, which looks at answers so because clients differ in what they match.</summary>
internal sealed class AnswerCheck
{
    private readonly List<string> wanted = [];
    private readonly List<string> unwanted = [];

    /// <summary>Reads a query as somebody typed it: quotes make a phrase, a minus excludes, an asterisk means nothing here.</summary>
    public AnswerCheck(string query)
    {
        var parts = query.Split('"');
        for (var i = 0; i < parts.Length; i++)
        {
            // Between an even and an odd quote; a last quote without another one makes no phrase.
            if (i % 2 == 1 && i < parts.Length - 1)
            {
                Add(wanted, Plain(parts[i]).Trim());
                continue;
            }

            foreach (var word in parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                Array.ForEach(Plain(word).Split(' '), one => Add(word[0] == '-' ? unwanted : wanted, one));
            }
        }
    }

    public bool Fits(string path)
    {
        var plain = Plain(path);
        return wanted.TrueForAll(word => plain.Contains(word, StringComparison.Ordinal)) && !unwanted.Exists(word => plain.Contains(word, StringComparison.Ordinal));
    }

    private static void Add(List<string> words, string word)
    {
        if (word.Length > 0)
        {
            words.Add(word);
        }
    }

    /// <summary>In lower case, with one blank for whatever separates.</summary>
    private static string Plain(string text)
    {
        var normalized = new char[text.Length];
        Words.Normalize(text, normalized);
        return string.Join(' ', new string(normalized).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
