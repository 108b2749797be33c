using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.MyIcq.Messages;
using Parlance.MyIcq.Server.Translation;

namespace Parlance.MyIcq.Server;

/// <summary>What a client was last told of its contacts, so that it hears of changes only. Used from the session's events alone.</summary>
internal sealed class ContactView(MyIcqSession session)
{
    private readonly Dictionary<uint, OnlineUser> shown = [];
    private readonly HashSet<uint> watched = [];

    /// <summary>Tells of all contacts that are online, at login.</summary>
    public void ShowAll(IReadOnlyList<Account> contacts)
    {
        var online = new List<OnlineUser>();
        foreach (var contact in contacts)
        {
            Watch(contact);
            if (States.Look(contact, session) is { } user)
            {
                shown[contact.Uin] = user;
                online.Add(user);
            }
        }

        foreach (var packet in online.Chunk(MyIcqLimits.MultiOnline))
        {
            session.Send(new ToClient.MultiOnline(packet));
        }
    }

    /// <summary>Tells of a contact from now on.</summary>
    public void Add(Account contact)
    {
        Watch(contact);
        shown.Remove(contact.Uin);
        Refresh(contact);
    }

    /// <summary>Tells of a contact no longer.</summary>
    public void Remove(Account contact)
    {
        watched.Remove(contact.Uin);
        shown.Remove(contact.Uin);
        Presences.Unwatch(session.Session, contact);
    }

    /// <summary>Tells how a contact is now, if the client does not know. Events may overtake each other, so the present counts and not the event.</summary>
    public void Refresh(Account contact)
    {
        if (!watched.Contains(contact.Uin))
        {
            return;
        }

        var isKnown = shown.TryGetValue(contact.Uin, out var before);
        if (States.Look(contact, session) is not { } now)
        {
            if (shown.Remove(contact.Uin))
            {
                session.Send(new ToClient.UserOffline(contact.Uin, string.Empty));
            }

            return;
        }

        shown[contact.Uin] = now;
        if (!isKnown || before with { Status = now.Status } != now)
        {
            session.Send(new ToClient.UserOnline(now.Uin, now.Status, now.Ip, now.Port, now.RealIp, string.Empty));
        }
        else if (before.Status != now.Status)
        {
            session.Send(new ToClient.StatusChanged(now.Uin, now.Status, string.Empty));
        }
    }

    private void Watch(Account contact)
    {
        watched.Add(contact.Uin);
        session.Services.Community.Presences.Watch(session.Session, contact);
    }
}
