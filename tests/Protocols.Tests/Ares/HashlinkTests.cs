using Parlance.Ares;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Ares;

public sealed class HashlinkTests
{
    private const string Cb0tLink = "F5fPZROCs4iuoc9Jm55ZrZtZpVaX89Yc0UG71oXsL3eOLxA=";

    private static readonly Hashlink Room = new(Ip4.Of(1, 2, 3, 4), 5000, "Room");

    [Theory]
    [InlineData(Cb0tLink)]
    [InlineData("arlnk://" + Cb0tLink)]
    [InlineData("ARLNK://" + Cb0tLink)]
    [InlineData("arlnk://CHATROOM:1.2.3.4:5000|Room")]
    [InlineData("arlnk://chatroom:1.2.3.4:5000|Room")]
    public void A_link_of_a_real_client_is_read(string text)
    {
        Hashlink.TryParse(text, out var link).ShouldBeTrue();
        link.ShouldBe(Room);
    }

    [Fact]
    public void A_link_made_is_read_again()
    {
        Hashlink.TryParse(Room.ToString(), out var coded).ShouldBeTrue();
        coded.ShouldBe(Room);
        Hashlink.TryParse(Room.ToPlain(), out var plain).ShouldBeTrue();
        plain.ShouldBe(Room);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("arlnk://")]
    [InlineData("arlnk://CHATROOM:1.2.3.4|Room")]
    [InlineData("arlnk://CHATROOM:1.2.3.4:70000|Room")]
    [InlineData("arlnk://CHATROOM:here:5000|Room")]
    [InlineData("arlnk://AAAAAAAA")]
    [InlineData("not base64 at all!")]
    public void Anything_else_is_no_link(string? text) => Hashlink.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_link_that_is_a_bomb_is_no_link()
    {
        var bomb = AresCompression.Deflate(new byte[100_000]);
        AresObfuscation.Hide(bomb, AresObfuscation.HashlinkKey);
        Hashlink.TryParse(Convert.ToBase64String(bomb), out _).ShouldBeFalse();
        Hashlink.TryParse(new string('A', Hashlink.MaxChars + 1), out _).ShouldBeFalse();
    }

    [Fact]
    public void The_obfuscation_is_the_one_of_the_clients()
    {
        var bytes = "Room"u8.ToArray();
        AresObfuscation.Hide(bytes, AresObfuscation.HashlinkKey);
        Convert.ToHexString(bytes).ShouldBe("3DED0F3F");
        AresObfuscation.Show(bytes, AresObfuscation.HashlinkKey);
        bytes.ShouldBe("Room"u8.ToArray());
    }
}
