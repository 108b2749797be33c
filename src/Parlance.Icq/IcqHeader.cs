namespace Parlance.Icq;

/// <summary>The header of a datagram, whatever its version.</summary>
/// <param name="Version">Version of the protocol: 2 to 5.</param>
/// <param name="Command">Code of the message.</param>
/// <param name="Sequence">Number of the packet; an acknowledgement repeats it.</param>
/// <param name="Sequence2">Number of the request, which the answer repeats (since version 3).</param>
/// <param name="Uin">UIN of the client; 0 where the header has none.</param>
/// <param name="Session">Number of the session, chosen by the client (version 5).</param>
public readonly record struct IcqHeader(int Version, ushort Command, ushort Sequence, ushort Sequence2 = 0, uint Uin = 0, uint Session = 0);
