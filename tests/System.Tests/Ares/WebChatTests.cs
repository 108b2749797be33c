using System.Net.WebSockets;
using System.Text;
using Parlance.Ares;
using Parlance.Ares.Web;

namespace Parlance.System.Tests.Ares;

/// <summary>Web chats on the room's port, with a real web socket client.</summary>
public sealed class WebChatTests
{
    private const string Identity = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task A_web_chat_joins_speaks_and_is_seen_as_an_ordinary_user()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var webby = await WebChat.JoinAsync(host, "Webby");
        (await webby.ExpectAsync(WebIdents.Ack)).Fields.ShouldBe(["Webby"]);
        (await webby.ExpectAsync(WebIdents.TopicFirst)).Fields.ShouldBe(["welcome to the test room"]);
        (await webby.ExpectAsync(WebIdents.UserList)).Fields.ShouldBe(["Parlance", "3"]);
        (await webby.ExpectAsync(WebIdents.UserList)).Fields.ShouldBe(["Alice", "0"]);
        (await webby.ExpectAsync(WebIdents.UserList)).Fields.ShouldBe(["Webby", "0"]);
        await webby.ExpectAsync(WebIdents.UserListEnd);
        var row = (await alice.ExpectAsync<ToClient.Join>()).User;
        (row.Name, row.Country, row.IsBrowsable).ShouldBe(("Webby", (byte)0, false));
        await webby.SendAsync("PUBLIC:hello: from the web");
        (await alice.ExpectAsync<ToClient.Public>()).ShouldBe(new ToClient.Public("Webby", "hello: from the web"));
        (await webby.ExpectAsync(WebIdents.Public)).Fields.ShouldBe(["Webby", "hello: from the web"]);
        await alice.SayAsync("hi: web \U0001F600");
        (await webby.ExpectAsync(WebIdents.Public)).Fields.ShouldBe(["Alice", "hi: web \U0001F600"]);
        await webby.SendAsync("EMOTE:waves");
        (await alice.ExpectAsync<ToClient.Emote>()).Text.ShouldBe("waves");
    }

    [Fact]
    public async Task Private_messages_ignoring_and_commands_work_from_the_web()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var webby = await WebChat.JoinAsync(host, "Webby");
        await webby.SendAsync(new WebMessage(WebIdents.Private, "Alice", "psst"));
        (await alice.ExpectAsync<ToClient.Pvt>()).ShouldBe(new ToClient.Pvt("Webby", "psst"));
        await alice.SendAsync(new ToServer.Pvt("Webby", "what"));
        (await webby.ExpectAsync(WebIdents.Private)).Fields.ShouldBe(["Alice", "what"]);
        await webby.SendAsync(new WebMessage(WebIdents.Private, "Nobody", "x"));
        (await webby.ExpectAsync(WebIdents.Offline)).Fields.ShouldBe(["Nobody"]);
        await webby.SendAsync("LAG:12345");
        (await webby.ExpectAsync(WebIdents.Lag)).Fields.ShouldBe(["12345"]);
        await webby.SendAsync("COMMAND:login " + AresHost.OwnerPassword);
        (await webby.ExpectAsync(WebIdents.Update)).Fields.ShouldBe(["Webby", "3"]);
        await webby.SendAsync("COMMAND:addtopic new: topic");
        (await webby.ExpectAsync(WebIdents.Topic)).Fields.ShouldBe(["new: topic"]);
        await webby.SendAsync(new WebMessage(WebIdents.Ignore, "Alice", "1"));
        await webby.ExpectAsync(WebIdents.NoSuch, m => m.Fields[0].Contains("nothing of Alice", StringComparison.Ordinal));
        await alice.SendAsync(new ToServer.Pvt("Webby", "hello?"));
        await alice.ExpectAsync<ToClient.IsIgnoringYou>();
    }

    [Fact]
    public async Task A_personal_message_and_a_picture_may_come_with_the_login()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        var image = new byte[200];
        using var webby = await WebChat.JoinAsync(host, "Webby", "heldout", Convert.ToBase64String(image));
        (await alice.ExpectAsync<ToClient.PersonalMessage>()).Text.ShouldBe("heldout");
        (await alice.ExpectAsync<ToClient.Avatar>()).Image.ShouldBe(image);
        using var other = await WebChat.JoinAsync(host, "Other");
        (await other.ExpectAsync(WebIdents.Avatar)).Fields.ShouldBe(["Webby", Convert.ToBase64String(image)]);
        webby.Dispose();
        (await other.ExpectAsync(WebIdents.Part)).Fields.ShouldBe(["Webby"]);
    }

    [Theory]
    [InlineData("PUBLIC:before login")]
    [InlineData("LOGIN:4,32:2000short")]
    [InlineData("nothing at all")]
    [InlineData("LOGIN:4,9999999,1,1,1:2000")]
    public async Task What_is_not_the_protocol_closes_that_web_chat_alone(string text)
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var chat = await WebChat.ConnectAsync(host);
        await chat.SendAsync(text);
        await chat.ClosedAsync();
        await alice.SayAsync("survived");
        (await alice.ExpectAsync<ToClient.Public>()).Text.ShouldBe("survived");
    }

    [Fact]
    public async Task Messages_in_pieces_are_put_together_and_endless_ones_refused()
    {
        await using var host = await AresHost.StartAsync();
        using var webby = await WebChat.JoinAsync(host, "Webby");
        await webby.SendPartAsync("PUBLIC:one ", last: false);
        await webby.SendPartAsync("two", last: true);
        (await webby.ExpectAsync(WebIdents.Public)).Fields[1].ShouldBe("one two");
        for (var i = 0; i < 9; i++)
        {
            await webby.SendPartAsync(new string('x', 8000), last: false);
        }

        await webby.ClosedAsync();
    }

    private sealed class WebChat : IDisposable
    {
        private readonly ClientWebSocket socket = new();
        private readonly byte[] buffer = new byte[128 * 1024];

        public static async Task<WebChat> ConnectAsync(AresHost host)
        {
            var chat = new WebChat();
            await chat.socket.ConnectAsync(new Uri($"ws://{host.Ares}/"), CancellationToken.None);
            return chat;
        }

        public static async Task<WebChat> JoinAsync(AresHost host, string name, params string[] more)
        {
            var chat = await ConnectAsync(host);
            await chat.SendAsync(new WebMessage(WebIdents.Login, ["2000", Identity[name.Length..] + Identity[..name.Length], name, "pc", "test page", .. more]));
            return chat;
        }

        public Task SendAsync(WebMessage message) => SendAsync(message.ToString());

        public Task SendAsync(string text) => SendPartAsync(text, last: true);

        public Task SendPartAsync(string text, bool last) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, last, CancellationToken.None);

        public async Task<WebMessage> ExpectAsync(string ident, Func<WebMessage, bool>? such = null)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer, patience.Token);
                read.MessageType.ShouldBe(WebSocketMessageType.Text);
                var message = WebMessage.Parse(Encoding.UTF8.GetString(buffer, 0, read.Count));
                if (message.Ident == ident && (such is null || such(message)))
                {
                    return message;
                }
            }
        }

        public async Task ClosedAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            try
            {
                while (socket.State == WebSocketState.Open)
                {
                    await socket.ReceiveAsync(buffer, patience.Token);
                }
            }
            catch (WebSocketException)
            {
                socket.State.ShouldNotBe(WebSocketState.Open);
            }
        }

        public void Dispose() => socket.Dispose();
    }
}
