using System.Net;
using Parlance.Core.Model;
using Parlance.MyIcq;
using Parlance.MyIcq.Messages;
using Parlance.System.Tests.MyIcq;
using Parlance.Wire;

namespace Parlance.System.Tests.Bridging;

/// <summary>A MyICQ client; to it a room is a chat group.</summary>
internal sealed class MyIcqDoor(string name, uint uin, RawClient client, Func<uint, string> nameOf) : Door(name, uin)
{
    private readonly Dictionary<string, uint> groups = [];

    public override Network Network => Network.MyIcq;

    public static async Task<MyIcqDoor> OpenAsync(IPEndPoint server, string name, uint uin, string password, Func<uint, string> nameOf, IPAddress? from = null)
    {
        var client = new RawClient(server, from: from) { Uin = uin, Password = password };
        await client.LogInAsync();
        var door = new MyIcqDoor(name, uin, client, nameOf);
        door.Read(door.StepAsync);
        return door;
    }

    public override async Task EnterAsync(string room)
    {
        var list = (await client.AskAsync(new ToServer.GetGroupList(0))).As<ToClient.GetGroupList>().Groups;
        groups[room] = list.Single(g => g.Name == room).Group;
        var entered = (await client.AskAsync(new ToServer.EnterGroup(groups[room], string.Empty))).As<ToClient.EnterGroup>();
        Note(entered.Error == 0 ? $"inside {string.Join(' ', entered.Members.Select(m => nameOf(m.Uin)).Order(StringComparer.Ordinal))}" : $"kept out {entered.Error}");
    }

    public override Task LeaveAsync(string room) => client.ConfirmAsync(new ToServer.ExitGroup(groups[room]));

    public override Task SayAsync(string room, string text) => client.ConfirmAsync(new ToServer.GroupMessage(groups[room], TextBody.Plain(Codepage.Gbk.Encode(text)).ToString()));

    public override Task EmoteAsync(string room, string text) => SayAsync(room, "/me " + text);

    public override Task SendAsync(Door to, MessageKind kind, string text)
    {
        var (type, body) = kind switch
        {
            MessageKind.AuthorisationRequest => (MyIcqMessageType.AuthRequest, new AuthRequestBody(0, Name, Codepage.Gbk.Encode(text)).ToString()),
            MessageKind.AuthorisationGranted => (MyIcqMessageType.AuthAccepted, string.Empty),
            MessageKind.AuthorisationRefused => (MyIcqMessageType.AuthRejected, Codepage.Gbk.Encode(text)),
            MessageKind.AutoReply => (MyIcqMessageType.AutoReply, Codepage.Gbk.Encode(text)),
            MessageKind.Added => (MyIcqMessageType.Added, string.Empty),
            _ => (MyIcqMessageType.Text, TextBody.Plain(Codepage.Gbk.Encode(text)).ToString()),
        };
        return client.ConfirmAsync(new ToServer.SendMessage((byte)type, to.Uin, body));
    }

    public override Task BecomeAsync(PresenceState state) => client.AskAsync(new ToServer.ChangeStatus(state == PresenceState.Away ? 2u : 0u));

    public override Task WatchAsync(Door other) => client.AskAsync(new ToServer.AddFriend(other.Uin));

    public override Task GoAsync()
    {
        client.Tell(default(ToServer.Logout));
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        client.Dispose();
        await base.DisposeAsync();
    }

    private async Task StepAsync()
    {
        var packet = await client.NextPacketAsync(Over.Token);
        Taste(packet.Body);
        if (packet.Is<ToClient.GroupMessage>())
        {
            var said = packet.As<ToClient.GroupMessage>();
            Note(OfGroup(said.From, Codepage.Gbk.Decode(TextBody.Parse(said.Text).Text), nameOf));
        }
        else if (packet.Is<ToClient.MemberEntered>())
        {
            Note($"enter {nameOf(packet.As<ToClient.MemberEntered>().Member.Uin)}");
        }
        else if (packet.Is<ToClient.MemberLeft>())
        {
            Note($"left {nameOf(packet.As<ToClient.MemberLeft>().Uin)}");
        }
        else if (packet.Is<ToClient.Message>())
        {
            Receive(packet.As<ToClient.Message>());
        }
        else if (packet.Is<ToClient.UserOnline>() && packet.As<ToClient.UserOnline>() is var online)
        {
            Note($"presence {nameOf(online.Uin)}: {StateOf(online.Status)}");
            Note($"address {online.Ip} {online.Port} {online.RealIp}");
        }
        else if (packet.Is<ToClient.MultiOnline>())
        {
            Array.ForEach(packet.As<ToClient.MultiOnline>().Users, u => Note($"presence {nameOf(u.Uin)}: {StateOf(u.Status)}"));
        }
        else if (packet.Is<ToClient.StatusChanged>() && packet.As<ToClient.StatusChanged>() is var changed)
        {
            Note($"presence {nameOf(changed.Uin)}: {StateOf(changed.Status)}");
        }
        else if (packet.Is<ToClient.UserOffline>())
        {
            Note($"presence {nameOf(packet.As<ToClient.UserOffline>().Uin)}: offline");
        }
    }

    private static string StateOf(uint status) => (MyIcqStatus)status == MyIcqStatus.Away ? "away" : "online";

    private void Receive(ToClient.Message message)
    {
        var (name, type) = (message.From == 10_000 ? "server" : nameOf(message.From), (MyIcqMessageType)message.Type);
        var text = Codepage.Gbk.Decode(type == MyIcqMessageType.Text ? TextBody.Parse(message.Text).Text : message.Text);
        Note($"sent {DateTimeOffset.FromUnixTimeSeconds(message.Time):O}");
        Note(type switch
        {
            MyIcqMessageType.AuthRequest when AuthRequestBody.TryParse(message.Text, out var ask) => $"ask {name}: {Codepage.Gbk.Decode(ask.Reason)}",
            MyIcqMessageType.AuthAccepted => $"grant {name}",
            MyIcqMessageType.AuthRejected => $"refuse {name}: {text}",
            MyIcqMessageType.AutoReply => $"auto {name}: {text}",
            MyIcqMessageType.Added => $"added {name}",
            _ => name == "server" ? $"notice {text}" : $"text {name}: {text}",
        });
    }

    /// <summary>What is said in a chat group; the service speaks for those who have no number.</summary>
    internal static string OfGroup(uint from, string text, Func<uint, string> nameOf)
    {
        if (from != 10_000)
        {
            return text.StartsWith("* ", StringComparison.Ordinal) ? $"emote {nameOf(from)}: {text[2..]}"
                : text.StartsWith("/me ", StringComparison.Ordinal) ? $"emote {nameOf(from)}: {text[4..]}"
                : $"say {nameOf(from)}: {text}";
        }

        return text.StartsWith("Topic: ", StringComparison.Ordinal) ? $"topic {text[7..]}"
            : text.StartsWith('<') && text.IndexOf("> ", StringComparison.Ordinal) is > 0 and var end ? $"say {text[1..end]}: {text[(end + 2)..]}"
            : text.IndexOf(" pinned: ", StringComparison.Ordinal) is > 0 and var pin ? $"ticker {text[..pin]}: {text[(pin + 9)..]}"
            : $"notice {text}";
    }
}
