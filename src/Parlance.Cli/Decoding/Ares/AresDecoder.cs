using Parlance.Ares;
using Parlance.Cli.Streams;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.Ares;

/// <summary>Ares: connections to rooms, web chats on the same port, and the room list's datagrams.</summary>
/// <param name="ports">Ports of rooms; when none is given, a connection that begins with a login is one to a room.</param>
/// <param name="isCertain">The user says that the capture is of this network.</param>
/// <param name="output">Where messages go.</param>
internal sealed class AresDecoder(IReadOnlyCollection<int> ports, bool isCertain, DecodeOutput output) : INetworkDecoder
{
    private const int MostRooms = 10_000;
    private readonly AresMessages messages = new(output);
    private readonly HashSet<int> rooms = [];

    public string Network => AresCatalog.All.Network;

    public IConversation? Open(Connection connection, Side side, ReadOnlySpan<byte> first, bool isFinal)
    {
        if (side == Side.Opener && IsLogin(first))
        {
            Learn(connection.Acceptor.Port);
            return new AresConversation(connection, messages);
        }

        var isWeb = side == Side.Opener && first.StartsWith("GET "u8);
        var isRoom = isCertain ? IsServed(connection) : IsRoom(connection) || (isWeb && ports.Contains(connection.Acceptor.Port));
        return isRoom && isFinal ? new AresConversation(connection, messages) : null;
    }

    /// <summary>The room list speaks on the number of the room's port.</summary>
    public bool Datagram(in Heard heard, ReadOnlySpan<byte> bytes)
    {
        var isRoom = isCertain || ports.Count > 0 ? IsServed(new Connection(heard.From, heard.To)) : IsRoom(new Connection(heard.From, heard.To));
        return isRoom && messages.Datagram(heard, bytes, mustFit: !isCertain);
    }

    public void Bytes(in Heard heard, ReadOnlySpan<byte> bytes, string hint) => messages.Whole(heard, bytes, hint);

    private bool IsRoom(Connection connection) => rooms.Contains(connection.Acceptor.Port) || rooms.Contains(connection.Opener.Port);

    private bool IsServed(Connection connection) =>
        ports.Count == 0 || ports.Contains(connection.Acceptor.Port) || ports.Contains(connection.Opener.Port) || IsRoom(connection);

    private void Learn(int port)
    {
        if (rooms.Count < MostRooms)
        {
            rooms.Add(port);
        }
    }

    /// <summary>A login decodes to its last byte and names the user.</summary>
    private static bool IsLogin(ReadOnlySpan<byte> first)
    {
        if (first.Length < AresFrames.Format.Header || first[2] is not (1 or 2))
        {
            return false;
        }

        var length = first[0] | (first[1] << 8);
        return length <= AresLimits.FrameBeforeLogin && first.Length >= AresFrames.Format.Header + length
            && AresMessages.Fits(AresLink.Room, Direction.ToServer, first[2], first.Slice(AresFrames.Format.Header, length));
    }
}
