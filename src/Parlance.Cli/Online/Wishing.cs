using System.Globalization;
using Parlance.Soulseek;

namespace Parlance.Cli.Online;

/// <summary>Searches for wishes until it is interrupted: at once, and then in the turns that the server allows.</summary>
internal static class Wishing
{
    private const int MostRemembered = 100_000;

    public static async Task<int> RunAsync(SoulseekClient client, IReadOnlyList<string> wishes, Answer answer, CancellationToken cancellation)
    {
        var found = client.Search.Wishlist.FoundAsync(cancellation);
        foreach (var wish in wishes)
        {
            client.Search.Wishlist.Add(new Wish(wish));
        }

        answer.Say(new { state = "wishing", wishes = wishes.Count }, string.Create(CultureInfo.InvariantCulture, $"{client.Username} has {wishes.Count} wishes"));
        var seen = new HashSet<(string User, string Path)>();
        try
        {
            foreach (var wish in wishes)
            {
                await foreach (var result in client.Search.SearchAsync(wish, new SearchOptions(), cancellation))
                {
                    Tell(answer, result, seen);
                }
            }

            await foreach (var granted in found)
            {
                Tell(answer, granted.Result, seen);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCodes.Done;
        }

        return ExitCodes.Done;
    }

    /// <summary>The list knows what it has found itself, not what the first round found.</summary>
    private static void Tell(Answer answer, SearchResult result, HashSet<(string User, string Path)> seen)
    {
        FileRecord[] news = [.. result.Files.Where(file => seen.Count < MostRemembered ? seen.Add((result.Username, file.Name.Value)) : !seen.Contains((result.Username, file.Name.Value)))];
        if (news.Length > 0)
        {
            SoulseekFiles.Print(answer, result with { Files = news });
        }
    }
}
