using System.Net;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Wire;

namespace Parlance.Soulseek.Server;

/// <summary>Other people: where they are, how they are, what they share.</summary>
public sealed partial class SoulseekSession
{
    internal void TellAddress(in ToServer.GetPeerAddress m)
    {
        var found = server.TryFind(m.Username, out var peer);
        Send(found
            ? new ToClient.GetPeerAddress(m.Username, AddressFor(peer!), peer!.Port, peer.ObfuscationType, peer.ObfuscatedPort)
            : new ToClient.GetPeerAddress(m.Username, Ip4.None, 0, 0, 0));
    }

    internal void Watch(in ToServer.WatchUser m)
    {
        if (TryAccount(m.Username, out var account))
        {
            Community.Presences.Watch(me!, account);
            Send(new ToClient.WatchUser(
                m.Username, true, SoulseekTranslator.Status(account.ShownStateTo(Account, Network.Soulseek)), SoulseekTranslator.Stats(account.Stats), string.Empty));
        }
        else
        {
            Send(new ToClient.WatchUser(m.Username, m.Username == Handles.Server, UserStatus.Offline, default, string.Empty));
        }
    }

    internal void Unwatch(in ToServer.UnwatchUser m)
    {
        if (m.Username != Name && TryAccount(m.Username, out var account))
        {
            Presences.Unwatch(me!, account);
        }
    }

    internal void TellStatus(in ToServer.GetUserStatus m)
    {
        var known = TryAccount(m.Username, out var account);
        Send(new ToClient.GetUserStatus(
            m.Username,
            known ? SoulseekTranslator.Status(account!.ShownStateTo(Account, Network.Soulseek)) : UserStatus.Offline,
            known && account!.IsPrivileged(Time.GetUtcNow())));
    }

    internal void TellStats(in ToServer.GetUserStats m)
    {
        var stats = TryAccount(m.Username, out var account) ? SoulseekTranslator.Stats(account.Stats) : default;
        Send(new ToClient.GetUserStats(m.Username, stats));
    }

    internal void SetShares(in ToServer.SharedFoldersFiles m)
    {
        var (folders, files) = (m.Folders, m.Files);
        Community.Presences.SetStats(Account!, s => s with { Folders = folders, Files = files });
    }

    internal void AddUploadSpeed(in ToServer.SendUploadSpeed m)
    {
        var speed = m.Speed;
        Community.Presences.SetStats(Account!, s => s with { Speed = Average(s, speed), Uploads = Math.Max(s.Uploads, s.Uploads + 1) });
    }

    internal void SetSlotsFull(in ToServer.UploadSlotsFull m)
    {
        var full = m.SlotsFull != 0;
        Community.Presences.SetStats(Account!, s => s with { SlotsFull = full });
    }

    internal void ConnectToPeer(in ToServer.ConnectToPeer m)
    {
        if (server.TryFind(m.Username, out var peer))
        {
            peer.Send(new ToClient.ConnectToPeer(
                Name, m.Type, peer.AddressFor(this), Port, m.Token, Account!.IsPrivileged(Time.GetUtcNow()), ObfuscationType, ObfuscatedPort));
        }
        else
        {
            Send(new ToClient.CantConnectToPeer(m.Token, string.Empty));
        }
    }

    internal void CantConnectToPeer(in ToServer.CantConnectToPeer m)
    {
        if (server.TryFind(m.Username, out var peer))
        {
            peer.Send(new ToClient.CantConnectToPeer(m.Token, string.Empty));
        }
    }

    internal void RelayConnectToken(in ToServer.SendConnectToken m)
    {
        if (server.TryFind(m.Username, out var peer))
        {
            peer.Send(new ToClient.SendConnectToken(Name, m.Token));
        }
    }

    internal void RelayPlaceRequest(in ToServer.PlaceInLineRequest m)
    {
        if (server.TryFind(m.Username, out var peer))
        {
            peer.Send(new ToClient.PlaceInLineRequest(Name, m.Token));
        }
    }

    internal void RelayPlace(in ToServer.PlaceInLineResponse m)
    {
        if (server.TryFind(m.Username, out var peer))
        {
            peer.Send(new ToClient.PlaceInLineResponse(Name, m.Token, m.Place));
        }
    }

    internal async ValueTask TellEverybodyAsync()
    {
        if (server.Options.AnswerGlobalUserList)
        {
            await TurnAsync(cost: 10);
            Send(new ToClient.GlobalUserList(SoulseekTranslator.Users([.. server.Online.Select(s => s.Account).OfType<Account>().Where(a => a.ShownStateTo(Account, Network.Soulseek) != PresenceState.Offline)])));
        }
    }

    /// <summary>Address under which this client reaches another. One that sits on the server's own machine is reached where the server is.</summary>
    internal Ip4 AddressFor(SoulseekSession peer)
    {
        var address = peer.Link.Remote.Address;
        return IPAddress.IsLoopback(address) && !IPAddress.IsLoopback(Link.Remote.Address)
            ? Ip4.From(Link.Local.Address)
            : Ip4.From(address);
    }

    private static uint Average(SharingStats stats, uint speed) =>
        (uint)((((ulong)stats.Speed * stats.Uploads) + speed) / ((ulong)stats.Uploads + 1));
}
