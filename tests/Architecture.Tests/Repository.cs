using System.Xml.Linq;
using Parlance.Testing;

namespace Parlance.Architecture.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    /// <summary>The directory that holds the solution, above the one the tests run in.</summary>
    public static string Root => RepositoryRoot.Directory;

    /// <summary>Every C# file below some directories, with its path as seen from the root.</summary>
    public static IEnumerable<(string Path, string Text)> Sources(params string[] directories) =>
        from directory in directories
        let below = Path.Combine(Root, directory)
        where Directory.Exists(below)
        from file in Directory.EnumerateFiles(below, "*.cs", SearchOption.AllDirectories)
        select (Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file));

    /// <summary>The projects in src: name, projects and packages they reference.</summary>
    public static IReadOnlyDictionary<string, (string[] Projects, string[] Packages)> Projects { get; } = Directory
        .EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), Read);

    /// <summary>A project and all that it references directly or through others.</summary>
    public static IReadOnlySet<string> Closure(string project)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>(Projects[project].Projects);
        while (open.TryPop(out var next))
        {
            if (found.Add(next))
            {
                Array.ForEach(Projects[next].Projects, open.Push);
            }
        }

        return found;
    }

    private static (string[] Projects, string[] Packages) Read(string file)
    {
        var elements = XDocument.Load(file).Descendants().ToList();
        return (
            [.. elements.Where(e => e.Name.LocalName == "ProjectReference").Select(e => Path.GetFileNameWithoutExtension(((string)e.Attribute("Include")!).Replace('\\', '/')))],
            [.. elements.Where(e => e.Name.LocalName == "PackageReference").Select(e => (string)e.Attribute("Include")!)]);
    }
}
