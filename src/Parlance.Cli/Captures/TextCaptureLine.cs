namespace Parlance.Cli.Captures;

/// <summary>A line of a capture that is text.</summary>
/// <param name="Time">When it was said; since 1970 when the capture counts from its own beginning.</param>
/// <param name="Client">The connection or socket, its number in the place of a port.</param>
/// <param name="IsFromClient">The client said it.</param>
/// <param name="IsTcp">It travelled by TCP.</param>
/// <param name="IsEnd">That side closed.</param>
/// <param name="Bytes">What was said.</param>
/// <param name="Number">Which line.</param>
internal sealed record TextCaptureLine(DateTime Time, Endpoint Client, bool IsFromClient, bool IsTcp, bool IsEnd, byte[] Bytes, int Number);
