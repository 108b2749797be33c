using System.Text;
using Parlance.Ares.Web;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Ares;

/// <summary>The text protocol of web chats, against what real pages and rooms said.</summary>
public sealed class WebMessageTests
{
    [Theory]
    [InlineData("ares-sb0t.txt", 20)]
    [InlineData("ares-zorbo.txt", 8)]
    public void Every_web_socket_frame_of_a_capture_is_read_and_written_again(string capture, int atLeast)
    {
        var count = 0;
        foreach (var line in AresCapture.Read(capture).Lines.Where(l => l.Kind == AresCapture.LineKind.Raw && l.Bytes[0] == 0x81))
        {
            foreach (var text in Texts(line.Bytes))
            {
                count++;
                var message = line.Direction == Direction.ToServer ? WebMessage.ParseRequest(text) : WebMessage.Parse(text);
                message.Ident.ShouldNotBeEmpty();
                if (line.Direction == Direction.ToClient)
                {
                    message.ToString().ShouldBe(text);
                }
            }
        }

        count.ShouldBeGreaterThanOrEqualTo(atLeast);
    }

    [Fact]
    public void Colons_inside_fields_stay_where_they_are()
    {
        var message = new WebMessage(WebIdents.Url, "http://example.org:80/", "a: b");
        message.ToString().ShouldBe("URL:22,4:http://example.org:80/a: b");
        WebMessage.Parse(message.ToString()).Fields.ShouldBe(message.Fields);
        WebMessage.ParseRequest("PUBLIC:so: 1,2:3").Fields.ShouldBe(["so: 1,2:3"]);
    }

    [Fact]
    public void A_login_has_its_five_fields()
    {
        var fields = WebMessage.ParseRequest("LOGIN:4,32,5,2,3:2000" + new string('a', 32) + "WebbypcACW").Fields;
        fields.ShouldBe(["2000", new string('a', 32), "Webby", "pc", "ACW"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData(":4:abcd")]
    [InlineData("PM:4,4:abcd")]
    [InlineData("PM:-1,4:abcd")]
    [InlineData("PM:2147483647,2147483647:abcd")]
    [InlineData("PM:99999999999999999999:abcd")]
    [InlineData("PM:x:abcd")]
    [InlineData("PM:1")]
    public void Anything_else_is_refused(string text) => Should.Throw<WireException>(() => WebMessage.ParseRequest(text));

    [Fact]
    public void Too_many_fields_are_refused() =>
        Should.Throw<WireException>(() => WebMessage.Parse("PM:" + string.Join(',', Enumerable.Repeat("0", WebMessage.MaxFields + 1)) + ":"));

    private static List<string> Texts(byte[] bytes)
    {
        var texts = new List<string>();
        for (var at = 0; at < bytes.Length;)
        {
            var isLong = (bytes[at + 1] & 127) == 126;
            var length = isLong ? (bytes[at + 2] << 8) | bytes[at + 3] : bytes[at + 1] & 127;
            var header = isLong ? 4 : 2;
            var masked = (bytes[at + 1] & 128) != 0;
            var body = bytes.AsSpan(at + header + (masked ? 4 : 0), length).ToArray();
            for (var i = 0; masked && i < body.Length; i++)
            {
                body[i] ^= bytes[at + header + (i % 4)];
            }

            texts.Add(Encoding.UTF8.GetString(body));
            at += header + (masked ? 4 : 0) + length;
        }

        return texts;
    }
}
