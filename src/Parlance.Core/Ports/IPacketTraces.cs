using Parlance.Core.Model;

namespace Parlance.Core.Ports;

/// <summary>Shows what goes over the connection of one session, for a time.</summary>
public interface IPacketTraces
{
    /// <summary>Begins to show the packets of a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="seen">Called for each packet, in no order between the two directions; must be quick.</param>
    /// <returns>Ends it when disposed; null when the network cannot be looked at, or the session is being traced already.</returns>
    IDisposable? Begin(Session session, Action<TracedPacket> seen);
}

/// <summary>A session's connection that can be looked at. What is set is called on the connection's own threads.</summary>
public interface ITappable
{
    /// <summary>Who looks; null for nobody.</summary>
    IPacketTap? Tap { get; set; }
}

/// <summary>Looks at a connection. Never throws.</summary>
public interface IPacketTap
{
    /// <summary>A frame or datagram came from the client.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="body">What it says, decrypted where the whole of it was encrypted.</param>
    void Received(uint code, ReadOnlySpan<byte> body);

    /// <summary>Frames, or one datagram, go to the client. Repetitions of a datagram that was not acknowledged are not told.</summary>
    /// <param name="packets">The bytes as they go.</param>
    void Sent(ReadOnlySpan<byte> packets);
}

/// <summary>A packet with its fields; secrets are stars. Offsets and lengths are those of the body once it is decrypted.</summary>
/// <param name="FromClient">Received; else sent.</param>
/// <param name="Message">Name of the message; empty when nobody knows its code.</param>
/// <param name="Code">Its code.</param>
/// <param name="Length">Bytes of its body.</param>
/// <param name="Fields">Its fields.</param>
public sealed record TracedPacket(bool FromClient, string Message, uint Code, int Length, IReadOnlyList<TracedPacketField> Fields);

/// <summary>A field of a packet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Offset">Where in the body it begins.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Value">Its value in words.</param>
public sealed record TracedPacketField(string Name, int Offset, int Length, string Value);
