using System.Buffers;
using System.Buffers.Binary;
using Parlance.Icq;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Icq;

/// <summary>Decodes frames between clients by what their first bytes say, and checks that they encode to equal bytes.</summary>
internal static class PeerFrames
{
    public static string Decode(byte[] frame)
    {
        var body = frame.AsSpan(2);
        frame.Length.ShouldBe(2 + BinaryPrimitives.ReadUInt16LittleEndian(frame));
        var (link, code, skip) =
            body[0] == 0xFF && body.Length == 26 ? (IcqLink.Peer, 0xFFu, 0)
            : body.Length > 8 && BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) is 0x07EE or 0x07DA or 0x07D0 ? (IcqLink.Peer, 0x07EEu, 0)
            : BinaryPrimitives.ReadUInt32LittleEndian(body.Length >= 4 ? body : stackalloc byte[4]) is 0x64 or 0x65 ? (IcqLink.Chat, (uint)body[0], 4)
            : (IcqLink.File, body[0], 1);
        var entry = IcqCatalog.All.Find(link, Direction.ToPeer, code).ShouldNotBeNull();
        var trace = entry.Trace(body[skip..]);
        trace.Wrong.ShouldBeNull();
        trace.Undecoded.ShouldBe(0);
        entry.Rewrite(body[skip..]).ShouldBe(body[skip..].ToArray());
        return entry.Spec.Name;
    }

    public static IEnumerable<byte[]> Cut(byte[] stream)
    {
        using var framer = new Framer(IcqFraming.Peer);
        var input = new ReadOnlySequence<byte>(stream);
        var frames = new List<byte[]>();
        while (framer.TryRead(ref input, IcqLimits.Peer + 16, out _, out var body))
        {
            var frame = new byte[body.Length + 2];
            BinaryPrimitives.WriteUInt16LittleEndian(frame, (ushort)body.Length);
            body.CopyTo(frame.AsSpan(2));
            frames.Add(frame);
        }

        input.Length.ShouldBe(0);
        return frames;
    }
}
