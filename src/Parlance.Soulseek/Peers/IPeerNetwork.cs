using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>What parts of a client may ask of its connections to other clients and to the server. Uploads and downloads stand on this and know no socket.</summary>
internal interface IPeerNetwork
{
    /// <summary>The client's own name.</summary>
    string Username { get; }

    /// <summary>Whether the server link stands and is logged in.</summary>
    bool IsLoggedIn { get; }

    /// <summary>Called on the server's read loop whenever a watched user's status comes: name, status (see <see cref="UserStatus"/>), privileged. Handlers must be short.</summary>
    event Action<string, uint, bool>? StatusChanged;

    /// <summary>Called on the server's read loop after each login. Handlers must be short.</summary>
    event Action? LoggedIn;

    /// <summary>A token no other transfer, search or connection of this client has at the moment.</summary>
    uint NextToken();

    /// <summary>Whether the server said that a user has privileges.</summary>
    bool IsPrivileged(string username);

    /// <summary>Asks the server to tell the user's status whenever it changes, until <see cref="Unwatch"/> was called as often; asked again after each reconnection.</summary>
    void Watch(string username);

    /// <summary>Takes one <see cref="Watch"/> back: when nobody else wants to know, the server need not tell any more.</summary>
    void Unwatch(string username);

    /// <summary>Sends to the server, or does nothing while there is no link.</summary>
    void SendToServer<T>(T message)
        where T : struct, IMessage<T>;

    /// <summary>Sends a message to a user, over the connection there is or a new one (direct and indirect raced).</summary>
    /// <returns>False when the user cannot be reached.</returns>
    ValueTask<bool> SendAsync<T>(string username, T message, CancellationToken cancellationToken = default)
        where T : struct, IMessage<T>;

    /// <summary>Offers a file: sends <see cref="ToPeer.TransferRequest"/> of direction 1 and waits for its answer.</summary>
    /// <param name="username">To whom.</param>
    /// <param name="file">The path under which he asked for it, spelled as he spelled it.</param>
    /// <param name="size">The file's true size in bytes.</param>
    /// <param name="token">From <see cref="NextToken"/>; the file connection carries it too.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answer; null when the user cannot be reached or says nothing for <see cref="PeerOptions.TransferReply"/>.</returns>
    Task<ToPeer.TransferResponse?> OfferUploadAsync(string username, WireText file, ulong size, uint token, CancellationToken cancellationToken = default);

    /// <summary>Opens a file connection (type <c>F</c>) to the address the server gives for the user, direct and indirect raced, and writes the token to it.</summary>
    /// <returns>The connection, to be disposed of; null when the user cannot be reached.</returns>
    Task<FileConnection?> OpenFileConnectionAsync(string username, uint token, CancellationToken cancellationToken = default);
}
