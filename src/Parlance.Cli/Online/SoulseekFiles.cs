using System.Globalization;
using Parlance.Soulseek;

namespace Parlance.Cli.Online;

/// <summary>Files of others, as lines.</summary>
internal static class SoulseekFiles
{
    public static void Print(Answer answer, SearchResult result)
    {
        foreach (var (file, isLocked) in result.Files.Select(file => (file, false)).Concat(result.LockedFiles.Select(file => (file, true))))
        {
            answer.Say(
                new { user = result.Username, file = file.Name.Value, size = file.Size, attributes = Attributes(file), locked = isLocked, free = result.SlotFree, speed = result.AverageSpeed, queue = result.QueueLength },
                string.Create(CultureInfo.InvariantCulture, $"{result.Username}{(result.SlotFree ? string.Empty : $" (queue {result.QueueLength})")}: {file.Name.Value} ({Details(file)}){(isLocked ? " locked" : string.Empty)}"));
        }
    }

    public static void Print(Answer answer, BrowsedFolder folder)
    {
        foreach (var file in folder.Files)
        {
            var path = $"{folder.Path.Value}\\{file.Name.Value}";
            answer.Say(new { file = path, size = file.Size, attributes = Attributes(file), locked = folder.IsLocked }, $"{path} ({Details(file)}){(folder.IsLocked ? " locked" : string.Empty)}");
        }
    }

    private static string Details(in FileRecord file) => string.Join(", ", Attributes(file).Select(attribute => $"{attribute.Key} {attribute.Value}").Prepend(Answer.Size(file.Size)));

    private static Dictionary<string, uint> Attributes(in FileRecord file)
    {
        var attributes = new Dictionary<string, uint>();
        for (var i = 0; i < file.Attributes.Count; i++)
        {
            var name = file.Attributes[i].Code switch { 0 => "bitrate", 1 => "seconds", 2 => "vbr", 4 => "samplerate", 5 => "bitdepth", var other => string.Create(CultureInfo.InvariantCulture, $"attribute{other}") };
            attributes[name] = file.Attributes[i].Value;
        }

        return attributes;
    }
}
