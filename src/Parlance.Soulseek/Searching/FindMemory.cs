namespace Parlance.Soulseek;

/// <summary>What wishes have found before, the newest of it. Not for several threads.</summary>
/// <param name="most">How much is remembered; beyond, the oldest is forgotten.</param>
internal sealed class FindMemory(int most)
{
    private readonly HashSet<(string Wish, string Username, string Path)> seen = [];
    private readonly Queue<(string Wish, string Username, string Path)> order = new();

    /// <summary>How much is remembered.</summary>
    public int Count => seen.Count;

    /// <summary>Whether something was not found before; from now on it was.</summary>
    public bool IsNew(string wish, string username, string path)
    {
        if (!seen.Add((wish, username, path)))
        {
            return false;
        }

        order.Enqueue((wish, username, path));
        if (order.Count > most)
        {
            seen.Remove(order.Dequeue());
        }

        return true;
    }
}
