using System.IO.Enumeration;

namespace Parlance.Soulseek;

/// <summary>Names that are left out of the shares.</summary>
internal sealed class NameExclusions(IReadOnlyList<string> patterns)
{
    private readonly string[] files = [.. patterns.Where(pattern => !pattern.EndsWith('\\'))];
    private readonly string[] folders = [.. patterns.Where(pattern => pattern.EndsWith('\\')).Select(pattern => pattern.TrimEnd('\\'))];

    public bool CoversFile(ReadOnlySpan<char> name) => Covers(files, name);

    public bool CoversFolder(ReadOnlySpan<char> name) => Covers(folders, name);

    private static bool Covers(string[] patterns, ReadOnlySpan<char> name)
    {
        foreach (var pattern in patterns)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true))
            {
                return true;
            }
        }

        return false;
    }
}
