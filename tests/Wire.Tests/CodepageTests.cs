using System.Text;

namespace Parlance.Wire.Tests;

public sealed class CodepageTests
{
    [Theory]
    [InlineData("gbk", "你好, hello", "c4e3bac32c2068656c6c6f")]
    [InlineData("cp1251", "Привет", "cff0e8e2e5f2")]
    [InlineData("koi8-r", "Привет", "f0d2c9d7c5d4")]
    [InlineData("cp1252", "Grüße €", "4772fcdf652080")]
    [InlineData("shift-jis", "日本", "93fa967b")]
    public void Characters_become_the_bytes_of_the_page_and_back(string page, string text, string hex)
    {
        var codepage = Codepage.Find(page).ShouldNotBeNull();
        var opaque = Encoding.Latin1.GetString(Convert.FromHexString(hex));
        codepage.Encode(text).ShouldBe(opaque);
        codepage.Decode(opaque).ShouldBe(text);
        codepage.IsValid(opaque).ShouldBeTrue();
    }

    [Fact]
    public void An_unknown_name_has_no_page() => Codepage.Find("ebcdic").ShouldBeNull();

    [Fact]
    public void Utf8_beside_text_of_the_page_is_recognised()
    {
        var utf8 = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("小明"));
        Codepage.Gbk.DecodeUtf8Or(utf8).ShouldBe("小明");
        Codepage.Gbk.DecodeUtf8Or(Codepage.Gbk.Encode("小明")).ShouldBe("小明");
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "")]
    [InlineData(2, "你")]
    [InlineData(3, "你a")]
    [InlineData(9, "你a好")]
    public void A_cut_never_breaks_a_character(int max, string kept) =>
        Codepage.Gbk.Decode(Codepage.Gbk.Encode("你a好", max)).ShouldBe(kept);

    [Fact]
    public void Characters_the_page_lacks_become_question_marks() => Codepage.Windows1252.Encode("a你b").ShouldBe("a?b");

    [Fact]
    public void Bytes_that_are_no_characters_are_mended_and_others_left_alone()
    {
        var broken = "a\u0081" + Codepage.Gbk.Encode("你");
        Codepage.Gbk.IsValid("a\u00ff").ShouldBeFalse();
        Codepage.Gbk.IsValid(Codepage.Gbk.Repair(broken)).ShouldBeTrue();
        Codepage.Gbk.Repair("\u00c4\u00e3").ShouldBe("\u00c4\u00e3");
    }
}
