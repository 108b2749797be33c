namespace Parlance.Wire;

/// <summary>One field as it lay in the bytes.</summary>
/// <param name="Name">Name in the declaration.</param>
/// <param name="Offset">Offset in bytes from the start of the body.</param>
/// <param name="Length">Bytes it took; for a list, those of its count.</param>
/// <param name="Type">Type in the words of the documentation.</param>
/// <param name="Value">Value as text; texts of strangers are as they came and must be escaped before they reach a terminal.</param>
/// <param name="Depth">How many structures it lies inside.</param>
/// <param name="Prefix">Width of the length or count it begins with.</param>
public readonly record struct TraceField(
    string Name, int Offset, int Length, string Type, string Value, int Depth, Width Prefix);

/// <summary>A message as it lay in the bytes.</summary>
/// <param name="Fields">The fields in the order of the wire.</param>
/// <param name="Consumed">Bytes the declaration accounts for.</param>
/// <param name="Undecoded">Bytes behind them.</param>
/// <param name="Wrong">Why reading stopped early; null when it did not.</param>
public sealed record Trace(IReadOnlyList<TraceField> Fields, int Consumed, int Undecoded, WireException? Wrong);
