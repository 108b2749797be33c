using System.Globalization;

namespace Parlance.Bench.Sharing;

/// <summary>A collection of music that nobody ever recorded: artists, albums and titles of made-up words, common words among them as in real names.</summary>
internal sealed class Collection
{
    private const int TracksEach = 10;
    private const int AlbumsEach = 10;
    private static readonly string[] Common = ["the", "of", "and", "in", "love", "a", "night", "live", "you", "my"];
    private readonly Random random = new(7);
    private readonly string[] vocabulary;

    public Collection(int files)
    {
        vocabulary = [.. Enumerable.Range(0, Math.Max(200, files / 8)).Select(_ => Word()).Distinct()];
        for (var artist = 0; artist < Math.Max(1, files / (TracksEach * AlbumsEach)); artist++)
        {
            var name = Name(2);
            Albums.AddRange(Enumerable.Range(0, AlbumsEach).Select(_ => Album(name)));
        }
    }

    /// <summary>Artist, album, and the names of the tracks.</summary>
    public List<(string Artist, string Title, string[] Tracks)> Albums { get; } = [];

    public int Files => Albums.Sum(album => album.Tracks.Length);

    /// <summary>Makes the files, empty ones.</summary>
    public void Write(string root)
    {
        foreach (var (artist, title, tracks) in Albums)
        {
            var folder = Directory.CreateDirectory(Path.Combine(root, artist, title)).FullName;
            foreach (var track in tracks)
            {
                File.Create(Path.Combine(folder, track)).Dispose();
            }
        }
    }

    /// <summary>Searches as people type them: artist and album; every tenth for something that is not here, every twentieth for a single word of a title.</summary>
    public string[] Searches(int count) => [.. Enumerable.Range(0, count).Select(i =>
    {
        var (artist, title, tracks) = Albums[random.Next(Albums.Count)];
        return i % 10 == 9 ? $"{artist} {Word()} {Word()}"
            : i % 20 == 4 ? tracks[random.Next(tracks.Length)].Split(' ')[^1].Split('.')[0]
            : $"{artist} {title[7..]}";
    })];

    /// <summary>Phrases as the server forbids them; none of them is in a common path.</summary>
    public string[] Phrases(int count) => [.. Enumerable.Range(0, count).Select(_ => $"{Word()} {Word()}")];

    private (string Artist, string Title, string[] Tracks) Album(string artist)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"{1960 + random.Next(65)} - {Name(3)}");
        return (artist, title, [.. Enumerable.Range(1, TracksEach).Select(track => string.Create(CultureInfo.InvariantCulture, $"{track:00} - {Name(3)}.{(title[3] % 3 == 0 ? "flac" : "mp3")}"))]);
    }

    private string Name(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => random.Next(4) == 0 ? Common[random.Next(Common.Length)] : vocabulary[random.Next(vocabulary.Length)]));

    private string Word() => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => $"{"bcdfghklmnprstvz"[random.Next(16)]}{"aeiouy"[random.Next(6)]}"));
}
