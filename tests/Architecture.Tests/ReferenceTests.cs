namespace Parlance.Architecture.Tests;

/// <summary>Who may know whom.</summary>
public sealed class ReferenceTests
{
    private const string Server = "Parlance.Server";
    private static readonly string[] Networks = ["Ares", "Soulseek", "Icq", "MyIcq"];

    public static TheoryData<string> Names => [.. Repository.Projects.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_project_knows_only_what_it_may(string project)
    {
        var may = Allowed(project).ToHashSet();
        Repository.Closure(project).Where(known => !may.Contains(known)).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_references_the_executable() =>
        Repository.Projects.Where(project => project.Value.Projects.Contains(Server)).Select(project => project.Key).ShouldBeEmpty();

    [Theory]
    [InlineData("Parlance.Wire")]
    [InlineData("Parlance.Core")]
    public void What_others_build_on_needs_no_package(string project) => Repository.Projects[project].Packages.ShouldBeEmpty();

    [Theory]
    [InlineData("Parlance.Ares")]
    [InlineData("Parlance.Soulseek")]
    [InlineData("Parlance.Icq")]
    [InlineData("Parlance.MyIcq")]
    public void Sdk_packages_bring_abstractions_only(string project) =>
        Repository.Projects[project].Packages.Where(package => !package.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || !package.EndsWith(".Abstractions", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Sockets_are_opened_by_the_executable_and_by_clients_only()
    {
        string[] without = ["src/Parlance.Core", "src/Parlance.Wire", "src/Parlance.Sessions", .. Networks.Select(network => $"src/Parlance.{network}.Server"), .. Networks.Select(network => $"src/Parlance.{network}/Messages")];
        string[] sockets = ["new Socket(", "TcpClient", "TcpListener", "UdpClient", "NetworkStream"];
        Repository.Sources(without).Where(file => !file.Path.Contains("Parlance.Wire/Clients", StringComparison.Ordinal)).Where(file => sockets.Any(word => file.Text.Contains(word, StringComparison.Ordinal))).Select(file => file.Path).ShouldBeEmpty();
    }

    /// <summary>What a project may know, itself or through others. A project without a line here fails.</summary>
    private static IEnumerable<string> Allowed(string project)
    {
        string[] sessions = ["Parlance.Core", "Parlance.Wire", "Parlance.Sessions"];
        return project["Parlance.".Length..] switch
        {
            "Wire" or "Core" => [],
            "Sessions" => ["Parlance.Core", "Parlance.Wire"],
            "Storage" or "Web" => ["Parlance.Core"],
            "Server" => Repository.Projects.Keys.Where(name => name != "Parlance.Cli"),
            "Cli" => ["Parlance.Wire", "Parlance.Core", "Parlance.Storage", .. Networks.Select(network => $"Parlance.{network}")],
            var network when Networks.Contains(network) => ["Parlance.Wire"],
            var server when Networks.Any(network => server == network + ".Server") => [.. sessions, project[..^".Server".Length]],
            _ => throw new InvalidOperationException($"Nobody has said what {project} may know."),
        };
    }
}
