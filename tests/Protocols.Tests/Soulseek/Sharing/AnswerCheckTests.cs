using Parlance.Soulseek;

namespace Parlance.Protocols.Tests.Soulseek.Sharing;

/// <summary>Which answers of others are what was asked for.</summary>
public sealed class AnswerCheckTests
{
    private const string Path = @"Music\AC_DC\1980 - Back in Black\05 - You Shook Me All Night Long.flac";

    [Theory]
    [InlineData("back black", true)]
    [InlineData("ac/dc SHOOK", true)]
    [InlineData("sho nigh", true)]
    [InlineData("*ook night", true)]
    [InlineData("\"back in black\" shook", true)]
    [InlineData("\"in black 05 you\"", true)]
    [InlineData("\"black in back\"", false)]
    [InlineData("\"black back", true)]
    [InlineData("shook thriller", false)]
    [InlineData("shook -live", true)]
    [InlineData("shook -night", false)]
    [InlineData("shook -nig", false)]
    [InlineData("shook -", true)]
    [InlineData("shook !", true)]
    [InlineData("\"\" shook", true)]
    [InlineData("", true)]
    public void Every_word_and_phrase_has_to_be_there_and_nothing_excluded(string query, bool fits) => new AnswerCheck(query).Fits(Path).ShouldBe(fits);
}
