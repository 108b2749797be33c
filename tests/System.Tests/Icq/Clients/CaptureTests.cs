using System.Net;
using Parlance.Icq;
using Parlance.System.Tests.Relays;
using Parlance.Wire;

namespace Parlance.System.Tests.Icq.Clients;

/// <summary>The client against what servers said in captures: every packet is understood, told once and acknowledged.</summary>
public sealed class CaptureTests
{
    public static TheoryData<string, int> Captures => new()
    {
        { "icq-v2-icqlib013.pcap", 2 }, { "icq-v2-micq025.pcap", 2 }, { "icq-v5-micq046.pcap", 5 }, { "icq-v5-icqlib1-tcp.pcap", 5 },
    };

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task What_captured_servers_say_is_told_in_order_and_acknowledged(string file, int version)
    {
        await using var server = new CapturedServer(file, version);
        await using var client = new IcqClient(Options(server, version));
        await using var events = new EventReader<IcqEvent>(client.Events);
        var uin = (await client.RegisterAsync("pwa")).ShouldNotBeNull();
        var contacts = server.Unasked.Where(p => p.Header.Command is 0x006E or 0x0078 or 0x01A4).Select(p => BitConverter.ToUInt32(p.Body)).Distinct().ToArray();
        await client.Contacts.AddAsync(contacts);
        (await client.LogInAsync(uin, "pwa")).ShouldBe(IcqLoginOutcome.LoggedIn);
        await events.NextAsync<IcqEvent.LoggedIn>();
        foreach (var (header, body) in server.Unasked)
        {
            Check(await events.NextAsync<IcqEvent>(e => e is not IcqEvent.StoredMessagesShown), header, body, version);
        }

        await events.NextAsync<IcqEvent.ContactsShown>();
        await events.NextAsync<IcqEvent>(e => e is IcqEvent.StoredMessagesShown || server.Commands.Contains(0x0442));
        await client.SetStatusAsync(IcqStatus.Away);
        await client.LogOutAsync();
        Enumerable.Range(0, server.Sent).ShouldBeSubsetOf(server.Acknowledged.Select(sequence => (int)sequence));
        server.Commands.ShouldContain((ushort)0x0442, "the client says that it has the stored messages");
        server.Commands[^1].ShouldBe((ushort)0x0438);
    }

    [Theory]
    [InlineData("icq-v2-icqlib013.pcap", 2)]
    [InlineData("icq-v2-micq025.pcap", 2)]
    [InlineData("icq-v5-micq046.pcap", 5)]
    public async Task Answers_of_captured_servers_find_their_questions(string file, int version)
    {
        await using var server = new CapturedServer(file, version);
        await using var client = new IcqClient(Options(server, version));
        (await client.LogInAsync(100_001, "wrong")).ShouldBe(IcqLoginOutcome.WrongPassword);
        (await client.LogInAsync(100_001, "pwa")).ShouldBe(IcqLoginOutcome.LoggedIn);
        (await client.Directory.FindAsync(nick: "x")).Users.ShouldHaveSingleItem().Uin.ShouldBeGreaterThan(100_000u);
        if (version == 2)
        {
            (await client.Profile.GetAsync(100_002)).ShouldNotBeNull().Nick.ShouldNotBeEmpty();
            (await client.Profile.SetAsync(new IcqUserProfile { Nick = "x" }).WaitAsync(TimeSpan.FromSeconds(20)).ContinueWith(
                asked => asked.Exception?.InnerException, TaskScheduler.Default)).ShouldBeOfType<IcqException>("no answer to the extended profile was captured");
        }
    }

    [Theory]
    [InlineData("icq-v2-icqlib013.pcap", 2)]
    [InlineData("icq-v5-micq046.pcap", 5)]
    public async Task An_answer_whose_end_overtakes_the_rest_is_waited_for(string file, int version)
    {
        await using var server = new CapturedServer(file, version) { LetsTheLastOvertake = true };
        await using var client = new IcqClient(Options(server, version) with { ReplyTimeout = TimeSpan.FromSeconds(20) });
        (await client.LogInAsync(100_001, "pwa")).ShouldBe(IcqLoginOutcome.LoggedIn);
        for (var i = 0; i < 3; i++)
        {
            (await client.Directory.FindAsync(nick: "x")).Users.ShouldHaveSingleItem().Uin.ShouldBeGreaterThan(100_000u);
        }
    }

    private static void Check(IcqEvent told, IcqHeader header, byte[] body, int version)
    {
        switch (header.Command)
        {
            case 0x006E:
                var online = Reader.Read<ToClient.UserOnline>(body, IcqStyle.Of(version));
                var contact = told.ShouldBeOfType<IcqEvent.ContactOnline>().Contact;
                (contact.Uin, contact.Status).ShouldBe((online.Uin, online.Status));
                break;
            case 0x0078:
                told.ShouldBeOfType<IcqEvent.ContactOffline>().Uin.ShouldBe(BitConverter.ToUInt32(body));
                break;
            case 0x01A4:
                told.ShouldBeOfType<IcqEvent.StatusChanged>().Contact.Status.ShouldBe(BitConverter.ToUInt32(body, 4));
                break;
            default:
                var message = told.ShouldBeOfType<IcqEvent.MessageReceived>();
                (message.From, message.IsStored).ShouldBe((BitConverter.ToUInt32(body), header.Command == 0x00DC));
                message.Message.ShouldNotBeOfType<IcqMessage.Other>();
                break;
        }
    }

    private static IcqClientOptions Options(CapturedServer server, int version) => new()
    {
        Server = server.Endpoint,
        Local = new IPEndPoint(IPAddress.Loopback, 0),
        Version = version,
        RetransmitInterval = TimeSpan.FromMilliseconds(200),
        ReplyTimeout = TimeSpan.FromSeconds(1),
        Reconnects = false,
    };
}
