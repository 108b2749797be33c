using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>Version 4 (ICQ 98a): a check code, and the first quarter of a client's packet encrypted. The server answers with headers of version 3.</summary>
internal sealed class Version4Envelope() : IcqEnvelope(4)
{
    private const int Header = 20;
    private const int CheckCodeAt = 16;

    public override int ServerHeader => 16;

    internal override int ClientHeader(ushort command) => Header;

    private protected override int Open(Span<byte> datagram, out IcqHeader header)
    {
        Need(datagram, Header);
        Crypt(datagram, DWord(datagram, CheckCodeAt));
        Put(datagram, 0, (ushort)4);
        header = new IcqHeader(4, Word(datagram, 6), Word(datagram, 8), Word(datagram, 10), DWord(datagram, 12));
        return Header;
    }

    private protected override bool Checks(ReadOnlySpan<byte> packet, bool fromServer) =>
        IcqCheckCode.Holds(packet, DWord(packet, fromServer ? 12 : CheckCodeAt), IcqTables.Version4);

    private protected override IcqHeader ParseServer(ReadOnlySpan<byte> datagram) =>
        new(4, Word(datagram, 2), Word(datagram, 4), Word(datagram, 6), DWord(datagram, 8));

    private protected override void WriteServerHeader(Span<byte> packet, IcqHeader header)
    {
        Put(packet, 0, (ushort)3);
        Put(packet, 2, header.Command);
        Put(packet, 4, header.Sequence);
        Put(packet, 6, header.Sequence2);
        Put(packet, 8, header.Uin);
        Put(packet, 12, IcqCheckCode.Of(packet, 4, 0, IcqTables.Version4));
    }

    private protected override void Seal(WireBuffer target, int start, IcqHeader header, Random random)
    {
        var packet = target.At(start, target.Length - start);
        Put(packet, 0, (ushort)4);
        Put(packet, 2, (ushort)random.Next(0x10000));
        Put(packet, 4, (ushort)0);
        Put(packet, 6, header.Command);
        Put(packet, 8, header.Sequence);
        Put(packet, 10, header.Sequence2);
        Put(packet, 12, header.Uin);
        var code = IcqCheckCode.Of(packet, random.Next(CheckCodeAt), random.Next(256), IcqTables.Version4);
        Put(packet, CheckCodeAt, code);
        Crypt(packet, code);
        Put(packet, 0, (ushort)4);
        Put(packet, CheckCodeAt, code);
    }

    /// <summary>Encrypts and decrypts alike: a quarter of the packet in steps of four bytes, the check code left out.</summary>
    private static void Crypt(Span<byte> packet, uint code)
    {
        var key = unchecked(((uint)packet.Length * 0x66756B65) + code);
        var steps = (((packet.Length + 3) / 4) + 3) / 4;
        for (var at = 0; at < steps * 4 && at < packet.Length; at += 4)
        {
            if (at != CheckCodeAt)
            {
                IcqTables.Mix(packet[at..Math.Min(at + 4, packet.Length)], unchecked(key + IcqTables.Version4[at & 0xFF]));
            }
        }
    }
}
