namespace Parlance.Core.Events;

/// <summary>Something that happened, in words that no network owns. Immutable; the only thing that crosses from one session to another.</summary>
public abstract record DomainEvent
{
    /// <summary>About how many bytes it will take in a receiver's queue.</summary>
    public virtual int Weight => 128;
}
