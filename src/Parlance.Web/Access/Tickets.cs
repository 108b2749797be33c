using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Core.Services;
using Parlance.Web.Contract;

namespace Parlance.Web.Access;

/// <summary>All sign-ins and tokens. Those of accounts are stored; a guest's end with the server.</summary>
internal sealed class Tickets(IAccessStore store, Accounts accounts, Moderation moderation, WebOptions options, TimeProvider time) : IHostedService
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, Ticket> all = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>A guest's sign-in has ended.</summary>
    public event Action<Ticket>? Ended;

    /// <summary>The tokens for scripts.</summary>
    public IEnumerable<Ticket> Tokens => all.Values.Where(t => t.IsToken);

    /// <summary>The sign-ins and tokens of an account.</summary>
    public IReadOnlyList<Ticket> Of(Account account) => [.. all.Values.Where(t => t.Account == account)];

    /// <summary>Signs a browser in.</summary>
    /// <returns>The secret for its cookie.</returns>
    public (string Secret, Ticket Ticket) Begin(Person person)
    {
        var secret = Ticket.NewSecret();
        var now = time.GetUtcNow();
        var ticket = new Ticket(Ticket.HashOf(secret), person, isToken: false) { CreatedAt = now, UsedAt = now, Expires = now + options.SignInTime };
        MakeRoom();
        Keep(ticket);
        return (secret, ticket);
    }

    /// <summary>Makes a token for scripts.</summary>
    public (string Secret, Ticket Ticket) MakeToken(Account account, string name, Standing most, IReadOnlyList<string> ranges, DateTimeOffset? expires)
    {
        var secret = Ticket.NewSecret();
        var ticket = new Ticket(Ticket.HashOf(secret), account.Person, isToken: true)
        {
            Name = name,
            Most = most,
            Ranges = ranges,
            From = ranges.Count == 0 ? null : new Networks(ranges),
            CreatedAt = time.GetUtcNow(),
            UsedAt = time.GetUtcNow(),
            Expires = expires,
        };
        Keep(ticket);
        return (secret, ticket);
    }

    /// <summary>The ticket of a secret; null when there is none any more.</summary>
    public Ticket? Find(string secret)
    {
        if (!all.TryGetValue(Ticket.HashOf(secret), out var ticket))
        {
            return null;
        }

        var now = time.GetUtcNow();
        if (ticket.Expires <= now || (ticket.Account is { } account && !accounts.TryFind(account.Id, out _)))
        {
            End(ticket);
            return null;
        }

        Touch(ticket, now);
        return ticket;
    }

    /// <summary>Ends a sign-in or a token.</summary>
    public void End(Ticket ticket)
    {
        if (all.TryRemove(ticket.Hash, out _))
        {
            if (ticket.Account is not null)
            {
                store.Delete(ticket.Hash);
            }

            Ended?.Invoke(ticket);
        }
    }

    /// <summary>Ends everything of an account but one, because its password changed.</summary>
    public void EndAll(Account account, Ticket? except = null)
    {
        foreach (var ticket in all.Values.Where(t => t.Account == account && t != except))
        {
            End(ticket);
        }
    }

    /// <summary>Whether a ticket still holds.</summary>
    public bool IsLive(Ticket ticket) => all.ContainsKey(ticket.Hash);

    /// <summary>Whether a browser of somebody is signed in.</summary>
    public bool Has(Person person) => all.Values.Any(t => !t.IsToken && t.Person == person);

    /// <summary>Ends the sign-ins of a guest.</summary>
    public void EndAll(Person guest)
    {
        foreach (var ticket in all.Values.Where(t => t.Person == guest))
        {
            End(ticket);
        }
    }

    /// <summary>What a ticket gives leave to at this moment; nobody's when its owner may not log in.</summary>
    public Caller CallerOf(Ticket ticket, System.Net.IPAddress address)
    {
        var account = ticket.Account;
        if (!ticket.MayComeFrom(address) || moderation.IsBanned(address) || (account is not null && moderation.IsBanned(account)))
        {
            return new Caller(Standing.Nobody, null, null, address);
        }

        var standing = account is null ? Standing.Guest : Caller.StandingOf(account.RoleAt(time.GetUtcNow()));
        return new Caller(standing < ticket.Most ? standing : ticket.Most, ticket.Person, ticket, address);
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var kept in await store.LoadAsync(cancellationToken))
        {
            if (accounts.TryFind(kept.AccountId, out var account) && !(kept.Expires <= now))
            {
                all[kept.Hash] = Read(kept, account);
            }
            else
            {
                store.Delete(kept.Hash);
            }
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static Ticket Read(AccessRecord kept, Account account) => new(kept.Hash, account.Person, kept.IsToken)
    {
        Name = kept.Name,
        Most = Caller.StandingOf(kept.Most),
        Ranges = kept.Ranges,
        From = kept.Ranges.Count == 0 ? null : new Networks(kept.Ranges),
        CreatedAt = kept.CreatedAt,
        UsedAt = kept.UsedAt,
        Expires = kept.Expires,
    };

    private void Keep(Ticket ticket)
    {
        all[ticket.Hash] = ticket;
        Store(ticket);
    }

    private void Store(Ticket ticket)
    {
        if (ticket.Account is { } account)
        {
            store.Put(new AccessRecord(ticket.Hash, account.Id, ticket.IsToken, ticket.Name, RoleOf(ticket.Most), ticket.Ranges, ticket.CreatedAt, ticket.UsedAt, ticket.Expires));
        }
    }

    private static Role RoleOf(Standing standing) => standing switch
    {
        Standing.Owner => Role.Owner,
        Standing.Admin => Role.Admin,
        Standing.Moderator => Role.Moderator,
        _ => Role.Member,
    };

    /// <summary>Once an hour is often enough to tell the used from the forgotten.</summary>
    private void Touch(Ticket ticket, DateTimeOffset now)
    {
        if (now - ticket.UsedAt < Hour)
        {
            return;
        }

        ticket.UsedAt = now;
        ticket.Expires = ticket.IsToken ? ticket.Expires : now + options.SignInTime;
        Store(ticket);
    }

    private void MakeRoom()
    {
        lock (gate)
        {
            while (all.Count >= options.SignIns && all.Values.Where(t => !t.IsToken).MinBy(t => t.UsedAt) is { } oldest)
            {
                End(oldest);
            }
        }
    }
}
