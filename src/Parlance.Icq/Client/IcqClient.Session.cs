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
        if (credentials is not { } who || await ResolveAsync(cancellation).ConfigureAwait(false) is not { } server)
        {
            return IcqLoginOutcome.NoAnswer;
        }

        IcqConnection? made = null;
        try
        {
            made = new IcqConnection(server, who.Uin, options, this, time, log);
            var answer = await made.EnterAsync(MakeLogin(who, server), cancellation).ConfigureAwait(false);
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

    private async Task<bool> OverAsync(Func<bool> isStaying)
    {
        if (connection is not { } present)
        {
            return false;
        }

        var reason = await present.Over.ConfigureAwait(false);
        var again = options.Reconnects && reason is IcqSessionEnd.LinkLost or IcqSessionEnd.NotConnected && isStaying();
        Contacts.Forget();
        log.LoggedOut(present.Uin, reason);
        Events.Publish(new IcqEvent.LoggedOut(reason, again));
        return again;
    }

    private void WillRetry(TimeSpan wait)
    {
        log.WillReconnect(Uin, wait);
        instruments.Reconnected();
    }

    private bool MayRetryAfter(IcqLoginOutcome outcome)
    {
        Events.Publish(new IcqEvent.LoginFailed(outcome));
        return outcome != IcqLoginOutcome.WrongPassword;
    }

    private async Task LeaveAsync(CancellationToken cancellation)
    {
        var present = connection;
        (credentials, connection) = (null, null);
        if (present is not null && !present.Over.IsCompleted)
        {
            await Task.WhenAny(
                present.Post(new ToServer.SendTextCode("B_USER_DISCONNECTED", 5)),
                Task.Delay(FarewellPatience, time, cancellation)).ConfigureAwait(false);
            present.End(IcqSessionEnd.LoggedOut);
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

    private sealed class Steps(IcqClient client) : ILoginSteps<IcqLoginOutcome>
    {
        public Task<IcqLoginOutcome> EnterAsync(CancellationToken cancellation) => client.EnterAsync(cancellation);

        public Task<bool> OverAsync(Func<bool> isStaying) => client.OverAsync(isStaying);

        public void WillRetry(TimeSpan wait) => client.WillRetry(wait);

        public bool MayRetryAfter(IcqLoginOutcome outcome) => client.MayRetryAfter(outcome);

        public Task LeaveAsync(CancellationToken cancellation) => client.LeaveAsync(cancellation);
    }
}
