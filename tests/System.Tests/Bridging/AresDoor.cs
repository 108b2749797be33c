using System.Net;
using Parlance.Ares;
using Parlance.Core.Model;
using Parlance.System.Tests.Ares;
using Parlance.Wire;

namespace Parlance.System.Tests.Bridging;

/// <summary>A client of the Ares room, which has logged in to its account; a guest where there is none.</summary>
internal sealed class AresDoor(string name, uint uin, RawAres client) : Door(name, uin)
{
    public override Network Network => Network.Ares;

    public static async Task<AresDoor> OpenAsync(IPEndPoint room, string name, uint uin, string password, IPAddress? from = null)
    {
        var client = await RawAres.JoinAsync(room, name, from is null ? null : (LoginDetails login) => login with { Node = Ip4.From(from), LocalAddress = Ip4.From(from), Address = Ip4.From(from) }, from);
        var door = new AresDoor(name, uin, client);
        door.Read(door.StepAsync);
        if (password.Length > 0)
        {
            await client.SendAsync(new ToServer.AuthLogin(password));
            await door.HearAsync("notice You are logged in.");
        }

        return door;
    }

    /// <summary>An Ares client is in its room as long as it is connected.</summary>
    public override Task EnterAsync(string room) => Task.CompletedTask;

    public override Task LeaveAsync(string room) => GoAsync();

    public override Task SayAsync(string room, string text) => client.SayAsync(text);

    public override Task EmoteAsync(string room, string text) => client.SendAsync(new ToServer.Emote(text));

    public override Task PinAsync(string room, string text) => client.CommandAsync("topic " + text);

    public Task CommandAsync(string text) => client.CommandAsync(text);

    public override Task SendAsync(Door to, MessageKind kind, string text) => client.SendAsync(new ToServer.Pvt(to.Name, text));

    public override Task BecomeAsync(PresenceState state) => throw new NotSupportedException();

    public override Task WatchAsync(Door other) => throw new NotSupportedException();

    public override Task GoAsync()
    {
        client.Dispose();
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        client.Dispose();
        await base.DisposeAsync();
    }

    private async Task StepAsync()
    {
        var (code, body) = await client.NextAsync();
        Taste(body);
        switch (code)
        {
            case 10 when Read<ToClient.Public>(body) is var said:
                Note($"say {said.Name}: {said.Text}");
                break;
            case 11 when Read<ToClient.Emote>(body) is var emote:
                Note($"emote {emote.Name}: {emote.Text}");
                break;
            case 20 when Read<ToClient.Join>(body) is var join:
                Note($"enter {join.User.Name}");
                break;
            case 22 when Read<ToClient.Part>(body) is var part:
                Note($"left {part.Name}");
                break;
            case 25 when Read<ToClient.Pvt>(body) is var message:
                Note($"text {message.Name}: {message.Text}");
                break;
            case 31 when Read<ToClient.Topic>(body) is var topic:
                Note($"topic {topic.Text}");
                break;
            case 44 when Read<ToClient.NoSuch>(body) is var line:
                Note($"notice {line.Text}");
                break;
            default:
                break;
        }
    }

    private static T Read<T>(byte[] body)
        where T : struct, IMessage<T> => AresFrames.Read<T>(body, null);
}
