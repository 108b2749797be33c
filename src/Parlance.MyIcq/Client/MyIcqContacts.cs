using System.Collections.Concurrent;
using System.Net;
using Parlance.MyIcq.Messages;
using Parlance.Wire;

namespace Parlance.MyIcq;

/// <summary>The contact list, which the server keeps and which is the user's alone: those on it are not asked to list the user. And consent to be listed.</summary>
public sealed class MyIcqContacts
{
    private readonly ConcurrentDictionary<uint, MyIcqContact> all = [];
    private readonly ConcurrentDictionary<uint, MyIcqContact> online = [];
    private readonly MyIcqClient client;
    private readonly MyIcqClientOptions options;

    internal MyIcqContacts(MyIcqClient client, MyIcqClientOptions options) => (this.client, this.options) = (client, options);

    /// <summary>The contacts as they are now; empty before <see cref="MyIcqEvent.ContactsShown"/>.</summary>
    public IReadOnlyCollection<MyIcqContact> All => [.. all.Keys.Select(uin => this[uin]).OfType<MyIcqContact>()];

    /// <summary>A contact; null when nothing is known of it.</summary>
    /// <param name="uin">Number.</param>
    public MyIcqContact? this[uint uin] => online.GetValueOrDefault(uin) ?? all.GetValueOrDefault(uin);

    /// <summary>Lists a user (ADD_FRIEND). The server tells the other user itself.</summary>
    /// <param name="uin">Number.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns><see cref="MyIcqAuthorisation.Anyone"/>: listed. <see cref="MyIcqAuthorisation.Ask"/>: use <see cref="AskAsync"/>. <see cref="MyIcqAuthorisation.Nobody"/>: refused.
    /// Null: the number is nobody's.</returns>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public async Task<MyIcqAuthorisation?> AddAsync(uint uin, CancellationToken cancellation = default)
    {
        var answer = await client.Need().AskAsync<ToServer.AddFriend, ToClient.AddFriend>(new ToServer.AddFriend(uin), cancellation).ConfigureAwait(false);
        if (answer is { Result: (byte)MyIcqAuthorisation.Anyone })
        {
            all.TryAdd(uin, new MyIcqContact(uin));
        }

        return answer is { } said ? (MyIcqAuthorisation)Math.Min(said.Result, (byte)MyIcqAuthorisation.Nobody) : null;
    }

    /// <summary>Lists a user no longer (DEL_FRIEND). The other user is not told.</summary>
    /// <param name="uin">Number.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public async Task RemoveAsync(uint uin, CancellationToken cancellation = default)
    {
        await client.Need().SendAsync(new ToServer.DelFriend(uin), cancellation).ConfigureAwait(false);
        all.TryRemove(uin, out _);
        online.TryRemove(uin, out _);
    }

    /// <summary>Asks a user for consent to be listed. Once it comes, as <see cref="MyIcqMessage.Accepted"/>, the server has listed the user.</summary>
    /// <param name="uin">Number.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public Task AskAsync(uint uin, string reason, CancellationToken cancellation = default)
    {
        var own = client.Profile.Own;
        return client.Messages.SendAsync(uin, new MyIcqMessage.Request(own?.Face ?? 0, options.Nick ?? own?.Nick ?? string.Empty, reason), cancellation);
    }

    /// <summary>Consents to be listed by a user who asked, or refuses with a reason.</summary>
    /// <param name="uin">Number of the user who asked.</param>
    /// <param name="refusal">The reason of a refusal; null consents.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public Task ConsentAsync(uint uin, string? refusal = null, CancellationToken cancellation = default) =>
        client.Messages.SendAsync(uin, refusal is null ? new MyIcqMessage.Accepted() : new MyIcqMessage.Rejected(refusal), cancellation);

    /// <summary>Asks the server for the list.</summary>
    internal async Task LoadAsync(MyIcqConnection connection, CancellationToken cancellation)
    {
        if (await connection.AskAsync<ToServer.GetContactList, ToClient.GetContactList>(default, cancellation).ConfigureAwait(false) is { } list)
        {
            List(list);
            client.Events.Publish(new MyIcqEvent.ContactsShown());
        }
    }

    /// <summary>Nobody is known to be online any more.</summary>
    internal void Forget() => online.Clear();

    /// <summary>Somebody consented: the server has listed them.</summary>
    internal void Listed(uint uin) => all.TryAdd(uin, new MyIcqContact(uin));

    /// <summary>Takes what the server tells of contacts.</summary>
    internal bool Told(in MyIcqAnswer told)
    {
        if (told.Is<ToClient.MultiOnline>(out var several))
        {
            Array.ForEach(several.Users, Show);
        }
        else if (told.Is<ToClient.UserOnline>(out var one))
        {
            Show(new OnlineUser(one.Uin, one.Status, one.Ip, one.Port, one.RealIp));
        }
        else if (told.Is<ToClient.UserOffline>(out var gone))
        {
            if (online.TryRemove(gone.Uin, out _))
            {
                client.Events.Publish(new MyIcqEvent.ContactOffline(gone.Uin));
            }
        }
        else if (told.Is<ToClient.StatusChanged>(out var changed))
        {
            var contact = online[changed.Uin] = (online.GetValueOrDefault(changed.Uin) ?? new MyIcqContact(changed.Uin)) with { Status = (MyIcqStatus)changed.Status };
            client.Events.Publish(new MyIcqEvent.StatusChanged(contact));
        }
        else if (told.Is<ToClient.GetContactList>(out var page))
        {
            List(page);
        }
        else
        {
            return false;
        }

        return true;
    }

    private void List(in ToClient.GetContactList page)
    {
        foreach (var uin in page.Uins.Where(uin => uin != 0))
        {
            Listed(uin);
        }
    }

    private void Show(OnlineUser user)
    {
        var contact = online[user.Uin] = new MyIcqContact(user.Uin)
        {
            Status = (MyIcqStatus)user.Status,
            Outer = Address(user.Ip),
            Inner = Address(user.RealIp),
            Port = user.Port,
        };
        client.Events.Publish(new MyIcqEvent.ContactOnline(contact));
    }

    private static IPAddress? Address(Ip4 ip) => ip.Value is 0 or uint.MaxValue ? null : ip.ToIPAddress();
}
