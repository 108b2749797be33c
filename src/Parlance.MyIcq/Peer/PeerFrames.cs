using Parlance.MyIcq.Messages;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.MyIcq;

/// <summary>Frames between two clients.</summary>
internal static class PeerFrames
{
    /// <summary>How connections are framed.</summary>
    public static PeerSockets Sockets { get; } = new(IsBigEndian: true, MyIcqLimits.PeerFrame);

    /// <summary>Writes one frame.</summary>
    public static ValueTask SendAsync<T>(this FrameStream stream, in T message, MyIcqClient client, byte face, CancellationToken cancellation)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        MyIcqFraming.Write(message, client.Uin, face, buffer);
        return stream.WriteAsync(buffer.Written.ToArray(), cancellation);
    }

    /// <summary>The next frame; null at the end.</summary>
    /// <exception cref="WireException">It is shorter than a header, or of another version.</exception>
    public static async ValueTask<(PeerHeader Header, ReadOnlyMemory<byte> Body)?> NextAsync(this FrameStream stream, CancellationToken cancellation)
    {
        if (await stream.ReadAsync(cancellation).ConfigureAwait(false) is not { } frame)
        {
            return null;
        }

        if (frame.Length < MyIcqLimits.PeerHeader)
        {
            throw new WireException("header", 0, $"{frame.Length} bytes");
        }

        var header = Reader.Read<PeerHeader>(frame.Span, MyIcqStyle.Default);
        return header.Version == MyIcqEnvelope.Version ? (header, frame[MyIcqLimits.PeerHeader..]) : throw new WireException("version", 0, $"{header.Version}");
    }

    /// <summary>Reads the frame that must come next.</summary>
    /// <exception cref="WireException">Another came, or the end.</exception>
    public static async ValueTask<(uint Uin, T Message)> ExpectAsync<T>(this FrameStream stream, CancellationToken cancellation)
        where T : struct, IMessage<T>
    {
        var next = await stream.NextAsync(cancellation).ConfigureAwait(false);
        return next is { } frame && frame.Header.Command == T.Spec.Code
            ? (frame.Header.Uin, Reader.Read<T>(frame.Body.Span, MyIcqStyle.Default))
            : throw new WireException("cmd", 0, $"{next?.Header.Command.ToString("X4", null) ?? "the end"} instead of {T.Spec.Name}");
    }

    /// <summary>Introduces this user.</summary>
    public static ValueTask SayHelloAsync(this FrameStream stream, bool isSending, MyIcqClient client, byte face, CancellationToken cancellation) =>
        stream.SendAsync(new ToPeer.Hello(isSending), client, face, cancellation);
}
