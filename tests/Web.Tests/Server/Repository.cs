namespace Parlance.Web.Tests.Server;

/// <summary>Files of this repository that are generated; a test keeps each fresh.</summary>
internal static class Repository
{
    private const string Update = "PARLANCE_UPDATE";

    /// <summary>Compares a generated text with the committed one; with <c>PARLANCE_UPDATE=1</c> in the environment writes it instead.</summary>
    public static void ShouldHold(string path, string fresh)
    {
        var file = Path.Combine(Root(), path);
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(file, fresh);
        }

        (File.Exists(file) ? File.ReadAllText(file) : string.Empty).ShouldBe(fresh, $"{path} is stale; run these tests with {Update}=1");
    }

    /// <summary>A committed text.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root(), path));

    /// <summary>Where something of this repository is, or will be.</summary>
    public static string PathOf(string path) => Path.Combine(Root(), path);

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Parlance.slnx")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not run below the repository.");
        }

        return directory.FullName;
    }
}
