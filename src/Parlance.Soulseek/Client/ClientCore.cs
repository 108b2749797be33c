using Microsoft.Extensions.Logging;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.Soulseek;

/// <summary>What all parts of one client share.</summary>
internal sealed class ClientCore
{
    private uint token = (uint)Random.Shared.Next(1, 1 << 30);

    public ClientCore(SoulseekClientOptions options, ILogger logger, TimeProvider time, ClientMetrics metrics)
    {
        (Options, Logger, Time, Metrics) = (options, logger, time, metrics);
        Connector = new TcpConnector(options.Proxy, options.BindAddress);
        Link = new ServerLink(options, Connector, time, logger);
        Events = new EventFeed<SoulseekEvent>(options.EventCapacity);
        Link.StateChanged += state => Events.Publish(new StateChanged(state));
        Link.Unhandled += (code, body) => Events.Publish(new ServerMessageReceived(code, body));
    }

    public SoulseekClientOptions Options { get; }

    public ILogger Logger { get; }

    public TimeProvider Time { get; }

    public ClientMetrics Metrics { get; }

    public TcpConnector Connector { get; }

    public ServerLink Link { get; }

    public EventFeed<SoulseekEvent> Events { get; }

    public ServerRoutes Routes => Link.Routes;

    public string Username => Options.Username;

    /// <summary>Called after each login, before anything else the server says.</summary>
    public event Action? LoggedIn;

    public void AnnounceLogin() => LoggedIn?.Invoke();

    /// <summary>A number for a search, a transfer or a connection; never 0.</summary>
    public uint NextToken()
    {
        var next = Interlocked.Increment(ref token);
        return next == 0 ? Interlocked.Increment(ref token) : next;
    }

    public Task<TAnswer> AskAsync<TQuestion, TAnswer>(TQuestion question, Func<TAnswer, bool> isAnswer, CancellationToken cancellationToken)
        where TQuestion : struct, IMessage<TQuestion>
        where TAnswer : struct, IMessage<TAnswer> => Link.AskAsync(question, isAnswer, cancellationToken);

    public ValueTask SendAsync<T>(T message, CancellationToken cancellationToken)
        where T : struct, IMessage<T> => Link.SendAsync(message, cancellationToken);
}
