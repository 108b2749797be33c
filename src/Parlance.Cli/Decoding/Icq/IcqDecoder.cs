using Parlance.Cli.Captures;
using Parlance.Cli.Streams;
using Parlance.Icq;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.Icq;

/// <summary>ICQ: datagrams to and from the server, and connections between clients.</summary>
/// <param name="ports">Ports of the server; 4000, and where somebody logs in, when none is given.</param>
/// <param name="isCertain">The user says that the capture is of this network.</param>
/// <param name="output">Where messages go.</param>
internal sealed class IcqDecoder(IReadOnlyCollection<int> ports, bool isCertain, DecodeOutput output) : INetworkDecoder
{
    private const int UsualPort = 4000;
    private const int MostClients = 100_000;
    private const int MostServers = 10_000;
    private const int InitFrame = 28;
    private readonly Dictionary<Endpoint, int> versions = [];
    private readonly HashSet<Endpoint> servers = [];

    public string Network => IcqCatalog.All.Network;

    /// <summary>A connection between clients begins with 26 bytes whose first is 255.</summary>
    public IConversation? Open(Connection connection, Side side, ReadOnlySpan<byte> first, bool isFinal) =>
        first.Length >= 3 && first[0] == InitFrame - 2 && first[1] == 0 && first[2] == 0xFF && (isFinal || first.Length >= InitFrame)
            ? new IcqPeerConversation(connection, output)
            : null;

    public bool Datagram(in Heard heard, ReadOnlySpan<byte> bytes)
    {
        LearnServer(heard, bytes);
        var isToServer = IsServer(heard.To);
        if (!isToServer && !IsServer(heard.From))
        {
            return false;
        }

        return isToServer ? FromClient(heard, bytes) : FromServer(heard, bytes, versions.GetValueOrDefault(heard.To));
    }

    public void Bytes(in Heard heard, ReadOnlySpan<byte> bytes, string hint)
    {
        if (hint.Contains("peer", StringComparison.Ordinal))
        {
            IcqPeerConversation.Whole(heard, bytes, output);
        }
        else if (hint.Contains("to-client", StringComparison.Ordinal) ? !FromServer(heard, bytes, 0) : !FromClient(heard, bytes))
        {
            output.Unknown(heard, "no packet of ICQ", bytes);
        }
    }

    private bool IsServer(Endpoint endpoint) =>
        servers.Contains(endpoint) || (ports.Count == 0 ? endpoint.Port == UsualPort : ports.Contains(endpoint.Port));

    /// <summary>Who logs in or registers somewhere on an unusual port shows where the server is.</summary>
    private void LearnServer(in Heard heard, ReadOnlySpan<byte> bytes)
    {
        if (ports.Count > 0 || IsServer(heard.To) || IsServer(heard.From) || servers.Count >= MostServers)
        {
            return;
        }

        var trial = new DecodeOutput(TextWriter.Null, null);
        var isFirst = new IcqDecoder(ports, isCertain: false, trial).IsFirstWord(bytes, heard);
        if (isFirst && trial.IsWhole)
        {
            servers.Add(heard.To);
        }
    }

    private bool IsFirstWord(ReadOnlySpan<byte> bytes, in Heard heard)
    {
        try
        {
            IcqEnvelope.ReadFromClient(bytes.ToArray(), out var header, out _);
            return (header.Command == ToServer.Login.Spec.Code || header.Command == ToServer.NewUserReg.Spec.Code) && FromClient(heard, bytes);
        }
        catch (WireException)
        {
            return false;
        }
    }

    private bool FromClient(in Heard heard, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var copy = bytes.ToArray();
            IcqEnvelope.ReadFromClient(copy, out var header, out var body);
            if (versions.Count < MostClients)
            {
                versions[heard.From] = header.Version;
            }

            return Print(heard, header, body, Direction.ToServer);
        }
        catch (WireException wrong)
        {
            return Wrong(heard, bytes, wrong);
        }
    }

    /// <summary>To clients of version 4 the server speaks with headers of version 3, but with what version 4 has behind them.</summary>
    private bool FromServer(in Heard heard, ReadOnlySpan<byte> bytes, int version)
    {
        try
        {
            IcqEnvelope.ReadFromServer(bytes, out var header, out var body);
            header = header with { Version = version == 4 && header.Version == 3 ? 4 : header.Version };
            if (header.Command != ToClient.MultiPacket.Spec.Code)
            {
                return Print(heard, header, body, Direction.ToClient);
            }

            foreach (var packet in Reader.Read<ToClient.MultiPacket>(body, IcqStyle.Of(header.Version)).Packets)
            {
                FromServer(heard, packet.Bytes, version);
            }

            return true;
        }
        catch (WireException wrong)
        {
            return Wrong(heard, bytes, wrong);
        }
    }

    private bool Wrong(in Heard heard, ReadOnlySpan<byte> bytes, WireException wrong)
    {
        if (isCertain)
        {
            output.Unknown(heard, $"no packet of ICQ ({wrong.Message})", bytes);
        }

        return isCertain;
    }

    private bool Print(in Heard heard, IcqHeader header, ReadOnlySpan<byte> body, Direction direction)
    {
        var meta = direction == Direction.ToServer ? ToServer.MetaUser.Spec.Code : ToClient.MetaUser.Spec.Code;
        var isMeta = header.Command == meta && body.Length >= 2;
        var code = isMeta ? body[0] | ((uint)body[1] << 8) : header.Command;
        var rest = isMeta ? body[2..] : body;
        CatalogEntry? best = null;
        Trace? trace = null;
        foreach (var entry in IcqCatalog.Of(header.Version).Entries)
        {
            if (entry.Spec.Code == code && entry.Spec.Direction == direction && entry.Spec.Link == (isMeta ? IcqLink.Meta : IcqLink.Server)
                && (best is null || trace!.Undecoded > 0 || trace.Wrong is not null))
            {
                (best, trace) = (entry, entry.Trace(Filled(header, entry, rest)));
            }
        }

        if (best is null)
        {
            if (isCertain)
            {
                output.Unknown(heard, $"unknown command {code:X4}", body);
            }

            return isCertain;
        }

        output.Message(heard, best.Spec, Filled(header, best, rest), trace!);
        return true;
    }

    /// <summary>Clients of version 5 fill packets that carry nothing with four random bytes.</summary>
    private static ReadOnlySpan<byte> Filled(IcqHeader header, CatalogEntry entry, ReadOnlySpan<byte> body) =>
        header.Version == 5 && body.Length == 4 && entry.Spec.Direction == Direction.ToServer && entry.Describe().Count == 0 ? [] : body;
}
