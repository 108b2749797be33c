using System.Reflection;
using Parlance.Testing;

namespace Parlance.Packages.Tests;

/// <summary>
/// What the packages promise is written down in Api/*.txt. A promise that is broken fails; a new one fails where everything must be in order (CI), until it is written down:
/// <c>ACCEPT_API=true dotnet run --project tests/Packages.Tests</c>.
/// </summary>
public sealed class PublicApiTests
{
    private const string Command = "`ACCEPT_API=true dotnet run --project tests/Packages.Tests` writes it down";

    [Theory]
    [InlineData("Parlance.Wire")]
    [InlineData("Parlance.Soulseek")]
    [InlineData("Parlance.Ares")]
    [InlineData("Parlance.Icq")]
    [InlineData("Parlance.MyIcq")]
    public void What_a_package_promises_is_kept(string package)
    {
        var path = Path.Combine(RepositoryRoot.Directory, "tests", "Packages.Tests", "Api", package + ".txt");
        var api = PublicApi.Of(Assembly.Load(package)).ToList();
        if (Environment.GetEnvironmentVariable("ACCEPT_API") == "true")
        {
            File.WriteAllLines(path, api);
        }

        var promised = File.ReadAllLines(path);
        Paths(promised).Except(Paths(api)).ShouldBeEmpty($"promised before and gone; when that is meant, {Command}");
        var added = Paths(api).Except(Paths(promised)).ToList();
        Assert.SkipWhen(added.Count > 0 && Environment.GetEnvironmentVariable("CI") != "true", $"{added.Count} new promises, the first is {added.FirstOrDefault()}; {Command}");
        added.ShouldBeEmpty($"new and not written down; {Command}");
    }

    /// <summary>Members with the type they belong to.</summary>
    private static IEnumerable<string> Paths(IEnumerable<string> lines)
    {
        var type = string.Empty;
        foreach (var line in lines)
        {
            type = line.StartsWith(' ') ? type : line.Split(" : ")[0];
            yield return line.StartsWith(' ') ? $"{type}:{line}" : line;
        }
    }
}
