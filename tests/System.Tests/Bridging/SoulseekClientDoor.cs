using System.Net;
using Parlance.Core.Model;
using Parlance.Soulseek;

namespace Parlance.System.Tests.Bridging;

/// <summary>Somebody on Soulseek by the package that others build their clients with.</summary>
internal sealed class SoulseekClientDoor(string name, uint uin, SoulseekClient client) : Door(name, uin)
{
    public override Network Network => Network.Soulseek;

    public static async Task<SoulseekClientDoor> OpenAsync(IPEndPoint server, string name, uint uin, string password)
    {
        var client = new SoulseekClientBuilder().WithServer(server.Address.ToString(), server.Port).WithUser(name, password)
            .With(o => o with { Listen = new ListenOptions { Port = null }, BindAddress = IPAddress.Loopback, Reconnect = new ReconnectOptions { Enabled = false }, AcceptRoomInvitations = true }).Build();
        var door = new SoulseekClientDoor(name, uin, client);
        door.ReadAll(client.EventsAsync(door.Over.Token), door.Told);
        (await client.ConnectAsync()).Success.ShouldBeTrue(name);
        return door;
    }

    public override async Task EnterAsync(string room) => (await client.Rooms.JoinAsync(room)).ShouldNotBeNull();

    public override Task LeaveAsync(string room) => client.Rooms.LeaveAsync(room);

    public override Task SayAsync(string room, string text) => client.Rooms.SayAsync(room, text).AsTask();

    public override Task EmoteAsync(string room, string text) => SayAsync(room, "/me " + text);

    public override Task PinAsync(string room, string text) => client.Rooms.SetTickerAsync(room, text).AsTask();

    public override Task SendAsync(Door to, MessageKind kind, string text) => client.Messages.SendAsync(to.Name, text).AsTask();

    public override Task BecomeAsync(PresenceState state) => client.Users.SetAwayAsync(state == PresenceState.Away).AsTask();

    public override async Task WatchAsync(Door other)
    {
        var watched = (await client.Users.WatchAsync(other.Name)).ShouldNotBeNull();
        Note($"presence {other.Name}: {StateOf(watched.Status)}");
    }

    public override Task GoAsync() => client.DisconnectAsync();

    public override async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await base.DisposeAsync();
    }

    private static string StateOf(uint status) => status switch { 0 => "offline", 1 => "away", _ => "online" };

    private void Told(SoulseekEvent told)
    {
        switch (told)
        {
            case LineSaid said:
                Note(said.Text.StartsWith("/me ", StringComparison.Ordinal) ? $"emote {said.Username}: {said.Text[4..]}" : $"say {said.Username}: {said.Text}");
                break;
            case RoomExited:
                Note("put out");
                break;
            case RoomMemberJoined joined:
                Note($"enter {joined.Member.Username}");
                break;
            case RoomMemberLeft left:
                Note($"left {left.Username}");
                break;
            case RoomTickersListed listed:
                foreach (var ticker in listed.Tickers)
                {
                    Note($"ticker {ticker.Username}: {ticker.Ticker}");
                }

                break;
            case RoomTickerSet set:
                Note(set.Username == "server" ? $"topic {set.Ticker}" : $"ticker {set.Username}: {set.Ticker}");
                break;
            case MessageReceived message:
                Note($"sent {message.Time:O}");
                Note(message.Username == "server" ? $"notice {message.Text}" : $"text {message.Username}: {message.Text}");
                break;
            case UserStatusChanged changed:
                Note($"presence {changed.Username}: {StateOf(changed.Status)}");
                break;
            default:
                break;
        }
    }
}
