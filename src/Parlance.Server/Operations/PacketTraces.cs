using System.Buffers.Binary;
using Parlance.Ares;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Server.Operations;

/// <summary>Traces sessions on streams: names their packets and fields as the declarations say.</summary>
internal sealed class PacketTraces : IPacketTraces
{
    private readonly Lock gate = new();

    public IDisposable? Begin(Session session, Action<TracedPacket> seen)
    {
        if (session.Sink is not ITappable tappable || FramesOf(session.Network) is not { } frames)
        {
            return null;
        }

        lock (gate)
        {
            return tappable.Tap is null ? new Tracing(tappable, frames, seen) : null;
        }
    }

    private static TracedNetwork? FramesOf(Network network) => network switch
    {
        Network.Soulseek => new TracedNetwork(SoulseekCatalog.All, SoulseekLinks.Server, LengthBytes: 4, CodeBytes: 4, LengthCountsCode: true),
        Network.Ares => new TracedNetwork(AresCatalog.All, AresLink.Room, LengthBytes: 2, CodeBytes: 1, LengthCountsCode: false),
        _ => null,
    };

    /// <summary>How a network's frames follow one another, and what they are.</summary>
    private sealed record TracedNetwork(Catalog Catalog, string Link, int LengthBytes, int CodeBytes, bool LengthCountsCode);

    /// <summary>One trace that runs.</summary>
    private sealed class Tracing : IPacketTap, IDisposable
    {
        private readonly ITappable tappable;
        private readonly TracedNetwork network;
        private readonly Action<TracedPacket> seen;

        public Tracing(ITappable tappable, TracedNetwork network, Action<TracedPacket> seen)
        {
            (this.tappable, this.network, this.seen) = (tappable, network, seen);
            tappable.Tap = this;
        }

        public void Received(uint code, ReadOnlySpan<byte> body) => Tell(Direction.ToServer, code, body);

        public void Sent(ReadOnlySpan<byte> frames)
        {
            var head = network.LengthBytes + network.CodeBytes;
            while (frames.Length >= head)
            {
                var length = (int)Number(frames[..network.LengthBytes]) - (network.LengthCountsCode ? network.CodeBytes : 0);
                if (length < 0 || length > frames.Length - head)
                {
                    return; // not whole frames: something else goes over this connection
                }

                Tell(Direction.ToClient, Number(frames[network.LengthBytes..head]), frames.Slice(head, length));
                frames = frames[(head + length)..];
            }
        }

        public void Dispose() => tappable.Tap = null;

        private static uint Number(ReadOnlySpan<byte> bytes) => bytes.Length switch
        {
            1 => bytes[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        };

        private void Tell(Direction direction, uint code, ReadOnlySpan<byte> body)
        {
            var entry = network.Catalog.Find(network.Link, direction, code);
            seen(new TracedPacket(direction == Direction.ToServer, entry?.Spec.Name ?? string.Empty, code, body.Length, entry is null ? [] : TracedFields.Of(entry.Trace(body))));
        }
    }
}
