using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>Version 2: ten bytes from the client, six from the server, nothing encrypted (ICQ 0.91).</summary>
internal sealed class Version2Envelope() : IcqEnvelope(2)
{
    public override int ServerHeader => 6;

    /// <summary>Packets sent before there is a UIN carry none (seen in mICQ, icqlib, licq: 03FC; open-oscar-server: 04EC).</summary>
    internal override int ClientHeader(ushort command) => HasUin(command) ? 10 : 6;

    private protected override int Open(Span<byte> datagram, out IcqHeader header)
    {
        var command = Word(datagram, 2);
        var length = ClientHeader(command);
        Need(datagram, length);
        header = new IcqHeader(2, command, Word(datagram, 4), Uin: length == 10 ? DWord(datagram, 6) : 0);
        return length;
    }

    private protected override IcqHeader ParseServer(ReadOnlySpan<byte> datagram) => new(2, Word(datagram, 2), Word(datagram, 4));

    private protected override void WriteServerHeader(Span<byte> packet, IcqHeader header)
    {
        Put(packet, 0, (ushort)2);
        Put(packet, 2, header.Command);
        Put(packet, 4, header.Sequence);
    }

    private protected override void Seal(WireBuffer target, int start, IcqHeader header, Random random)
    {
        var packet = target.At(start, target.Length - start);
        WriteServerHeader(packet, header);
        if (HasUin(header.Command))
        {
            Put(packet, 6, header.Uin);
        }
    }

    private static bool HasUin(ushort command) => command is not (0x03FC or 0x04EC or 0x03F2);
}
