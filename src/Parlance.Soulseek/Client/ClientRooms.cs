using System.Collections.Immutable;

namespace Parlance.Soulseek;

/// <summary>Rooms: entering, speaking, tickers, private rooms. Rooms that were entered are entered again after the link was lost.</summary>
public sealed partial class ClientRooms
{
    private const int LongestLine = 2048;
    private const int LongestTicker = 1024;
    private readonly ClientCore core;
    private readonly Lock gate = new();
    private ImmutableDictionary<string, JoinedRoom> joined = ImmutableDictionary.Create<string, JoinedRoom>(StringComparer.Ordinal);
    private ImmutableDictionary<string, bool> wanted = ImmutableDictionary.Create<string, bool>(StringComparer.Ordinal);
    private bool wantsGlobal;

    internal ClientRooms(ClientCore core)
    {
        this.core = core;
        core.LoggedIn += OnLoggedIn;
        Listen();
        ListenToPrivateRooms();
    }

    /// <summary>The rooms the user is in, with their members as they are now.</summary>
    public IReadOnlyDictionary<string, JoinedRoom> Joined => joined;

    /// <summary>Enters a room; a room that does not exist is made.</summary>
    /// <param name="room">Its name: 1 to 24 characters of printable ASCII, without blanks at the ends or two in a row.</param>
    /// <param name="asPrivate">Make a private room if there is none of that name.</param>
    /// <param name="cancellationToken">Gives up waiting; the room may be entered all the same.</param>
    /// <returns>The room; null when it cannot be entered, for which the server gives its reason in a private message.</returns>
    /// <exception cref="ArgumentException">The name cannot be a room's; the server would answer with a private message only.</exception>
    /// <exception cref="SoulseekException">There is no link, or no answer. Source: 002 JoinRoom:14, CantCreateRoom:1003.</exception>
    public async Task<JoinedRoom?> JoinAsync(string room, bool asPrivate = false, CancellationToken cancellationToken = default)
    {
        Line.CheckRoom(room);
        if (joined.TryGetValue(room, out var present))
        {
            return present;
        }

        using var entered = core.Routes.Expected.Expect<ToClient.JoinRoom>(m => m.Room == room);
        using var refused = core.Routes.Expected.Expect<ToClient.CantCreateRoom>(m => m.Room == room);
        await core.SendAsync(new ToServer.JoinRoom(room, asPrivate ? 1u : 0u), cancellationToken);
        await Task.WhenAny(entered.Task, refused.Task).WaitForAsync(core, cancellationToken);
        if (!entered.Task.IsCompleted)
        {
            await refused.Task;
            return null;
        }

        await entered.Task;
        Want(room, asPrivate);
        return joined.GetValueOrDefault(room);
    }

    /// <summary>Leaves a room and waits for the server's word.</summary>
    /// <param name="room">Its name.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SoulseekException">There is no link, or no answer. Source: 002 LeaveRoom:15.</exception>
    public async Task LeaveAsync(string room, CancellationToken cancellationToken = default)
    {
        Unwant(room);
        if (joined.ContainsKey(room))
        {
            await core.AskAsync<ToServer.LeaveRoom, ToClient.LeaveRoom>(new(room), m => m.Room == room, cancellationToken);
        }
    }

    /// <summary>Says a line. It comes back as <see cref="LineSaid"/>, like everybody's.</summary>
    /// <param name="room">A room the user is in.</param>
    /// <param name="text">One line of at most 2048 bytes; anything else the server drops without a word, so it is refused here.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <exception cref="ArgumentException">The text is not one line, or too long.</exception>
    /// <exception cref="SoulseekDisconnectedException">There is no link. Source: 002 SayChatroom:13.</exception>
    public ValueTask SayAsync(string room, string text, CancellationToken cancellationToken = default) =>
        core.SendAsync(new ToServer.SayChatroom(room, Line.Checked(text, LongestLine)), cancellationToken);

    /// <summary>Asks which rooms there are.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>All rooms, also small ones that are left out of the list after a login.</returns>
    /// <exception cref="SoulseekException">There is no link, or no answer. Source: 002 RoomList:64.</exception>
    public async Task<RoomListing> ListAsync(CancellationToken cancellationToken = default) =>
        RoomListing.From(await core.AskAsync<ToServer.RoomList, ToClient.RoomList>(default, _ => true, cancellationToken));

    /// <summary>Pins a text to a room.</summary>
    /// <param name="room">A room the user is in.</param>
    /// <param name="ticker">One line of at most 1024 bytes; empty to take it off again.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <exception cref="SoulseekDisconnectedException">There is no link. Source: 003 ChatRoomTickerSet (Code 116).</exception>
    public ValueTask SetTickerAsync(string room, string ticker, CancellationToken cancellationToken = default) =>
        core.SendAsync(new ToServer.SetRoomTicker(room, Line.Checked(ticker, LongestTicker)), cancellationToken);

    /// <summary>Hears what is said in all public rooms, as <see cref="GlobalLineSaid"/>.</summary>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <exception cref="SoulseekDisconnectedException">There is no link. Source: SLSKPROTOCOL server 150.</exception>
    public ValueTask JoinGlobalAsync(CancellationToken cancellationToken = default)
    {
        wantsGlobal = true;
        return core.SendAsync(default(ToServer.JoinGlobalRoom), cancellationToken);
    }

    /// <summary>Hears it no longer.</summary>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <exception cref="SoulseekDisconnectedException">There is no link. Source: SLSKPROTOCOL server 151.</exception>
    public ValueTask LeaveGlobalAsync(CancellationToken cancellationToken = default)
    {
        wantsGlobal = false;
        return core.SendAsync(default(ToServer.LeaveGlobalRoom), cancellationToken);
    }

    private void OnLoggedIn()
    {
        lock (gate)
        {
            joined = joined.Clear();
        }

        core.Link.TrySend(new ToServer.EnableRoomInvitations(core.Options.AcceptRoomInvitations));
        foreach (var (room, asPrivate) in wanted)
        {
            core.Link.TrySend(new ToServer.JoinRoom(room, asPrivate ? 1u : 0u));
        }

        if (wantsGlobal)
        {
            core.Link.TrySend(default(ToServer.JoinGlobalRoom));
        }
    }

    private void Listen()
    {
        core.Routes.On<ToClient.SayChatroom>(m => core.Events.Publish(new LineSaid(m.Room, m.Username, m.Message)));
        core.Routes.On<ToClient.GlobalRoomMessage>(m => core.Events.Publish(new GlobalLineSaid(m.Room, m.Username, m.Message)));
        core.Routes.On<ToClient.JoinRoom>(Entered);
        core.Routes.On<ToClient.LeaveRoom>(Left);
        core.Routes.On<ToClient.CantCreateRoom>(m => core.Events.Publish(new RoomRefused(m.Room)));
        core.Routes.On<ToClient.RoomList>();
        core.Routes.On<ToClient.UserJoinedRoom>(Came);
        core.Routes.On<ToClient.UserLeftRoom>(Went);
        core.Routes.On<ToClient.RoomTickers>(m => core.Events.Publish(new RoomTickersListed(m.Room, m.Tickers)));
        core.Routes.On<ToClient.RoomTickerAdded>(m => core.Events.Publish(new RoomTickerSet(m.Room, m.Username, m.Ticker)));
        core.Routes.On<ToClient.RoomTickerRemoved>(m => core.Events.Publish(new RoomTickerCleared(m.Room, m.Username)));
        core.Routes.On<ToClient.GetUserStatus>(m => Update(m.Username, member => member with { Status = m.Status }));
        core.Routes.On<ToClient.GetUserStats>(m => Update(m.Username, member => member with { Stats = m.Stats }));
    }

    private void Entered(ToClient.JoinRoom m)
    {
        var room = JoinedRoom.From(m);
        lock (gate)
        {
            joined = joined.SetItem(room.Name, room);
        }

        core.Events.Publish(new RoomJoined(room));
    }

    private void Left(ToClient.LeaveRoom m)
    {
        Unwant(m.Room);
        lock (gate)
        {
            joined = joined.Remove(m.Room);
        }

        core.Events.Publish(new RoomExited(m.Room));
    }

    private void Came(ToClient.UserJoinedRoom m)
    {
        var member = new RoomMember(m.Username, m.Status, m.Stats, m.Country);
        Change(m.Room, room => room with { Members = room.Members.SetItem(m.Username, member) });
        core.Events.Publish(new RoomMemberJoined(m.Room, member));
    }

    private void Went(ToClient.UserLeftRoom m)
    {
        Change(m.Room, room => room with { Members = room.Members.Remove(m.Username) });
        core.Events.Publish(new RoomMemberLeft(m.Room, m.Username));
    }

    private void Update(string username, Func<RoomMember, RoomMember> change)
    {
        foreach (var room in joined.Values)
        {
            if (room.Members.TryGetValue(username, out var member))
            {
                Change(room.Name, present => present with { Members = present.Members.SetItem(username, change(member)) });
            }
        }
    }

    private void Change(string name, Func<JoinedRoom, JoinedRoom> change)
    {
        lock (gate)
        {
            if (joined.TryGetValue(name, out var room))
            {
                joined = joined.SetItem(name, change(room));
            }
        }
    }

    private void Want(string room, bool asPrivate)
    {
        lock (gate)
        {
            wanted = wanted.SetItem(room, asPrivate);
        }
    }

    private void Unwant(string room)
    {
        lock (gate)
        {
            wanted = wanted.Remove(room);
        }
    }
}
