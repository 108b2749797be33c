using System.Collections.Immutable;
using System.Net;

namespace Parlance.Soulseek;

/// <summary>Users: watching, status, speed and shares, privileges, the own account.</summary>
public sealed partial class ClientUsers
{
    private readonly ClientCore core;
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> needed = new(StringComparer.Ordinal);
    private ImmutableHashSet<string> watched = ImmutableHashSet.Create<string>(StringComparer.Ordinal);
    private ImmutableHashSet<string> privileged = ImmutableHashSet.Create<string>(StringComparer.Ordinal);
    private bool away;

    internal ClientUsers(ClientCore core)
    {
        this.core = core;
        core.LoggedIn += OnLoggedIn;
        Listen();
    }

    /// <summary>Users whose changes the server tells: those of <see cref="WatchAsync"/>, and those with whom files are exchanged. They are watched again after the link was lost.</summary>
    public IReadOnlySet<string> Watched
    {
        get
        {
            lock (gate)
            {
                return watched.Union(needed.Keys);
            }
        }
    }

    /// <summary>Called with name, status and privileges of a user, on the read loop.</summary>
    internal event Action<string, uint, bool>? StatusTold;

    /// <summary>Called with a user's figures, on the read loop.</summary>
    internal event Action<string, UserStats>? StatsTold;

    /// <summary>Has the server tell when a user's status changes, as <see cref="UserStatusChanged"/>.</summary>
    /// <param name="username">Whom.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How he stands; null when there is no such user.</returns>
    /// <exception cref="SoulseekException">There is no link, or no answer. Source: 003 AddUser (Code 5).</exception>
    public async Task<WatchedUser?> WatchAsync(string username, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            watched = watched.Add(username);
        }

        var answer = await core.AskAsync<ToServer.WatchUser, ToClient.WatchUser>(new(username), m => m.Username == username, cancellationToken);
        return answer.Exists ? new WatchedUser(username, answer.Status, answer.Stats, answer.Country) : null;
    }

    /// <summary>Has it tell no longer, unless files are being exchanged with him.</summary>
    /// <param name="username">Whom.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <exception cref="SoulseekDisconnectedException">There is no link. Source: SLSKPROTOCOL server 6.</exception>
    public ValueTask UnwatchAsync(string username, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            watched = watched.Remove(username);
            if (needed.ContainsKey(username))
            {
                return ValueTask.CompletedTask;
            }
        }

        return core.SendAsync(new ToServer.UnwatchUser(username), cancellationToken);
    }

    /// <summary>Asks for a user's status.</summary>
    /// <param name="username">Whose.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The status; offline also for a name nobody has.</returns>
    /// <exception cref="SoulseekException">There is no link, or no answer. Source: 002 GetUserStatus:7.</exception>
    public async Task<UserStatusChanged> GetStatusAsync(string username, CancellationToken cancellationToken = default)
    {
        var answer = await core.AskAsync<ToServer.GetUserStatus, ToClient.GetUserStatus>(new(username), m => m.Username == username, cancellationToken);
        return new(answer.Username, answer.Status, answer.Privileged);
    }

    /// <summary>Asks for a user's speed and shares.</summary>
    /// <param name="username">Whose.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The figures; zeros for a name nobody has.</returns>
    /// <exception cref="SoulseekException">There is no link, or no answer. Source: 002 GetUserStats:36.</exception>
    public async Task<UserStats> GetStatsAsync(string username, CancellationToken cancellationToken = default) =>
        (await core.AskAsync<ToServer.GetUserStats, ToClient.GetUserStats>(new(username), m => m.Username == username, cancellationToken)).Stats;

    /// <summary>Asks where a user listens.</summary>
    /// <param name="username">Whose address.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Address and port; null when he is not online.</returns>
    /// <exception cref="SoulseekException">There is no link, or no answer. Source: 002 GetPeerAddress:3.</exception>
    public async Task<IPEndPoint?> GetAddressAsync(string username, CancellationToken cancellationToken = default)
    {
        var answer = await core.AskAsync<ToServer.GetPeerAddress, ToClient.GetPeerAddress>(new(username), m => m.Username == username, cancellationToken);
        return answer.Ip == Wire.Ip4.None ? null : new IPEndPoint(answer.Ip.ToIPAddress(), (int)Math.Min(answer.Port, ushort.MaxValue));
    }

    /// <summary>Says that the user is away, or back.</summary>
    /// <param name="isAway">Whether.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <exception cref="SoulseekDisconnectedException">There is no link. Source: 002 SetStatus:28.</exception>
    public ValueTask SetAwayAsync(bool isAway, CancellationToken cancellationToken = default)
    {
        away = isAway;
        return core.SendAsync(new ToServer.SetStatus(isAway ? UserStatus.Away : UserStatus.Online), cancellationToken);
    }

    /// <summary>Asks how long the own privileges last.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Time left; zero for none.</returns>
    /// <exception cref="SoulseekException">There is no link, or no answer. Source: 002 CheckPrivileges:92.</exception>
    public async Task<TimeSpan> GetPrivilegesAsync(CancellationToken cancellationToken = default) =>
        TimeSpan.FromSeconds((await core.AskAsync<ToServer.CheckPrivileges, ToClient.CheckPrivileges>(default, _ => true, cancellationToken)).Seconds);

    /// <summary>Gives some of the own privileges to another user.</summary>
    /// <param name="username">To whom.</param>
    /// <param name="days">How many days.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <exception cref="SoulseekDisconnectedException">There is no link. Source: 003 GivePrivileges (Code 123).</exception>
    public ValueTask GivePrivilegesAsync(string username, int days, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        return core.SendAsync(new ToServer.GivePrivileges(username, (uint)days), cancellationToken);
    }

    /// <summary>Whether the server said that a user has privileges.</summary>
    /// <param name="username">Who.</param>
    public bool IsPrivileged(string username) => privileged.Contains(username);

    /// <summary>Sets another password and waits for the server's word.</summary>
    /// <param name="password">The new password; not empty.</param>
    /// <param name="cancellationToken">Gives up waiting; the password may be changed all the same.</param>
    /// <exception cref="SoulseekException">There is no link, or no answer. Source: 003 NewPassword (Code 142).</exception>
    public Task ChangePasswordAsync(string password, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        return core.AskAsync<ToServer.ChangePassword, ToClient.ChangePassword>(new(password), m => m.Password == password, cancellationToken);
    }

    /// <summary>Watches without waiting for the answer, until <see cref="Unwatch"/> was called as often.</summary>
    internal void Watch(string username)
    {
        lock (gate)
        {
            needed[username] = needed.GetValueOrDefault(username) + 1;
            if (needed[username] == 1 && !watched.Contains(username))
            {
                core.Link.TrySend(new ToServer.WatchUser(username));
            }
        }
    }

    /// <summary>Takes one <see cref="Watch"/> back.</summary>
    internal void Unwatch(string username)
    {
        lock (gate)
        {
            if (!needed.TryGetValue(username, out var count))
            {
                return;
            }

            if (count > 1)
            {
                needed[username] = count - 1;
            }
            else if (needed.Remove(username) && !watched.Contains(username))
            {
                core.Link.TrySend(new ToServer.UnwatchUser(username));
            }
        }
    }

    private void OnLoggedIn()
    {
        core.Link.TrySend(default(ToServer.CheckPrivileges));
        core.Link.TrySend(new ToServer.SetStatus(away ? UserStatus.Away : UserStatus.Online));
        core.Link.TrySend(new ToServer.WatchUser(core.Username));
        foreach (var username in Watched)
        {
            core.Link.TrySend(new ToServer.WatchUser(username));
        }
    }

    private void Listen()
    {
        core.Routes.On<ToClient.WatchUser>(Told);
        core.Routes.On<ToClient.GetUserStatus>(m => StatusIs(m.Username, m.Status, m.Privileged));
        core.Routes.On<ToClient.GetUserStats>(m => StatsAre(m.Username, m.Stats));
        core.Routes.On<ToClient.PrivilegedUsers>(m => Exchange(ImmutableHashSet.Create(StringComparer.Ordinal, m.Usernames)));
        core.Routes.On<ToClient.AddToPrivileged>(m => Exchange(privileged.Add(m.Username)));
        core.Routes.On<ToClient.CheckPrivileges>(m => core.Events.Publish(new PrivilegesTold(TimeSpan.FromSeconds(m.Seconds))));
        core.Routes.On<ToClient.NotifyPrivileges>(m => core.Link.TrySend(new ToServer.AckNotifyPrivileges(m.Token)));
        core.Routes.On<ToClient.GetPeerAddress>();
        core.Routes.On<ToClient.ChangePassword>();
        core.Routes.On<ToClient.UserPrivileged>();
    }

    private void Told(ToClient.WatchUser m)
    {
        if (m.Exists)
        {
            StatusTold?.Invoke(m.Username, m.Status, privileged.Contains(m.Username));
            StatsTold?.Invoke(m.Username, m.Stats);
        }
    }

    private void StatusIs(string username, uint status, bool isPrivileged)
    {
        Exchange(isPrivileged ? privileged.Add(username) : privileged.Remove(username));
        StatusTold?.Invoke(username, status, isPrivileged);
        core.Events.Publish(new UserStatusChanged(username, status, isPrivileged));
    }

    private void StatsAre(string username, UserStats stats)
    {
        StatsTold?.Invoke(username, stats);
        core.Events.Publish(new UserStatsChanged(username, stats));
    }

    private void Exchange(ImmutableHashSet<string> changed) => Volatile.Write(ref privileged, changed);
}
