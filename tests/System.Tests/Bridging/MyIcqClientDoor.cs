using System.Net;
using Parlance.Core.Model;
using Parlance.MyIcq;
using Parlance.Wire;

namespace Parlance.System.Tests.Bridging;

/// <summary>Somebody on MyICQ by the package that others build their clients with; to it a room is a chat group.</summary>
internal sealed class MyIcqClientDoor(string name, uint uin, MyIcqClient client, Func<uint, string> nameOf) : Door(name, uin)
{
    private readonly Dictionary<string, uint> groups = [];

    public override Network Network => Network.MyIcq;

    public static async Task<MyIcqClientDoor> OpenAsync(IPEndPoint server, string name, uint uin, string password, Func<uint, string> nameOf, Codepage? page = null)
    {
        var client = new MyIcqClient(new MyIcqClientOptions
        {
            Server = server,
            Local = new IPEndPoint(IPAddress.Loopback, 0),
            Codepage = page ?? Codepage.Gbk,
            RetransmitInterval = TimeSpan.FromSeconds(1),
            Reconnects = false,
            EventCapacity = 10_000,
        });
        var door = new MyIcqClientDoor(name, uin, client, nameOf);
        door.ReadAll(client.Events.SubscribeAsync(door.Over.Token), door.Told);
        (await client.LogInAsync(uin, password)).ShouldBe(MyIcqLoginOutcome.LoggedIn, name);
        return door;
    }

    public override async Task EnterAsync(string room)
    {
        groups[room] = (await client.Groups.ListAsync()).Single(g => g.Name == room).Number;
        (await client.Groups.EnterAsync(groups[room])).Result.ShouldBe(GroupResult.Entered);
    }

    public override Task LeaveAsync(string room) => client.Groups.LeaveAsync(groups[room]);

    public override Task SayAsync(string room, string text) => client.Groups.SayAsync(groups[room], text);

    public override Task EmoteAsync(string room, string text) => SayAsync(room, "/me " + text);

    public override Task SendAsync(Door to, MessageKind kind, string text) => client.Messages.SendAsync(to.Uin, kind switch
    {
        MessageKind.AuthorisationRequest => new MyIcqMessage.Request(0, Name, text),
        MessageKind.AuthorisationGranted => new MyIcqMessage.Accepted(),
        MessageKind.AuthorisationRefused => new MyIcqMessage.Rejected(text),
        MessageKind.AutoReply => new MyIcqMessage.AutoReply(text),
        MessageKind.Added => new MyIcqMessage.Added(),
        _ => new MyIcqMessage.Text(text),
    });

    public override Task BecomeAsync(PresenceState state) => client.SetStatusAsync(state == PresenceState.Away ? MyIcqStatus.Away : MyIcqStatus.Online);

    public override Task WatchAsync(Door other) => client.Contacts.AddAsync(other.Uin);

    public override Task GoAsync() => client.LogOutAsync();

    public override async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await base.DisposeAsync();
    }

    private void Told(MyIcqEvent told)
    {
        switch (told)
        {
            case MyIcqEvent.GroupMessage said:
                Note(MyIcqDoor.OfGroup(said.From, said.Message.Words, nameOf));
                break;
            case MyIcqEvent.MemberEntered entered:
                Note($"enter {nameOf(entered.Member.Uin)}");
                break;
            case MyIcqEvent.MemberLeft left:
                Note($"left {nameOf(left.Uin)}");
                break;
            case MyIcqEvent.MessageReceived message:
                Note($"sent {message.SentAt:O}");
                Note(Words(message.From == 10_000 ? "server" : nameOf(message.From), message.Message));
                break;
            case MyIcqEvent.ContactOnline online:
                SeePresence(online.Contact);
                Note($"address {online.Contact.Outer} {online.Contact.Port} {online.Contact.Inner}");
                break;
            case MyIcqEvent.StatusChanged changed:
                SeePresence(changed.Contact);
                break;
            case MyIcqEvent.ContactOffline offline:
                Note($"presence {nameOf(offline.Uin)}: offline");
                break;
            default:
                break;
        }
    }

    private void SeePresence(MyIcqContact contact) => Note($"presence {nameOf(contact.Uin)}: {(contact.Status == MyIcqStatus.Away ? "away" : "online")}");

    private static string Words(string from, MyIcqMessage message) => message switch
    {
        MyIcqMessage.Request ask => $"ask {from}: {ask.Reason}",
        MyIcqMessage.Accepted => $"grant {from}",
        MyIcqMessage.Rejected rejected => $"refuse {from}: {rejected.Reason}",
        MyIcqMessage.AutoReply auto => $"auto {from}: {auto.Words}",
        MyIcqMessage.Added => $"added {from}",
        MyIcqMessage.Text text => from == "server" ? $"notice {text.Words}" : $"text {from}: {text.Words}",
        _ => $"{message}",
    };
}
