using System.Net;
using Parlance.Icq;

namespace Parlance.System.Tests.Icq.Clients;

/// <summary>Two peers of this package.</summary>
public sealed class PeerTests
{
    [Theory]
    [MemberData(nameof(ClientTests.Messages), MemberType = typeof(ClientTests))]
    public async Task Every_kind_of_message_arrives_and_is_answered_both_ways_on_one_connection(IcqMessage message)
    {
        await using var ana = new PeerHost(10_001);
        await using var bob = new PeerHost(10_002);
        (await ana.Peer.SendAsync(bob.Address, message)).ShouldBe(new IcqPeerReply(IcqPeerAnswer.Accepted, string.Empty));
        var came = await bob.Events.NextAsync<IcqPeerEvent.MessageReceived>();
        (came.From, came.Message, came.IsVerified).ShouldBe((10_001u, message, false));
        (await bob.Peer.SendAsync(ana.Address, message)).HasArrived.ShouldBeTrue();
        (await ana.Events.NextAsync<IcqPeerEvent.MessageReceived>()).Message.ShouldBe(message);
    }

    [Theory]
    [InlineData(IcqStatus.Away, IcqPeerAnswer.Away, true)]
    [InlineData(IcqStatus.NotAvailable, IcqPeerAnswer.NotAvailable, true)]
    [InlineData(IcqStatus.Occupied, IcqPeerAnswer.Occupied, false)]
    [InlineData(IcqStatus.DoNotDisturb, IcqPeerAnswer.DoNotDisturb, false)]
    public async Task Who_is_not_there_answers_with_words_and_who_is_busy_gives_back_what_does_not_press(uint status, IcqPeerAnswer answer, bool arrives)
    {
        await using var ana = new PeerHost(10_001);
        await using var bob = new PeerHost(10_002);
        (bob.Peer.Status, bob.Peer.AwayMessage) = (status, "back\nsoon");
        var reply = await ana.Peer.SendAsync(bob.Address, new IcqMessage.Text("first"));
        reply.ShouldBe(new IcqPeerReply(answer, "back\nsoon"));
        reply.HasArrived.ShouldBe(arrives);
        (await ana.Peer.SendAsync(bob.Address, new IcqMessage.Text("pressing"), IcqUrgency.Urgent)).HasArrived.ShouldBeTrue();
        var came = await bob.Events.NextAsync<IcqPeerEvent.MessageReceived>();
        came.Message.ShouldBe(new IcqMessage.Text(arrives ? "first" : "pressing"));
        (await ana.Peer.AskAwayMessageAsync(bob.Address, IcqStatus.Decode(status))).ShouldBe("back\nsoon");
    }

    [Fact]
    public async Task Nobody_there_is_a_result_and_the_message_goes_through_the_server()
    {
        await using var host = await IcqHost.StartAsync();
        await using var peer = new PeerHost(10_009);
        await using var other = new PeerHost(10_008);
        var (ana, bob) = (await host.UserAsync(2), await host.UserAsync(5));
        (await peer.Peer.SendAsync(new IcqPeerAddress(10_002, IPAddress.Loopback, IPAddress.Loopback, 1, 3), new IcqMessage.Text("x"))).Answer.ShouldBe(IcqPeerAnswer.NotReached);
        (await ana.Client.Messages.SendAsync(peer.Peer, bob.Uin, new IcqMessage.Text("by the server"))).ShouldBeNull();
        (await bob.MessageAsync()).Message.ShouldBe(new IcqMessage.Text("by the server"));
    }

    [Fact]
    public async Task A_contact_that_takes_connections_is_written_to_directly_and_known_to_be_who_it_is()
    {
        await using var host = await IcqHost.StartAsync();
        var ana = host.Client(2);
        var bob = host.Client(5);
        (ana.Uin, bob.Uin) = ((await ana.Client.RegisterAsync("secret")).ShouldNotBeNull(), (await bob.Client.RegisterAsync("secret")).ShouldNotBeNull());
        await using var anas = new PeerHost(ana.Uin);
        await using var bobs = new PeerHost(bob.Uin, o => o with { Whereabouts = uin => new IcqPeerAddress(ana.Uin, IPAddress.Loopback, IPAddress.Loopback, 1, 3) });
        var there = host.Client(5, o => o with { PeerPort = bobs.Peer.Port });
        await there.Client.LogInAsync(bob.Uin, "secret");
        await ana.Client.Contacts.AddAsync(bob.Uin);
        await ana.Client.LogInAsync(ana.Uin, "secret");
        await ana.Events.NextAsync<IcqEvent.ContactOnline>();
        (await ana.Client.Messages.SendAsync(anas.Peer, bob.Uin, new IcqMessage.Text("directly"))).ShouldNotBeNull().Answer.ShouldBe(IcqPeerAnswer.Accepted);
        (await bobs.Events.NextAsync<IcqPeerEvent.MessageReceived>()).IsVerified.ShouldBeTrue();
    }

    [Fact]
    public async Task Files_arrive_byte_for_byte_and_a_taken_name_gets_a_number()
    {
        await using var ana = new PeerHost(10_001);
        await using var bob = new PeerHost(10_002);
        string[] files = [ana.MakeFile("one.bin", 1_000_003), ana.MakeFile("two.bin", 0), ana.MakeFile("größe.bin", 5000, 2)];
        for (var round = 0; round < 2; round++)
        {
            var sending = ana.Peer.SendFilesAsync(bob.Address, files, "take these");
            var offer = (await bob.Events.NextAsync<IcqPeerEvent.FileOffered>()).Offer;
            (offer.Words, offer.Size, offer.Name).ShouldBe(("take these", 1_005_003, "3 Files"));
            var received = await offer.AcceptAsync(bob.Folder.Path);
            received.Outcome.ShouldBe(IcqFileOutcome.Done, received.Reason);
            (await sending).Outcome.ShouldBe(IcqFileOutcome.Done);
            received.Files.Select(Path.GetFileName).ShouldBe(round == 0 ? ["one.bin", "two.bin", "größe.bin"] : ["one (1).bin", "two (1).bin", "größe (1).bin"]);
            for (var i = 0; i < files.Length; i++)
            {
                (await File.ReadAllBytesAsync(received.Files[i])).ShouldBe(await File.ReadAllBytesAsync(files[i]));
            }
        }

        Directory.GetFiles(bob.Folder.Path).Length.ShouldBe(6, "nothing unfinished is left");
    }

    [Fact]
    public async Task A_transfer_that_broke_goes_on_where_it_stopped()
    {
        await using var ana = new PeerHost(10_001);
        await using var bob = new PeerHost(10_002);
        const int Size = 30_000_000;
        var file = ana.MakeFile("big.bin", Size);
        using var breaking = new CancellationTokenSource();
        var sending = ana.Peer.SendFilesAsync(bob.Address, [file]);
        var offer = (await bob.Events.NextAsync<IcqPeerEvent.FileOffered>()).Offer;
        var first = offer.AcceptAsync(bob.Folder.Path, new Reporter(p => Break(p.Bytes > 500_000, breaking)), breaking.Token);
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        (await sending).Outcome.ShouldBe(IcqFileOutcome.Broken);
        var kept = new FileInfo(Directory.GetFiles(bob.Folder.Path).ShouldHaveSingleItem()).Length;
        kept.ShouldBeInRange(500_000, Size - 1);

        var again = ana.Peer.SendFilesAsync(bob.Address, [file]);
        var received = await (await bob.Events.NextAsync<IcqPeerEvent.FileOffered>()).Offer.AcceptAsync(bob.Folder.Path);
        received.Outcome.ShouldBe(IcqFileOutcome.Done);
        received.Bytes.ShouldBe(Size - kept, "only the rest was sent");
        (await again).Bytes.ShouldBe(Size - kept);
        (await File.ReadAllBytesAsync(received.Files[0])).ShouldBe(await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task Files_are_refused_withdrawn_and_not_offered_where_nobody_listens()
    {
        await using var ana = new PeerHost(10_001);
        await using var bob = new PeerHost(10_002);
        await using var deaf = new PeerHost(10_003, listens: false);
        var file = ana.MakeFile("one.bin", 10);
        var refused = ana.Peer.SendFilesAsync(bob.Address, [file]);
        await (await bob.Events.NextAsync<IcqPeerEvent.FileOffered>()).Offer.RefuseAsync("not today");
        (await refused).ShouldSatisfyAllConditions(r => r.Outcome.ShouldBe(IcqFileOutcome.Refused), r => r.Reason.ShouldBe("not today"));
        (await ana.Peer.SendFilesAsync(deaf.Address, [file])).Outcome.ShouldBe(IcqFileOutcome.Refused);

        using var withdrawing = new CancellationTokenSource();
        var withdrawn = ana.Peer.SendFilesAsync(bob.Address, [file], cancellation: withdrawing.Token);
        var offer = (await bob.Events.NextAsync<IcqPeerEvent.FileOffered>()).Offer;
        await withdrawing.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => withdrawn);
        await offer.Withdrawn.WaitAsync(TimeSpan.FromSeconds(20));
        (await offer.AcceptAsync(bob.Folder.Path)).Outcome.ShouldBe(IcqFileOutcome.Withdrawn);
    }

    [Fact]
    public async Task A_chat_is_asked_for_accepted_and_typed_in_both_ways()
    {
        await using var ana = new PeerHost(10_001);
        await using var bob = new PeerHost(10_002);
        var asking = ana.Peer.AskForChatAsync(bob.Address, "come and chat");
        var offer = (await bob.Events.NextAsync<IcqPeerEvent.ChatOffered>()).Offer;
        offer.Words.ShouldBe("come and chat");
        await using var bobs = (await offer.AcceptAsync()).ShouldNotBeNull();
        await using var anas = (await asking).ShouldNotBeNull();
        (anas.With, anas.Nick, bobs.With, bobs.Nick).ShouldBe((10_002u, "user 10002", 10_001u, "user 10001"));
        await anas.TypeAsync("hällo\nsecond");
        await bobs.TypeAsync("ho\b");
        (await TypedAsync(bobs, 12)).ShouldBe("hällo\nsecond");
        (await TypedAsync(anas, 3)).ShouldBe("ho\b");
        await anas.DisposeAsync();
        (await bobs.ReadAsync().GetAsyncEnumerator().MoveNextAsync()).ShouldBeFalse("the other user left");

        var refused = ana.Peer.AskForChatAsync(bob.Address);
        await (await bob.Events.NextAsync<IcqPeerEvent.ChatOffered>()).Offer.RefuseAsync();
        (await refused).ShouldBeNull();
    }

    private static async Task<string> TypedAsync(IcqChat chat, int length)
    {
        var typed = string.Empty;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await foreach (var piece in chat.ReadAsync(patience.Token))
        {
            typed += piece;
            if (typed.Length >= length)
            {
                break;
            }
        }

        return typed;
    }

    private static void Break(bool isTime, CancellationTokenSource breaking)
    {
        if (isTime)
        {
            breaking.Cancel();
        }
    }

    private sealed class Reporter(Action<IcqFileProgress> tell) : IProgress<IcqFileProgress>
    {
        public void Report(IcqFileProgress value) => tell(value);
    }
}
