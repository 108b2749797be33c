using Parlance.Wire;

namespace Parlance.Ares.Client;

/// <summary>Shared files as frames: many in one compressed frame, as Ares clients send them.</summary>
internal static class ShareBatches
{
    private const int Raw = 16 * 1024;

    public static IEnumerable<byte[]> Of(IEnumerable<AresFile> files, AresCipher? cipher)
    {
        using var frames = new WireBuffer(2 * Raw);
        foreach (var file in files)
        {
            AresFrames.Write(file.ToShare(), frames, cipher);
            if (frames.Length >= Raw)
            {
                yield return Pack(frames);
            }
        }

        if (frames.Length > 0)
        {
            yield return Pack(frames);
        }
    }

    /// <summary>What compresses so well that a reader would take it for a bomb goes as it is.</summary>
    private static byte[] Pack(WireBuffer frames)
    {
        var plain = frames.Written.ToArray();
        frames.Clear();
        var stream = AresCompression.Deflate(plain);
        return stream.Length < plain.Length && plain.Length < AresLimits.Inflated && plain.Length <= stream.Length * (AresLimits.InflatedRatio / 2)
            ? AresFrames.ToBytes(new ToServer.Compressed(stream))
            : plain;
    }
}
