namespace Parlance.Soulseek;

/// <summary>Opening and moving below a root without following a link.</summary>
internal static class Beneath
{
    public static SafeFileResult Open(SafePath path, FileMode mode, FileAccess access) =>
        OperatingSystem.IsLinux() ? LinuxBeneath.Open(path, mode, access) : PortableBeneath.Open(path, mode, access);

    public static PathRefusal Move(SafePath from, SafePath to) =>
        OperatingSystem.IsLinux() ? LinuxBeneath.Move(from, to) : PortableBeneath.Move(from, to);

    public static PathRefusal Delete(SafePath path) =>
        OperatingSystem.IsLinux() ? LinuxBeneath.Delete(path) : PortableBeneath.Delete(path);
}
