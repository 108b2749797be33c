using System.Globalization;
using Parlance.Cli.Captures;
using Parlance.Cli.Streams;
using Parlance.MyIcq;
using Parlance.MyIcq.Messages;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.MyIcq;

/// <summary>MyICQ: datagrams to and from the server, and connections between clients.</summary>
/// <param name="ports">Ports of the server; 8000, and where somebody logs in, when none is given.</param>
/// <param name="isCertain">The user says that the capture is of this network.</param>
/// <param name="keys">What opens the bodies of clients.</param>
/// <param name="output">Where messages go.</param>
internal sealed class MyIcqDecoder(IReadOnlyCollection<int> ports, bool isCertain, MyIcqKeys keys, DecodeOutput output) : INetworkDecoder
{
    private const int MostServers = 10_000;
    private readonly HashSet<Endpoint> servers = [];

    public string Network => MyIcqCatalog.All.Network;

    public IConversation? Open(Connection connection, Side side, ReadOnlySpan<byte> first, bool isFinal) =>
        MyIcqPeerConversation.IsFrame(first) ? new MyIcqPeerConversation(connection, output) : null;

    public bool Datagram(in Heard heard, ReadOnlySpan<byte> bytes)
    {
        if (!IsHeader(bytes))
        {
            return Unknown(heard, bytes, IsServer(heard.To) || IsServer(heard.From));
        }

        LearnServer(heard, bytes);
        return IsServer(heard.To) ? FromClient(heard, bytes)
            : IsServer(heard.From) ? FromServer(heard, bytes)
            : Unknown(heard, bytes, isMine: false);
    }

    public void Bytes(in Heard heard, ReadOnlySpan<byte> bytes, string hint)
    {
        if (hint.Contains("peer", StringComparison.Ordinal) || MyIcqPeerConversation.IsFrame(bytes))
        {
            MyIcqPeerConversation.Whole(heard, bytes, output);
        }
        else if (!IsHeader(bytes) || !(hint.Contains("to-client", StringComparison.Ordinal) ? FromServer(heard, bytes) : FromClient(heard, bytes)))
        {
            output.Unknown(heard, "no packet of MyICQ", bytes);
        }
    }

    private bool IsServer(Endpoint endpoint) =>
        servers.Contains(endpoint) || (ports.Count == 0 ? endpoint.Port == MyIcqLimits.DefaultPort : ports.Contains(endpoint.Port));

    private bool Unknown(in Heard heard, ReadOnlySpan<byte> bytes, bool isMine)
    {
        if (isCertain && isMine)
        {
            output.Unknown(heard, "no packet of MyICQ", bytes);
        }

        return isCertain && isMine;
    }

    /// <summary>Version 1, then four zeros; nothing else of the networks begins so.</summary>
    private static bool IsHeader(ReadOnlySpan<byte> bytes) =>
        bytes.Length is >= MyIcqLimits.Header and <= MyIcqLimits.Datagram && bytes[..6].SequenceEqual(new byte[] { 0, 1, 0, 0, 0, 0 });

    /// <summary>Who logs in somewhere on an unusual port shows where the server is.</summary>
    private void LearnServer(in Heard heard, ReadOnlySpan<byte> bytes)
    {
        if (ports.Count == 0 && !IsServer(heard.From) && servers.Count < MostServers
            && MyIcqEnvelope.TryRead(bytes, out ClientHeader header) && header.CheckCode == 0 && MyIcqEnvelope.IsClear(header.Command)
            && MyIcqCatalog.All.Find(MyIcqLink.Server, Direction.ToServer, header.Command)!.Trace(bytes[MyIcqLimits.Header..]) is { Wrong: null, Undecoded: 0 })
        {
            servers.Add(heard.To);
        }
    }

    private bool FromClient(in Heard heard, ReadOnlySpan<byte> bytes)
    {
        MyIcqEnvelope.TryRead(bytes, out ClientHeader header);
        var body = bytes[MyIcqLimits.Header..].ToArray();
        var words = string.Create(CultureInfo.InvariantCulture, $"uin={header.Uin} seq={header.Sequence}");
        if (MyIcqCatalog.All.Find(MyIcqLink.Server, Direction.ToServer, header.Command) is not { } entry)
        {
            return Unknown(heard, bytes, isMine: true);
        }

        if (MyIcqEnvelope.IsClear(header.Command))
        {
            Learn(heard, header, body);
        }
        else if (body.Length > 0 && !keys.TryOpen(heard.From, header, body))
        {
            output.Unknown(heard, $"server to-server {header.Command} {entry.Spec.Name} {words} encrypted (give --password {header.Uin.ToString(CultureInfo.InvariantCulture)}=PASSWORD)", body);
            return true;
        }

        var trace = entry.Trace(body);
        output.Message(heard, entry.Spec, body, IsPadding(body.AsSpan(trace.Consumed)) ? trace with { Undecoded = 0 } : trace, words);
        return true;
    }

    private bool FromServer(in Heard heard, ReadOnlySpan<byte> bytes)
    {
        MyIcqEnvelope.TryRead(bytes, out ServerHeader header);
        if (MyIcqCatalog.All.Find(MyIcqLink.Server, Direction.ToClient, header.Command) is not { } entry)
        {
            return Unknown(heard, bytes, isMine: true);
        }

        var body = bytes[MyIcqLimits.Header..];
        output.Message(heard, entry.Spec, body, entry.Trace(body), string.Create(CultureInfo.InvariantCulture, $"uin={header.Uin} seq={header.Sequence} ack={header.Acknowledged}"));
        return true;
    }

    private void Learn(in Heard heard, in ClientHeader header, byte[] body)
    {
        var password = header.Command == ToServer.Login.Spec.Code
            ? Reader.Read<ToServer.Login>(body, MyIcqStyle.Default).Password
            : Reader.Read<ToServer.NewUin>(body, MyIcqStyle.Default).Password;
        keys.Learn(heard.From, header.Sid, password);
    }

    /// <summary>The zeros that fill the last block.</summary>
    private static bool IsPadding(ReadOnlySpan<byte> rest) => rest.Length < MyIcqCipher.Block && !rest.ContainsAnyExcept((byte)0);
}
