using System.Text;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.System.Tests.Bridging;

/// <summary>Names of one network on another.</summary>
public sealed class NetworkNamesTests
{
    [Theory]
    [InlineData("bob", Network.Ares, "bob")]
    [InlineData("bob", Network.Soulseek, "bob (guest)")]
    [InlineData("Маша", Network.Ares, "Маша")]
    [InlineData("Маша", Network.MyIcq, "Маша (guest)")]
    public void A_guest_is_marked_everywhere_but_at_home(string name, Network on, string shown) => NetworkNames.Of(Person.Guest(name), on).ShouldBe(shown);

    [Fact]
    public void A_guest_whose_name_tells_an_address_goes_by_another_abroad()
    {
        var guest = Person.Guest("anon 7f000001", publicName: "anon 5c1e90ab");
        NetworkNames.Of(guest, Network.Ares).ShouldBe("anon 7f000001");
        NetworkNames.Of(guest, Network.Soulseek).ShouldBe("anon 5c1e90ab (guest)");
    }

    [Fact]
    public void Guests_whose_names_become_alike_stay_two_and_are_the_same_at_each_visit()
    {
        string[] shown = [.. new[] { "Маша", "Masha", "Мasha" }.Select(name => NetworkNames.Of(Person.Guest(name), Network.Soulseek))];
        shown.Distinct().Count().ShouldBe(3);
        shown[1].ShouldBe("Masha (guest)");
        shown[0].ShouldStartWith("Masha~");
        NetworkNames.Of(Person.Guest("Маша"), Network.Soulseek).ShouldBe(shown[0]);
    }

    [Theory]
    [InlineData("a\u0000b\r\nc")]
    [InlineData("\u202Eevil")]
    [InlineData("twenty-nine-letters-long-name")]
    [InlineData("群聊名字很长很长很长很长很长很长")]
    [InlineData("   ")]
    public void On_Soulseek_every_name_is_one_that_its_clients_take(string name)
    {
        var shown = NetworkNames.Of(Person.Guest(name), Network.Soulseek);
        shown.ShouldAllBe(c => c >= ' ' && c <= '~');
        Encoding.UTF8.GetByteCount(shown).ShouldBeLessThanOrEqualTo(30);
        shown.ShouldEndWith(Handles.GuestMark);
        Handles.Check(shown).ShouldBe(HandleFault.GuestMark, "nobody can register it");
    }

    [Theory]
    [InlineData("cp1252", "Привет — “мир”…", "Privet \u0097 \u0093mir\u0094\u0085")]
    [InlineData("cp1251", "déjà vu, Straße", "deja vu, Strasse")]
    [InlineData("gbk", "naïve 😀 ok", "naive :D ok")]
    [InlineData("cp1252", "你好", "??")]
    [InlineData("cp1251", "Ω≥½", "O>=1/2")]
    public void Letters_that_a_code_page_lacks_are_written_with_those_it_has(string page, string text, string opaque) => Codepage.Find(page)!.Encode(text).ShouldBe(opaque);

    [Fact]
    public void A_long_text_is_parted_without_breaking_a_character()
    {
        var text = string.Concat(Enumerable.Repeat("长文本", 300));
        var pieces = Codepage.Gbk.Split(text, 450);
        pieces.ShouldAllBe(piece => piece.Length <= 450 && Codepage.Gbk.IsValid(piece));
        string.Concat(pieces.Select(Codepage.Gbk.Decode)).ShouldBe(text);
        string.Concat(Texts.Split(text, 300)).ShouldBe(text);
        Texts.Split(text, 300).ShouldAllBe(piece => Encoding.UTF8.GetByteCount(piece) <= 300);
    }
}
