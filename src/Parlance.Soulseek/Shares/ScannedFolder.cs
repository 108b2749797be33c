namespace Parlance.Soulseek;

/// <summary>A folder as the last scan saw it.</summary>
/// <param name="Share">Number of the shared folder it belongs to.</param>
/// <param name="Virtual">Its path as others see it.</param>
/// <param name="Real">Where it lies.</param>
/// <param name="IsMount">Whether a file system was mounted there.</param>
/// <param name="Files">Its files, ordered by name.</param>
/// <param name="Skipped">Entries left out.</param>
internal sealed record ScannedFolder(int Share, string Virtual, string Real, bool IsMount, SharedFile[] Files, int Skipped = 0)
{
    private const string Backslash = "@@BACKSLASH@@";

    /// <summary>
    /// When something was last added to it or taken away, in ticks of UTC; 0 when that was so shortly before the scan that more may follow within the same tick. Only scans, which do not overlap, look at it.
    /// </summary>
    public long Stamp { get; set; }

    /// <summary>A name as others see it: a backslash in a name would separate, so Nicotine+ and we spell it out.</summary>
    public static string ToVirtual(string name) => name.Contains('\\', StringComparison.Ordinal) ? name.Replace("\\", Backslash, StringComparison.Ordinal) : name;

    /// <summary>The name on the disk.</summary>
    public static string ToReal(string name) => name.Contains(Backslash, StringComparison.Ordinal) ? name.Replace(Backslash, "\\", StringComparison.Ordinal) : name;

    /// <summary>Whether something that was left out may count now though the folder's time is the same: what a link leads to comes and goes by itself.</summary>
    public bool MayHide(ShareOptions options) => options.FollowsLinks && Skipped > 0;

    public bool IsSameAs(ScannedFolder other)
    {
        if (IsMount != other.IsMount || Skipped != other.Skipped || Share != other.Share || !string.Equals(Real, other.Real, StringComparison.Ordinal) || Files.Length != other.Files.Length)
        {
            return false;
        }

        for (var i = 0; i < Files.Length; i++)
        {
            if (!Files[i].IsSameAs(other.Files[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The folder with bare names, as lists of shares and answers about a folder have it.</summary>
    public FolderRecord Record() => new(Virtual, Array.ConvertAll(Files, file => file.Record(file.Name)));
}
