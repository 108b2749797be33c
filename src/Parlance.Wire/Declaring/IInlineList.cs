namespace Parlance.Wire;

/// <summary>A short list that lies inside the structure that owns it, so that a hundred thousand of them cost no arrays.</summary>
/// <typeparam name="TSelf">The list itself.</typeparam>
/// <typeparam name="TItem">Its elements.</typeparam>
public interface IInlineList<TSelf, TItem>
    where TSelf : struct, IInlineList<TSelf, TItem>
    where TItem : struct, IWire<TItem>
{
    /// <summary>How many elements there are.</summary>
    int Count { get; }

    /// <summary>One element.</summary>
    TItem this[int index] { get; }

    /// <summary>A list of so many elements, to be filled in by <see cref="Set"/> before anyone sees it.</summary>
    static abstract TSelf OfLength(int count);

    /// <summary>Fills in one element.</summary>
    void Set(int index, in TItem item);
}
