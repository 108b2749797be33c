using System.Buffers.Binary;
using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>What the last field of <see cref="ToServer.AddShare"/> and <see cref="ToClient.BrowseItem"/> says about a file.</summary>
/// <param name="Hash">16 bytes that once identified the file; some old clients send 15.</param>
/// <param name="Parameters">Fields that depend on the kind, see <see cref="ParametersOf"/>.</param>
/// <param name="Details">Titles and the like: repeated length, type and bytes.</param>
public readonly record struct FileDescription(byte[] Hash, byte[] Parameters, byte[] Details)
{
    /// <summary>Bytes of the hash.</summary>
    public const int HashSize = 16;

    /// <summary>How many bytes of parameters a kind of file has: audio bit rate and seconds, video three numbers, image width, height and depth.</summary>
    public static int ParametersOf(byte mime) => (AresMime)mime switch
    {
        AresMime.Audio => 4,
        AresMime.Video => 6,
        AresMime.Image => 5,
        _ => 0,
    };

    /// <summary>Takes a description apart.</summary>
    /// <param name="mime">Kind of the file.</param>
    /// <param name="bytes">The description.</param>
    /// <param name="file">The parts.</param>
    /// <returns>False when the parts do not fill the bytes exactly.</returns>
    public static bool TryParse(byte mime, ReadOnlySpan<byte> bytes, out FileDescription file) =>
        TryParse(mime, bytes, HashSize, out file) || TryParse(mime, bytes, HashSize - 1, out file);

    /// <summary>The description as it travels.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Hash.Length + Parameters.Length + 2 + Details.Length];
        Hash.CopyTo(bytes, 0);
        Parameters.CopyTo(bytes, Hash.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(Hash.Length + Parameters.Length), checked((ushort)Details.Length));
        Details.CopyTo(bytes, bytes.Length - Details.Length);
        return bytes;
    }

    /// <summary>One detail as text.</summary>
    /// <param name="kind">Which: 1 title, 2 artist, 3 album, 4 category, 5 year, 6 language, 7 address, 8 comment, 9 genre, 10 format, 15 file name, 23 path.</param>
    /// <returns>Empty when it is not told.</returns>
    public string Detail(byte kind)
    {
        var rest = Details.AsSpan();
        while (rest.Length >= 2)
        {
            var length = Math.Min(rest[0], rest.Length - 2);
            if (rest[1] == kind)
            {
                return Texts.Decode(rest.Slice(2, length), TextEncoding.Utf8ElseLatin1);
            }

            rest = rest[(2 + length)..];
        }

        return string.Empty;
    }

    private static bool TryParse(byte mime, ReadOnlySpan<byte> bytes, int hash, out FileDescription file)
    {
        var parameters = ParametersOf(mime);
        var before = hash + parameters + 2;
        if (bytes.Length < before || BinaryPrimitives.ReadUInt16LittleEndian(bytes[(before - 2)..]) != bytes.Length - before)
        {
            file = default;
            return false;
        }

        file = new FileDescription(bytes[..hash].ToArray(), bytes.Slice(hash, parameters).ToArray(), bytes[before..].ToArray());
        return true;
    }
}
