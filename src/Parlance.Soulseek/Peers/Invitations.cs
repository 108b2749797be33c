using System.Collections.Concurrent;

namespace Parlance.Soulseek;

/// <summary>Users whom the server was asked to have connect to us, by the token they will show.</summary>
internal sealed class Invitations
{
    private readonly ConcurrentDictionary<uint, Invitation> open = new();

    public Invitations(ClientCore core) => core.Routes.On<ToClient.CantConnectToPeer>(m => Find(m.Token)?.Decline());

    public Invitation Open(uint token, string username)
    {
        var invitation = new Invitation(this, token, username);
        open[token] = invitation;
        return invitation;
    }

    /// <summary>The one who waits for this token; null when nobody does.</summary>
    public Invitation? Find(uint token) => open.GetValueOrDefault(token);

    internal void Close(uint token) => open.TryRemove(token, out _);
}

/// <summary>One user who was asked to connect.</summary>
internal sealed class Invitation(Invitations owner, uint token, string username) : IDisposable
{
    private readonly TaskCompletionSource<PeerSocket?> arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Username => username;

    public uint Token => token;

    /// <summary>The connection; null when he cannot connect.</summary>
    public Task<PeerSocket?> Arrival => arrival.Task;

    /// <summary>He is here.</summary>
    /// <returns>False when he is too late.</returns>
    public bool Accept(PeerSocket socket) => arrival.TrySetResult(socket);

    public void Decline() => arrival.TrySetResult(null);

    public void Dispose()
    {
        owner.Close(token);
        Decline();
    }
}
