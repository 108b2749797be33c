using System.Buffers.Binary;
using System.Text;
using Parlance.Wire;

namespace Parlance.Ares.Client;

/// <summary>A shared file as rooms know it.</summary>
/// <param name="Mime">Its kind.</param>
/// <param name="Size">Its size in bytes; the low 32 bits, as the protocol has no more here.</param>
/// <param name="Description">What is said about it.</param>
public sealed record AresFile(AresMime Mime, uint Size, FileDescription Description)
{
    private const byte TitleKind = 1;
    private const byte ArtistKind = 2;
    private const byte AlbumKind = 3;
    private const byte NameKind = 15;

    /// <summary>Title; empty when not told.</summary>
    public string Title => Description.Detail(TitleKind);

    /// <summary>Artist; empty when not told.</summary>
    public string Artist => Description.Detail(ArtistKind);

    /// <summary>Album; empty when not told.</summary>
    public string Album => Description.Detail(AlbumKind);

    /// <summary>Name of the file; empty when not told.</summary>
    public string FileName => Description.Detail(NameKind);

    /// <summary>Describes a file to share.</summary>
    /// <param name="mime">Its kind.</param>
    /// <param name="size">Bytes.</param>
    /// <param name="fileName">Its name without a path; at most 255 UTF-8 bytes of it and of the texts below are told.</param>
    /// <param name="title">Title; empty for none.</param>
    /// <param name="artist">Artist; empty for none.</param>
    /// <param name="album">Album; empty for none.</param>
    /// <param name="numbers">Audio: bit rate in kbit/s and seconds. Video: width, height and seconds. Image: width, height and bits per pixel. Others: none. What is missing is 0.</param>
    public static AresFile Of(AresMime mime, ulong size, string fileName, string title = "", string artist = "", string album = "", params ReadOnlySpan<ushort> numbers)
    {
        using var details = new WireBuffer();
        Add(details, TitleKind, title);
        Add(details, ArtistKind, artist);
        Add(details, AlbumKind, album);
        Add(details, NameKind, fileName);
        return new AresFile(mime, (uint)size, new FileDescription(new byte[FileDescription.HashSize], Parameters(mime, numbers), details.Written.ToArray()));
    }

    internal static AresFile? From(byte mime, uint size, byte[] description) =>
        FileDescription.TryParse(mime, description, out var file) ? new AresFile((AresMime)mime, size, file) : null;

    internal ToServer.AddShare ToShare() => new((byte)Mime, Size, Encoding.UTF8.GetBytes(SearchWords()), Description.ToBytes());

    private static void Add(WireBuffer details, byte kind, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(Texts.Cut(text, byte.MaxValue));
        if (bytes.Length > 0)
        {
            details.Take(1)[0] = (byte)bytes.Length;
            details.Take(1)[0] = kind;
            bytes.CopyTo(details.Take(bytes.Length));
        }
    }

    private static byte[] Parameters(AresMime mime, ReadOnlySpan<ushort> numbers)
    {
        var bytes = new byte[FileDescription.ParametersOf((byte)mime)];
        for (var i = 0; 2 * i < bytes.Length && i < numbers.Length; i++)
        {
            if (bytes.Length - (2 * i) == 1)
            {
                bytes[^1] = (byte)numbers[i];
                break;
            }

            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), numbers[i]);
        }

        return bytes;
    }

    private string SearchWords() => (Title.Length > 0 ? $"{Title} {Artist} {Album}".Trim() : FileName).ToLowerInvariant();
}
