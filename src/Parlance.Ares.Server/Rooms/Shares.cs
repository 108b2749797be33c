using System.Text;

namespace Parlance.Ares.Server.Rooms;

/// <summary>One file that a user shares.</summary>
/// <param name="Mime">Kind.</param>
/// <param name="Size">Bytes.</param>
/// <param name="File">Its description, as it came.</param>
/// <param name="Words">Words under which it is found.</param>
internal sealed record SharedFile(byte Mime, uint Size, byte[] File, IReadOnlyList<string> Words)
{
    public static SharedFile Of(in ToServer.AddShare share)
    {
        var described = FileDescription.TryParse(share.Mime, share.File, out var file);
        var text = described ? $"{file.Detail(1)} {file.Detail(15)}" : string.Empty;
        return new SharedFile(share.Mime, share.Size, share.File, Shares.WordsOf($"{text} {Encoding.UTF8.GetString(share.SearchWords)}"));
    }
}

/// <summary>The files one user shares. Bounded in number and bytes.</summary>
internal sealed class Shares
{
    /// <summary>Bytes of descriptions one user may have.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Words of one file that are looked at.</summary>
    public const int MostWords = 40;

    private static readonly char[] Separators = [' ', '\0', '_', '.', '-', ',', '(', ')', '[', ']', '\'', '/', '\\', '\t'];
    private readonly Lock gate = new();
    private readonly List<SharedFile> files = [];
    private int bytes;

    public int Count
    {
        get
        {
            lock (gate)
            {
                return files.Count;
            }
        }
    }

    /// <summary>The words of a text, in the form they are compared in.</summary>
    public static IReadOnlyList<string> WordsOf(string text) =>
        [.. text.ToUpperInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords)];

    /// <summary>Adds a file.</summary>
    /// <returns>False when there are more than may be.</returns>
    public bool Add(SharedFile file)
    {
        lock (gate)
        {
            bytes += file.File.Length + 64;
            files.Add(file);
            return files.Count <= AresLimits.Shares && bytes <= MostBytes;
        }
    }

    /// <summary>Removes every file of a size.</summary>
    public void Remove(uint size)
    {
        lock (gate)
        {
            bytes -= files.Where(f => f.Size == size).Sum(f => f.File.Length + 64);
            files.RemoveAll(f => f.Size == size);
        }
    }

    /// <summary>The files of a kind; 0 and 255 mean all, 8 means other.</summary>
    public SharedFile[] OfKind(byte mime)
    {
        lock (gate)
        {
            return [.. files.Where(f => IsKind(f, mime))];
        }
    }

    /// <summary>The files of a kind that have one of the words.</summary>
    public SharedFile[] Find(byte mime, IReadOnlyList<string> words, int most)
    {
        lock (gate)
        {
            return [.. files.Where(f => IsKind(f, mime) && words.Any(f.Words.Contains)).Take(most)];
        }
    }

    private static bool IsKind(SharedFile file, byte mime) =>
        (AresMime)mime is AresMime.Other or AresMime.QueryAll
        || file.Mime == ((AresMime)mime == AresMime.QueryOther ? (byte)AresMime.Other : mime);
}
