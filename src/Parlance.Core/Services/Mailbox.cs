using System.Runtime.CompilerServices;
using Parlance.Core.Bridging;
using Parlance.Core.Events;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.Core.Services;

/// <summary>
/// Direct messages. Each is stored before its sender is told so, or confirmed by a receiver before that, whichever comes first; each session sees it once;
/// it is gone when the first session has confirmed it.
/// </summary>
public sealed class Mailbox
{
    private readonly ConditionalWeakTable<Account, Box> boxes = [];
    private readonly IMailboxStore store;
    private readonly ServerLimits limits;
    private readonly TimeProvider time;
    private readonly Bridge bridge;
    private IReadOnlyDictionary<long, int> counts = new Dictionary<long, int>();
    private long lastId;
    private long sentCount;

    /// <summary>Starts empty; see <see cref="LoadAsync"/>.</summary>
    public Mailbox(IMailboxStore store, ServerLimits limits, TimeProvider time, Bridge? bridge = null)
    {
        this.bridge = bridge ?? new Bridge(new BridgeOptions());
        this.store = store;
        this.limits = limits;
        this.time = time;
    }

    /// <summary>Messages sent since the server started.</summary>
    public long SentCount => Interlocked.Read(ref sentCount);

    /// <summary>Reads what waits for whom, once, at start.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        lastId = await store.LastIdAsync(cancellation);
        counts = await store.CountAsync(cancellation);
    }

    /// <summary>Sends a message. It is with the receiver's sessions when this returns.</summary>
    /// <param name="from">The sender; null for the server.</param>
    /// <param name="to">The receiver.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="text">Its text.</param>
    /// <param name="origin">The network it comes from.</param>
    /// <param name="original">The body as that network spelled it; null when the text says all.</param>
    public Sent Send(Account? from, Account to, MessageKind kind, string text, Network origin, byte[]? original = null)
    {
        to = to.MergedInto ?? to;
        Interlocked.Increment(ref sentCount);
        var message = new DirectMessage(
            Interlocked.Increment(ref lastId), from?.Id ?? 0, from?.Handle ?? Handles.Server, to.Id, kind, text, time.GetUtcNow(), origin, original);
        return BoxOf(to).Put(message, mayOverflow: from is null);
    }

    /// <summary>A number for a message that no mailbox keeps, so that a confirmation of it is not one of another.</summary>
    internal long NextId() => Interlocked.Increment(ref lastId);

    /// <summary>Gives a session what waits for it, oldest first, and from now on what comes.</summary>
    public async Task OpenAsync(Session session, CancellationToken cancellation)
    {
        if (session.Account is { } account)
        {
            await BoxOf(account).OpenAsync(session, cancellation);
        }
    }

    /// <summary>Gives a session nothing more.</summary>
    public void Close(Session session)
    {
        if (session.Account is { } account && boxes.TryGetValue(account, out var box))
        {
            box.Close(session);
        }
    }

    /// <summary>The receiver has a message; it is forgotten.</summary>
    /// <param name="account">The receiver.</param>
    /// <param name="id">Number of the message, or its low 32 bits where the network carries no more.</param>
    /// <returns>False when no such message waits for that account.</returns>
    public bool Confirm(Account account, long id) => boxes.TryGetValue(account, out var box) && box.Confirm(id);

    /// <summary>How many messages wait for an account.</summary>
    public int Waiting(Account account) => boxes.TryGetValue(account, out var box) ? box.Waiting : counts.GetValueOrDefault(account.Id);

    /// <summary>What waits for one account waits for another. Neither has a session; what is stored is changed by <see cref="IAccountStore.Merge"/>.</summary>
    internal void Merge(Account kept, Account gone) => BoxOf(kept).Expect(BoxOf(gone).Waiting);

    /// <summary>Forgets everything that waits for an account.</summary>
    public void Clear(Account account) => BoxOf(account).Clear();

    private Box BoxOf(Account account) => boxes.GetValue(account, a => new Box(a, store, bridge, limits.StoredMessages, counts.GetValueOrDefault(a.Id)));

    /// <summary>What waits for one account. One lock.</summary>
    private sealed class Box(Account owner, IMailboxStore store, Bridge bridge, int most, int waiting)
    {
        private readonly Lock gate = new();
        private readonly SortedDictionary<long, (DirectMessage Message, IPendingWrite? Write, bool IsNew)> unconfirmed = [];
        private readonly List<Session> open = [];
        private Task? loading;

        public int Waiting
        {
            get
            {
                lock (gate)
                {
                    return waiting;
                }
            }
        }

        public Sent Put(DirectMessage message, bool mayOverflow)
        {
            lock (gate)
            {
                if (message.Kind == MessageKind.SessionRequest)
                {
                    // Somebody who is just logging in sees it once the mailbox is open.
                    var arrives = open.Count == 0 && owner.Sessions.Count > 0 && unconfirmed.Count < most;
                    if (arrives)
                    {
                        unconfirmed[message.Id] = (message, null, IsNew: true);
                        waiting++;
                    }

                    Show(message);
                    return new Sent(arrives || open.Count > 0 ? SendOutcome.Sent : SendOutcome.NotOnline, message.Id, Task.CompletedTask);
                }

                if (waiting >= most && !mayOverflow && !MakeRoom())
                {
                    return new Sent(SendOutcome.Full, 0, Task.CompletedTask);
                }

                var write = store.Add(message);
                waiting++;
                if (loading is not null)
                {
                    unconfirmed[message.Id] = (message, write, IsNew: open.Count == 0);
                }

                Show(message);
                return new Sent(SendOutcome.Sent, message.Id, write.Done);
            }
        }

        public async Task OpenAsync(Session session, CancellationToken cancellation)
        {
            Task load;
            lock (gate)
            {
                load = loading ??= LoadAsync(cancellation);
            }

            try
            {
                await load;
            }
            catch (Exception) when (Forget(load))
            {
                throw;
            }

            lock (gate)
            {
                if (session.HasEnded || open.Contains(session))
                {
                    return;
                }

                foreach (var (message, _, isNew) in unconfirmed.Values)
                {
                    if (bridge.Delivers(message.Origin, session.Network))
                    {
                        session.Deliver(new MessageArrived(message, isNew));
                    }
                }

                open.Add(session);
            }
        }

        public void Close(Session session)
        {
            lock (gate)
            {
                open.Remove(session);
                if (open.Count == 0 && owner.Sessions.All(s => s == session))
                {
                    unconfirmed.Clear();
                    loading = null;
                }
            }
        }

        public bool Confirm(long id)
        {
            lock (gate)
            {
                if (!unconfirmed.Remove(id, out var entry))
                {
                    return false;
                }

                waiting--;
                if (entry.Write?.TryWithdraw() != true)
                {
                    store.Remove(id);
                }

                return true;
            }
        }

        public void Expect(int more)
        {
            lock (gate)
            {
                waiting += more;
            }
        }

        public void Clear()
        {
            lock (gate)
            {
                unconfirmed.Clear();
                waiting = 0;
                store.RemoveAll(owner.Id);
            }
        }

        private void Show(DirectMessage message)
        {
            if (open.Count > 0)
            {
                var delivery = new Delivery(new MessageArrived(message, IsNew: true));
                foreach (var session in open)
                {
                    if (bridge.Delivers(message.Origin, session.Network))
                    {
                        session.Sink.Deliver(delivery);
                    }
                }
            }
        }

        /// <summary>A client that reads and never confirms would otherwise stop hearing anything: its oldest seen message gives way.</summary>
        private bool MakeRoom() => open.Count > 0 && unconfirmed.Count > 0 && Confirm(unconfirmed.First().Key);

        private bool Forget(Task failed)
        {
            lock (gate)
            {
                loading = loading == failed ? null : loading;
                return true;
            }
        }

        private async Task LoadAsync(CancellationToken cancellation)
        {
            var stored = await store.LoadAsync(owner.Id, cancellation);
            lock (gate)
            {
                foreach (var message in stored)
                {
                    unconfirmed.TryAdd(message.Id, (message, null, IsNew: false));
                }

                waiting = unconfirmed.Count;
            }
        }
    }
}

/// <summary>What became of a message.</summary>
/// <param name="Outcome">Whether the server took it.</param>
/// <param name="Id">Its number.</param>
/// <param name="Stored">Completes when it is stored or confirmed; only then may the sender be told. Fails with <see cref="StorageException"/>.</param>
public readonly record struct Sent(SendOutcome Outcome, long Id, Task Stored);

/// <summary>Whether a message was taken.</summary>
public enum SendOutcome
{
    /// <summary>Taken.</summary>
    Sent,

    /// <summary>As many wait for the receiver as may.</summary>
    Full,

    /// <summary>Only somebody online can receive it.</summary>
    NotOnline,
}
