using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.Soulseek.Server;

/// <summary>Sends searches on, so that everybody online gets each exactly once.</summary>
/// <remarks>
/// Whoever has no parent in the tree gets it from the server as an embedded message, and passes it on; whoever has a parent gets it from there;
/// whoever never spoke of parents does not know the tree and is asked directly.
/// </remarks>
internal sealed class SearchRouter(SoulseekServer server)
{
    private Filters Filters => server.Community.Filters;

    public void Everywhere(string asker, uint token, string query)
    {
        var embedded = new Delivery(new SearchSpread(asker, token, query));
        var direct = new Delivery(new SearchAsked(asker, token, query));
        foreach (var session in server.Online)
        {
            if (session.HasNoParent == true)
            {
                session.Deliver(embedded);
            }
            else if (session.HasNoParent is null && MaySearch(session))
            {
                session.Deliver(direct);
            }
        }
    }

    public void OneUser(string asker, string user, uint token, string query)
    {
        if (server.TryFind(user, out var session) && MaySearch(session))
        {
            session.Deliver(new Delivery(new SearchAsked(asker, token, query)));
        }
    }

    public void InRoom(string asker, Room room, uint token, string query)
    {
        var direct = new Delivery(new SearchAsked(asker, token, query));
        foreach (var member in room.Members)
        {
            if (member.Person.Account is { } account && SoulseekServer.TryFind(account, out var session) && MaySearch(session))
            {
                session.Deliver(direct);
            }
        }
    }

    private bool MaySearch(SoulseekSession session) => session.Account is { } account && Filters.MaySearch(account.Handle);
}

/// <summary>A search to be passed down the tree.</summary>
internal sealed record SearchSpread(string Asker, uint Token, string Query) : DomainEvent;

/// <summary>A search to be answered by the receiver alone.</summary>
internal sealed record SearchAsked(string Asker, uint Token, string Query) : DomainEvent;
