using System.Buffers.Binary;

namespace Parlance.Ares.Client;

/// <summary>
/// Finds out what a room answers to something that it answers only sometimes. Behind the question goes a piece of custom data to oneself, which rooms return; as they work
/// through what a client sends in order, whatever comes before it is the answer, and nothing means consent.
/// </summary>
internal sealed class Fences
{
    public const string Ident = "parlance_fence";

    /// <summary>Questions open at once.</summary>
    public const int MostOpen = 256;

    /// <summary>Lines kept of one answer.</summary>
    public const int MostLines = 1000;

    private readonly Lock gate = new();
    private readonly LinkedList<Fence> open = [];
    private ulong last;

    /// <summary>Opens a question.</summary>
    /// <param name="about">About whom; empty for nobody.</param>
    /// <param name="me">The own name, to which the mark behind it goes.</param>
    /// <exception cref="AresException">Too many are open.</exception>
    public Fence Open(string about, string me)
    {
        lock (gate)
        {
            if (open.Count >= MostOpen)
            {
                throw new AresException("the room owes too many answers already");
            }

            return open.AddLast(new Fence(++last, about, me)).Value;
        }
    }

    /// <summary>The room returned a piece of custom data.</summary>
    public void Close(ReadOnlySpan<byte> content)
    {
        if (content.Length != sizeof(ulong))
        {
            return;
        }

        Close(BinaryPrimitives.ReadUInt64LittleEndian(content));
    }

    /// <summary>Nobody waits for this one any more.</summary>
    public void Forget(Fence fence)
    {
        lock (gate)
        {
            open.Remove(fence);
        }
    }

    /// <summary>The room said a line: it belongs to the oldest question.</summary>
    public void Line(string text)
    {
        lock (gate)
        {
            open.First?.Value.Tell(text);
        }
    }

    /// <summary>The room refused something to somebody.</summary>
    /// <param name="name">To whom.</param>
    /// <param name="outcome">Why.</param>
    /// <param name="me">The own name now: what was asked for may have changed it, and then the mark is refused instead of returned.</param>
    public void Refuse(string name, PrivateOutcome outcome, string me)
    {
        lock (gate)
        {
            if (name != me && open.FirstOrDefault(f => f.Me == name) is { } mark)
            {
                Close(mark.Number);
            }
            else if (open.FirstOrDefault(f => f.About.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } fence)
            {
                fence.Outcome = outcome;
            }
        }
    }

    public void Fail(string reason)
    {
        lock (gate)
        {
            foreach (var fence in open)
            {
                fence.Fail(reason);
            }

            open.Clear();
        }
    }

    private void Close(ulong number)
    {
        lock (gate)
        {
            while (open.First is { Value: var fence } && fence.Number <= number)
            {
                open.RemoveFirst();
                fence.Close();
            }
        }
    }
}

/// <summary>One question.</summary>
internal sealed class Fence(ulong number, string about, string me)
{
    private readonly List<string> told = [];
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ulong Number => number;

    public string About => about;

    public string Me => me;

    /// <summary>What the room said to it.</summary>
    public IReadOnlyList<string> Told
    {
        get
        {
            lock (told)
            {
                return [.. told];
            }
        }
    }

    public PrivateOutcome Outcome { get; set; } = PrivateOutcome.Delivered;

    public Task Closed => closed.Task;

    /// <summary>What goes behind the question.</summary>
    public byte[] Content
    {
        get
        {
            var bytes = new byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
            return bytes;
        }
    }

    public void Tell(string line)
    {
        lock (told)
        {
            if (told.Count < Fences.MostLines)
            {
                told.Add(line);
            }
        }
    }

    public void Close() => closed.TrySetResult();

    public void Fail(string reason) => closed.TrySetException(new AresException($"the connection was lost before the room answered: {reason}"));
}
