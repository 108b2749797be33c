using System.Collections.Concurrent;
using System.Net;
using Parlance.Core.Events;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Core.Services;

namespace Parlance.Core.Tests;

public sealed class MailboxTests
{
    private readonly MemoryStore store = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_sent_while_a_mailbox_opens_comes_once_behind_what_was_stored()
    {
        var (community, alice, bob) = await StartAsync();
        Send(community, alice, bob, "stored");
        var held = new TaskCompletionSource();
        store.Loading = held.Task;
        var log = new EventLog();
        var session = SignIn(community, bob, log);
        var opening = community.Mailbox.OpenAsync(session, Stop);
        Send(community, alice, bob, "meanwhile");
        log.Events.OfType<MessageArrived>().ShouldBeEmpty();
        held.SetResult();
        await opening;
        Send(community, alice, bob, "afterwards");
        Texts(log).ShouldBe(["stored", "meanwhile", "afterwards"]);
        log.Events.OfType<MessageArrived>().Select(m => m.IsNew).ShouldBe([false, true, true]);
    }

    [Fact]
    public async Task Nothing_is_lost_or_shown_twice_however_sessions_come_and_go_while_messages_arrive()
    {
        const int Each = 150;
        var (community, alice, bob) = await StartAsync(limit: 10_000);
        var sending = Enumerable.Range(0, 3).Select(sender => Task.Run(
            () =>
            {
                for (var i = 0; i < Each; i++)
                {
                    Send(community, alice, bob, $"{sender}:{i}");
                }
            },
            Stop)).ToArray();
        var seen = new List<string>();
        while (!Task.WhenAll(sending).IsCompleted || community.Mailbox.Waiting(bob) > 0)
        {
            var log = new MessageQueue();
            var session = SignIn(community, bob, log);
            await community.Mailbox.OpenAsync(session, Stop);
            foreach (var message in log.Messages)
            {
                community.Mailbox.Confirm(bob, message.Id).ShouldBeTrue();
                seen.Add(message.Text);
            }

            community.Presences.SignOut(session);
        }

        seen.Count.ShouldBe(3 * Each);
        foreach (var sender in (string[])["0:", "1:", "2:"])
        {
            seen.Where(s => s.StartsWith(sender, StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, Each).Select(i => $"{sender}{i}"));
        }

        store.Messages.ShouldBe(0);
    }

    [Fact]
    public async Task Both_sessions_of_an_account_see_a_message_and_either_confirms_it()
    {
        var (community, alice, bob) = await StartAsync();
        var (first, second) = (new EventLog(), new EventLog());
        await community.Mailbox.OpenAsync(SignIn(community, bob, first), Stop);
        await community.Mailbox.OpenAsync(SignIn(community, bob, second, Network.Icq), Stop);
        var sent = Send(community, alice, bob, "hello");
        Texts(first).ShouldBe(["hello"]);
        Texts(second).ShouldBe(["hello"]);
        community.Mailbox.Confirm(alice, sent.Id).ShouldBeFalse("it is not hers");
        community.Mailbox.Confirm(bob, sent.Id).ShouldBeTrue();
        community.Mailbox.Confirm(bob, sent.Id).ShouldBeFalse();
        store.Messages.ShouldBe(0);
    }

    [Fact]
    public async Task A_full_mailbox_takes_nothing_more_but_from_the_server()
    {
        var (community, alice, bob) = await StartAsync(limit: 2);
        Send(community, alice, bob, "1").Outcome.ShouldBe(SendOutcome.Sent);
        Send(community, alice, bob, "2").Outcome.ShouldBe(SendOutcome.Sent);
        Send(community, alice, bob, "3").Outcome.ShouldBe(SendOutcome.Full);
        community.Mailbox.Send(null, bob, MessageKind.Text, "from the server", Network.Server).Outcome.ShouldBe(SendOutcome.Sent);
        var log = new EventLog();
        await community.Mailbox.OpenAsync(SignIn(community, bob, log), Stop);
        Texts(log).ShouldBe(["1", "2", "from the server"]);
        community.Mailbox.Clear(bob);
        community.Mailbox.Waiting(bob).ShouldBe(0);
        store.Messages.ShouldBe(0);
    }

    [Fact]
    public async Task What_waits_is_counted_after_a_restart_before_anybody_opens_it_and_numbers_go_on()
    {
        var (community, alice, bob) = await StartAsync(limit: 2);
        var first = Send(community, alice, bob, "1");
        var second = Send(community, alice, bob, "2");
        second.Id.ShouldBeGreaterThan(first.Id);
        var anew = await store.StartAsync(TimeProvider.System, Limits(2));
        anew.Accounts.TryFind("bob", out var bobAgain).ShouldBeTrue();
        anew.Accounts.TryFind("alice", out var aliceAgain).ShouldBeTrue();
        anew.Mailbox.Waiting(bobAgain!).ShouldBe(2);
        Send(anew, aliceAgain!, bobAgain!, "3").Outcome.ShouldBe(SendOutcome.Full);
        Send(anew, bobAgain!, aliceAgain!, "back").Id.ShouldBeGreaterThan(second.Id);
    }

    [Fact]
    public async Task A_request_for_a_session_reaches_who_is_online_and_is_never_stored()
    {
        var (community, alice, bob) = await StartAsync();
        community.Mailbox.Send(alice, bob, MessageKind.SessionRequest, "chat?", Network.Icq).Outcome.ShouldBe(SendOutcome.NotOnline);
        var log = new EventLog();
        await community.Mailbox.OpenAsync(SignIn(community, bob, log), Stop);
        community.Mailbox.Send(alice, bob, MessageKind.SessionRequest, "chat?", Network.Icq).Outcome.ShouldBe(SendOutcome.Sent);
        Texts(log).ShouldBe(["chat?"]);
        store.Messages.ShouldBe(0);
    }

    [Fact]
    public async Task A_session_that_ended_while_its_mailbox_opened_is_given_nothing_and_the_next_everything()
    {
        var (community, alice, bob) = await StartAsync();
        Send(community, alice, bob, "1");
        var held = new TaskCompletionSource();
        store.Loading = held.Task;
        var (gone, next) = (new EventLog(), new EventLog());
        var session = SignIn(community, bob, gone);
        var opening = community.Mailbox.OpenAsync(session, Stop);
        community.Presences.SignOut(session);
        Send(community, alice, bob, "2");
        held.SetResult();
        await opening;
        Texts(gone).ShouldBeEmpty();
        await community.Mailbox.OpenAsync(SignIn(community, bob, next), Stop);
        Texts(next).ShouldBe(["1", "2"]);
    }

    private static ServerLimits Limits(int limit) => new() { HashRounds = 1, HashWorkers = 1, StoredMessages = limit, TrustedNetworks = ["127.0.0.0/8"] };

    private static Sent Send(Community community, Account from, Account to, string text) =>
        community.Mailbox.Send(from, to, MessageKind.Text, text, Network.Soulseek);

    private static Session SignIn(Community community, Account account, ISessionSink sink, Network network = Network.Soulseek) =>
        community.Presences.SignIn(account.Person, network, IPAddress.Loopback, sink);

    private static IEnumerable<string> Texts(EventLog log) => log.Events.OfType<MessageArrived>().Select(m => m.Message.Text);

    private async Task<(Community Community, Account Alice, Account Bob)> StartAsync(int limit = 100)
    {
        var community = await store.StartAsync(TimeProvider.System, Limits(limit));
        var alice = (await community.Accounts.RegisterAsync("alice", "secret", IPAddress.Loopback)).Account!;
        return (community, alice, (await community.Accounts.RegisterAsync("bob", "secret", IPAddress.Loopback)).Account!);
    }

    /// <summary>A client that is told things on one thread and reads them on another.</summary>
    private sealed class MessageQueue : ISessionSink
    {
        private readonly ConcurrentQueue<DirectMessage> messages = [];

        public DirectMessage[] Messages => [.. messages];

        public bool HasEnded { get; private set; }

        public void Deliver(Delivery delivery)
        {
            if (delivery.Event is MessageArrived arrived)
            {
                messages.Enqueue(arrived.Message);
            }
        }

        public void End(SessionEnd reason) => HasEnded = true;
    }
}
