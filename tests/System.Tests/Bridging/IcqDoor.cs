using System.Net;
using System.Net.Sockets;
using Parlance.Core.Model;
using Parlance.Icq;
using Parlance.System.Tests.Icq;
using Parlance.Wire;

namespace Parlance.System.Tests.Bridging;

/// <summary>An ICQ client, which enters rooms by listing them as contacts.</summary>
internal sealed class IcqDoor(string name, uint uin, RawIcq client, UdpPipe pipe, Func<uint, string> nameOf) : Door(name, uin)
{
    private readonly Dictionary<uint, string> rooms = [];

    public override Network Network => Network.Icq;

    public Codepage Page { get; set; } = Codepage.Windows1252;

    public static async Task<IcqDoor> OpenAsync(IPEndPoint server, string name, uint uin, string password, Func<uint, string> nameOf, int version = 2, IPAddress? from = null)
    {
        UdpPipe? pipe = null;
        var client = new RawIcq(receive => pipe = new UdpPipe(receive, from), server.Serialize(), TimeProvider.System, version) { Uin = uin };
        pipe!.Begin();
        client.Send(RawIcq.Login(password[..Math.Min(8, password.Length)]) with { Ip = Ip4.From(from ?? IPAddress.Loopback) });
        await client.ExpectAsync<ToClient.LoginReply>();
        client.Send(new ToServer.ContactList([]));
        await client.ExpectAsync<ToClient.ContactListDone>();
        client.Send(default(ToServer.Login1));
        var door = new IcqDoor(name, uin, client, pipe, nameOf);
        door.Read(door.StepAsync);
        return door;
    }

    /// <summary>Finds the room by its name, as a user would, and lists it.</summary>
    public override async Task EnterAsync(string room)
    {
        client.Send(new ToServer.SearchUser(7, room, string.Empty, string.Empty, string.Empty));
        await HearAsync($"found {room}");
        client.Send(new ToServer.ContactList([rooms.Single(r => r.Value == room).Key]));
    }

    public override Task LeaveAsync(string room) => SayAsync(room, "/part");

    public override Task SayAsync(string room, string text) => SendAsync(rooms.Single(r => r.Value == room).Key, IcqMessageType.Text, Page.Encode(text));

    public override Task EmoteAsync(string room, string text) => SayAsync(room, "/me " + text);

    public override Task SendAsync(Door to, MessageKind kind, string text)
    {
        var (type, body) = kind switch
        {
            MessageKind.Url => (IcqMessageType.Url, IcqBody.Link(text.Split('|')[0], text.Split('|')[1])),
            MessageKind.AuthorisationRequest => (IcqMessageType.AuthorizationRequest, IcqBody.AuthorizationRequest(Name, "first", "last", "mail", true, text)),
            MessageKind.AuthorisationGranted => (IcqMessageType.AuthorizationGranted, string.Empty),
            MessageKind.AuthorisationRefused => (IcqMessageType.AuthorizationDenied, text),
            MessageKind.Added => (IcqMessageType.Added, IcqBody.Added(Name, "first", "last", "mail", true)),
            MessageKind.Contacts => (IcqMessageType.Contacts, IcqBody.Contacts([new(uint.Parse(text.Split('|')[0], global::System.Globalization.CultureInfo.InvariantCulture), text.Split('|')[1])])),
            _ => (IcqMessageType.Text, Page.Encode(text)),
        };
        return SendAsync(to.Uin, type, body);
    }

    public override Task BecomeAsync(PresenceState state)
    {
        client.Send(new ToServer.StatusChange(state switch { PresenceState.Away => IcqStatus.Away, PresenceState.DoNotDisturb => IcqStatus.DoNotDisturb, _ => IcqStatus.Online }));
        return Task.CompletedTask;
    }

    public override Task WatchAsync(Door other)
    {
        client.Send(new ToServer.ContactList([other.Uin]));
        return Task.CompletedTask;
    }

    public override Task GoAsync()
    {
        client.Send(default(ToServer.SendTextCode) with { Text = "B_USER_DISCONNECTED", Code = 5 });
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        client.Dispose();
        pipe.Dispose();
        await base.DisposeAsync();
    }

    private Task SendAsync(uint to, ushort type, string body)
    {
        client.Send(new ToServer.SendMessage(to, type, body));
        return Task.CompletedTask;
    }

    private async Task StepAsync()
    {
        var (header, body) = await client.NextPacketAsync(Over.Token);
        Taste(body);
        if (header.Command == ToClient.MessageNow.Spec.Code && Read<ToClient.MessageNow>(body) is var now)
        {
            Receive(now.From, now.Type, now.Text);
        }
        else if (header.Command == ToClient.ReceiveMessage.Spec.Code && Read<ToClient.ReceiveMessage>(body) is var stored)
        {
            Note($"sent {new DateTimeOffset(stored.Year, stored.Month, stored.Day, stored.Hour, stored.Minute, 0, TimeSpan.Zero):O}");
            Receive(stored.From, stored.Type, stored.Text);
        }
        else if (header.Command == ToClient.UserFound.Spec.Code && Read<ToClient.UserFound>(body) is var found)
        {
            rooms[found.Uin] = found.Nick;
            Note($"found {found.Nick}");
        }
        else if (header.Command == ToClient.ReplyX2.Spec.Code)
        {
            client.Send(default(ToServer.CmdX1));
        }
        else
        {
            SeePresence(header, body);
        }
    }

    private void SeePresence(IcqHeader header, byte[] body)
    {
        if (header.Command == ToClient.UserOnline.Spec.Code && Read<ToClient.UserOnline>(body) is var online)
        {
            Note($"presence {nameOf(online.Uin)}: {StateOf(online.Status)}");
            Note($"address {online.Ip} {online.TcpPort} {online.RealIp}");
        }
        else if (header.Command == ToClient.StatusUpdate.Spec.Code && Read<ToClient.StatusUpdate>(body) is var update)
        {
            Note($"presence {nameOf(update.Uin)}: {StateOf(update.Status)}");
        }
        else if (header.Command == ToClient.UserOffline.Spec.Code && Read<ToClient.UserOffline>(body) is var offline)
        {
            Note(rooms.ContainsKey(offline.Uin) ? "put out" : $"presence {nameOf(offline.Uin)}: offline");
        }
    }

    private static string StateOf(uint status) => IcqStatus.Decode(status) switch
    {
        IcqPresence.Away => "away",
        IcqPresence.DoNotDisturb => "dnd",
        _ => "online",
    };

    private void Receive(uint from, ushort type, string body)
    {
        if (rooms.ContainsKey(from))
        {
            Note(OfRoom(Page.Decode(body)));
            return;
        }

        var parts = IcqBody.Split(type, body);
        var name = from == 10 || from == 10_000 ? "server" : nameOf(from);
        Note(type switch
        {
            IcqMessageType.Url => $"url {name}: {Page.Decode(parts[0])}|{Page.Decode(parts[1])}",
            IcqMessageType.AuthorizationRequest => $"ask {name}: {Page.Decode(parts[5])}",
            IcqMessageType.AuthorizationGranted => $"grant {name}",
            IcqMessageType.AuthorizationDenied => $"refuse {name}: {Page.Decode(body)}",
            IcqMessageType.Added => $"added {name}",
            IcqMessageType.Contacts => $"contacts {name}: {string.Join(' ', IcqBody.ReadContacts(body).Select(c => $"{c.Key}|{c.Value}"))}",
            _ => name == "server" ? $"notice {Page.Decode(body)}" : $"text {name}: {Page.Decode(body)}",
        });
    }

    /// <summary>What the contact that stands for a room says.</summary>
    internal static string OfRoom(string line)
    {
        if (line.StartsWith('<') && line.IndexOf("> ", StringComparison.Ordinal) is > 0 and var end)
        {
            return $"say {line[1..end]}: {line[(end + 2)..]}";
        }

        var words = line.StartsWith("* ", StringComparison.Ordinal) ? line[2..] : line;
        return words.StartsWith("You are in ", StringComparison.Ordinal) ? $"inside {words}"
            : words.StartsWith("Topic: ", StringComparison.Ordinal) ? $"topic {words[7..]}"
            : words.EndsWith(" came in", StringComparison.Ordinal) ? $"enter {words[..^8]}"
            : words.EndsWith(" left", StringComparison.Ordinal) ? $"left {words[..^5]}"
            : words.IndexOf(" pinned: ", StringComparison.Ordinal) is > 0 and var pin ? $"ticker {words[..pin]}: {words[(pin + 9)..]}"
            : words.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? $"emote {words[..space]}: {words[(space + 1)..]}"
            : words;
    }

    private T Read<T>(byte[] body)
        where T : struct, IMessage<T> => Reader.Read<T>(body, IcqStyle.Of(client.Version));
}

/// <summary>A UDP socket of a client.</summary>
internal sealed class UdpPipe(Action<byte[]> receive, IPAddress? from = null) : IDatagramSink, IDisposable
{
    private readonly UdpClient socket = new(new IPEndPoint(from ?? IPAddress.Loopback, 0));
    private Task reading = Task.CompletedTask;
    private volatile bool isClosed;

    /// <summary>Reads from now on.</summary>
    public void Begin() => reading = Task.Run(async () =>
    {
        try
        {
            while (true)
            {
                receive((await socket.ReceiveAsync()).Buffer);
            }
        }
        catch (Exception over) when (over is ObjectDisposedException or SocketException)
        {
            socket.Dispose();
        }
    });

    /// <summary>Sends; what a client still wants to say while it is closed goes with it.</summary>
    public void Send(ReadOnlySpan<byte> datagram, SocketAddress to)
    {
        try
        {
            socket.Client?.SendTo(datagram, SocketFlags.None, to);
        }
        catch (ObjectDisposedException) when (isClosed)
        {
            return;
        }
    }

    public void Dispose()
    {
        isClosed = true;
        socket.Dispose();
        reading.Wait();
    }
}
