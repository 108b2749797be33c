namespace Parlance.Wire;

/// <summary>Something that is done to every message of a <see cref="Catalog"/> with its type at hand, for example reading it by a visitor of one's own.</summary>
/// <typeparam name="TResult">What comes of it.</typeparam>
public interface IEntryWalker<out TResult>
{
    /// <summary>Called with the type of the message.</summary>
    TResult Walk<T>(CatalogEntry<T> entry)
        where T : struct, IMessage<T>;
}
