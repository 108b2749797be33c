using Parlance.Cli.Docs;
using Parlance.Testing;
using Parlance.Wire;

namespace Parlance.Cli.Tests;

public sealed class GeneratedPageTests
{
    [Fact]
    public void Every_page_is_up_to_date()
    {
        foreach (var (name, text) in GeneratedPages.All())
        {
            var path = Path.Combine(RepositoryRoot.Directory, "docs", name);
            File.Exists(path).ShouldBeTrue($"docs/{name} is missing: run `parlance docs docs`");
            (File.ReadAllText(path) == text).ShouldBeTrue($"docs/{name} is stale: run `parlance docs docs`");
        }
    }

    [Fact]
    public void The_docs_command_writes_what_is_stale_and_only_checks_when_told_to()
    {
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            ParlanceRun.Of("docs", directory.FullName, "--check").Code.ShouldBe(1);
            directory.EnumerateFileSystemInfos().ShouldBeEmpty();
            ParlanceRun.Of("docs", directory.FullName).Output.ShouldContain("written: protocols/soulseek.md");
            ParlanceRun.Of("docs", directory.FullName, "--check").ShouldBe(new ParlanceRun(0, string.Empty, string.Empty));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_heading_of_a_specification_is_covered()
    {
        foreach (var page in ProtocolPages.All)
        {
            page.Headings.ShouldNotBeEmpty(page.Title);
            foreach (var heading in page.Headings)
            {
                var covered = heading.CoveredBy(page.Catalog).Count > 0 || heading.Otherwise.Length > 0;
                covered.ShouldBeTrue($"{page.Title}: nothing covers {heading.Seed} {heading.Text}");
            }
        }
    }

    [Fact]
    public void Every_source_that_names_a_specification_names_a_heading_of_it()
    {
        foreach (var page in ProtocolPages.All)
        {
            var seeds = page.Headings.Select(heading => heading.Seed).Distinct().ToArray();
            var known = page.Headings.Select(heading => $"{heading.Seed} {heading.Text}").ToHashSet();
            foreach (var spec in page.Catalog.Entries.Select(entry => entry.Spec))
            {
                var sources = spec.Source.Split([';', ','], StringSplitOptions.TrimEntries);
                foreach (var source in sources.Where(s => seeds.Any(seed => s.StartsWith(seed + " ", StringComparison.Ordinal))))
                {
                    known.ShouldContain(source, spec.Name);
                }
            }
        }
    }

    [Fact]
    public void A_heading_is_named_by_the_whole_of_its_text()
    {
        var catalog = new Catalog("test").Add<Probe>(new WireStyle(false, false, StringForm.Counted32, Width.DWord, TextEncoding.Utf8ElseLatin1));

        new SeedHeading("002", "S1", "Login:1", string.Empty).CoveredBy(catalog).ShouldHaveSingleItem();
        new SeedHeading("003", "1", "Login (Code 1)", string.Empty).CoveredBy(catalog).ShouldHaveSingleItem();
        new SeedHeading("002", string.Empty, "Login", string.Empty).CoveredBy(catalog).ShouldBeEmpty();
    }

    private readonly record struct Probe : IMessage<Probe>
    {
        public static MessageSpec Spec => new("server", Direction.ToServer, 1, nameof(Probe), "002 Login:1; 003 Login (Code 1)");

        public static Probe Layout<TVisitor>(ref TVisitor v, in Probe m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }
}
