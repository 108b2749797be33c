using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Feed;

namespace Parlance.Web.Chat;

/// <summary>Everybody who is in the browser: brings them online, and takes them off when they have gone.</summary>
internal sealed class Seats : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    /// <summary>By account, which may change its name; by person for guests.</summary>
    private readonly ConcurrentDictionary<object, Seat> all = [];
    private readonly ConcurrentDictionary<Seat, byte> curious = [];
    private readonly Community community;
    private readonly Tickets tickets;
    private readonly WebOptions options;
    private readonly WebMetrics metrics;
    private readonly ILogger<Seats> log;
    private readonly IHostApplicationLifetime lifetime;
    private ITimer? timer;

    /// <summary>Starts with nobody.</summary>
    public Seats(Community community, Tickets tickets, WebOptions options, WebMetrics metrics, IHostApplicationLifetime lifetime, ILogger<Seats> log)
    {
        this.community = community;
        this.tickets = tickets;
        this.options = options;
        this.metrics = metrics;
        this.lifetime = lifetime;
        this.log = log;
        tickets.Ended += Leave;
    }

    /// <summary>Everybody's place.</summary>
    public IEnumerable<Seat> All => all.Values;

    /// <summary>Those who listen to something. Only people with a page of the console are looked at, however many chat.</summary>
    public IEnumerable<Seat> Hearing(FeedSubject subject) => curious.IsEmpty ? [] : curious.Keys.Where(s => s.Log.Hears(subject));

    /// <summary>Somebody's page listens to more than chat.</summary>
    public void Listens(Seat seat, FeedEar ear)
    {
        if (ear.Wishes.Any() && curious.TryAdd(seat, 0) && seat.Ending is not null)
        {
            curious.TryRemove(seat, out _);
        }
    }

    /// <summary>The server stops.</summary>
    public bool IsStopping => lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>The place of somebody who is known; made when there is none.</summary>
    public Seat Of(Caller caller)
    {
        while (true)
        {
            var seat = all.GetOrAdd(KeyOf(caller.Person!), _ => Make(caller.Person!, caller.Address));
            seat.Touch();
            if (seat.Ending is not { } over)
            {
                return seat;
            }

            End(KeyOf(caller.Person!), seat, over);
        }
    }

    /// <summary>The place of somebody, if they have one.</summary>
    public bool TryFind(Person person, [NotNullWhen(true)] out Seat? seat) => all.TryGetValue(KeyOf(person), out seat);

    /// <summary>The place of a guest, by name.</summary>
    public bool TryFindGuest(string name, [NotNullWhen(true)] out Seat? seat)
    {
        var key = Handles.Key(name);
        seat = all.Values.FirstOrDefault(s => s.Person.Account is null && Handles.Key(s.Person.Name) == key);
        return seat is not null;
    }

    /// <summary>Whether a name is nobody's: no account's, not like one's, and nobody's online.</summary>
    public bool IsFree(string name, Person? except = null) => !community.Accounts.IsSomebodys(name) && !IsWorn(name, except);

    /// <summary>Whether somebody online goes by a name.</summary>
    public bool IsWorn(string name, Person? except)
    {
        var key = Handles.Key(name);
        return all.Values.Any(s => s.Person != except && Handles.Key(s.Person.Name) == key)
            || community.Presences.Sessions.Any(s => s.Person != except && Handles.Key(s.Person.Name) == key);
    }

    /// <summary>Brings somebody online in the browser, if they are not.</summary>
    /// <returns>Their session; or why not.</returns>
    public async Task<(Session? Session, Problem? Problem)> BringOnlineAsync(Seat seat, IPAddress address, CancellationToken cancellation)
    {
        if (seat.Session is { } present)
        {
            return (present, null);
        }

        await seat.Turn.WaitAsync(cancellation);
        try
        {
            if (seat.Session is { } meanwhile)
            {
                return (meanwhile, null);
            }

            return Refusal(seat) is { } problem ? (null, problem) : (await BeginAsync(seat, address, cancellation), null);
        }
        finally
        {
            seat.Turn.Release();
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        timer = community.Time.CreateTimer(_ => LookSafely(), null, Round, Round);
        lifetime.ApplicationStopping.Register(() =>
        {
            foreach (var seat in all.Values)
            {
                seat.End(SessionEnd.ServerStopping);
            }
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (timer is not null)
        {
            await timer.DisposeAsync();
        }
    }

    private static object KeyOf(Person person) => (object?)person.Account ?? person;

    private Seat Make(Person person, IPAddress address) => new(
        person, address, options, community.Limits.SendQueueSoft, community.Limits.SendQueueHard, community.Time, Ended);

    private Problem? Refusal(Seat seat) =>
        IsStopping ? Problem.Unavailable("stopping", "The server stops.")
        : !community.Presences.HasRoom ? Problem.Unavailable("full", "The server is full.")
        : seat.Person.Account is null && !IsFree(seat.Person.Name, seat.Person) ? Problem.Conflict("nameTaken", "Somebody else took that name meanwhile.")
        : null;

    private async Task<Session> BeginAsync(Seat seat, IPAddress address, CancellationToken cancellation)
    {
        seat.Renew();
        var session = community.Presences.SignIn(seat.Person, Network.Web, address, seat);
        session.AcceptsInvitations = true;
        seat.Session = session;
        metrics.Opened();
        if (seat.Person.Account is { } account)
        {
            foreach (var contact in community.Contacts.Of(account))
            {
                community.Presences.Watch(session, contact);
            }
        }

        community.Presences.Announce(session);
        log.Online(seat.Person.Name);
        await community.Mailbox.OpenAsync(session, cancellation);
        return session;
    }

    /// <summary>Somebody else ended the session. Called under locks: what is to be done is done on the next round.</summary>
    private void Ended(Seat seat, SessionEnd reason) => timer?.Change(TimeSpan.Zero, Round);

    /// <summary>Signed out: the page's feed ends, and with the last page the place is given up.</summary>
    private void Leave(Ticket ticket)
    {
        if (all.TryGetValue(KeyOf(ticket.Person), out var seat))
        {
            seat.Log.WakeAll();
            if (!ticket.IsToken && !tickets.Has(ticket.Person))
            {
                seat.End(SessionEnd.ClientLeft);
            }
        }
    }

    /// <summary>A fault with one place is logged; the others are looked after all the same.</summary>
    private void LookSafely()
    {
        try
        {
            Look();
        }
        catch (Exception fault) when (log.Note(nameof(Seats), fault))
        {
            timer?.Change(Round, Round);
        }
    }

    private void Look()
    {
        foreach (var (key, seat) in all)
        {
            if (seat.Ending is { } reason)
            {
                End(key, seat, reason);
            }
            else if (seat.IsDeserted)
            {
                End(key, seat, SessionEnd.ClientLeft);
            }
        }
    }

    private void End(object key, Seat seat, SessionEnd reason)
    {
        if (!all.TryRemove(KeyValuePair.Create(key, seat)))
        {
            return;
        }

        seat.End(reason);
        curious.TryRemove(seat, out _);
        if (seat.Session is { } session)
        {
            community.Presences.SignOut(session);
            metrics.Ended(reason);
            log.Offline(seat.Person.Name, reason);
        }

        if (seat.Person.Account is null && reason is SessionEnd.Kicked or SessionEnd.Banned)
        {
            tickets.EndAll(seat.Person);
        }
    }
}
