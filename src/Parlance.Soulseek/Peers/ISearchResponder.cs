namespace Parlance.Soulseek;

/// <summary>Answers searches of others. The client's shares do; a program that has files elsewhere may do it instead.</summary>
public interface ISearchResponder
{
    /// <summary>Finds what matches. Called for every search that comes, some thirty a second on a full network, so it must not wait for anything.</summary>
    /// <param name="question">Who asks for what.</param>
    /// <returns>What matches; null to answer nothing, which is also what becomes of an answer without files.</returns>
    SearchAnswer? Answer(in SearchQuestion question);
}

/// <summary>A search of somebody else.</summary>
/// <param name="Username">Who searches.</param>
/// <param name="Query">The words as they came.</param>
/// <param name="ExcludedPhrases">Paths that contain one of these, ignoring case, are left out of the answer (160 ExcludedSearchPhrases). The same instance until the server sends other ones.</param>
public readonly record struct SearchQuestion(string Username, string Query, IReadOnlyList<string> ExcludedPhrases);

/// <summary>What matches a search.</summary>
/// <param name="Files">Files the searcher may have, with full virtual paths.</param>
/// <param name="LockedFiles">Files that are shown to him, but that he may not have.</param>
public sealed record SearchAnswer(FileRecord[] Files, FileRecord[] LockedFiles);
