using System.Globalization;
using System.Net;
using Parlance.Ares.Client;
using Parlance.Core.Model;

namespace Parlance.System.Tests.Bridging;

/// <summary>Somebody in the Ares room by the package that others build their clients with, logged in to the account.</summary>
internal sealed class AresClientDoor(string name, uint uin, AresClient client) : Door(name, uin)
{
    public override Network Network => Network.Ares;

    public static async Task<AresClientDoor> OpenAsync(IPEndPoint room, string name, uint uin, string password)
    {
        var client = new AresClient(new AresClientOptions { Host = room.Address.ToString(), Port = (ushort)room.Port, Name = name, Reconnect = false });
        var door = new AresClientDoor(name, uin, client);
        door.ReadAll(client.ListenAsync(door.Over.Token), door.Told);
        (await client.JoinAsync()).Outcome.ShouldBe(JoinOutcome.Joined, string.Create(CultureInfo.InvariantCulture, $"{name}"));
        (await client.Account.LogInAsync(password)).Lines.ShouldContain("You are logged in.");
        return door;
    }

    /// <summary>An Ares client is in its room as long as it is connected.</summary>
    public override Task EnterAsync(string room) => Task.CompletedTask;

    public override Task LeaveAsync(string room) => client.LeaveAsync();

    public override Task SayAsync(string room, string text) => client.Chat.SayAsync(text).AsTask();

    public override Task EmoteAsync(string room, string text) => client.Chat.EmoteAsync(text).AsTask();

    public override async Task PinAsync(string room, string text) => (await client.Chat.CommandAsync("topic " + text)).IsComplete.ShouldBeTrue();

    public override async Task SendAsync(Door to, MessageKind kind, string text) => (await client.Chat.WriteAsync(to.Name, text)).ShouldBe(PrivateOutcome.Delivered);

    public override Task BecomeAsync(PresenceState state) => throw new NotSupportedException();

    public override Task WatchAsync(Door other) => throw new NotSupportedException();

    public override Task GoAsync() => client.LeaveAsync();

    public override async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await base.DisposeAsync();
    }

    private void Told(AresEvent told)
    {
        switch (told)
        {
            case AresEvent.Said said:
                Note($"say {said.Name}: {said.Text}");
                break;
            case AresEvent.Emoted emoted:
                Note($"emote {emoted.Name}: {emoted.Text}");
                break;
            case AresEvent.UserJoined joined:
                Note($"enter {joined.User.Name}");
                break;
            case AresEvent.UserLeft left:
                Note($"left {left.Name}");
                break;
            case AresEvent.PrivateSaid message:
                Note($"text {message.Name}: {message.Text}");
                break;
            case AresEvent.TopicTold topic:
                Note($"topic {topic.Text}");
                break;
            case AresEvent.RoomSaid line:
                Note($"notice {line.Text}");
                break;
            default:
                break;
        }
    }
}
