using System.Collections.Concurrent;
using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>Whose presence the user hears of, and who hears of the user's.</summary>
/// <remarks>The server keeps no lists: they are the client's, told anew at each login, which this part does by itself. Keep them between runs yourself.</remarks>
public sealed class IcqContacts
{
    /// <summary>UINs in one packet: licq and mICQ send no more, and one server refuses more.</summary>
    private const int InPacket = 100;

    private readonly ConcurrentDictionary<uint, IcqContact> all = [];
    private readonly ConcurrentDictionary<uint, byte> visible = [];
    private readonly ConcurrentDictionary<uint, byte> invisible = [];
    private readonly IcqClient client;
    private readonly IcqClientOptions options;

    internal IcqContacts(IcqClient client, IcqClientOptions options) => (this.client, this.options) = (client, options);

    /// <summary>The contacts as they are now.</summary>
    public IReadOnlyCollection<IcqContact> All => [.. all.Values];

    /// <summary>Who sees the user even while invisible.</summary>
    public IReadOnlyCollection<uint> Visible => [.. visible.Keys];

    /// <summary>Who never sees the user.</summary>
    public IReadOnlyCollection<uint> Invisible => [.. invisible.Keys];

    /// <summary>A contact; null when it is not listed.</summary>
    /// <param name="uin">UIN.</param>
    public IcqContact? this[uint uin] => all.GetValueOrDefault(uin);

    /// <summary>Lists users. Without a session they are told at the next login.</summary>
    /// <param name="uins">UINs.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IcqLinkLostException">The server did not acknowledge it.</exception>
    public async Task AddAsync(IEnumerable<uint> uins, CancellationToken cancellation = default)
    {
        uint[] added = [.. uins.Where(uin => all.TryAdd(uin, new IcqContact(uin)))];
        if (added.Length == 0 || !client.IsLoggedIn)
        {
            return;
        }

        var connection = client.Need();
        if (added.Length == 1)
        {
            await connection.SendAsync(new ToServer.AddToList(added[0]), cancellation).ConfigureAwait(false);
            return;
        }

        await Task.WhenAll(added.Chunk(InPacket).Select(part => connection.SendAsync(new ToServer.ContactList(part), cancellation))).ConfigureAwait(false);
    }

    /// <summary>Lists one user, and tells them when asked to ("you were added").</summary>
    /// <param name="uin">UIN.</param>
    /// <param name="notify">Tell the user that they were listed.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IcqLinkLostException">The server did not acknowledge it.</exception>
    public async Task AddAsync(uint uin, bool notify = false, CancellationToken cancellation = default)
    {
        await AddAsync([uin], cancellation).ConfigureAwait(false);
        if (notify)
        {
            var self = options.Identity;
            await client.Messages.SendAsync(
                uin, new IcqMessage.Added(self.Nick, self.FirstName, self.LastName, self.Email, self.AnyoneMayAdd), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Lists a user no longer. The protocol has no word for it: nothing is heard of them from now on, and the server learns it at the next login.</summary>
    /// <param name="uin">UIN.</param>
    /// <returns>Whether the user was listed.</returns>
    public bool Remove(uint uin) => all.TryRemove(uin, out _);

    /// <summary>Lets a user see this one even while invisible, or no longer.</summary>
    /// <param name="uin">UIN.</param>
    /// <param name="isVisible">True puts the user on the list.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IcqLinkLostException">The server did not acknowledge it.</exception>
    public Task SetVisibleAsync(uint uin, bool isVisible, CancellationToken cancellation = default) =>
        Change(visible, uin, isVisible) ? TellAsync(uin, 2, isVisible, cancellation) : Task.CompletedTask;

    /// <summary>Hides this user from another, or no longer.</summary>
    /// <param name="uin">UIN.</param>
    /// <param name="isInvisible">True puts the other on the list.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IcqLinkLostException">The server did not acknowledge it.</exception>
    public Task SetInvisibleAsync(uint uin, bool isInvisible, CancellationToken cancellation = default) =>
        Change(invisible, uin, isInvisible) ? TellAsync(uin, 1, isInvisible, cancellation) : Task.CompletedTask;

    /// <summary>Tells all lists to a server that has just let the client in.</summary>
    internal void SendAll(IcqConnection connection)
    {
        if (!invisible.IsEmpty)
        {
            connection.Post(new ToServer.InvisibleList([.. invisible.Keys.Take(IcqLimits.ContactsInPacket)]));
        }

        if (!visible.IsEmpty)
        {
            connection.Post(new ToServer.VisibleList([.. visible.Keys.Take(IcqLimits.ContactsInPacket)]));
        }

        uint[][] parts = all.IsEmpty ? [[]] : [.. all.Keys.Chunk(InPacket)];
        foreach (var part in parts)
        {
            connection.Post(new ToServer.ContactList(part));
        }
    }

    /// <summary>Nothing is known of anybody any more.</summary>
    internal void Forget()
    {
        foreach (var (uin, _) in all)
        {
            Update(uin, _ => new IcqContact(uin));
        }
    }

    /// <summary>Takes what the server tells of contacts.</summary>
    internal bool Told(in IcqAnswer told)
    {
        if (told.Is<ToClient.UserOnline>(out var online))
        {
            if (Update(online.Uin, _ => Contact(online)) is { } contact)
            {
                client.Events.Publish(new IcqEvent.ContactOnline(contact));
            }

            return true;
        }

        if (told.Is<ToClient.UserOffline>(out var offline))
        {
            if (Update(offline.Uin, _ => new IcqContact(offline.Uin)) is not null)
            {
                client.Events.Publish(new IcqEvent.ContactOffline(offline.Uin));
            }

            return true;
        }

        if (told.Is<ToClient.StatusUpdate>(out var status))
        {
            if (Update(status.Uin, before => before with { IsOnline = true, Status = status.Status }) is { } contact)
            {
                client.Events.Publish(new IcqEvent.StatusChanged(contact));
            }

            return true;
        }

        return false;
    }

    private static IcqContact Contact(in ToClient.UserOnline online)
    {
        var port = (ushort)online.TcpPort;
        var takes = port != 0 && online.TcpCapability == 4 && online.Ip != Ip4.None;
        return new IcqContact(online.Uin)
        {
            IsOnline = true,
            Status = online.Status,
            Peer = takes ? new IcqPeerAddress(online.Uin, online.Ip.ToIPAddress(), online.RealIp.ToIPAddress(), port, online.TcpVersion) : null,
        };
    }

    private static bool Change(ConcurrentDictionary<uint, byte> list, uint uin, bool isOn) => isOn ? list.TryAdd(uin, 0) : list.TryRemove(uin, out _);

    /// <summary>Only users that are still listed are known.</summary>
    private IcqContact? Update(uint uin, Func<IcqContact, IcqContact> change)
    {
        while (all.TryGetValue(uin, out var before))
        {
            var now = change(before);
            if (all.TryUpdate(uin, now, before))
            {
                return now;
            }
        }

        return null;
    }

    /// <summary>Version 5 changes one entry; before that the whole list is told anew.</summary>
    private Task TellAsync(uint uin, byte list, bool isOn, CancellationToken cancellation) =>
        !client.IsLoggedIn ? Task.CompletedTask
        : options.Version == 5 ? client.Need().SendAsync(new ToServer.ChangeLists(uin, list, isOn ? (byte)1 : (byte)0), cancellation)
        : list == 1 ? client.Need().SendAsync(new ToServer.InvisibleList([.. invisible.Keys.Take(IcqLimits.ContactsInPacket)]), cancellation)
        : client.Need().SendAsync(new ToServer.VisibleList([.. visible.Keys.Take(IcqLimits.ContactsInPacket)]), cancellation);
}
