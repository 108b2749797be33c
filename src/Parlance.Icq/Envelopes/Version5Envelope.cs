using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>Version 5 (ICQ 99a and 99b): a session number chosen by the client, a check code, and a client's packet encrypted from its UIN on.</summary>
internal sealed class Version5Envelope() : IcqEnvelope(5)
{
    private const int Header = 24;
    private const int CheckCodeAt = 20;
    private const int EncryptedFrom = 10;

    public override int ServerHeader => 21;

    internal override int ClientHeader(ushort command) => Header;

    private protected override int Open(Span<byte> datagram, out IcqHeader header)
    {
        Need(datagram, Header);
        Crypt(datagram, Unscramble(DWord(datagram, CheckCodeAt)));
        header = new IcqHeader(5, Word(datagram, 14), Word(datagram, 16), Word(datagram, 18), DWord(datagram, 6), DWord(datagram, 10));
        return Header;
    }

    private protected override bool Checks(ReadOnlySpan<byte> packet, bool fromServer) => fromServer
        ? IcqCheckCode.Holds(packet, DWord(packet, 17), IcqTables.Version5)
        : IcqCheckCode.Holds(packet, Unscramble(DWord(packet, CheckCodeAt)), IcqTables.Version5);

    private protected override IcqHeader ParseServer(ReadOnlySpan<byte> datagram) =>
        new(5, Word(datagram, 7), Word(datagram, 9), Word(datagram, 11), DWord(datagram, 13), DWord(datagram, 3));

    private protected override void WriteServerHeader(Span<byte> packet, IcqHeader header)
    {
        Put(packet, 0, (ushort)5);
        packet[2] = 0;
        Put(packet, 3, header.Session);
        Put(packet, 7, header.Command);
        Put(packet, 9, header.Sequence);
        Put(packet, 11, header.Sequence2);
        Put(packet, 13, header.Uin);
        Put(packet, 17, IcqCheckCode.Of(packet, 0, 0, IcqTables.Version5));
    }

    private protected override void Seal(WireBuffer target, int start, IcqHeader header, Random random)
    {
        if (target.Length - start == Header)
        {
            // What the check code checks lies behind the header, so real clients append four random bytes where nothing else follows.
            random.NextBytes(target.Take(4));
        }

        var packet = target.At(start, target.Length - start);
        Put(packet, 0, (ushort)5);
        Put(packet, 2, 0u);
        Put(packet, 6, header.Uin);
        Put(packet, 10, header.Session);
        Put(packet, 14, header.Command);
        Put(packet, 16, header.Sequence);
        Put(packet, 18, header.Sequence2);
        var code = IcqCheckCode.Of(packet, random.Next(Header, Math.Min(packet.Length, 256)), random.Next(256), IcqTables.Version5);
        Crypt(packet, code);
        Put(packet, CheckCodeAt, Scramble(code));
    }

    internal static uint Scramble(uint code) =>
        ((code & 0x0000001F) << 12) + ((code & 0x03E003E0) << 1) + ((code & 0xF8000400) >> 10) + ((code & 0x0000F800) << 16) + ((code & 0x041F0000) >> 15);

    internal static uint Unscramble(uint code) =>
        ((code & 0x0001F000) >> 12) + ((code & 0x07C007C0) >> 1) + ((code & 0x003E0001) << 10) + ((code & 0xF8000000) >> 16) + ((code & 0x0000083E) << 15);

    /// <summary>Encrypts and decrypts alike, in steps of four bytes from the session number on; the check code comes out as it was.</summary>
    private static void Crypt(Span<byte> packet, uint code)
    {
        var key = unchecked(((uint)packet.Length * 0x68656C6C) + code);
        var saved = DWord(packet, CheckCodeAt);
        for (var at = EncryptedFrom; at < packet.Length; at += 4)
        {
            IcqTables.Mix(packet[at..Math.Min(at + 4, packet.Length)], unchecked(key + IcqTables.Version5[at & 0xFF]));
        }

        Put(packet, CheckCodeAt, saved);
    }
}
