using System.Net;
using Parlance.MyIcq;
using Parlance.MyIcq.Messages;
using Parlance.System.Tests.Relays;
using Parlance.Wire;

namespace Parlance.System.Tests.MyIcq.Clients;

/// <summary>The client against what the captured server said to three gaims.</summary>
public sealed class CaptureTests
{
    [Theory]
    [InlineData("fd4")]
    [InlineData("fd6")]
    [InlineData("fd8")]
    [InlineData("fd12")]
    public async Task What_the_captured_server_said_is_told_in_order_and_confirmed(string who)
    {
        await using var server = new CapturedServer(who);
        await using var client = new MyIcqClient(Options(server));
        await using var events = new EventReader<MyIcqEvent>(client.Events);
        (await client.LogInAsync(10_001, "secret")).ShouldBe(MyIcqLoginOutcome.LoggedIn);
        foreach (var (command, body) in server.Unasked)
        {
            await CheckAsync(events, command, body);
        }

        (await client.Directory.FindRandomAsync()).ShouldNotBeNull();
        await client.LogOutAsync();
        await server.Left;
        server.Numbers.ShouldBeSubsetOf(server.Received.Where(packet => packet.Command == 1).Select(packet => packet.Sequence));
        server.Received.Count(packet => packet.Command == 5).ShouldBe(1);
    }

    [Fact]
    public async Task A_new_user_logs_out_and_in_and_confirms_the_registration_last_as_gaim_does()
    {
        await using var server = new CapturedServer("fd4");
        await using var client = new MyIcqClient(Options(server));
        (await client.RegisterAndLogInAsync("alicepw1")).ShouldBe(10_001u);
        await client.Directory.FindRandomAsync();
        var said = server.Received.Where(packet => packet.Command is 1 or 2 or 4 or 5).Take(4).ToArray();
        said.Select(packet => packet.Command).ShouldBe([(ushort)2, (ushort)5, (ushort)4, (ushort)1]);
        said[3].Sequence.ShouldBe((ushort)(said[0].Sequence + 1), "the answer to the registration");
        (said[1].Sequence, said[2].Sequence).ShouldBe(((ushort)(said[0].Sequence + 1), (ushort)(said[0].Sequence + 2)));
    }

    private static async Task CheckAsync(EventReader<MyIcqEvent> events, ushort command, byte[] body)
    {
        switch (command)
        {
            case 0x0100:
                var online = Reader.Read<ToClient.UserOnline>(body, MyIcqStyle.Default);
                (await events.NextAsync<MyIcqEvent.ContactOnline>()).Contact.ShouldSatisfyAllConditions(c => c.Uin.ShouldBe(online.Uin), c => c.Port.ShouldBe(online.Port));
                break;
            case 0x0102:
                foreach (var user in Reader.Read<ToClient.MultiOnline>(body, MyIcqStyle.Default).Users)
                {
                    (await events.NextAsync<MyIcqEvent.ContactOnline>()).Contact.Uin.ShouldBe(user.Uin);
                }

                break;
            case 0x0103:
                var changed = Reader.Read<ToClient.StatusChanged>(body, MyIcqStyle.Default);
                (await events.NextAsync<MyIcqEvent.StatusChanged>()).Contact.Status.ShouldBe((MyIcqStatus)changed.Status);
                break;
            case 0x0104:
                var message = Reader.Read<ToClient.Message>(body, MyIcqStyle.Default);
                var told = await events.NextAsync<MyIcqEvent.MessageReceived>();
                (told.From, told.SentAt.ToUnixTimeSeconds()).ShouldBe((message.From, message.Time));
                break;
            case 0x0084:
                (await events.NextAsync<MyIcqEvent.GroupMessage>()).From.ShouldBe(Reader.Read<ToClient.GroupMessage>(body, MyIcqStyle.Default).From);
                break;
            case 0x1001:
                await events.NextAsync<MyIcqEvent.MemberEntered>();
                break;
            case 0x1002:
                await events.NextAsync<MyIcqEvent.MemberLeft>();
                break;
            default:
                // Going offline of somebody who was not there is no news; kinds of groups are no event.
                command.ShouldBeOneOf((ushort)0x0101, (ushort)0x1000);
                break;
        }
    }

    private static MyIcqClientOptions Options(CapturedServer server) => new()
    {
        Server = server.Endpoint,
        Local = new IPEndPoint(IPAddress.Loopback, 0),
        RetransmitInterval = TimeSpan.FromSeconds(2),
        Reconnects = false,
    };
}
