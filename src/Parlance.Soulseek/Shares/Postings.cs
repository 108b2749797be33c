namespace Parlance.Soulseek;

/// <summary>For each word the ascending numbers of what it stands in, all in one array.</summary>
/// <param name="Starts">Where a word's numbers begin; one more than there are words.</param>
/// <param name="Numbers">The numbers.</param>
internal readonly record struct Postings(int[] Starts, int[] Numbers)
{
    public ReadOnlySpan<int> Of(int word) => Numbers.AsSpan(Starts[word], Starts[word + 1] - Starts[word]);

    public PostingCursor Cursor(int word) => new(Starts[word], Starts[word + 1]);
}

/// <summary>A place in the numbers of a word, which moves forwards only.</summary>
internal struct PostingCursor(int at, int end)
{
    private int at = at;

    /// <summary>Where the cursor stands.</summary>
    public readonly int At => at;

    /// <summary>Where the word's numbers end.</summary>
    public readonly int End => end;

    /// <summary>Moves to the first number that is not below the wanted one, in steps that double and then halve.</summary>
    /// <returns>Whether it is the wanted one.</returns>
    public bool MoveTo(int wanted, int[] numbers)
    {
        var (low, step) = (at, 1);
        while (low + step < end && numbers[low + step] < wanted)
        {
            low += step;
            step <<= 1;
        }

        var high = Math.Min(low + step, end);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (numbers[middle] < wanted)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        at = low;
        return low < end && numbers[low] == wanted;
    }

    /// <summary>Steps over the number it stands at.</summary>
    public void Step() => at++;
}
