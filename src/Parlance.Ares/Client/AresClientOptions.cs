using System.Net;
using System.Security.Cryptography;
using Parlance.Wire;

namespace Parlance.Ares.Client;

/// <summary>Where a client goes, who it says it is, and how patient it is.</summary>
public sealed record AresClientOptions
{
    /// <summary>Name or IPv4 address of the room's machine.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port of the room; each room has its own.</summary>
    public required ushort Port { get; init; }

    /// <summary>Name to be known by; rooms keep 20 bytes of it and may give another.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Identity of the installation, 16 bytes. Keep it from one run to the next: rooms know returning users, their ignored names and the accounts they may use by it.
    /// A random one by default.
    /// </summary>
    public IReadOnlyList<byte> Guid { get; init; } = RandomNumberGenerator.GetBytes(16);

    /// <summary>
    /// Name and version of the client as rooms show it. Rooms decide by its beginning what a client understands: <c>Ares 2.</c> is shown addresses and found in searches, <c>cb0t</c> is sent fonts and drawings.
    /// </summary>
    public string Version { get; init; } = "Parlance 0.1";

    /// <summary>Logs in to the account of the name, or to an operator's account, as soon as the room is joined. It travels as a hash (message 7). Null for none.</summary>
    public string? Password { get; init; }

    /// <summary>Asks for encryption, as cb0t does. A room that knows none answers in the clear, and the client goes on so.</summary>
    public bool Encrypt { get; init; }

    /// <summary>What the client can do. All by default.</summary>
    public ClientFeatures Features { get; init; } = ClientFeatures.PrivateChat | ClientFeatures.Sharing | ClientFeatures.Compression;

    /// <summary>Which voice clips and markup the client takes. Voice clips of every kind by default.</summary>
    public ExtraFeatures Extra { get; init; } = ExtraFeatures.Voice | ExtraFeatures.PrivateVoice | ExtraFeatures.Opus | ExtraFeatures.PrivateOpus;

    /// <summary>0 when not told.</summary>
    public byte Age { get; init; }

    /// <summary>0 not told, 1 male, 2 female.</summary>
    public byte Gender { get; init; }

    /// <summary>See <see cref="AresCountries"/>; 0 when not told.</summary>
    public byte Country { get; init; }

    /// <summary>City or the like; rooms keep 30 characters.</summary>
    public string Region { get; init; } = string.Empty;

    /// <summary>Port at which this client takes direct chats and transfers; 0 for none.</summary>
    public ushort DataPort { get; init; }

    /// <summary>Address in the user's own network, as told to the room.</summary>
    public Ip4 LocalAddress { get; init; }

    /// <summary>Supernode of the user, for clients of the file network.</summary>
    public Node Supernode { get; init; }

    /// <summary>Tells clients of cb0t that private messages may come sealed, see <see cref="SealedText"/>; they are opened in any case. In place of the port of a supernode.</summary>
    public bool InvitesSealed { get; init; }

    /// <summary>Asks the room for a ping every few seconds.</summary>
    public bool FastPing { get; init; }

    /// <summary>Goes to another room when this one says so, at most <see cref="AresClient.MaxRedirects"/> times in a row. Off by default: the address comes from a stranger.</summary>
    public bool FollowRedirects { get; init; }

    /// <summary>Comes back by itself when the connection is lost.</summary>
    public bool Reconnect { get; init; } = true;

    /// <summary>Wait before the first attempt to come back; it doubles with each further one.</summary>
    public TimeSpan ReconnectAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait before an attempt to come back.</summary>
    public TimeSpan ReconnectAtMost { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Time for the connection to be made.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time from the connection to the end of the user list.</summary>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time for the room to answer anything else.</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the status is sent, which keeps the place in the room: rooms in use put out who sends none for 240 s. A connection silent for three times this is taken as lost.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Events that wait for one listener at most.</summary>
    public int EventBuffer { get; init; } = 4096;

    /// <summary>Local address to connect from; null for any.</summary>
    public IPAddress? Bind { get; init; }

    /// <summary>Options for a room that somebody passed on as a hashlink.</summary>
    /// <param name="room">The room.</param>
    /// <param name="name">Name to be known by.</param>
    public static AresClientOptions For(Hashlink room, string name) => new() { Host = room.Address.ToString(), Port = room.Port, Name = name };
}
