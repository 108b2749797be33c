using System.Net;
using Parlance.MyIcq;
using Parlance.MyIcq.Messages;
using Parlance.System.Tests.Relays;
using Parlance.Testing;

namespace Parlance.System.Tests.MyIcq.Clients;

/// <summary>Two peers of this package that find each other through the server, and strangers who connect.</summary>
public sealed class PeerTests
{
    [Fact]
    public async Task A_message_to_a_contact_goes_directly_and_without_a_peer_through_the_server()
    {
        await using var pair = await Pair.StartAsync();
        (await pair.AnasPeer.SendAsync(pair.Bob.Uin, new MyIcqMessage.Text("直接"))).ShouldBeTrue();
        var came = await pair.BobsEvents.NextAsync<MyIcqPeerEvent.MessageReceived>();
        (came.From, came.IsVerified, came.Message).ShouldBe((pair.Ana.Uin, true, new MyIcqMessage.Text("直接")));
        (await pair.BobsPeer.SendAsync(pair.Ana.Uin, new MyIcqMessage.AutoReply("back"))).ShouldBeTrue("the same session serves both ways");
        (await pair.AnasEvents.NextAsync<MyIcqPeerEvent.MessageReceived>()).Message.ShouldBe(new MyIcqMessage.AutoReply("back"));

        await pair.BobsPeer.DisposeAsync();
        (await pair.AnasPeer.SendAsync(pair.Bob.Uin, new MyIcqMessage.Text("绕道"))).ShouldBeFalse();
        (await pair.Bob.Events.NextAsync<MyIcqEvent.MessageReceived>(m => m.Message is MyIcqMessage.Text)).Message.ShouldBe(new MyIcqMessage.Text("绕道"));
    }

    [Theory]
    [InlineData(false, 1_000_003)]
    [InlineData(true, 1_000_003)]
    [InlineData(false, 0)]
    public async Task A_file_arrives_byte_for_byte_whichever_side_connects(bool isReverse, int size)
    {
        await using var pair = await Pair.StartAsync(o => o with { WaitsForReceiver = isReverse ? true : null });
        using var folder = new ScratchDirectory();
        using var target = new ScratchDirectory();
        var bytes = new byte[size];
        new Random(1).NextBytes(bytes);
        await File.WriteAllBytesAsync(folder.File("文件.bin"), bytes);
        for (var round = 0; round < 2; round++)
        {
            var sending = pair.AnasPeer.SendFileAsync(pair.Bob.Uin, folder.File("文件.bin"));
            var offer = (await pair.BobsEvents.NextAsync<MyIcqPeerEvent.FileOffered>()).Offer;
            (offer.From, offer.Name, offer.IsReverse).ShouldBe((pair.Ana.Uin, "文件.bin", isReverse));
            var received = await offer.AcceptAsync(target.Path);
            received.Outcome.ShouldBe(MyIcqFileOutcome.Done, received.Reason);
            (await sending).Outcome.ShouldBe(MyIcqFileOutcome.Done);
            Path.GetFileName(received.File).ShouldBe(round == 0 ? "文件.bin" : "文件 (1).bin");
            (await File.ReadAllBytesAsync(received.File)).ShouldBe(bytes);
            (await offer.AcceptAsync(target.Path)).Outcome.ShouldBe(MyIcqFileOutcome.Settled);
        }

        Directory.GetFiles(target.Path).Length.ShouldBe(2, "nothing unfinished is left");
    }

    [Fact]
    public async Task A_file_larger_than_wanted_is_not_taken_and_a_refusal_is_silence()
    {
        await using var pair = await Pair.StartAsync(o => o with { OfferTimeout = TimeSpan.FromSeconds(2) });
        using var folder = new ScratchDirectory();
        using var target = new ScratchDirectory();
        await File.WriteAllBytesAsync(folder.File("x.bin"), new byte[1000]);
        var sending = pair.AnasPeer.SendFileAsync(pair.Bob.Uin, folder.File("x.bin"));
        var received = await (await pair.BobsEvents.NextAsync<MyIcqPeerEvent.FileOffered>()).Offer.AcceptAsync(target.Path, most: 999);
        received.Outcome.ShouldBe(MyIcqFileOutcome.Broken);
        (await sending).Outcome.ShouldBe(MyIcqFileOutcome.Broken);
        Directory.GetFiles(target.Path).ShouldBeEmpty();
        var refused = pair.AnasPeer.SendFileAsync(pair.Bob.Uin, folder.File("x.bin"));
        await (await pair.BobsEvents.NextAsync<MyIcqPeerEvent.FileOffered>()).Offer.RefuseAsync();
        (await refused).Outcome.ShouldBe(MyIcqFileOutcome.Refused);
    }

    [Theory]
    [InlineData("../../evil.bin")]
    [InlineData("..\\..\\evil.bin")]
    [InlineData("C:\\x\\evil.bin")]
    [InlineData("aux")]
    [InlineData("..")]
    [InlineData("")]
    public async Task Whatever_a_stranger_calls_a_file_it_lies_in_the_folder(string name)
    {
        await using var pair = await Pair.StartAsync();
        using var target = new ScratchDirectory();
        await pair.Ana.Client.Messages.SendAsync(pair.Bob.Uin, new MyIcqMessage.SessionRequest("sendfile", "x", 0));
        var receiving = (await pair.BobsEvents.NextAsync<MyIcqPeerEvent.FileOffered>()).Offer.AcceptAsync(target.Path);
        var accepted = (await pair.Ana.Events.NextAsync<MyIcqEvent.MessageReceived>(m => m.Message is MyIcqMessage.SessionAccepted)).Message.ShouldBeOfType<MyIcqMessage.SessionAccepted>();
        await using var raw = await RawPeer.ConnectAsync(accepted.Port);
        await raw.SendAsync(new ToPeer.Hello(true), pair.Ana.Uin);
        await raw.SendAsync(new ToPeer.FileOffer(name, 3), pair.Ana.Uin);
        await raw.SendAsync(new ToPeer.FilePiece([1, 2, 3]), pair.Ana.Uin);
        var received = await receiving;
        received.Outcome.ShouldBe(MyIcqFileOutcome.Done, received.Reason);
        Path.GetDirectoryName(received.File).ShouldBe(target.Path);
    }

    [Fact]
    public async Task Our_own_number_and_garbage_are_sent_away_and_messages_of_strangers_are_marked()
    {
        await using var pair = await Pair.StartAsync();
        await using var own = await RawPeer.ConnectAsync(pair.BobsPeer.Port);
        await own.SendAsync(new ToPeer.Hello(true), pair.Bob.Uin);
        (await own.ReadAsync()).ShouldBeNull();
        foreach (var hex in (string[])["FFFF", "0001FF", "000D00020000000000010000000000", "0000"])
        {
            await using var garbage = await RawPeer.ConnectAsync(pair.BobsPeer.Port);
            await garbage.SendAsync(Convert.FromHexString(hex));
            (await garbage.ReadAsync()).ShouldBeNull();
        }

        await using var stranger = await RawPeer.ConnectAsync(pair.BobsPeer.Port);
        await stranger.SendAsync(new ToPeer.Hello(true), 5000);
        await stranger.SendAsync(new ToPeer.Message(0xfffffffe, 0, 0, "hello"), 5000);
        (await pair.BobsEvents.NextAsync<MyIcqPeerEvent.MessageReceived>()).ShouldSatisfyAllConditions(m => m.IsVerified.ShouldBeFalse(), m => m.From.ShouldBe(5000u));
        (await stranger.ReadAsync()).ShouldNotBeNull()[(MyIcqLimits.PeerHeader)..].ShouldBe([0xff, 0xff, 0xff, 0xfe], "the id is confirmed");
        await stranger.SendAsync(new ToPeer.Message(0xfffffffd, 0, 0, "hello"), 5001);
        (await stranger.ReadAsync()).ShouldBeNull("another number than the session's ends it");
    }

    /// <summary>Two users on each other's lists, with peers.</summary>
    private sealed class Pair(MyIcqHost host, MyIcqUserClient ana, MyIcqUserClient bob, MyIcqPeer anas, MyIcqPeer bobs) : IAsyncDisposable
    {
        public MyIcqUserClient Ana => ana;

        public MyIcqUserClient Bob => bob;

        public MyIcqPeer AnasPeer => anas;

        public MyIcqPeer BobsPeer => bobs;

        public EventReader<MyIcqPeerEvent> AnasEvents { get; } = new(anas.Events);

        public EventReader<MyIcqPeerEvent> BobsEvents { get; } = new(bobs.Events);

        public static async Task<Pair> StartAsync(Func<MyIcqPeerOptions, MyIcqPeerOptions>? change = null)
        {
            var host = await MyIcqHost.StartAsync();
            var (ana, bob) = (host.Client(), host.Client());
            var options = new MyIcqPeerOptions { Listen = new IPEndPoint(IPAddress.Loopback, 0) };
            options = change?.Invoke(options) ?? options;
            var (anas, bobs) = (new MyIcqPeer(ana.Client, options), new MyIcqPeer(bob.Client, options));
            anas.Start();
            bobs.Start();
            ana.Uin = (await ana.Client.RegisterAndLogInAsync("secret")).ShouldNotBeNull();
            bob.Uin = (await bob.Client.RegisterAndLogInAsync("secret")).ShouldNotBeNull();
            (await ana.Client.Contacts.AddAsync(bob.Uin)).ShouldBe(MyIcqAuthorisation.Anyone);
            (await bob.Client.Contacts.AddAsync(ana.Uin)).ShouldBe(MyIcqAuthorisation.Anyone);
            await ana.Events.NextAsync<MyIcqEvent.ContactOnline>();
            await bob.Events.NextAsync<MyIcqEvent.ContactOnline>();
            return new Pair(host, ana, bob, anas, bobs);
        }

        public async ValueTask DisposeAsync()
        {
            await AnasEvents.DisposeAsync();
            await BobsEvents.DisposeAsync();
            await anas.DisposeAsync();
            await bobs.DisposeAsync();
            await host.DisposeAsync();
        }
    }
}
