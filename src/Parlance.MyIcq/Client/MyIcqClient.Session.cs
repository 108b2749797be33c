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

    private async Task<MyIcqLoginOutcome> EnterAsync(Credentials who, MyIcqStatus status, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        await LogOutAsync().ConfigureAwait(false);
        await entering.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            (credentials, Status) = (who, status);
            var outcome = await EnterAsync(cancellation).ConfigureAwait(false);
            if (outcome == MyIcqLoginOutcome.LoggedIn)
            {
                staying = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
                watching = WatchAsync(staying.Token);
            }
            else
            {
                credentials = null;
            }

            return outcome;
        }
        finally
        {
            entering.Release();
        }
    }

    private async Task<MyIcqLoginOutcome> EnterAsync(CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, closing.Token);
        if (credentials is not { } who || await ResolveAsync(ending.Token).ConfigureAwait(false) is not { } server)
        {
            return MyIcqLoginOutcome.NoAnswer;
        }

        MyIcqConnection? made = null;
        try
        {
            made = new MyIcqConnection(server, who.Uin, options, this, time, log);
            if (who.Uin == 0)
            {
                if (await made.RegisterAsync(who.Password, ending.Token).ConfigureAwait(false) is not { Uin: > 0 } registered)
                {
                    return MyIcqLoginOutcome.NoAnswer;
                }

                credentials = who = who with { Uin = registered.Uin };
            }

            var outcome = await LogInAsync(made, who, server, ending.Token).ConfigureAwait(false);
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
            await made.AskAsync<ToServer.GetRemoteContactList, ToClient.GetRemoteContactList>(default, closing.Token).ConfigureAwait(false);
            await Contacts.LoadAsync(made, closing.Token).ConfigureAwait(false);
            await Profile.LoadAsync(made, closing.Token).ConfigureAwait(false);
        }
        catch (Exception lost) when (lost is MyIcqException or OperationCanceledException)
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

    private async Task WatchAsync(CancellationToken staying)
    {
        while (connection is { } present)
        {
            var reason = await present.Over.ConfigureAwait(false);
            await loading.ConfigureAwait(false);
            var again = options.Reconnects && credentials is not null && reason == MyIcqSessionEnd.LinkLost && !staying.IsCancellationRequested;
            Contacts.Forget();
            log.LoggedOut(present.Uin, reason);
            Events.Publish(new MyIcqEvent.LoggedOut(reason, again));
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
                if (outcome == MyIcqLoginOutcome.LoggedIn)
                {
                    return true;
                }

                Events.Publish(new MyIcqEvent.LoginFailed(outcome));
                if (outcome != MyIcqLoginOutcome.NoAnswer)
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

    private async Task<MyIcqLoginOutcome> EnterAgainAsync(CancellationToken staying)
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
