namespace Parlance.Icq;

/// <summary>Which numbers of the server have come, to know whether something before a packet is still on its way: a lost one is repeated after those that follow it.</summary>
internal sealed class ServerNumbers
{
    private readonly HashSet<ushort> ahead = [];
    private readonly Lock gate = new();
    private ushort next;
    private bool hasBegun;
    private bool hasGaps;

    /// <summary>The login was answered under this number; the others follow it.</summary>
    public void Begin(ushort sequence)
    {
        lock (gate)
        {
            (next, hasBegun) = ((ushort)(sequence + 1), true);
            ahead.RemoveWhere(number => (short)(number - next) < 0);
            Advance();
        }
    }

    /// <summary>A packet has come.</summary>
    public void Note(ushort sequence)
    {
        lock (gate)
        {
            if ((!hasBegun || (short)(sequence - next) >= 0) && ahead.Count < IcqLimits.StoredMessages)
            {
                ahead.Add(sequence);
                Advance();
            }
        }
    }

    /// <summary>Whether something before a packet that has come is missing.</summary>
    public bool IsMissingBefore(ushort sequence)
    {
        lock (gate)
        {
            return hasBegun && !hasGaps && (short)(sequence - next) >= 0;
        }
    }

    /// <summary>Something was waited for in vain: this server leaves numbers out, and is not waited for again.</summary>
    public void GiveUp()
    {
        lock (gate)
        {
            hasGaps = true;
            ahead.Clear();
        }
    }

    private void Advance()
    {
        while (hasBegun && ahead.Remove(next))
        {
            next++;
        }
    }
}
