using Parlance.Ares;
using Parlance.Ares.Server.Sessions;
using Parlance.Core.Ports;
using Parlance.Wire;

namespace Parlance.Server.Operations;

/// <summary>Frames of a room: those inside others one by one, and texts of encrypted sessions decrypted.</summary>
internal sealed class AresPackets(IAresConnection connection, Action<TracedPacket> seen)
    : StreamPackets(AresCatalog.All, AresLink.Room, lengthBytes: 2, codeBytes: 1, lengthCountsCode: false, seen)
{
    protected override void Frame(Direction direction, uint code, ReadOnlySpan<byte> body)
    {
        try
        {
            switch (code)
            {
                case AresFrames.Compressed:
                    Inflate(direction, body);
                    break;
                case AresFrames.Advanced:
                    var inner = AresFrames.OpenAdvanced(body, out var content);
                    Tell(AresLink.Advanced, direction, inner, content);
                    break;
                default:
                    base.Frame(direction, code, body);
                    break;
            }
        }
        catch (WireException)
        {
            // The session ends for it; what was inside is not told, as nobody can say that it is no secret.
            base.Frame(direction, code, []);
        }
    }

    /// <summary>The trace of the body as it would be without encryption.</summary>
    protected override Trace Trace(CatalogEntry entry, ReadOnlySpan<byte> body) =>
        connection.Cipher is { } cipher && entry.Spec.Name is not (nameof(ToServer.Login) or nameof(ToServer.Relogin))
            ? entry.Walk(new Decrypting(body.ToArray(), cipher))
            : base.Trace(entry, body);

    private void Inflate(Direction direction, ReadOnlySpan<byte> body)
    {
        using var frames = new WireBuffer();
        AresCompression.Inflate(body, frames);
        Frames(direction, frames.Written);
    }

    private sealed class Decrypting(byte[] body, AresCipher cipher) : IEntryWalker<Trace>
    {
        public Trace Walk<T>(CatalogEntry<T> entry)
            where T : struct, IMessage<T>
        {
            try
            {
                using var plain = new WireBuffer();
                Writer.Write(CipherReader.Read<T>(body, cipher), plain, entry.Style);
                return entry.Trace(plain.Written);
            }
            catch (WireException wrong)
            {
                return new Trace([], 0, body.Length, wrong);
            }
        }
    }
}
