namespace Parlance.Soulseek;

/// <summary>Where file systems are mounted.</summary>
internal static class MountPoints
{
    /// <summary>At the moment; nothing when the system does not tell.</summary>
    public static IReadOnlySet<string> Now()
    {
        try
        {
            return DriveInfo.GetDrives().Select(drive => Path.TrimEndingDirectorySeparator(drive.RootDirectory.FullName)).ToHashSet(StringComparer.Ordinal);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return new HashSet<string>();
        }
    }
}
