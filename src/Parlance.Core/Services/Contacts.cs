using System.Collections.Concurrent;
using System.Text.Json;
using Parlance.Core.Events;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.Core.Services;

/// <summary>
/// Contact lists. They are one-directional: a list decides what its owner sees, and only <see cref="Profile.Authorisation"/> of the listed decides
/// who may list them.
/// </summary>
public sealed class Contacts
{
    private const string Document = "contacts";
    private readonly ConcurrentDictionary<long, Book> books = [];
    private readonly IAccountStore store;
    private readonly Accounts accounts;
    private readonly Profiles profiles;
    private readonly ServerLimits limits;

    /// <summary>Starts empty; see <see cref="LoadAsync"/>.</summary>
    public Contacts(IAccountStore store, Accounts accounts, Profiles profiles, ServerLimits limits)
    {
        this.store = store;
        this.accounts = accounts;
        this.profiles = profiles;
        this.limits = limits;
    }

    /// <summary>Reads all contact lists, once, after the accounts.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        foreach (var (id, json) in await store.LoadDocumentsAsync(Document, cancellation))
        {
            if (JsonSerializer.Deserialize(json, DocumentJson.Default.ContactDocument) is { } stored)
            {
                books[id] = new Book(stored);
            }
        }
    }

    /// <summary>Whom an account listed, in the order they were added.</summary>
    public IReadOnlyList<Account> Of(Account owner) => Known(BookOf(owner).List);

    /// <summary>Who asked to list an account and has no answer yet.</summary>
    public IReadOnlyList<Account> Asking(Account account) => Known(BookOf(account).Asked);

    /// <summary>Whether an account listed another.</summary>
    public bool Has(Account owner, Account contact) => BookOf(owner).Lists(contact.Id);

    /// <summary>Lists a contact, if they let themselves be listed.</summary>
    /// <param name="owner">Whose list.</param>
    /// <param name="contact">Whom to list.</param>
    /// <param name="by">The session it was done on, which knows; the owner's others are told.</param>
    /// <returns>What came of it, once it is stored.</returns>
    /// <exception cref="StorageException">It could not be stored.</exception>
    public async Task<ContactOutcome> AddAsync(Account owner, Account contact, Session? by = null)
    {
        if (Has(owner, contact))
        {
            return ContactOutcome.AlreadyListed;
        }

        return profiles.Of(contact).Authorisation switch
        {
            Authorisation.Ask when owner != contact => ContactOutcome.MustAsk,
            Authorisation.Nobody when owner != contact => ContactOutcome.Refused,
            _ => await ListAsync(owner, contact, by),
        };
    }

    /// <summary>Takes a contact off the list; they are not told.</summary>
    /// <returns>Whether they were on it, once it is stored.</returns>
    /// <exception cref="StorageException">It could not be stored.</exception>
    public async Task<bool> RemoveAsync(Account owner, Account contact, Session? by = null)
    {
        var was = BookOf(owner).Remove(contact.Id, () => Store(owner));
        if (was)
        {
            await accounts.StoredAsync();
            Tell(owner, new ContactRemoved(owner, contact), by);
        }

        return was;
    }

    /// <summary>Notes that somebody asks to list an account; only then can the account accept.</summary>
    /// <returns>False when as many ask as may.</returns>
    public bool Ask(Account from, Account to) => BookOf(to).Ask(from.Id, limits.ContactRequests, () => Store(to));

    /// <summary>An account accepts who asked: it is put on their list, and their sessions are told.</summary>
    /// <returns><see cref="ContactOutcome.Refused"/> when they never asked.</returns>
    /// <exception cref="StorageException">It could not be stored.</exception>
    public async Task<ContactOutcome> AcceptAsync(Account account, Account asker) =>
        BookOf(account).Answer(asker.Id, () => Store(account)) ? await ListAsync(asker, account, by: null) : ContactOutcome.Refused;

    /// <summary>An account rejects who asked.</summary>
    /// <returns>False when they never asked.</returns>
    public bool Reject(Account account, Account asker) => BookOf(account).Answer(asker.Id, () => Store(account));

    /// <summary>An account is deleted; what is stored of it went with it. Lists it stands on pass it over.</summary>
    internal void Forget(Account account) => books.TryRemove(account.Id, out _);

    /// <summary>One account takes another's place on all lists, and gets its list.</summary>
    internal void Merge(Account kept, Account gone)
    {
        books.TryRemove(gone.Id, out var given);
        BookOf(kept).Join(given?.List ?? [], given?.Asked ?? [], kept.Id, gone.Id, () => Store(kept));
        foreach (var (id, book) in books)
        {
            if (id != kept.Id && accounts.TryFind(id, out var owner))
            {
                book.Replace(gone.Id, kept.Id, () => Store(owner));
            }
        }
    }

    private static void Tell(Account owner, DomainEvent what, Session? except)
    {
        foreach (var session in owner.Sessions)
        {
            if (session != except)
            {
                session.Deliver(what);
            }
        }
    }

    private async Task<ContactOutcome> ListAsync(Account owner, Account contact, Session? by)
    {
        var outcome = BookOf(owner).Add(contact.Id, limits.Contacts, () => Store(owner));
        if (outcome == ContactOutcome.Listed)
        {
            await accounts.StoredAsync();
            Tell(owner, new ContactAdded(owner, contact), by);
        }

        return outcome;
    }

    private Book BookOf(Account account) => books.GetOrAdd(account.Id, static _ => new Book(new ContactDocument(null, null)));

    private List<Account> Known(long[] ids)
    {
        var known = new List<Account>(ids.Length);
        foreach (var id in ids)
        {
            if (accounts.TryFind(id, out var account))
            {
                known.Add(account);
            }
        }

        return known;
    }

    /// <summary>Called under the book's lock, so that the last change is the one that is stored last.</summary>
    private void Store(Account account) =>
        accounts.PutDocument(account, Document, JsonSerializer.Serialize(BookOf(account).ToDocument(), DocumentJson.Default.ContactDocument));

    /// <summary>One account's list. One lock.</summary>
    private sealed class Book(ContactDocument stored)
    {
        private readonly Lock gate = new();
        private volatile long[] list = stored.List ?? [];
        private volatile long[] asked = stored.Asked ?? [];

        public long[] List => list;

        public long[] Asked => asked;

        public bool Lists(long id) => list.AsSpan().Contains(id);

        public ContactDocument ToDocument() => new(list, asked);

        public ContactOutcome Add(long id, int most, Action changed)
        {
            lock (gate)
            {
                if (Lists(id))
                {
                    return ContactOutcome.AlreadyListed;
                }

                if (list.Length >= most)
                {
                    return ContactOutcome.Full;
                }

                list = [.. list, id];
                changed();
                return ContactOutcome.Listed;
            }
        }

        public bool Remove(long id, Action changed)
        {
            lock (gate)
            {
                var was = Lists(id);
                if (was)
                {
                    list = [.. list.Where(other => other != id)];
                    changed();
                }

                return was;
            }
        }

        public void Join(long[] others, long[] askers, long self, long gone, Action changed)
        {
            lock (gate)
            {
                list = [.. list.Union(others).Where(id => id != self && id != gone)];
                asked = [.. asked.Union(askers).Where(id => id != self && id != gone)];
                changed();
            }
        }

        public void Replace(long gone, long kept, Action changed)
        {
            lock (gate)
            {
                if (Lists(gone) || asked.AsSpan().Contains(gone))
                {
                    list = [.. list.Select(id => id == gone ? kept : id).Distinct()];
                    asked = [.. asked.Select(id => id == gone ? kept : id).Distinct()];
                    changed();
                }
            }
        }

        public bool Ask(long id, int most, Action changed)
        {
            lock (gate)
            {
                if (asked.AsSpan().Contains(id))
                {
                    return true;
                }

                if (asked.Length >= most)
                {
                    return false;
                }

                asked = [.. asked, id];
                changed();
                return true;
            }
        }

        public bool Answer(long id, Action changed)
        {
            lock (gate)
            {
                var was = asked.AsSpan().Contains(id);
                if (was)
                {
                    asked = [.. asked.Where(other => other != id)];
                    changed();
                }

                return was;
            }
        }
    }
}

/// <summary>What came of listing a contact.</summary>
public enum ContactOutcome
{
    /// <summary>Listed now.</summary>
    Listed,

    /// <summary>Was listed already.</summary>
    AlreadyListed,

    /// <summary>They must be asked first.</summary>
    MustAsk,

    /// <summary>They let nobody list them, or never asked.</summary>
    Refused,

    /// <summary>The list is as long as it may be.</summary>
    Full,
}
