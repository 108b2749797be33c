using Parlance.Cli.Captures;
using Parlance.Cli.Streams;

namespace Parlance.Cli.Decoding;

/// <summary>Walks a capture and hands each connection and datagram to the network it belongs to.</summary>
internal static class CaptureDecoder
{
    /// <summary>Decodes all of it; ends with the summary line.</summary>
    /// <exception cref="CaptureException">The file is no capture.</exception>
    public static void Run(CaptureSource file, IReadOnlyList<INetworkDecoder> networks, IReadOnlyCollection<int> ports, DecodeOutput output)
    {
        var streams = new TcpStreams(
            connection => new UndecidedConversation(connection, networks, IsWanted(connection), output),
            endpoint => ports.Contains(endpoint.Port));
        bool IsWanted(Connection connection) =>
            ports.Count == 0 || ports.Contains(connection.Opener.Port) || ports.Contains(connection.Acceptor.Port);

        foreach (var packet in CaptureFile.Packets(file))
        {
            if (Segment.Parse(packet) is not { } segment)
            {
                continue;
            }

            if (segment.IsTcp)
            {
                streams.Take(segment);
            }
            else
            {
                Datagram(networks, ports, segment, output);
            }
        }

        streams.End();
        output.Summary();
    }

    /// <summary>A datagram nobody knows counts only when it is on a port of the server, or when no port is told.</summary>
    private static void Datagram(IReadOnlyList<INetworkDecoder> networks, IReadOnlyCollection<int> ports, in Segment segment, DecodeOutput output)
    {
        var heard = new Heard(segment.Time, segment.From, segment.To);
        foreach (var network in networks)
        {
            if (network.Datagram(heard, segment.Bytes.Span))
            {
                return;
            }
        }

        if (ports.Count == 0 || ports.Contains(segment.From.Port) || ports.Contains(segment.To.Port))
        {
            output.Unknown(heard, "unknown datagram", segment.Bytes.Span);
        }
    }
}
