using System.Globalization;

namespace Parlance.Soulseek;

/// <summary>What others see in place of where the shared folders lie.</summary>
internal static class ShareNames
{
    /// <summary>One name for each folder: its own or the given one, without separators, numbered where two are equal.</summary>
    public static string[] Of(IReadOnlyList<SharedFolder> folders)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. folders.Select(folder => Free(Clean(folder.Name ?? Path.GetFileName(folder.Path)), taken))];
    }

    private static string Clean(string name)
    {
        var clean = name.Replace('\\', '_').Replace('/', '_').Trim(' ');
        return clean.Length == 0 ? "shared" : clean;
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }
}
