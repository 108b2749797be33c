using Parlance.MyIcq;
using Parlance.MyIcq.Messages;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.MyIcq;

public sealed class MyIcqBodyTests
{
    [Theory]
    [InlineData(3, "", false)]
    [InlineData(3, "12\u00ffnick", false)]
    [InlineData(3, "12\u00ffnick\u00ff", true)]
    [InlineData(3, "12\u00ffnick\u00ffreason\u00ffmore", true)]
    [InlineData(6, "sendfile\u00ff0", false)]
    [InlineData(6, "sendfile\u00ffplease\u00ff0", true)]
    [InlineData(7, "sendfile", false)]
    [InlineData(7, "sendfile\u00ff33765", true)]
    [InlineData(0, "", true)]
    [InlineData(2, null, true)]
    [InlineData(6, null, false)]
    public void Texts_that_clients_do_not_survive_are_recognised(byte type, string? text, bool isWell) =>
        MyIcqBody.IsWellFormed(type, text).ShouldBe(isWell);

    [Fact]
    public void A_text_carries_its_look()
    {
        TextBody.Plain("hello").ToString().ShouldBe("hello\u00ff\u00cb\u00ce\u00cc\u00e5\u00ff9\u00ff0\u00ff0");
        var look = TextBody.Parse("x\u00ffArial\u00ff12\u00ff255\u00ff5");
        look.ShouldBe(new TextBody("x", "Arial", 12, 255, 5));
        look.ToString().ShouldBe("x\u00ffArial\u00ff12\u00ff255\u00ff5");
        TextBody.Parse("bare").ShouldBe(new TextBody("bare"));
        TextBody.Parse("bare").ToString().ShouldBe("bare");
        TextBody.Parse(null).Text.ShouldBeEmpty();
        TextBody.Plain(string.Empty).ToString().ShouldBeEmpty();
    }

    [Fact]
    public void Requests_and_answers_are_read_back_as_written()
    {
        var ask = new AuthRequestBody(12, "nick", "let me in");
        AuthRequestBody.TryParse(ask.ToString(), out var asked).ShouldBeTrue();
        asked.ShouldBe(ask);
        var request = new TcpRequestBody(TcpRequestBody.SendFile, "please", 33765);
        TcpRequestBody.TryParse(request.ToString(), out var requested).ShouldBeTrue();
        requested.ShouldBe(request);
        var accept = new TcpAcceptedBody(TcpRequestBody.SendFile, 33765);
        TcpAcceptedBody.TryParse(accept.ToString(), out var accepted).ShouldBeTrue();
        accepted.ShouldBe(accept);
        AuthRequestBody.TryParse("12\u00ffnick", out _).ShouldBeFalse();
        TcpRequestBody.TryParse("sendfile", out _).ShouldBeFalse();
        TcpAcceptedBody.TryParse("sendfile", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_field_cannot_add_a_field() =>
        new AuthRequestBody(0, "a\u00ffb", "c").ToString().ShouldBe("0\u00ffa?b\u00ffc");

    [Theory]
    [InlineData("0200002712000000", 2, null, "")]
    [InlineData("02000027120001000000", 2, "", "")]
    [InlineData("0200002712000a6f746865722e6e657400", 2, "other.net", "other.net")]
    [InlineData("02000027120001 00000a6f746865722e6e657400", 2, "", "other.net")]
    [InlineData("0200002712000368690000", 2, "hi", "")]
    [InlineData("0000002712000368690000", 0, "hi", "")]
    [InlineData("00000027120003686900000a6f746865722e6e657400", 0, "hi", "other.net")]
    public void A_text_that_was_left_out_is_not_mistaken(string hex, byte type, string? text, string domain)
    {
        var message = Reader.Read<ToServer.SendMessage>(
            Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal)), MyIcqStyle.Default);
        (message.Type, message.To, message.Text, message.RemoteDomain).ShouldBe((type, 10002u, text, domain));
    }

    [Fact]
    public void Zeros_that_fill_a_block_are_no_domain()
    {
        Reader.Read<ToServer.AddFriend>(Convert.FromHexString("0000271200000000"), MyIcqStyle.Default).Domain.ShouldBeNull();
        Reader.Read<ToServer.AddFriend>(Convert.FromHexString("00002712000100"), MyIcqStyle.Default).Domain.ShouldBe(string.Empty);
        Reader.Read<ToServer.SearchRandom>([], MyIcqStyle.Default).Domain.ShouldBeNull();
    }

    [Fact]
    public void Both_forms_of_a_search_are_read()
    {
        var byNumber = Reader.Read<ToServer.SearchCustom>(Convert.FromHexString("0000271100010000010000000000"), MyIcqStyle.Default);
        (byNumber.Uin, byNumber.Nick).ShouldBe((10001u, string.Empty));
        var byName = Reader.Read<ToServer.SearchCustom>(Convert.FromHexString("000000000004426f6200000100000027110000"), MyIcqStyle.Default);
        (byName.Uin, byName.Nick, byName.Email, byName.StartUin).ShouldBe((0u, "Bob", string.Empty, 10001u));
    }
}
