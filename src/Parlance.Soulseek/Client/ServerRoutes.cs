using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Who wants which message of the server. Handlers run on the read loop, one after the other, and must be short.</summary>
internal sealed class ServerRoutes
{
    private readonly Dictionary<uint, FrameHandler> handlers = [];

    /// <summary>Takes a body; it is valid during the call.</summary>
    public delegate void RawHandler(ReadOnlySpan<byte> body);

    private delegate void FrameHandler(ReadOnlySpan<byte> body);

    /// <summary>Answers that somebody waits for.</summary>
    public Expectations Expected { get; } = new();

    /// <summary>Calls a handler for each message of a kind; then those are served who wait for it.</summary>
    public void On<T>(Action<T> handler)
        where T : struct, IMessage<T>
    {
        var code = T.Spec.Code;
        handlers[code] = handlers.TryGetValue(code, out var before) ? before + Handle : Handle + new FrameHandler(Offer);

        void Handle(ReadOnlySpan<byte> body) => handler(Reader.Read<T>(body, SoulseekStyle.Wire));
        void Offer(ReadOnlySpan<byte> body) => Expected.Offer(Reader.Read<T>(body, SoulseekStyle.Wire));
    }

    /// <summary>Calls a handler for each message of a code with its bytes as they came.</summary>
    public void OnRaw(uint code, RawHandler handler) => handlers[code] = new FrameHandler(handler);

    /// <summary>Serves those who wait for a kind of message.</summary>
    public void On<T>()
        where T : struct, IMessage<T> => On<T>(_ => { });

    /// <summary>Hands a message to whoever wants it.</summary>
    /// <returns>False when nobody does.</returns>
    /// <exception cref="WireException">The bytes are not this message.</exception>
    public bool Dispatch(uint code, ReadOnlySpan<byte> body)
    {
        if (!handlers.TryGetValue(code, out var handler))
        {
            return false;
        }

        handler(body);
        return true;
    }
}
