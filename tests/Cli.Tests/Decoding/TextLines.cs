using Parlance.Cli.Captures;

namespace Parlance.Cli.Tests.Decoding;

/// <summary>The captures that are text, made into captures of packets.</summary>
internal static class TextLines
{
    public static IReadOnlyList<TextCaptureLine> Of(string name) => [.. TextCapture.Lines(File.ReadLines(PcapFile.Path(name)))];

    /// <summary>Every connection of a room's capture that lives through its login.</summary>
    public static PcapFile Rooms(string name, ushort port)
    {
        var talks = new List<TcpTalk>();
        foreach (var connection in Of(name).GroupBy(line => line.Client).Where(lines => lines.First().Bytes.Length > 60))
        {
            var talk = new TcpTalk((ushort)(40_000 + connection.Key.Port), port).Open();
            foreach (var line in connection.Where(line => line.Bytes.Length > 0 && !line.IsEnd))
            {
                _ = line.IsFromClient ? talk.Say(line.Bytes) : talk.Answer(line.Bytes);
            }

            talks.Add(talk.Close());
        }

        return TcpTalk.Capture([.. talks]);
    }

    /// <summary>Every connection between clients of a capture.</summary>
    public static PcapFile Talks(string name)
    {
        var talks = new List<TcpTalk>();
        foreach (var connection in Of(name).Where(line => line.IsTcp).GroupBy(line => line.Client))
        {
            var talk = new TcpTalk((ushort)(40_000 + connection.Key.Port), 9_000).Open();
            foreach (var line in connection.Where(line => line.Bytes.Length > 0 && !line.IsEnd))
            {
                _ = line.IsFromClient ? talk.Say(line.Bytes) : talk.Answer(line.Bytes);
            }

            talks.Add(talk.Close());
        }

        return TcpTalk.Capture([.. talks]);
    }

    /// <summary>Every datagram of a capture.</summary>
    public static PcapFile Datagrams(string name, ushort port, Func<TextCaptureLine, bool> isKept)
    {
        var file = new PcapFile().Begin();
        foreach (var line in Of(name).Where(line => !line.IsTcp && isKept(line)))
        {
            var client = (ushort)(40_000 + line.Client.Port);
            file.Add(line.Time, line.IsFromClient ? UdpPacket.Of(client, port, line.Bytes) : UdpPacket.Of(port, client, line.Bytes));
        }

        return file;
    }
}
