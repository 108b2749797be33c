using Parlance.Ares.Server.Sessions;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Icq.Server;
using Parlance.Soulseek;

namespace Parlance.Server.Operations;

/// <summary>Traces sessions of the four networks: names their packets and fields as the declarations say. Web chats have no packets to name.</summary>
internal sealed class PacketTraces : IPacketTraces
{
    private readonly Lock gate = new();

    public IDisposable? Begin(Session session, Action<TracedPacket> seen)
    {
        if (session.Sink is not ITappable tappable || ReadingOf(session, seen) is not { } reading)
        {
            return null;
        }

        lock (gate)
        {
            return tappable.Tap is null ? new Tracing(tappable, reading) : null;
        }
    }

    private static PacketReading? ReadingOf(Session session, Action<TracedPacket> seen) => session switch
    {
        { Network: Network.Soulseek } => new StreamPackets(SoulseekCatalog.All, SoulseekLinks.Server, lengthBytes: 4, codeBytes: 4, lengthCountsCode: true, seen),
        { Sink: IAresConnection { IsWeb: false } connection } => new AresPackets(connection, seen),
        { Sink: IcqSession icq } => new IcqPackets(icq.Version, seen),
        { Network: Network.MyIcq } => new MyIcqPackets(seen),
        _ => null,
    };

    /// <summary>One trace that runs.</summary>
    private sealed class Tracing : IDisposable
    {
        private readonly ITappable tappable;

        public Tracing(ITappable tappable, PacketReading reading)
        {
            this.tappable = tappable;
            tappable.Tap = reading;
        }

        public void Dispose() => tappable.Tap = null;
    }
}
