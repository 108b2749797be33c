namespace Parlance.Protocols.Tests.Soulseek.Paths;

/// <summary>What a client does that thinks of no evil. Every rule is tried on it too, and it has to break the rule, or the test would prove nothing.</summary>
internal static class NaivePath
{
    /// <summary>The path it would write to; null when it raises.</summary>
    public static string? Resolve(string root, string remote)
    {
        try
        {
            return Path.GetFullPath(Path.Combine(root, Uri.UnescapeDataString(remote).Replace('\\', '/')));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public static void Write(string root, string remote)
    {
        var path = Resolve(root, remote)!;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "naive");
    }

    /// <summary>Looks first and opens then; in between the world may change.</summary>
    public static void LookThenWrite(string root, string remote, Action between)
    {
        var path = Resolve(root, remote)!;
        if (new FileInfo(Path.GetDirectoryName(path)!).LinkTarget is null)
        {
            between();
            File.WriteAllText(path, "naive");
        }
    }
}
