using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.Soulseek;

/// <summary>The link to the server over all its connections: logs in, pings, and connects again when it breaks.</summary>
internal sealed class ServerLink(SoulseekClientOptions options, TcpConnector connector, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private readonly Turns changing = new();
    private readonly OnlyOnce end = new();
    private readonly CancellationTokenSource closing = new();
    private CancellationTokenSource? running;
    private Task supervision = Task.CompletedTask;
    private ServerConnection? connection;

    /// <summary>Who wants which message.</summary>
    public ServerRoutes Routes { get; } = new();

    /// <summary>How the link stands.</summary>
    public ClientState State { get; private set; }

    /// <summary>Which ports to tell the server; set before connecting.</summary>
    public Func<ToServer.SetWaitPort> Ports { get; set; } = () => default;

    /// <summary>Called when the state changes.</summary>
    public event Action<ClientState>? StateChanged;

    /// <summary>Called for messages nobody else wants.</summary>
    public event Action<uint, byte[]>? Unhandled;

    /// <summary>Connects and logs in. From then on the link is kept up.</summary>
    /// <exception cref="SoulseekDisconnectedException">The server cannot be reached.</exception>
    /// <exception cref="SoulseekTimeoutException">It did not answer the login.</exception>
    public async Task<LoginReply> ConnectAsync(CancellationToken cancellationToken)
    {
        using var turn = await changing.TakeAsync(cancellationToken);
        ObjectDisposedException.ThrowIf(end.HasBegun, this);
        await StopAsync();
        running = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
        return await OpenAndSuperviseAsync(cancellationToken);
    }

    /// <summary>Ends the link and keeps it so.</summary>
    public async Task DisconnectAsync()
    {
        using var turn = await changing.TakeAsync();
        await StopAsync();
        if (State != ClientState.Closed)
        {
            Change(ClientState.Disconnected);
        }
    }

    /// <summary>Sends when there is a link.</summary>
    /// <returns>False when there is none, or when it is far behind.</returns>
    public bool TrySend<T>(in T message)
        where T : struct, IMessage<T> => State == ClientState.LoggedIn && Volatile.Read(ref connection) is { } there && there.Writer.TrySend(message);

    /// <summary>Sends.</summary>
    /// <exception cref="SoulseekDisconnectedException">There is no link.</exception>
    public async ValueTask SendAsync<T>(T message, CancellationToken cancellationToken)
        where T : struct, IMessage<T>
    {
        if (State != ClientState.LoggedIn || Volatile.Read(ref connection) is not { } there || !await there.Writer.SendAsync(message, cancellationToken))
        {
            throw new SoulseekDisconnectedException();
        }
    }

    /// <summary>Asks and waits for the answer.</summary>
    /// <exception cref="SoulseekDisconnectedException">There is no link, or it broke.</exception>
    /// <exception cref="SoulseekTimeoutException">No answer came.</exception>
    public async Task<TAnswer> AskAsync<TQuestion, TAnswer>(TQuestion question, Func<TAnswer, bool> isAnswer, CancellationToken cancellationToken)
        where TQuestion : struct, IMessage<TQuestion>
        where TAnswer : struct, IMessage<TAnswer>
    {
        using var answer = Routes.Expected.Expect(isAnswer);
        await SendAsync(question, cancellationToken);
        return await answer.WaitAsync(options.AnswerTimeout, time, cancellationToken);
    }

    /// <summary>The same name logged in elsewhere: the server ends the link, and coming back would only throw the other out.</summary>
    public void StayAway() => Change(ClientState.LoggedInElsewhere);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => end.DoAsync(DisposeAsyncCore);

    private async ValueTask DisposeAsyncCore()
    {
        await closing.CancelAsync();
        using var turn = await changing.TakeAsync();
        await StopAsync();
        Change(ClientState.Closed);
        closing.Dispose();
    }

    private async Task StopAsync()
    {
        if (running is { } present)
        {
            await present.CancelAsync();
            await supervision;
            present.Dispose();
            running = null;
        }
    }

    private async Task<LoginReply> OpenAndSuperviseAsync(CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, running!.Token);
        try
        {
            var (result, reading) = await OpenAsync(both.Token);
            if (result.Success)
            {
                supervision = SuperviseAsync(reading, running.Token);
            }

            return result;
        }
        catch (Exception failed) when (failed is SocketException or IOException)
        {
            Change(ClientState.Disconnected);
            throw new SoulseekDisconnectedException($"The server at {options.Host}:{options.Port} cannot be reached.", failed);
        }
        catch
        {
            Change(ClientState.Disconnected);
            throw;
        }
    }

    /// <summary>Connects and logs in once. Login and ports leave in one write, as all clients do. Source: SLSKPROTOCOL server 1 and 2.</summary>
    private async Task<(LoginReply Result, Task Reading)> OpenAsync(CancellationToken cancellationToken)
    {
        Change(ClientState.Connecting);
        var there = new ServerConnection(await connector.ConnectAsync(options.Host, options.Port, options.ConnectTimeout, cancellationToken));
        Volatile.Write(ref connection, there);
        using var answer = Routes.Expected.Expect<ToClient.Login>(_ => true);
        var reading = ReadAsync(there);
        try
        {
            there.Writer.TrySend(new ToServer.Login(options.Username, options.Password, options.MajorVersion, Hash(), options.MinorVersion));
            there.Writer.TrySend(Ports());
            var result = LoginReply.From(await answer.WaitAsync(options.AnswerTimeout, time, cancellationToken));
            if (!result.Success)
            {
                await CloseAsync(there, reading);
                Change(ClientState.Refused);
            }

            return (result, reading);
        }
        catch
        {
            await CloseAsync(there, reading);
            throw;
        }
    }

    /// <summary>Called by the client on its route for the answer to the login, so that all that is sent after a login is sent in order.</summary>
    public void LoginAnswered(bool success)
    {
        if (success)
        {
            Change(ClientState.LoggedIn);
        }
    }

    private async Task ReadAsync(ServerConnection there)
    {
        await there.ReadAsync(Routes, (code, body) => Unhandled?.Invoke(code, body), logger);
        Volatile.Write(ref connection, null);
        Routes.Expected.FailAll(() => new SoulseekDisconnectedException("The link to the server broke."));
        await there.DisposeAsync();
    }

    private static async Task CloseAsync(ServerConnection there, Task reading)
    {
        await there.AbortAsync();
        await reading;
    }

    private async Task SuperviseAsync(Task reading, CancellationToken cancellationToken)
    {
        var wait = options.Reconnect.First;
        try
        {
            while (true)
            {
                await KeepAsync(reading, cancellationToken);
                if (!options.Reconnect.Enabled || State == ClientState.LoggedInElsewhere)
                {
                    Change(State == ClientState.LoggedInElsewhere ? State : ClientState.Disconnected);
                    return;
                }

                (reading, wait) = await ReconnectAsync(wait, cancellationToken);
                if (State == ClientState.Refused)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await EndAsync(reading);
        }
    }

    private async Task EndAsync(Task reading)
    {
        if (Volatile.Read(ref connection) is { } there)
        {
            await there.Writer.FlushQuietlyAsync();
            await there.AbortAsync();
        }

        await reading;
    }

    /// <summary>Pings until the connection ends.</summary>
    private async Task KeepAsync(Task reading, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await reading.WaitAsync(options.PingInterval, time, cancellationToken);
                return;
            }
            catch (TimeoutException)
            {
                TrySend(default(ToServer.Ping));
            }
        }
    }

    private async Task<(Task Reading, TimeSpan Wait)> ReconnectAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        while (true)
        {
            Change(ClientState.Waiting);
            logger.Reconnecting(wait);
            await Task.Delay(wait / 2 + (wait / 2 * Random.Shared.NextDouble()), time, cancellationToken);
            wait = wait * 2 > options.Reconnect.Longest ? options.Reconnect.Longest : wait * 2;
            try
            {
                var (result, reading) = await OpenAsync(cancellationToken);
                return (reading, result.Success ? options.Reconnect.First : wait);
            }
            catch (Exception failed) when (failed is SocketException or IOException or SoulseekException)
            {
                logger.ServerUnreachable(failed.Message);
            }
        }
    }

    private void Change(ClientState state)
    {
        if (State != state)
        {
            State = state;
            logger.StateIs(state);
            StateChanged?.Invoke(state);
        }
    }

    /// <summary>MD5 of name and password, which no server checks. Source: SLSKPROTOCOL server 1.</summary>
    private string Hash() => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(options.Username + options.Password)));
}
