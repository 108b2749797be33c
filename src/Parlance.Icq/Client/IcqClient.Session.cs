using System.Net;
using System.Net.Sockets;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.Icq;

/// <summary>Getting in, staying in, getting in again.</summary>
public sealed partial class IcqClient
{
    /// <inheritdoc/>
    void IIcqListener.StoredMessagesShown() => Events.Publish(new IcqEvent.StoredMessagesShown());

    /// <inheritdoc/>
    void IIcqListener.Told(IcqConnection connection, in IcqAnswer told)
    {
        if (Contacts.Told(told) || Messages.Told(told))
        {
            return;
        }

        if (told.Is<ToClient.ContactListDone>(out _))
        {
            Events.Publish(new IcqEvent.ContactsShown());
        }
        else
        {
            log.Unknown(told.Code);
        }
    }

    private async Task<IcqLoginOutcome> EnterAsync(CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, closing.Token);
        if (credentials is not { } who || await ResolveAsync(ending.Token).ConfigureAwait(false) is not { } server)
        {
            return IcqLoginOutcome.NoAnswer;
        }

        IcqConnection? made = null;
        try
        {
            made = new IcqConnection(server, who.Uin, options, this, time, log);
            var answer = await made.EnterAsync(MakeLogin(who, server), ending.Token).ConfigureAwait(false);
            if (answer is { } given && given.Is<ToClient.LoginReply>(out var reply))
            {
                Begin(made, who, server, reply);
                made = null;
                return IcqLoginOutcome.LoggedIn;
            }

            var outcome = answer is not { } refusal ? IcqLoginOutcome.NoAnswer
                : refusal.Code == ToClient.WrongPassword.Spec.Code ? IcqLoginOutcome.WrongPassword
                : IcqLoginOutcome.Busy;
            log.NotLoggedIn(who.Uin, outcome);
            return outcome;
        }
        finally
        {
            made?.Dispose();
        }
    }

    private ToServer.Login MakeLogin(Credentials who, IPEndPoint server)
    {
        var (first, again) = options.Version == 2 ? (0x0004_0072u, 0x0072_0004u) : (0xD5u, 0u);
        var capability = options.PeerPort == 0 ? (byte)6 : (byte)4;
        var rest = options.Version == 2 ? [] : VersionFiveTail();
        return new ToServer.Login(
            (uint)time.GetUtcNow().ToUnixTimeSeconds(), options.PeerPort, who.Password, first, Ip4.From(options.InnerAddress ?? OwnAddress(server)), capability,
            Status, PeerVersion, 1, again, rest);
    }

    /// <summary>The version of the protocol between clients that <see cref="IcqPeer"/> speaks; clients of later versions come down to it.</summary>
    private const uint PeerVersion = 3;

    /// <summary>Zero, an unknown word, web port 80, features 3, an unknown word (mICQ 0.4.6).</summary>
    private static byte[] VersionFiveTail() => [0, 0, 0, 0, 0, 0, 0, 0, 0x50, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0];

    private static IPAddress OwnAddress(IPEndPoint server)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        probe.Connect(server);
        return ((IPEndPoint)probe.LocalEndPoint!).Address;
    }

    private void Begin(IcqConnection made, Credentials who, IPEndPoint server, in ToClient.LoginReply reply)
    {
        OuterAddress = reply.Ip.ToIPAddress();
        connection = made;
        var told = reply.KeepAlive is >= 5 and <= 3600 ? TimeSpan.FromSeconds(reply.KeepAlive) : TimeSpan.FromSeconds(120);
        made.KeepAlive(options.KeepAlive ?? told);
        log.LoggedIn(who.Uin, server);
        Events.Publish(new IcqEvent.LoggedIn(who.Uin, OuterAddress));
        Contacts.SendAll(made);
        made.Post(default(ToServer.Login1));
    }

    private async Task WatchAsync(CancellationToken staying)
    {
        while (connection is { } present)
        {
            var reason = await present.Over.ConfigureAwait(false);
            var again = options.Reconnects && credentials is not null && reason is IcqSessionEnd.LinkLost or IcqSessionEnd.NotConnected && !staying.IsCancellationRequested;
            Contacts.Forget();
            log.LoggedOut(present.Uin, reason);
            Events.Publish(new IcqEvent.LoggedOut(reason, again));
            if (!again || !await ReconnectAsync(staying).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private async Task<bool> ReconnectAsync(CancellationToken staying)
    {
        var waits = new BackOff(options.ReconnectFirst, options.ReconnectMost, options.Random);
        try
        {
            while (credentials is { } who)
            {
                var wait = waits.Next();
                log.WillReconnect(who.Uin, wait);
                await Task.Delay(wait, time, staying).ConfigureAwait(false);
                instruments.Reconnected();
                var outcome = await EnterAgainAsync(staying).ConfigureAwait(false);
                if (outcome == IcqLoginOutcome.LoggedIn)
                {
                    return true;
                }

                Events.Publish(new IcqEvent.LoginFailed(outcome));
                if (outcome == IcqLoginOutcome.WrongPassword)
                {
                    return false;
                }
            }
        }
        catch (OperationCanceledException) when (staying.IsCancellationRequested)
        {
            return false;
        }

        return false;
    }

    private async Task<IcqLoginOutcome> EnterAgainAsync(CancellationToken staying)
    {
        await entering.WaitAsync(staying).ConfigureAwait(false);
        try
        {
            return await EnterAsync(staying).ConfigureAwait(false);
        }
        finally
        {
            entering.Release();
        }
    }

    private async Task<IPEndPoint?> ResolveAsync(CancellationToken cancellation)
    {
        if (options.Server is not DnsEndPoint name)
        {
            return (IPEndPoint)options.Server;
        }

        try
        {
            var found = await Dns.GetHostAddressesAsync(name.Host, AddressFamily.InterNetwork, cancellation).ConfigureAwait(false);
            return found.Length > 0 ? new IPEndPoint(found[0], name.Port) : null;
        }
        catch (SocketException unknown)
        {
            log.NotResolved(unknown.Message);
            return null;
        }
    }
}
