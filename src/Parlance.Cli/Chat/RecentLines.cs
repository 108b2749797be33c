namespace Parlance.Cli.Chat;

/// <summary>The lines shown since somebody last waited for one, so that what came too early is found too.</summary>
internal sealed class RecentLines
{
    private const int Most = 10_000;
    private readonly Lock gate = new();
    private readonly LinkedList<string> lines = [];
    private (string Text, TaskCompletionSource Found)? waiting;

    public void Add(string line)
    {
        lock (gate)
        {
            if (waiting is { } wanted && line.Contains(wanted.Text, StringComparison.Ordinal))
            {
                waiting = null;
                wanted.Found.SetResult();
                return;
            }

            lines.AddLast(line);
            if (lines.Count > Most)
            {
                lines.RemoveFirst();
            }
        }
    }

    /// <summary>Waits for a line with a text, and forgets it and those before it.</summary>
    /// <returns>False when it did not come in time.</returns>
    public async Task<bool> WaitAsync(string text, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            while (lines.First is { } first)
            {
                lines.RemoveFirst();
                if (first.Value.Contains(text, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            waiting = (text, found);
        }

        try
        {
            await found.Task.WaitAsync(patience, time, cancellation);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
