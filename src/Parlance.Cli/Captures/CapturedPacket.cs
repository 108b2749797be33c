namespace Parlance.Cli.Captures;

/// <summary>One packet of a capture.</summary>
/// <param name="Time">When it was captured, UTC.</param>
/// <param name="LinkType">How its link layer looks, in the numbers of pcap.</param>
/// <param name="Bytes">What was captured of it.</param>
/// <param name="Length">How long it was on the wire; more than <paramref name="Bytes"/> when the capture was cut to a snap length.</param>
internal readonly record struct CapturedPacket(DateTime Time, int LinkType, ReadOnlyMemory<byte> Bytes, int Length);
