namespace Parlance.Wire;

/// <summary>Bytes that are not a message of the protocol: which field was wrong, and where.</summary>
/// <remarks>The only exception that reading bytes of a stranger may raise.</remarks>
public sealed class WireException : Exception
{
    /// <summary>Reports a wrong field.</summary>
    /// <param name="field">Name of the field as the declaration spells it.</param>
    /// <param name="offset">Offset in bytes from the start of the body that was being read.</param>
    /// <param name="reason">What is wrong, without repeating the bytes.</param>
    public WireException(string field, int offset, string reason)
        : base($"{field} at offset {offset}: {reason}")
    {
        Field = field;
        Offset = offset;
    }

    /// <summary>Name of the wrong field.</summary>
    public string Field { get; }

    /// <summary>Offset in bytes from the start of the body.</summary>
    public int Offset { get; }
}
