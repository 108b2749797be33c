using Parlance.Ares;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.Ares;

/// <summary>The body of an encrypted session's message as it would be in the clear.</summary>
internal sealed class OpenedBody(byte[] body, AresCipher cipher) : IEntryWalker<byte[]>
{
    /// <summary>Opens a body; what lies behind its fields stays behind them.</summary>
    /// <exception cref="WireException">The bytes are not such a message.</exception>
    public static byte[] Of(CatalogEntry entry, ReadOnlySpan<byte> body, AresCipher cipher) => entry.Walk(new OpenedBody(body.ToArray(), cipher));

    public byte[] Walk<T>(CatalogEntry<T> entry)
        where T : struct, IMessage<T>
    {
        var reader = new CipherReader(body, cipher);
        var message = T.Layout(ref reader, default);
        using var open = new WireBuffer();
        Writer.Write(message, open, entry.Style);
        return [.. open.Written, .. body.AsSpan(body.Length - reader.Left)];
    }
}
