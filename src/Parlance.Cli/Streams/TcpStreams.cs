using Parlance.Cli.Captures;

namespace Parlance.Cli.Streams;

/// <summary>Sorts TCP segments into connections and puts each in order.</summary>
/// <param name="open">Makes the receiver of a connection.</param>
/// <param name="isServer">Whether an endpoint is known to accept connections; asked when a capture lacks the beginning of one.</param>
internal sealed class TcpStreams(Func<Connection, IConversation> open, Func<Endpoint, bool> isServer)
{
    private readonly Dictionary<(Endpoint, Endpoint), Stream> streams = [];

    public void Take(in Segment segment)
    {
        var opens = segment.Flags.HasFlag(TcpFlags.Syn) && !segment.Flags.HasFlag(TcpFlags.Ack);
        var stream = streams.GetValueOrDefault((segment.From, segment.To));
        if (stream is not null && opens && (stream.HasEnded || stream.Sequence != segment.Sequence))
        {
            End(stream);
            stream = null;
        }

        stream ??= Begin(segment, opens);
        stream.Take(segment);
    }

    /// <summary>The capture is over.</summary>
    public void End()
    {
        foreach (var stream in streams.Values.Distinct().ToArray())
        {
            End(stream);
        }
    }

    private Stream Begin(in Segment segment, bool opens)
    {
        var isOpener = opens || (!(segment.Flags.HasFlag(TcpFlags.Syn) || isServer(segment.From))
            && (isServer(segment.To) || segment.From.Port >= segment.To.Port));
        var connection = isOpener ? new Connection(segment.From, segment.To) : new Connection(segment.To, segment.From);
        var stream = new Stream(connection, segment.Sequence, open(connection));
        streams[(segment.From, segment.To)] = stream;
        streams[(segment.To, segment.From)] = stream;
        return stream;
    }

    private void End(Stream stream)
    {
        streams.Remove((stream.Connection.Opener, stream.Connection.Acceptor));
        streams.Remove((stream.Connection.Acceptor, stream.Connection.Opener));
        stream.Flush();
        stream.Conversation.End();
    }

    /// <summary>One connection and its two sides.</summary>
    private sealed class Stream(Connection connection, uint sequence, IConversation conversation)
    {
        private readonly StreamAssembler opener = new(Side.Opener, conversation);
        private readonly StreamAssembler acceptor = new(Side.Acceptor, conversation);

        public Connection Connection => connection;

        public IConversation Conversation => conversation;

        /// <summary>Sequence number of the first segment.</summary>
        public uint Sequence => sequence;

        public bool HasEnded => opener.HasEnded && acceptor.HasEnded;

        public void Take(in Segment segment)
        {
            var (own, other) = segment.From == connection.Opener ? (opener, acceptor) : (acceptor, opener);
            own.Take(segment);
            if (segment.Acknowledged is { } acknowledged)
            {
                other.Acknowledge(acknowledged);
            }
        }

        public void Flush()
        {
            opener.Flush();
            acceptor.Flush();
        }
    }
}
