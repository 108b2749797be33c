using System.Collections.Concurrent;

namespace Parlance.Soulseek;

/// <summary>Answers the searches of others, and sees to it that neither one searcher nor all of them together can bind more than a bounded number of deliveries.</summary>
internal sealed class SearchAnswers(ClientCore core, PeerNetwork network, Func<IReadOnlyList<string>> excluded)
{
    /// <summary>Most answers under way to one user.</summary>
    public const int MaxPendingPerUser = 10;
    private readonly ConcurrentDictionary<string, int> pendingByUser = new(StringComparer.Ordinal);
    private (string Username, uint Token) last;
    private int pending;

    /// <summary>Answers one.</summary>
    /// <param name="username">Who searches.</param>
    /// <param name="token">His number for it.</param>
    /// <param name="query">His words.</param>
    /// <param name="isDirect">Whether it was sent to this client alone. Then also an own search is answered: that is a search of oneself.</param>
    public void Answer(string username, uint token, string query, bool isDirect)
    {
        if ((!isDirect && username == core.Username) || last == (username, token))
        {
            return;
        }

        last = (username, token);
        core.Metrics.SearchesSeen.Add(1);
        core.Events.Publish(new SearchSeen(username, token, query));
        if (network.Services.Searches.Answer(new SearchQuestion(username, query, excluded())) is { } answer && answer.Files.Length + answer.LockedFiles.Length > 0)
        {
            Deliver(username, token, answer);
        }
    }

    private void Deliver(string username, uint token, SearchAnswer answer)
    {
        if (!TryEnter(username))
        {
            core.Metrics.SearchesDropped.Add(1);
            return;
        }

        network.Tasks.Run(username, async () =>
        {
            try
            {
                var standing = network.Services.Uploads.StandingFor(username);
                var sent = await network.SendAsync(
                    username,
                    new ToPeer.FileSearchResponse(core.Username, token, answer.Files, standing.SlotFree, standing.AverageSpeed, standing.QueueLength, 0, answer.LockedFiles),
                    network.Stopping);
                (sent ? core.Metrics.SearchesAnswered : core.Metrics.SearchesDropped).Add(1);
            }
            finally
            {
                Leave(username);
            }
        });
    }

    private bool TryEnter(string username)
    {
        if (Interlocked.Increment(ref pending) > core.Options.Distributed.MaxPendingAnswers)
        {
            Interlocked.Decrement(ref pending);
            return false;
        }

        if (pendingByUser.AddOrUpdate(username, 1, (_, count) => count + 1) <= MaxPendingPerUser)
        {
            return true;
        }

        Leave(username);
        return false;
    }

    private void Leave(string username)
    {
        Interlocked.Decrement(ref pending);
        if (pendingByUser.AddOrUpdate(username, 0, (_, count) => count - 1) <= 0)
        {
            pendingByUser.TryRemove(new(username, 0));
        }
    }
}
