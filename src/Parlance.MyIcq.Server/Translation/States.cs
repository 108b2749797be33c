using Parlance.Core.Model;
using Parlance.MyIcq.Messages;
using Parlance.Wire;

namespace Parlance.MyIcq.Server.Translation;

/// <summary>States of the domain in the words of this network, and back.</summary>
internal static class States
{
    /// <summary>
    /// What stands for the inner address of somebody who cannot be reached directly. It differs from the outer one, 0.0.0.0, so that gaim does not
    /// even try: it connects only when both are equal or the outer one is its own.
    /// </summary>
    private static readonly Ip4 Unreachable = Ip4.Of(255, 255, 255, 255);

    /// <summary>A state as a client sends it. OFFLINE is never sent by one; as a wish it can only mean not to be seen.</summary>
    public static PresenceState FromWire(uint status) => (MyIcqStatus)status switch
    {
        MyIcqStatus.Away => PresenceState.Away,
        MyIcqStatus.Invisible or MyIcqStatus.Offline => PresenceState.Invisible,
        _ => PresenceState.Online,
    };

    /// <summary>A state others may see; null for offline. There is only one way to be less than online here: away.</summary>
    public static MyIcqStatus? ToWire(PresenceState state) => state switch
    {
        PresenceState.Offline or PresenceState.Invisible => null,
        PresenceState.Online or PresenceState.FreeForChat => MyIcqStatus.Online,
        _ => MyIcqStatus.Away,
    };

    /// <summary>How somebody is now, with the address of their client on this network when it shows itself; null when offline.</summary>
    public static OnlineUser? Look(Account contact, MyIcqSession viewer)
    {
        if (ToWire(contact.ShownStateTo(viewer.Account, Network.MyIcq)) is not { } status)
        {
            return null;
        }

        return contact.On(Network.MyIcq) is { IsAnnounced: true, State: not PresenceState.Invisible, Sink: MyIcqSession client }
            && viewer.Services.Options.ShowAddresses
            ? new OnlineUser(contact.Uin, (uint)status, client.Peer.Ip, client.MessagePort, client.RealIp)
            : new OnlineUser(contact.Uin, (uint)status, Ip4.None, 0, Unreachable);
    }
}
