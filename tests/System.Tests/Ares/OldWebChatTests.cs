using System.Net.Sockets;
using System.Text;
using Parlance.Ares;
using Parlance.Ares.Web;

namespace Parlance.System.Tests.Ares;

/// <summary>Web chats that speak the handshake of 2010 (hixie-76).</summary>
public sealed class OldWebChatTests
{
    private const string Login = "LOGIN:4,32,3,3,2:2000" + "0102030405060708090A0B0C0D0E0F10" + "Wil" + "pc1" + "w1";

    [Fact]
    public async Task The_example_of_the_specification_is_answered_as_it_says_and_the_chat_goes_on()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(host.Ares, TestContext.Current.CancellationToken);
        var stream = tcp.GetStream();
        const string Request = "GET / HTTP/1.1\r\nHost: example.com\r\nConnection: Upgrade\r\nSec-WebSocket-Key2: 12998 5 Y3 1  .P00\r\nSec-WebSocket-Protocol: sample\r\nUpgrade: WebSocket\r\n"
            + "Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5\r\nOrigin: http://example.com\r\n\r\n^n:d";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Request), TestContext.Current.CancellationToken);
        await stream.WriteAsync("s[4U"u8.ToArray(), TestContext.Current.CancellationToken);
        var head = await ReadHeadAsync(stream);
        head.ShouldStartWith("HTTP/1.1 101 ");
        head.ShouldContain("Sec-WebSocket-Origin: http://example.com");
        head.ShouldContain("Sec-WebSocket-Location: ws://example.com/");
        var proof = new byte[16];
        await stream.ReadExactlyAsync(proof, TestContext.Current.CancellationToken);
        Encoding.ASCII.GetString(proof).ShouldBe("8jKS'y:G*Co,Wxa-");
        await SendAsync(stream, Login);
        await ExpectAsync(stream, "ACK:3:Wil");
        await ExpectAsync(stream, "USERLIST_END:");
        (await alice.ExpectAsync<ToClient.Join>()).User.Name.ShouldBe("Wil");
        await SendAsync(stream, "PUBLIC:gr\u00fc\u00df dich");
        (await alice.ExpectAsync<ToClient.Public>()).Text.ShouldBe("gr\u00fc\u00df dich");
        await ExpectAsync(stream, new WebMessage(WebIdents.Public, "Wil", "gr\u00fc\u00df dich").ToString());
        await alice.SayAsync(new string('x', 200));
        await ExpectAsync(stream, new WebMessage(WebIdents.Public, "Alice", new string('x', 200)).ToString());
        await stream.WriteAsync(new byte[] { 0xFF, 0x00 }, TestContext.Current.CancellationToken);
        (await alice.ExpectAsync<ToClient.Part>()).Name.ShouldBe("Wil");
    }

    [Theory]
    [InlineData("4146", "12998 5 Y3 1  .P00")]
    [InlineData("4 1", "1 2 3")]
    public async Task Keys_that_do_not_fit_together_close_the_connection(string first, string second)
    {
        await using var host = await AresHost.StartAsync();
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(host.Ares, TestContext.Current.CancellationToken);
        var stream = tcp.GetStream();
        var request = $"GET / HTTP/1.1\r\nUpgrade: WebSocket\r\nSec-WebSocket-Key1: {first}\r\nSec-WebSocket-Key2: {second}\r\n\r\n12345678";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        (await stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Fact]
    public async Task The_rooms_icon_is_served()
    {
        await using var host = await AresHost.StartAsync();
        using var http = new HttpClient();
        (await http.GetByteArrayAsync(new Uri($"http://{host.Ares}/favicon.ico"), TestContext.Current.CancellationToken)).Length.ShouldBeGreaterThan(100);
    }

    private static async Task SendAsync(NetworkStream stream, string text) =>
        await stream.WriteAsync((byte[])[0, .. Encoding.UTF8.GetBytes(text), 0xFF], TestContext.Current.CancellationToken);

    private static async Task ExpectAsync(NetworkStream stream, string text)
    {
        while (await ReadAsync(stream) != text)
        {
        }
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        (await ByteAsync(stream)).ShouldBe((byte)0);
        for (var next = await ByteAsync(stream); next != 0xFF; next = await ByteAsync(stream))
        {
            bytes.Add(next);
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            head.Append((char)await ByteAsync(stream));
        }

        return head.ToString();
    }

    private static async Task<byte> ByteAsync(NetworkStream stream)
    {
        var one = new byte[1];
        await stream.ReadExactlyAsync(one, TestContext.Current.CancellationToken);
        return one[0];
    }
}
