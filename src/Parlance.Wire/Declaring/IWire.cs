namespace Parlance.Wire;

/// <summary>A structure of a protocol, declared once: whatever walks its <see cref="Layout"/> reads it, writes it, traces it, describes it or invents it.</summary>
/// <typeparam name="TSelf">The structure itself.</typeparam>
public interface IWire<TSelf>
    where TSelf : struct, IWire<TSelf>
{
    /// <summary>Visits every field in the order of the wire and returns the structure made of what the visitor returned.</summary>
    /// <param name="v">The visitor.</param>
    /// <param name="m">The present values; default when reading.</param>
    static abstract TSelf Layout<TVisitor>(ref TVisitor v, in TSelf m)
        where TVisitor : struct, IVisitor, allows ref struct;
}

/// <summary>A structure that travels on its own, under a code.</summary>
/// <typeparam name="TSelf">The message itself.</typeparam>
public interface IMessage<TSelf> : IWire<TSelf>
    where TSelf : struct, IMessage<TSelf>
{
    /// <summary>On which link, which way, under which code it travels, and where that is written.</summary>
    static abstract MessageSpec Spec { get; }
}
