using Parlance.Ares;

namespace Parlance.Cli.Decoding.Ares;

/// <summary>What earlier frames of a connection say about later ones.</summary>
internal sealed class AresSession
{
    private byte[] guid = [];

    /// <summary>The client has spoken.</summary>
    public bool HasBegun { get; set; }

    /// <summary>What opens the texts; null while they travel in the clear.</summary>
    public AresCipher? Cipher { get; private set; }

    /// <summary>A client logs in; its GUID opens the key that the room may send.</summary>
    public void LogIn(ReadOnlySpan<byte> body)
    {
        const int Guid = 16;
        guid = body.Length >= Guid ? body[..Guid].ToArray() : [];
        Cipher = null;
    }

    /// <summary>The room sends the key.</summary>
    public void Encrypt(ReadOnlySpan<byte> blob)
    {
        if (guid.Length > 0 && blob.Length == AresCipher.BlobSize)
        {
            Cipher = AresCipher.FromBlob(blob, guid);
        }
    }
}
