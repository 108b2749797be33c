namespace Parlance.Ares.Client;

/// <summary>Who is there; ignoring; direct chats.</summary>
/// <remarks>Every method that sends raises an <see cref="AresException"/> when the client is in no room or the connection is lost.</remarks>
public sealed class AresUsers
{
    private readonly RoomLine line;

    internal AresUsers(RoomLine line) => this.line = line;

    /// <summary>Everybody there, oneself and the room's own user included, at this moment; at most 10,000 are kept.</summary>
    public IReadOnlyList<RoomUser> All => [.. line.Mirror.Users];

    /// <summary>How many are there.</summary>
    public int Count => line.Mirror.UserCount;

    /// <summary>Oneself; null before the join.</summary>
    public RoomUser? Me => line.Mirror.Find(line.Mirror.Name);

    /// <summary>Somebody by name, as the room writes it.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Null when nobody of that name is there.</returns>
    public RoomUser? Find(string name) => line.Mirror.Find(name);

    /// <summary>Hears nothing of a user any more (45). The room keeps it for this installation.</summary>
    /// <param name="name">The user.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    /// <remarks>sb0t does not look at the flag but toggles: there, ignoring twice is hearing again.</remarks>
    public ValueTask IgnoreAsync(string name, CancellationToken cancellationToken = default) => line.SendAsync(new ToServer.IgnoreList(true, name), cancellationToken);

    /// <summary>Hears a user again (45).</summary>
    /// <param name="name">The user.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public ValueTask HearAsync(string name, CancellationToken cancellationToken = default) => line.SendAsync(new ToServer.IgnoreList(false, name), cancellationToken);

    /// <summary>Asks a user to open a direct chat with this client (72), which must listen at <see cref="AresClientOptions.DataPort"/>.</summary>
    /// <param name="name">The user.</param>
    /// <param name="session">Identity of the session, 16 bytes, which the user will show when connecting.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<DirectChatOutcome> AskForDirectChatAsync(string name, ReadOnlyMemory<byte> session, CancellationToken cancellationToken = default) =>
        AskAsync(line.Frame(new ToServer.DirChatPush(name, session.ToArray())), line.Mirror.Requests.Push, DirectChatOutcome.Unanswered, cancellationToken);

    /// <summary>Asks for nodes of the file network (70).</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>At most 20; none where the room hides addresses or does not answer in time.</returns>
    public async Task<IReadOnlyList<Node>> SupernodesAsync(CancellationToken cancellationToken = default) =>
        await AskAsync(line.Frame(default(ToServer.SupernodesRequest)), line.Mirror.Requests.Supernodes, [], cancellationToken);

    /// <summary>Measures the time to the room and back.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Null when the room did not answer in time.</returns>
    public async Task<TimeSpan?> PingAsync(CancellationToken cancellationToken = default)
    {
        var start = line.Time.GetTimestamp();
        var (_, isClosed) = await line.AskAsync(string.Empty, [], cancellationToken);
        return isClosed ? line.Time.GetElapsedTime(start) : null;
    }

    private async Task<T> AskAsync<T>(byte[] frame, Func<Task<T>> request, T otherwise, CancellationToken cancel)
    {
        var answer = request();
        await line.SendAsync(frame, cancel);
        return await line.WaitAsync(answer, otherwise, cancel);
    }
}
