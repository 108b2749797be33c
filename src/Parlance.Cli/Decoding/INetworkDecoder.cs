using Parlance.Cli.Streams;

namespace Parlance.Cli.Decoding;

/// <summary>What knows the messages of one network. It is made anew for each capture and may learn from one connection about another.</summary>
internal interface INetworkDecoder
{
    /// <summary>Name of the network, in lower case.</summary>
    string Network { get; }

    /// <summary>Takes a TCP connection on.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="side">Who speaks first.</param>
    /// <param name="first">What he has said so far; may be empty when the capture lacks it.</param>
    /// <param name="isFinal">No more of it will be shown.</param>
    /// <returns>What takes all bytes of the connection, these too; null when they do not look like this network, or not yet.</returns>
    IConversation? Open(Connection connection, Side side, ReadOnlySpan<byte> first, bool isFinal);

    /// <summary>Takes a UDP datagram.</summary>
    /// <returns>False when it does not look like this network.</returns>
    bool Datagram(in Heard heard, ReadOnlySpan<byte> bytes);

    /// <summary>Takes bytes that were given without a connection.</summary>
    /// <param name="heard">A time and ends to print.</param>
    /// <param name="bytes">One frame or several.</param>
    /// <param name="hint">What the user says they are: <c>server</c>, <c>peer</c>, <c>to-client</c>; empty when he says nothing.</param>
    void Bytes(in Heard heard, ReadOnlySpan<byte> bytes, string hint);
}
