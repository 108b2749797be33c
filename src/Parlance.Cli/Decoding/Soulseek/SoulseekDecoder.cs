using Parlance.Cli.Streams;
using Parlance.Soulseek;

namespace Parlance.Cli.Decoding.Soulseek;

/// <summary>Soulseek: connections to the server, and those between clients that it brings about.</summary>
/// <param name="ports">Ports of the server; when none is given, a connection that begins with a login is one to the server.</param>
/// <param name="isCertain">The user says that the capture is of this network.</param>
/// <param name="output">Where messages go.</param>
internal sealed class SoulseekDecoder(IReadOnlyCollection<int> ports, bool isCertain, DecodeOutput output) : INetworkDecoder
{
    private const int MostLearned = 100_000;
    private readonly SoulseekMessages messages = new(output);
    private readonly Dictionary<uint, string> typeOfToken = [];
    private readonly HashSet<uint> listeners = [];

    public string Network => SoulseekCatalog.All.Network;

    public IConversation? Open(Connection connection, Side side, ReadOnlySpan<byte> first, bool isFinal)
    {
        var isServed = ports.Contains(connection.Acceptor.Port) || ports.Contains(connection.Opener.Port);
        var server = ports.Contains(connection.Opener.Port) ? Side.Opener : Side.Acceptor;
        if (isServed ? isCertain || isFinal || ServerSigns.IsFrame(first, side == server) : ports.Count == 0 && side != server && ServerSigns.IsLogin(first))
        {
            return new SoulseekServerConversation(connection, server, messages, this);
        }

        var isListener = listeners.Contains(connection.Acceptor.Port) || listeners.Contains(connection.Opener.Port);
        var isPeer = !isServed && (PeerSigns.IsInit(first) || (isFinal && (isCertain || isListener)));
        return isPeer ? new SoulseekPeerConversation(connection, messages, this) : null;
    }

    public bool Datagram(in Heard heard, ReadOnlySpan<byte> bytes) => false;

    public void Bytes(in Heard heard, ReadOnlySpan<byte> bytes, string hint) => new SoulseekBytes(messages).Decode(heard, bytes, hint);

    /// <summary>A client listens on this port.</summary>
    public void LearnListener(uint port)
    {
        if (listeners.Count < MostLearned && port is > 0 and <= ushort.MaxValue)
        {
            listeners.Add(port);
        }
    }

    /// <summary>A client was asked to open a connection of this type with this token.</summary>
    public void LearnType(uint token, string type)
    {
        if (typeOfToken.Count < MostLearned)
        {
            typeOfToken[token] = type;
        }
    }

    /// <summary>Type of the connection that was opened with this token; null when the capture does not tell.</summary>
    public string? TypeOf(uint token) => typeOfToken.GetValueOrDefault(token);
}
