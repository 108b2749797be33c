namespace Parlance.Wire;

/// <summary>One message of a <see cref="Catalog"/>, with what can be done to any message.</summary>
public abstract class CatalogEntry
{
    private protected CatalogEntry(MessageSpec spec, WireStyle style)
    {
        Spec = spec;
        Style = style;
    }

    /// <summary>Where the message belongs.</summary>
    public MessageSpec Spec { get; }

    /// <summary>How it is laid out.</summary>
    public WireStyle Style { get; }

    /// <summary>The fields as declared.</summary>
    public abstract IReadOnlyList<FieldDescription> Describe();

    /// <summary>The fields as they lie in a body; never throws <see cref="WireException"/>.</summary>
    public abstract Trace Trace(ReadOnlySpan<byte> body);

    /// <summary>Reads a body and gives the message, boxed.</summary>
    /// <exception cref="WireException">The bytes are not this message.</exception>
    public abstract object Read(ReadOnlySpan<byte> body);

    /// <summary>Reads a body and writes it again in the complete modern form.</summary>
    /// <exception cref="WireException">The bytes are not this message.</exception>
    public abstract byte[] Rewrite(ReadOnlySpan<byte> body);

    /// <summary>Invents a body that the declaration allows.</summary>
    public abstract byte[] Invent(Random random);

    /// <summary>Calls a walker with the type of the message.</summary>
    public abstract TResult Walk<TResult>(IEntryWalker<TResult> walker);
}

/// <summary>One message of a <see cref="Catalog"/>.</summary>
/// <typeparam name="T">Its declaration.</typeparam>
public sealed class CatalogEntry<T> : CatalogEntry
    where T : struct, IMessage<T>
{
    internal CatalogEntry(WireStyle style)
        : base(T.Spec, style)
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<FieldDescription> Describe() => Describer.Describe<T>(Style);

    /// <inheritdoc/>
    public override Trace Trace(ReadOnlySpan<byte> body) => Tracer.Read<T>(body, Style);

    /// <inheritdoc/>
    public override object Read(ReadOnlySpan<byte> body) => Reader.Read<T>(body, Style);

    /// <inheritdoc/>
    public override byte[] Rewrite(ReadOnlySpan<byte> body) => Bytes(Reader.Read<T>(body, Style));

    /// <inheritdoc/>
    public override byte[] Invent(Random random) => Bytes(Fuzzer.Invent<T>(random, Style));

    /// <inheritdoc/>
    public override TResult Walk<TResult>(IEntryWalker<TResult> walker)
    {
        ArgumentNullException.ThrowIfNull(walker);
        return walker.Walk(this);
    }

    private byte[] Bytes(in T message)
    {
        using var buffer = new WireBuffer();
        Writer.Write(message, buffer, Style);
        return buffer.Written.ToArray();
    }
}
