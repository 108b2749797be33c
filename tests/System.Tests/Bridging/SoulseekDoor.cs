using System.Net;
using Parlance.Core.Model;
using Parlance.Soulseek;
using Parlance.System.Tests.Soulseek;
using Parlance.Wire;

namespace Parlance.System.Tests.Bridging;

/// <summary>A Soulseek client.</summary>
internal sealed class SoulseekDoor(string name, uint uin, RawSoulseek client) : Door(name, uin)
{
    public override Network Network => Network.Soulseek;

    public static async Task<SoulseekDoor> OpenAsync(IPEndPoint server, string name, uint uin, string password, IPAddress? from = null)
    {
        var door = new SoulseekDoor(name, uin, await RawSoulseek.LogInAsync(server, name, password, from: from));
        door.Read(door.StepAsync);
        return door;
    }

    public override Task EnterAsync(string room) => client.SendAsync(new ToServer.JoinRoom(room, 0));

    public override Task LeaveAsync(string room) => client.SendAsync(new ToServer.LeaveRoom(room));

    public override Task SayAsync(string room, string text) => client.SendAsync(new ToServer.SayChatroom(room, text));

    public override Task EmoteAsync(string room, string text) => SayAsync(room, "/me " + text);

    public override Task PinAsync(string room, string text) => client.SendAsync(new ToServer.SetRoomTicker(room, text));

    public override Task SendAsync(Door to, MessageKind kind, string text) => client.SendAsync(new ToServer.MessageUser(to.Name, text));

    public override Task BecomeAsync(PresenceState state) => client.SendAsync(new ToServer.SetStatus(state == PresenceState.Away ? 1u : 2u));

    public override Task WatchAsync(Door other) => client.SendAsync(new ToServer.WatchUser(other.Name));

    /// <summary>Asks where somebody's client is, as clients do before they connect to each other.</summary>
    public Task AskAddressAsync(Door other) => client.SendAsync(new ToServer.GetPeerAddress(other.Name));

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
            case 13 when Read<ToClient.SayChatroom>(body) is var said:
                Note(said.Message.StartsWith("/me ", StringComparison.Ordinal) ? $"emote {said.Username}: {said.Message[4..]}" : $"say {said.Username}: {said.Message}");
                break;
            case 14 when Read<ToClient.JoinRoom>(body) is var joined:
                Note($"inside {string.Join(' ', joined.Users.Usernames.Order(StringComparer.Ordinal))}");
                break;
            case 15:
                Note("put out");
                break;
            case 16 when Read<ToClient.UserJoinedRoom>(body) is var entered:
                Note($"enter {entered.Username}");
                break;
            case 17 when Read<ToClient.UserLeftRoom>(body) is var left:
                Note($"left {left.Username}");
                break;
            case 113 when Read<ToClient.RoomTickers>(body) is var tickers:
                Array.ForEach(tickers.Tickers, t => Note($"ticker {t.Username}: {t.Ticker}"));
                break;
            case 114 when Read<ToClient.RoomTickerAdded>(body) is var added:
                Note(added.Username == "server" ? $"topic {added.Ticker}" : $"ticker {added.Username}: {added.Ticker}");
                break;
            case 22 when Read<ToClient.MessageUser>(body) is var message:
                Note(message.Username == "server" ? $"notice {message.Message}" : $"text {message.Username}: {message.Message}");
                await client.SendAsync(new ToServer.MessageAcked(message.Id));
                break;
            case 7 when Read<ToClient.GetUserStatus>(body) is var status:
                Note($"presence {status.Username}: {(status.Status switch { 0 => "offline", 1 => "away", _ => "online" })}");
                break;
            case 5 when Read<ToClient.WatchUser>(body) is var watched:
                Note($"presence {watched.Username}: {(watched.Status switch { 0 => "offline", 1 => "away", _ => "online" })}");
                break;
            default:
                break;
        }
    }

    private static T Read<T>(byte[] body)
        where T : struct, IMessage<T> => Reader.Read<T>(body, SoulseekStyle.Wire);
}
