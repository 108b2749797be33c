using Microsoft.Extensions.Hosting;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Chat;
using Parlance.Web.Contract;
using Parlance.Web.Feed;
using Parlance.Web.Routes;

namespace Parlance.Web.Operations;

/// <summary>Tells the consoles who logs in and out, and what is written to the audit log.</summary>
internal sealed class ConsoleFeed(Community community, Seats seats) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        community.Presences.SignedIn += Began;
        community.Presences.SignedOut += Ended;
        community.Moderation.Noted += Noted;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        community.Presences.SignedIn -= Began;
        community.Presences.SignedOut -= Ended;
        community.Moderation.Noted -= Noted;
        return Task.CompletedTask;
    }

    /// <summary>Addresses are for administrators, so moderators get an event of their own.</summary>
    private void Began(Session session)
    {
        foreach (var seat in Listening(FeedTopic.Sessions))
        {
            seat.Tell(FeedTopic.Sessions, new SessionBeganEvent(ModerationRoutes.EntryOf(session, StandingOf(seat))), 256);
        }
    }

    private void Ended(Session session)
    {
        foreach (var seat in Listening(FeedTopic.Sessions))
        {
            seat.Tell(FeedTopic.Sessions, new SessionEndedEvent(session.Id, session.Person.Name, session.Network));
        }
    }

    private void Noted(AuditEntry entry)
    {
        foreach (var seat in Listening(FeedTopic.Audit))
        {
            seat.Tell(FeedTopic.Audit, new AuditEvent(ServerRoutes.LineOf(entry)), 128 + (2 * (entry.Subject.Length + entry.Detail.Length)));
        }
    }

    private Standing StandingOf(Seat seat) => seat.Person.Account is { } account ? Caller.StandingOf(account.RoleAt(community.Time.GetUtcNow())) : Standing.Guest;

    private IEnumerable<Seat> Listening(FeedTopic topic) => seats.Hearing(FeedSubject.Of(topic));
}
