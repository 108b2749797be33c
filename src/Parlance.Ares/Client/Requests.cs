using System.Threading.Channels;

namespace Parlance.Ares.Client;

/// <summary>Browses and searches under way by their number, and wishes for direct chats and supernodes in the order in which they are answered.</summary>
internal sealed class Requests
{
    /// <summary>Requests of one kind under way at once.</summary>
    public const int MostOpen = 64;

    /// <summary>Hits of one search that wait to be read; more are dropped, as in any search that finds too much.</summary>
    public const int MostHits = 2000;

    private readonly Lock gate = new();
    private readonly Dictionary<ushort, Browsing> browses = [];
    private readonly Dictionary<ushort, Channel<AresHit>> searches = [];
    private readonly List<TaskCompletionSource<DirectChatOutcome>> pushes = [];
    private readonly List<TaskCompletionSource<Node[]>> nodes = [];
    private ushort last;

    public (ushort Id, Task<BrowseResult> Result) Browse()
    {
        lock (gate)
        {
            Check(browses.Count);
            var browsing = new Browsing();
            browses[++last] = browsing;
            return (last, browsing.Done.Task);
        }
    }

    public (ushort Id, ChannelReader<AresHit> Hits) Search()
    {
        lock (gate)
        {
            Check(searches.Count);
            var hits = Channel.CreateBounded<AresHit>(new BoundedChannelOptions(MostHits) { FullMode = BoundedChannelFullMode.DropWrite });
            searches[++last] = hits;
            return (last, hits.Reader);
        }
    }

    public Task<DirectChatOutcome> Push() => Enqueue(pushes);

    public Task<Node[]> Supernodes() => Enqueue(nodes);

    public void Pushed(byte code) => Answer(pushes, (DirectChatOutcome)code);

    public void Answered(Node[] found) => Answer(nodes, found);

    public void Forget(ushort id)
    {
        lock (gate)
        {
            browses.Remove(id);
            searches.Remove(id);
        }
    }

    /// <summary>Nobody waits for this answer any more.</summary>
    public void Forget(Task unanswered)
    {
        lock (gate)
        {
            pushes.RemoveAll(p => p.Task == unanswered);
            nodes.RemoveAll(n => n.Task == unanswered);
        }
    }

    public void BrowseStarts(ushort id, int count) => With(id, b => b.Announced = count);

    public void Browsed(ushort id, AresFile? file) => With(id, b =>
    {
        if (file is not null && b.Files.Count < Math.Min(b.Announced, ushort.MaxValue))
        {
            b.Files.Add(file);
        }
    });

    public void BrowseEnds(ushort id, bool isFound)
    {
        lock (gate)
        {
            if (browses.Remove(id, out var browsing))
            {
                browsing.Done.TrySetResult(new BrowseResult(isFound, browsing.Files, browsing.Announced));
            }
        }
    }

    public void Found(ushort id, AresHit hit)
    {
        lock (gate)
        {
            if (searches.TryGetValue(id, out var hits))
            {
                hits.Writer.TryWrite(hit);
            }
        }
    }

    public void SearchEnds(ushort id)
    {
        lock (gate)
        {
            if (searches.Remove(id, out var hits))
            {
                hits.Writer.TryComplete();
            }
        }
    }

    public void Fail(string reason)
    {
        var lost = new AresException($"the connection was lost before the room answered: {reason}");
        lock (gate)
        {
            foreach (var (_, browsing) in browses)
            {
                browsing.Done.TrySetException(lost);
            }

            foreach (var (_, hits) in searches)
            {
                hits.Writer.TryComplete(lost);
            }

            browses.Clear();
            searches.Clear();
            Fail(pushes, lost);
            Fail(nodes, lost);
        }
    }

    private static void Fail<T>(List<TaskCompletionSource<T>> waiting, AresException lost)
    {
        foreach (var done in waiting)
        {
            done.TrySetException(lost);
        }

        waiting.Clear();
    }

    private static void Check(int open)
    {
        if (open >= MostOpen)
        {
            throw new AresException("the room owes too many answers already");
        }
    }

    private void With(ushort id, Action<Browsing> change)
    {
        lock (gate)
        {
            if (browses.TryGetValue(id, out var browsing))
            {
                change(browsing);
            }
        }
    }

    private Task<T> Enqueue<T>(List<TaskCompletionSource<T>> waiting)
    {
        lock (gate)
        {
            Check(waiting.Count);
            var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add(done);
            return done.Task;
        }
    }

    private void Answer<T>(List<TaskCompletionSource<T>> waiting, T result)
    {
        lock (gate)
        {
            if (waiting is [var done, ..])
            {
                waiting.RemoveAt(0);
                done.TrySetResult(result);
            }
        }
    }

    private sealed class Browsing
    {
        public List<AresFile> Files { get; } = [];

        public int Announced { get; set; }

        public TaskCompletionSource<BrowseResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
