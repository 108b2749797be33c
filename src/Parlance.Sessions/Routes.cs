using Parlance.Wire;

namespace Parlance.Sessions;

/// <summary>Handles one message.</summary>
public delegate void RouteHandler<in TSession, TMessage>(TSession session, in TMessage message)
    where TMessage : struct;

/// <summary>Handles one message with something to wait for; the next frame of that session is handled afterwards.</summary>
public delegate ValueTask AsyncRouteHandler<in TSession, TMessage>(TSession session, TMessage message)
    where TMessage : struct;

/// <summary>Which message a code is, who handles it, whether it may come before login, and what it costs of the flood allowance.</summary>
/// <typeparam name="TSession">The session that handles them.</typeparam>
public sealed class Routes<TSession>
{
    private const int Direct = 256;
    private readonly Route<TSession>?[] direct = new Route<TSession>?[Direct];
    private readonly Dictionary<uint, Route<TSession>> rest = [];
    private readonly WireStyle style;

    /// <summary>Starts empty.</summary>
    /// <param name="network">Name of the network, for metrics.</param>
    /// <param name="style">How its messages are laid out.</param>
    public Routes(string network, WireStyle style)
    {
        Network = network;
        this.style = style;
    }

    /// <summary>Name of the network.</summary>
    public string Network { get; }

    /// <summary>All routes.</summary>
    public IEnumerable<Route<TSession>> All => direct.OfType<Route<TSession>>().Concat(rest.Values);

    /// <summary>Frames whose code has no route.</summary>
    public long Unknown { get; private set; }

    /// <summary>Routes a message to a handler.</summary>
    public Routes<TSession> On<TMessage>(RouteHandler<TSession, TMessage> handler, bool beforeLogin = false, int cost = 0)
        where TMessage : struct, IMessage<TMessage> =>
        Put(new Route<TSession>(TMessage.Spec, beforeLogin, cost, (session, body) =>
        {
            handler(session, Read<TMessage>(session, body));
            return ValueTask.CompletedTask;
        }));

    /// <summary>Routes a message to a handler that has something to wait for.</summary>
    public Routes<TSession> OnAsync<TMessage>(AsyncRouteHandler<TSession, TMessage> handler, bool beforeLogin = false, int cost = 0)
        where TMessage : struct, IMessage<TMessage> =>
        Put(new Route<TSession>(TMessage.Spec, beforeLogin, cost, (session, body) => handler(session, Read<TMessage>(session, body))));

    /// <summary>Accepts a message and does nothing about it, because nobody needs it any more.</summary>
    public Routes<TSession> Ignore<TMessage>()
        where TMessage : struct, IMessage<TMessage> => On<TMessage>(static (TSession _, in TMessage _) => { });

    /// <summary>The route of a code; null when there is none.</summary>
    public Route<TSession>? Find(uint code)
    {
        var route = code < Direct ? direct[code] : rest.GetValueOrDefault(code);
        Unknown += route is null ? 1 : 0;
        return route;
    }

    private TMessage Read<TMessage>(TSession session, ReadOnlySpan<byte> body)
        where TMessage : struct, IMessage<TMessage> =>
        session is IBodyReader reader ? reader.Read<TMessage>(body) : Reader.Read<TMessage>(body, style);

    private Routes<TSession> Put(Route<TSession> route)
    {
        if (route.Spec.Code < Direct)
        {
            direct[route.Spec.Code] = route;
        }
        else
        {
            rest[route.Spec.Code] = route;
        }

        return this;
    }
}

/// <summary>A session that reads bodies its own way, because they may be encrypted with a key of the session.</summary>
public interface IBodyReader
{
    /// <summary>Reads a body.</summary>
    /// <exception cref="WireException">The bytes are not such a message.</exception>
    TMessage Read<TMessage>(ReadOnlySpan<byte> body)
        where TMessage : struct, IMessage<TMessage>;
}

/// <summary>Reads a body and handles it.</summary>
public delegate ValueTask RouteInvoker<in TSession>(TSession session, ReadOnlySpan<byte> body);

/// <summary>One code's route, and how often it was taken.</summary>
/// <typeparam name="TSession">The session that handles it.</typeparam>
/// <param name="spec">The message.</param>
/// <param name="beforeLogin">May come before login.</param>
/// <param name="cost">Lines it takes from the flood allowance.</param>
/// <param name="invoke">Reads and handles it.</param>
public sealed class Route<TSession>(MessageSpec spec, bool beforeLogin, int cost, RouteInvoker<TSession> invoke)
{
    private long frames;
    private long bytes;

    /// <summary>The message.</summary>
    public MessageSpec Spec { get; } = spec;

    /// <summary>May come before login.</summary>
    public bool BeforeLogin { get; } = beforeLogin;

    /// <summary>Lines it takes from the flood allowance.</summary>
    public int Cost { get; } = cost;

    /// <summary>Frames so far.</summary>
    public long Frames => Volatile.Read(ref frames);

    /// <summary>Bytes of their bodies.</summary>
    public long Bytes => Volatile.Read(ref bytes);

    /// <summary>Counts a frame, reads and handles it.</summary>
    public ValueTask InvokeAsync(TSession session, ReadOnlySpan<byte> body)
    {
        Interlocked.Increment(ref frames);
        Interlocked.Add(ref bytes, body.Length);
        return invoke(session, body);
    }
}
