using Parlance.Cli.Captures;
using Parlance.Cli.Streams;
using Parlance.MyIcq;
using Parlance.Wire;

namespace Parlance.Cli.Decoding;

/// <summary>Walks a capture that is text, as <see cref="CaptureDecoder"/> walks one of packets.</summary>
internal static class TextCaptureDecoder
{
    /// <summary>Decodes all of it; ends with the summary line.</summary>
    /// <exception cref="CaptureException">A line is none of a capture.</exception>
    public static void Run(IEnumerable<string> lines, IReadOnlyList<INetworkDecoder> networks, IReadOnlyCollection<int> ports, DecodeOutput output)
    {
        // Only datagrams tell their network by the port, and of those there are only captures of MyICQ.
        var server = new Endpoint(Ip4.None, (ushort)ports.FirstOrDefault(MyIcqLimits.DefaultPort));
        var room = server with { Port = (ushort)ports.FirstOrDefault() };
        var open = new Dictionary<Endpoint, IConversation>();
        foreach (var line in TextCapture.Lines(lines))
        {
            if (!line.IsTcp)
            {
                Datagram(line, server, networks, output);
                continue;
            }

            if (!open.TryGetValue(line.Client, out var conversation))
            {
                open[line.Client] = conversation = new UndecidedConversation(new Connection(line.Client, room), networks, isWanted: true, output);
            }

            conversation.Feed(line.IsFromClient ? Side.Opener : Side.Acceptor, line.Bytes, line.Time);
        }

        foreach (var conversation in open.Values)
        {
            conversation.End();
        }

        output.Summary();
    }

    private static void Datagram(TextCaptureLine line, Endpoint server, IReadOnlyList<INetworkDecoder> networks, DecodeOutput output)
    {
        var heard = line.IsFromClient ? new Heard(line.Time, line.Client, server) : new Heard(line.Time, server, line.Client);
        if (!networks.Any(network => network.Datagram(heard, line.Bytes)))
        {
            output.Unknown(heard, "unknown datagram", line.Bytes);
        }
    }
}
