using Parlance.Soulseek;

namespace Parlance.Protocols.Tests.Soulseek;

/// <summary>Invents what people share: names of 25 to 40 letters, three attributes a file.</summary>
internal static class Shares
{
    private static readonly string[] Words = ["Zanzibar", "midnight", "Quux", "sessions", "live", "remaster", "of", "the", "orchestra", "blue", "caf\u00e9"];

    public static ToPeer.FileSearchResponse SearchResponse(int files) =>
        new("some user", 123_456, Files(new Random(1), files), SlotFree: true, 250_000, 3, 0, []);

    public static ToPeer.SharedFileListResponse FileList(int folders, int filesEach)
    {
        var random = new Random(2);
        var list = new FolderRecord[folders];
        for (var i = 0; i < folders; i++)
        {
            list[i] = new FolderRecord("Music\\" + Name(random, i), Files(random, filesEach));
        }

        return new(list, 0, []);
    }

    private static FileRecord[] Files(Random random, int count)
    {
        var files = new FileRecord[count];
        for (var i = 0; i < count; i++)
        {
            var attributes = new SoundAttributes(
                new(SoundAttribute.BitRate, 320), new(SoundAttribute.Duration, (uint)random.Next(600)), new(SoundAttribute.VariableBitRate, 0));
            files[i] = new FileRecord(Name(random, i) + ".mp3", (ulong)random.NextInt64(1 << 28), attributes, i % 2 == 0 ? "mp3" : string.Empty);
        }

        return files;
    }

    private static string Name(Random random, int number)
    {
        var name = $"{number % 100:00} - ";
        while (name.Length < 22)
        {
            name += Words[random.Next(Words.Length)] + " ";
        }

        return name + random.Next(100, 10_000);
    }
}
