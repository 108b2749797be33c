namespace Parlance.Testing;

/// <summary>The directory that holds the solution, above the one the tests run in.</summary>
/// <remarks>Tests of files that are edited by hand or generated read them there: the copies beside a test are as old as its last build.</remarks>
internal static class RepositoryRoot
{
    public static string Directory { get; } = Find();

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Parlance.slnx")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not run below the repository.");
        }

        return directory.FullName;
    }
}
