namespace Parlance.Protocols.Tests;

/// <summary>Where the golden frames and captures lie beside the test assembly.</summary>
internal static class TestFiles
{
    public static string Vectors(string name) => Path.Combine(AppContext.BaseDirectory, "vectors", name);

    public static string Captures(string name) => Path.Combine(AppContext.BaseDirectory, "captures", name);
}
