using System.Globalization;
using System.Net;
using Parlance.Core.Model;
using Parlance.Icq;
using Parlance.Wire;

namespace Parlance.System.Tests.Bridging;

/// <summary>Somebody on ICQ by the package that others build their clients with. A room is somebody the client finds by name and lists.</summary>
internal sealed class IcqClientDoor(string name, uint uin, IcqClient client, Func<uint, string> nameOf) : Door(name, uin)
{
    private readonly Dictionary<uint, string> rooms = [];

    public override Network Network => Network.Icq;

    public static async Task<IcqClientDoor> OpenAsync(IPEndPoint server, string name, uint uin, string password, Func<uint, string> nameOf, int version, Codepage? page = null)
    {
        var client = new IcqClient(new IcqClientOptions
        {
            Server = server,
            Local = new IPEndPoint(IPAddress.Loopback, 0),
            Version = version,
            Codepage = page ?? Codepage.Windows1252,
            RetransmitInterval = TimeSpan.FromSeconds(1),
            Reconnects = false,
            EventCapacity = 10_000,
        });
        var door = new IcqClientDoor(name, uin, client, nameOf);
        door.ReadAll(client.Events.SubscribeAsync(door.Over.Token), door.Told);
        (await client.LogInAsync(uin, password)).ShouldBe(IcqLoginOutcome.LoggedIn, name);
        return door;
    }

    public override async Task EnterAsync(string room)
    {
        var number = (await client.Directory.FindAsync(nick: room)).Users.Single(u => u.Nick == room).Uin;
        rooms[number] = room;
        await client.Contacts.AddAsync(number);
    }

    public override Task LeaveAsync(string room) => SayAsync(room, "/part");

    public override Task SayAsync(string room, string text) => client.Messages.SendAsync(rooms.Single(r => r.Value == room).Key, text);

    public override Task EmoteAsync(string room, string text) => SayAsync(room, "/me " + text);

    public override Task SendAsync(Door to, MessageKind kind, string text)
    {
        var parts = text.Split('|');
        return client.Messages.SendAsync(to.Uin, kind switch
        {
            MessageKind.Url => new IcqMessage.Url(parts[0], parts[1]),
            MessageKind.AuthorisationRequest => new IcqMessage.AuthorizationRequest(Name, "first", "last", "mail", text),
            MessageKind.AuthorisationGranted => new IcqMessage.AuthorizationGranted(),
            MessageKind.AuthorisationRefused => new IcqMessage.AuthorizationDenied(text),
            MessageKind.Added => new IcqMessage.Added(Name, "first", "last", "mail", AnyoneMayAdd: true),
            MessageKind.Contacts => new IcqMessage.Contacts([KeyValuePair.Create(uint.Parse(parts[0], CultureInfo.InvariantCulture), parts[1])]),
            _ => new IcqMessage.Text(text),
        });
    }

    public override Task BecomeAsync(PresenceState state) =>
        client.SetStatusAsync(state switch { PresenceState.Away => IcqStatus.Away, PresenceState.DoNotDisturb => IcqStatus.DoNotDisturb, _ => IcqStatus.Online });

    public override Task WatchAsync(Door other) => client.Contacts.AddAsync(other.Uin);

    public override Task GoAsync() => client.LogOutAsync();

    public override async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await base.DisposeAsync();
    }

    private void Told(IcqEvent told)
    {
        switch (told)
        {
            case IcqEvent.MessageReceived message when rooms.ContainsKey(message.From) && message.Message is IcqMessage.Text line:
                Note(IcqDoor.OfRoom(line.Words));
                break;
            case IcqEvent.MessageReceived message:
                Note($"sent {message.SentAt:O}");
                Note(Words(message.From is 10 or 10_000 ? "server" : nameOf(message.From), message.Message));
                break;
            case IcqEvent.ContactOnline online:
                SeePresence(online.Contact);
                Note($"address {online.Contact.Peer}");
                break;
            case IcqEvent.StatusChanged changed:
                SeePresence(changed.Contact);
                break;
            case IcqEvent.ContactOffline offline:
                Note(rooms.ContainsKey(offline.Uin) ? "put out" : $"presence {nameOf(offline.Uin)}: offline");
                break;
            default:
                break;
        }
    }

    private void SeePresence(IcqContact contact) =>
        Note($"presence {nameOf(contact.Uin)}: {(contact.Presence switch { IcqPresence.Away => "away", IcqPresence.DoNotDisturb => "dnd", _ => "online" })}");

    private static string Words(string from, IcqMessage message) => message switch
    {
        IcqMessage.Url url => $"url {from}: {url.Description}|{url.Address}",
        IcqMessage.AuthorizationRequest ask => $"ask {from}: {ask.Reason}",
        IcqMessage.AuthorizationGranted => $"grant {from}",
        IcqMessage.AuthorizationDenied denied => $"refuse {from}: {denied.Reason}",
        IcqMessage.Added => $"added {from}",
        IcqMessage.Contacts contacts => $"contacts {from}: {string.Join(' ', contacts.Users.Select(c => $"{c.Key}|{c.Value}"))}",
        IcqMessage.Text text => from == "server" ? $"notice {text.Words}" : $"text {from}: {text.Words}",
        _ => $"{message}",
    };
}
