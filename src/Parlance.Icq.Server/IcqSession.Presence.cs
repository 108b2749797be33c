using System.Collections.Concurrent;
using Parlance.Core.Model;

namespace Parlance.Icq.Server;

/// <summary>Contact list, visible and invisible lists, status.</summary>
public sealed partial class IcqSession
{
    private readonly ConcurrentDictionary<uint, byte> contacts = [];
    private readonly ConcurrentDictionary<uint, Account> retired = [];
    private readonly Dictionary<uint, (uint Status, IcqSession? Client)> shown = [];
    private volatile HashSet<uint> visible = [];
    private volatile HashSet<uint> invisible = [];

    internal void List(in ToServer.ContactList m)
    {
        foreach (var uin in m.Uins)
        {
            List(uin);
        }

        Reply(new ToClient.ContactListDone(Uin));
        if (Version == 5 && !hasAskedForMail)
        {
            // Version 5 gets stored messages after the contact list; some of its clients also ask for them (isd; mICQ 0.4.6).
            ReleaseMail(endsAlways: true);
        }
    }

    internal void List(in ToServer.AddToList m) => List(m.Uin);

    internal void Hide(in ToServer.InvisibleList m) => ChangeLists(visible, [.. m.Uins.Take(Community.Limits.Watched)]);

    internal void Show(in ToServer.VisibleList m) => ChangeLists([.. m.Uins.Take(Community.Limits.Watched)], invisible);

    internal void Change(in ToServer.ChangeLists m)
    {
        var (see, hide) = (new HashSet<uint>(visible), new HashSet<uint>(invisible));
        var list = m.List == 1 ? hide : see;
        if (m.Adds == 0)
        {
            list.Remove(m.Uin);
        }
        else if (list.Count < Community.Limits.Watched)
        {
            list.Add(m.Uin);
        }

        ChangeLists(see, hide);
    }

    internal void Change(in ToServer.StatusChange m)
    {
        var before = Status;
        Status = m.Status;
        var state = IcqTranslator.StateOf(Status);
        if (state != Session.State)
        {
            Community.Presences.SetState(Session, state);
        }
        else if (before != Status)
        {
            Community.Presences.Publish(Account);
        }
    }

    /// <summary>Whether a user is shown this session, by its lists and its status.</summary>
    internal bool IsShownTo(uint uin) => !invisible.Contains(uin) && (!IcqStatus.IsInvisible(Status) || visible.Contains(uin));

    private void List(uint uin)
    {
        if (contacts.Count >= Community.Limits.Watched && !contacts.ContainsKey(uin))
        {
            return;
        }

        contacts.TryAdd(uin, 0);
        if (Community.Accounts.TryResolve(uin, out var account))
        {
            if (account.Uin != uin)
            {
                retired[uin] = account;
            }

            Community.Presences.Watch(Session, account);
            Show(account, account.ShownStateTo(Account, Network.Icq), isAsked: true);
        }
        else
        {
            ListRoom(uin);
        }
    }

    private void ChangeLists(HashSet<uint> see, HashSet<uint> hide)
    {
        (visible, invisible) = (see, hide);
        Session.Visibility = see.Count + hide.Count == 0 ? null : viewer => hide.Contains(viewer.Uin) ? false : see.Contains(viewer.Uin) ? true : null;
        Community.Presences.Publish(Account);
    }

    /// <summary>Tells the client how a contact is now, compared with what it was told last: coming, going, or changing.</summary>
    /// <param name="account">The contact.</param>
    /// <param name="state">How it is shown to this user.</param>
    /// <param name="isAsked">The client has just listed it: it is told even what it was told before.</param>
    private void Show(Account account, PresenceState state, bool isAsked = false)
    {
        if (contacts.ContainsKey(account.Uin))
        {
            ShowAs(account.Uin, account, state, isAsked);
        }

        foreach (var (uin, _) in retired.IsEmpty ? [] : retired.Where(number => number.Value == account))
        {
            ShowAs(uin, account, state, isAsked);
        }
    }

    /// <summary>Under the number that the client has listed: one the account had before it was linked leads to it.</summary>
    private void ShowAs(uint uin, Account account, PresenceState state, bool isAsked)
    {
        if (state is PresenceState.Offline or PresenceState.Invisible)
        {
            if (shown.Remove(uin))
            {
                Send(new ToClient.UserOffline(uin));
            }

            return;
        }

        var client = server.TryFind(account.Uin, out var other) && other.IsShownTo(Uin) ? other : null;
        var status = StatusOf(state, client);
        if (isAsked || !shown.TryGetValue(uin, out var before) || before.Client != client)
        {
            var peer = client is not null && MayReach(client) ? client.Peer : PeerEndpoint.Hidden;
            Send(new ToClient.UserOnline(
                uin, peer.Ip, peer.Port, peer.RealIp, peer.TcpCapability, status, peer.TcpVersion, 0, 0, 0, 0, 0, 0));
        }
        else if (before.Status != status)
        {
            Send(new ToClient.StatusUpdate(uin, status));
        }

        shown[uin] = (status, client);
    }

    /// <summary>The word of the other ICQ client, as long as it says the same as the account's state on all networks.</summary>
    private uint StatusOf(PresenceState state, IcqSession? client)
    {
        var own = client?.Status ?? 0;
        var status = client is not null && (IcqTranslator.StateOf(own) == state || IcqStatus.IsInvisible(own))
            ? own
            : IcqTranslator.StatusOf(state) | (own & 0xFFFF_0000);
        return server.Options.DowngradeStatus && Version == 2 && Peer.TcpVersion <= 2 ? IcqStatus.ForOldClients(status) : status;
    }

    private bool MayReach(IcqSession other) => server.Options.PeerAddresses switch
    {
        PeerAddresses.Given => true,
        PeerAddresses.Hidden => false,
        _ => other.contacts.ContainsKey(Uin) || Peer.IsInSameNetworkAs(other.Peer),
    };
}
