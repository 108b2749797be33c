namespace Parlance.Core.Events;

/// <summary>An event on its way to its receivers, with a place for the forms it is encoded to: one per kind of receiver, made once, shared by all.</summary>
/// <param name="what">The event.</param>
public sealed class Delivery(DomainEvent what)
{
    private object?[] forms = [];
    private int made;

    /// <summary>The event.</summary>
    public DomainEvent Event { get; } = what;

    /// <summary>How many forms were made: one for each kind of receiver so far.</summary>
    public int Forms => Volatile.Read(ref forms).Count(form => form is not null);

    /// <summary>How often a form was made; more than <see cref="Forms"/> only where two threads made the same one at once.</summary>
    public int Made => Volatile.Read(ref made);

    /// <summary>The form for one kind of receiver, made at its first use. Two threads may make it at once; one of them wins.</summary>
    /// <param name="kind">Number of the kind, small.</param>
    /// <param name="state">What <paramref name="make"/> needs.</param>
    /// <param name="make">Makes the form.</param>
    public TForm Form<TForm, TState>(int kind, TState state, Func<DomainEvent, TState, TForm> make)
        where TForm : class
    {
        var known = Volatile.Read(ref forms);
        if (kind < known.Length && known[kind] is TForm form)
        {
            return form;
        }

        Interlocked.Increment(ref made);
        return Keep(kind, make(Event, state));
    }

    private TForm Keep<TForm>(int kind, TForm form)
        where TForm : class
    {
        while (true)
        {
            var known = Volatile.Read(ref forms);
            if (kind < known.Length && known[kind] is TForm winner)
            {
                return winner;
            }

            var next = new object?[Math.Max(known.Length, kind + 1)];
            known.CopyTo(next, 0);
            next[kind] = form;
            if (Interlocked.CompareExchange(ref forms, next, known) == known)
            {
                return form;
            }
        }
    }
}
