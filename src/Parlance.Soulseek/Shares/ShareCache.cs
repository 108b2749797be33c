using System.Text;

namespace Parlance.Soulseek;

/// <summary>The last scan in a file of its own form. It is replaced in one step; what is damaged, or of another version, counts as not there.</summary>
internal static class ShareCache
{
    private const uint Magic = 0x3248_5350;
    private const int LeastFile = 18;
    private const int LeastFolder = 23;

    /// <summary>Writes a scan.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, ShareOptions options, IReadOnlyList<ScannedFolder> folders)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } parent)
        {
            Directory.CreateDirectory(parent);
        }

        var fresh = path + ".new";
        using (var writer = new BinaryWriter(new BufferedStream(File.Create(fresh), 256 * 1024), Encoding.UTF8))
        {
            writer.Write(Magic);
            writer.Write(options.ReadsAttributes);
            writer.Write(options.Rules);
            Write(writer, options.Folders);
            writer.Write(folders.Count);
            foreach (var folder in folders)
            {
                Write(writer, folder);
            }

            writer.Write(Magic);
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>Reads the last scan, as far as its folders are still shared under the same names.</summary>
    /// <returns>Null when there is none.</returns>
    public static (ScannedFolder[] Folders, bool HasAttributes, string Rules)? Read(string path, IReadOnlyList<SharedFolder> shares)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 256 * 1024);
            using var reader = new BinaryReader(file, Encoding.UTF8);
            return reader.ReadUInt32() != Magic ? null : Read(reader, file.Length, shares);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static (ScannedFolder[] Folders, bool HasAttributes, string Rules)? Read(BinaryReader reader, long length, IReadOnlyList<SharedFolder> shares)
    {
        var (hasAttributes, rules) = (reader.ReadBoolean(), reader.ReadString());
        var numbers = ReadShares(reader, length, shares);
        var folders = new List<ScannedFolder>();
        for (var left = Count(reader, length, LeastFolder); left > 0; left--)
        {
            var folder = ReadFolder(reader, length);
            if ((uint)folder.Share >= (uint)numbers.Length)
            {
                return null;
            }

            if (numbers[folder.Share] >= 0)
            {
                folders.Add(folder with { Share = numbers[folder.Share] });
            }
        }

        return reader.ReadUInt32() == Magic && IsInOrder(folders) ? ([.. folders], hasAttributes, rules) : null;
    }

    private static bool IsInOrder(List<ScannedFolder> folders) =>
        folders.Zip(folders.Skip(1)).All(pair => string.CompareOrdinal(pair.First.Virtual, pair.Second.Virtual) < 0);

    private static void Write(BinaryWriter writer, IReadOnlyList<SharedFolder> shares)
    {
        var names = ShareNames.Of(shares);
        writer.Write(shares.Count);
        for (var i = 0; i < shares.Count; i++)
        {
            writer.Write(shares[i].Path);
            writer.Write(names[i]);
        }
    }

    /// <summary>The present number of each share of the file; -1 for one that is not shared any more.</summary>
    private static int[] ReadShares(BinaryReader reader, long length, IReadOnlyList<SharedFolder> shares)
    {
        var names = ShareNames.Of(shares);
        var numbers = new int[Count(reader, length, 2)];
        for (var i = 0; i < numbers.Length; i++)
        {
            var (path, name) = (reader.ReadString(), reader.ReadString());
            numbers[i] = Array.FindIndex(names, known => known == name);
            numbers[i] = numbers[i] >= 0 && shares[numbers[i]].Path == path ? numbers[i] : -1;
        }

        return numbers;
    }

    private static void Write(BinaryWriter writer, ScannedFolder folder)
    {
        writer.Write(folder.Share);
        writer.Write(folder.Virtual);
        writer.Write(folder.Real);
        writer.Write(folder.IsMount);
        writer.Write(folder.Stamp);
        writer.Write(folder.Skipped);
        writer.Write(folder.Files.Length);
        foreach (ref readonly var file in folder.Files.AsSpan())
        {
            writer.Write(file.Name);
            writer.Write(file.Size);
            writer.Write(file.Modified);
            writer.Write((byte)file.Attributes.Count);
            for (var i = 0; i < file.Attributes.Count; i++)
            {
                writer.Write((byte)file.Attributes[i].Code);
                writer.Write(file.Attributes[i].Value);
            }
        }
    }

    private static ScannedFolder ReadFolder(BinaryReader reader, long length)
    {
        var (share, path, real, isMount) = (reader.ReadInt32(), reader.ReadString(), reader.ReadString(), reader.ReadBoolean());
        var (stamp, skipped) = (reader.ReadInt64(), reader.ReadInt32());
        var folder = new ScannedFolder(share, path, real, isMount, new SharedFile[Count(reader, length, LeastFile)], skipped) { Stamp = stamp };
        for (var i = 0; i < folder.Files.Length; i++)
        {
            folder.Files[i] = new SharedFile(reader.ReadString(), reader.ReadInt64(), reader.ReadInt64(), ReadAttributes(reader));
        }

        return folder;
    }

    private static SoundAttributes ReadAttributes(BinaryReader reader)
    {
        var attributes = new SoundAttribute[reader.ReadByte()];
        for (var i = 0; i < attributes.Length; i++)
        {
            attributes[i] = new SoundAttribute(reader.ReadByte(), reader.ReadUInt32());
        }

        return new SoundAttributes(attributes);
    }

    /// <summary>A number of things that the rest of the file can hold.</summary>
    private static int Count(BinaryReader reader, long length, int least)
    {
        var count = reader.ReadInt32();
        return count >= 0 && count <= (length - reader.BaseStream.Position) / least
            ? count
            : throw new FormatException("More entries than the file can hold.");
    }
}
