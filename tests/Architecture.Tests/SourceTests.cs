using System.Text.RegularExpressions;

namespace Parlance.Architecture.Tests;

/// <summary>Rules for the text of sources that no analyser keeps.</summary>
public sealed partial class SourceTests
{
    private const int MaxLines = 400;
    private static readonly string[] Everywhere = ["src", "tests", "bench"];

    [Fact]
    public void No_file_is_too_long() =>
        Repository.Sources("src").Where(file => file.Text.Count(letter => letter == '\n') > MaxLines).Select(file => file.Path).ShouldBeEmpty();

    [Fact]
    public void No_exception_is_swallowed_without_a_word() =>
        Repository.Sources(Everywhere).Where(file => !IsThis(file.Path) && EmptyCatch().IsMatch(file.Text)).Select(file => file.Path).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_to_be_done_later() =>
        Repository.Sources(Everywhere).Where(file => !IsThis(file.Path) && Later().IsMatch(file.Text)).Select(file => file.Path).ShouldBeEmpty();

    [Fact]
    public void No_type_is_named_after_nothing() =>
        Repository.Sources(Everywhere).SelectMany(file => EmptyName().Matches(file.Text).Select(match => $"{file.Path}: {match.Groups[1].Value}")).ShouldBeEmpty();

    [Fact]
    public void No_method_is_fired_and_forgotten() =>
        Repository.Sources(Everywhere).Where(file => AsyncVoid().IsMatch(file.Text)).Select(file => file.Path).ShouldBeEmpty();

    [Fact]
    public void No_static_field_can_be_changed() =>
        Repository.Sources("src").SelectMany(file => MutableStatic().Matches(file.Text).Select(match => $"{file.Path}: {match.Value.Trim()}")).ShouldBeEmpty();

    [Fact]
    public void Tests_do_not_sleep() =>
        Repository.Sources("tests").Where(file => !IsThis(file.Path) && file.Text.Contains("Thread.Sleep", StringComparison.Ordinal)).Select(file => file.Path).ShouldBeEmpty();

    [Theory]
    [InlineData("try { } catch (IOException) { }")]
    [InlineData("catch\n{\n}")]
    public void The_rule_against_empty_catches_sees_one(string text) => EmptyCatch().IsMatch(text).ShouldBeTrue();

    [Fact]
    public void The_rule_against_changeable_statics_sees_one() => MutableStatic().IsMatch("    private static int count;\n").ShouldBeTrue();

    /// <summary>This file spells out what it looks for.</summary>
    private static bool IsThis(string path) => path.EndsWith("SourceTests.cs", StringComparison.Ordinal);

    /// <summary>A filter may have logged the exception, so one with a filter passes.</summary>
    [GeneratedRegex(@"\bcatch\b(?![^{}]*\bwhen\b)[^{}]*\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Later();

    [GeneratedRegex(@"\b(?:class|struct|record|interface|enum)\s+(\w*(?:Manager|Helper|Helpers|Util|Utils|Utility|Processor))\b")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"\basync\s+void\b")]
    private static partial Regex AsyncVoid();

    [GeneratedRegex(@"^[ ]+(?:(?:public|private|internal|protected)\s+)*static\s+(?!readonly\b)(?:volatile\s+)?[\w<>\[\],.?]+\s+\w+\s*(?:;|=(?!>)[^;]*;)\s*$", RegexOptions.Multiline)]
    private static partial Regex MutableStatic();
}
