using System.Net;
using Parlance.Cli.Captures;
using Parlance.Cli.Decoding;
using Parlance.Cli.Streams;
using Parlance.Wire;

namespace Parlance.Cli.Proxying;

/// <summary>Decodes what passes a proxy. Decoders learn from one connection about another, so all of it goes through one gate.</summary>
/// <param name="networks">The decoder of the network.</param>
/// <param name="output">Where messages go.</param>
/// <param name="time">Tells when something was said.</param>
internal sealed class ProxyTap(IReadOnlyList<INetworkDecoder> networks, DecodeOutput output, TimeProvider time)
{
    private readonly Lock gate = new();

    /// <summary>What takes the bytes of a new connection.</summary>
    public IConversation Open(IPEndPoint client, IPEndPoint server) =>
        new UndecidedConversation(new Connection(Of(client), Of(server)), networks, isWanted: true, output);

    public void Feed(IConversation conversation, Side side, ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            conversation.Feed(side, bytes, time.GetUtcNow().UtcDateTime);
        }
    }

    public void End(IConversation conversation)
    {
        lock (gate)
        {
            conversation.End();
        }
    }

    public void Datagram(IPEndPoint from, IPEndPoint to, ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            var heard = new Heard(time.GetUtcNow().UtcDateTime, Of(from), Of(to));
            if (!networks[0].Datagram(heard, bytes))
            {
                output.Unknown(heard, "unknown datagram", bytes);
            }
        }
    }

    public void Remark(IPEndPoint from, IPEndPoint to, string text)
    {
        lock (gate)
        {
            output.Remark(new Heard(time.GetUtcNow().UtcDateTime, Of(from), Of(to)), text);
        }
    }

    private static Endpoint Of(IPEndPoint end)
    {
        Span<byte> octets = stackalloc byte[4];
        end.Address.MapToIPv4().TryWriteBytes(octets, out _);
        return new Endpoint(Ip4.Of(octets[0], octets[1], octets[2], octets[3]), (ushort)end.Port);
    }
}
