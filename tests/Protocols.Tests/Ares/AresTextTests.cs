using Parlance.Ares;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Ares;

public sealed class AresTextTests
{
    [Theory]
    [InlineData("my_na\"me/x", "my namex")]
    [InlineData("  www.Alice  ", "Alice")]
    [InlineData("wwWWw.w.Bob", "Bob")]
    [InlineData("a\\b/c\"d", "abcd")]
    [InlineData("tab\tand\u0000nul", "tabandnul")]
    [InlineData("\u200Bzero\u202Ewidth", "zerowidth")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrst")]
    [InlineData("\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9", "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9")]
    [InlineData("\u00038Red", "8Red")]
    public void A_name_is_made_fit(string wanted, string given) => AresNames.Clean(wanted).ShouldBe(given);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("x")]
    [InlineData("___")]
    [InlineData("parlance")]
    [InlineData("PARLANCE")]
    public void A_name_of_nothing_or_of_the_room_becomes_anonymous(string wanted) =>
        AresNames.CleanOrAnonymous(wanted, "Parlance", Ip4.Of(127, 0, 0, 1)).ShouldBe("anon 7f000001");

    [Theory]
    [InlineData(" line\r\nend ", "lineend")]
    [InlineData("a\u00CC\u00B8b", "ab")]
    [InlineData("a\u00CCb", "a\u00CCb")]
    [InlineData("\u00A0\u00AD\u009D\u000B\u000C\u034B", "")]
    [InlineData("plain", "plain")]
    public void A_text_loses_what_breaks_layouts(string text, string cleaned) => AresText.Clean(text).ShouldBe(cleaned);

    [Theory]
    [InlineData("\u000304red \u000512bg \u0006bold\u0006 \u0007u\u0007", "red bg bold u")]
    [InlineData("\u0003#FF00AAx\u0005#00ff00y", "xy")]
    [InlineData("\u00034x", "4x")]
    [InlineData("nothing", "nothing")]
    [InlineData("\u0003", "")]
    public void Colours_are_taken_out(string text, string plain) => AresText.StripColours(text).ShouldBe(plain);

    [Fact]
    public void A_cut_never_splits_a_character()
    {
        AresText.CutChars("ab\U0001F600", 3).ShouldBe("ab");
        AresText.CutChars("ab\U0001F600", 4).ShouldBe("ab\U0001F600");
    }
}
