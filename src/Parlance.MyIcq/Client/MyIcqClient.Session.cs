using System.Net;
using System.Net.Sockets;
using Parlance.MyIcq.Messages;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.MyIcq;

/// <summary>Getting in, staying in, getting in again.</summary>
public sealed partial class MyIcqClient
{
    private const ushort PeerVersion = 1;

    /// <inheritdoc/>
    void IMyIcqListener.Told(MyIcqConnection connection, in MyIcqAnswer told)
    {
        if (!Contacts.Told(told) && !Messages.Told(told) && !Groups.Told(told))
        {
            log.Unknown(told.Header.Command);
        }
    }

    private Task<MyIcqLoginOutcome> EnterAsync(Credentials who, MyIcqStatus status, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(end.HasBegun, this);
        return login.LogInAsync(() => (credentials, Status) = (who, status), cancellation);
    }

    private async Task<MyIcqLoginOutcome> EnterAsync(CancellationToken cancellation)
    {
        if (credentials is not { } who || await ResolveAsync(cancellation).ConfigureAwait(false) is not { } server)
        {
            return MyIcqLoginOutcome.NoAnswer;
        }

        MyIcqConnection? made = null;
        try
        {
            made = new MyIcqConnection(server, who.Uin, options, this, time, log);
            if (who.Uin == 0)
            {
                if (await made.RegisterAsync(who.Password, cancellation).ConfigureAwait(false) is not { Uin: > 0 } registered)
                {
                    return MyIcqLoginOutcome.NoAnswer;
                }

                credentials = who = who with { Uin = registered.Uin };
            }

            var outcome = await LogInAsync(made, who, server, cancellation).ConfigureAwait(false);
            made = outcome == MyIcqLoginOutcome.LoggedIn ? null : made;
            return outcome;
        }
        finally
        {
            made?.Dispose();
        }
    }

    private async Task<MyIcqLoginOutcome> LogInAsync(MyIcqConnection made, Credentials who, IPEndPoint server, CancellationToken cancellation)
    {
        InnerAddress = options.InnerAddress ?? OwnAddress(server);
        var login = new ToServer.Login(who.Password, (uint)Status, PeerVersion, Ip4.From(InnerAddress), MessagePort);
        var answer = await made.LogInAsync(login, cancellation).ConfigureAwait(false);
        if (answer is not { } reply)
        {
            log.NotLoggedIn(who.Uin, MyIcqLoginOutcome.NoAnswer);
            return MyIcqLoginOutcome.NoAnswer;
        }

        if (reply.Error != (byte)LoginResult.Success)
        {
            var outcome = reply.Error == (byte)LoginResult.WrongPassword ? MyIcqLoginOutcome.WrongPassword : MyIcqLoginOutcome.InvalidUin;
            log.NotLoggedIn(who.Uin, outcome);
            return outcome;
        }

        OuterAddress = reply.OurIp.ToIPAddress();
        made.Begin(who.Password);
        connection = made;
        log.LoggedIn(who.Uin, server);
        Events.Publish(new MyIcqEvent.LoggedIn(who.Uin, OuterAddress, reply.Online));
        loading = LoadAsync(made);
        return MyIcqLoginOutcome.LoggedIn;
    }

    private Task loading = Task.CompletedTask;

    /// <summary>What gaim asks for after each login: remote contacts, the contact list, the own profile.</summary>
    private async Task LoadAsync(MyIcqConnection made)
    {
        try
        {
            await made.AskAsync<ToServer.GetRemoteContactList, ToClient.GetRemoteContactList>(default, CancellationToken.None).ConfigureAwait(false);
            await Contacts.LoadAsync(made, CancellationToken.None).ConfigureAwait(false);
            await Profile.LoadAsync(made, CancellationToken.None).ConfigureAwait(false);
        }
        catch (MyIcqException lost)
        {
            log.NotLoaded(lost.Message);
        }
    }

    private static IPAddress OwnAddress(IPEndPoint server)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        probe.Connect(server);
        return ((IPEndPoint)probe.LocalEndPoint!).Address;
    }

    private async Task<bool> OverAsync(Func<bool> isStaying)
    {
        if (connection is not { } present)
        {
            return false;
        }

        var reason = await present.Over.ConfigureAwait(false);
        await loading.ConfigureAwait(false);
        var again = options.Reconnects && reason == MyIcqSessionEnd.LinkLost && isStaying();
        Contacts.Forget();
        log.LoggedOut(present.Uin, reason);
        Events.Publish(new MyIcqEvent.LoggedOut(reason, again));
        return again;
    }

    private void WillRetry(TimeSpan wait)
    {
        log.WillReconnect(Uin, wait);
        instruments.Reconnected();
    }

    private bool MayRetryAfter(MyIcqLoginOutcome outcome)
    {
        Events.Publish(new MyIcqEvent.LoginFailed(outcome));
        return outcome == MyIcqLoginOutcome.NoAnswer;
    }

    private Task LeaveAsync()
    {
        var present = connection;
        (credentials, connection) = (null, null);
        if (present is not null && !present.Over.IsCompleted)
        {
            present.Leave();
        }

        return Task.CompletedTask;
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

    private sealed class Steps(MyIcqClient client) : ILoginSteps<MyIcqLoginOutcome>
    {
        public Task<MyIcqLoginOutcome> EnterAsync(CancellationToken cancellation) => client.EnterAsync(cancellation);

        public Task<bool> OverAsync(Func<bool> isStaying) => client.OverAsync(isStaying);

        public void WillRetry(TimeSpan wait) => client.WillRetry(wait);

        public bool MayRetryAfter(MyIcqLoginOutcome outcome) => client.MayRetryAfter(outcome);

        public Task LeaveAsync(CancellationToken cancellation) => client.LeaveAsync();
    }
}
