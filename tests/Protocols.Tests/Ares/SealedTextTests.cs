using FsCheck;
using FsCheck.Fluent;
using Parlance.Ares;

namespace Parlance.Protocols.Tests.Ares;

public sealed class SealedTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("12345678")]
    [InlineData("grüß dich 😀")]
    public void What_is_sealed_is_opened_by_the_receiver_alone(string text)
    {
        var content = SealedText.Seal(text, "Bob");
        (content.Length % 8).ShouldBe(0);
        SealedText.Open(content, "Bob").ShouldBe(text);
        SealedText.Open(content, "Eve").ShouldNotBe(text);
        SealedText.Seal(text, "Bob").ShouldNotBe(content, "each has a key of its own");
    }

    [Fact]
    public void A_text_sealed_by_the_book_is_opened()
    {
        using var des = global::System.Security.Cryptography.DES.Create();
        des.Key = [1, 35, 69, 103, 137, 171, 205, 239];
        var start = global::System.Security.Cryptography.SHA1.HashData("Bob"u8)[..8];
        SealedText.Open([.. des.Key, .. des.EncryptCbc("hello"u8, start)], "Bob").ShouldBe("hello");
    }

    [Fact]
    public void Weak_keys_odd_lengths_wrong_padding_and_too_much_are_no_sealed_texts()
    {
        SealedText.Open([], "Bob").ShouldBeNull();
        SealedText.Open([1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0], "Bob").ShouldBeNull("a weak key");
        SealedText.Open([1, 0xFE, 1, 0xFE, 1, 0xFE, 1, 0xFE, 0, 0, 0, 0, 0, 0, 0, 0], "Bob").ShouldBeNull("half a weak key");
        SealedText.Open(SealedText.Seal("hello", "Bob").AsSpan()[..^1], "Bob").ShouldBeNull();
        SealedText.Open(SealedText.Seal(new string('x', AresLimits.Sealed), "Bob"), "Bob").ShouldBeNull();
        SealedText.Open(SealedText.Seal(new string('x', AresLimits.Sealed - 1), "Bob"), "Bob").ShouldNotBeNull();
    }

    [Fact]
    public void Whatever_a_stranger_sends_nothing_is_raised() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            SealedText.Open(bytes, "Bob");
            return true;
        }).QuickCheckThrowOnFailure();
}
