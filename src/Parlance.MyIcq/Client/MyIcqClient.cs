using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Wire.Clients;

namespace Parlance.MyIcq;

/// <summary>A client of MyICQ (LinQ 1.0): registers, logs in and stays logged in.</summary>
/// <remarks>
/// Everything it does is in parts: <see cref="Contacts"/>, <see cref="Messages"/>, <see cref="Groups"/>, <see cref="Directory"/>, <see cref="Profile"/>. What happens is told through
/// <see cref="Events"/>. Safe to use from several threads. Methods that need a session throw <see cref="MyIcqException"/> without one; what the server may well refuse is a result.
/// The password travels in clear at registration and login; that is the protocol.
/// </remarks>
[SuppressMessage("Usage", "CA2213", Justification = "DisposeAsyncCore disposes of them; the analysis does not see that it is called.")]
public sealed partial class MyIcqClient : IMyIcqListener, IAsyncDisposable
{
    private readonly OnlyOnce end = new();
    private readonly SteadyLogin<MyIcqLoginOutcome> login;
    private readonly MyIcqClientOptions options;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly MyIcqInstruments instruments;
    private volatile MyIcqConnection? connection;
    private Credentials? credentials;

    /// <summary>Makes a client; nothing is sent before it registers or logs in.</summary>
    /// <param name="options">How it behaves.</param>
    /// <param name="log">Where it tells of its life; never passwords or what was written.</param>
    /// <param name="time">The clock.</param>
    /// <param name="meter">Where it counts; null makes a meter of its own, "Parlance.MyIcq".</param>
    public MyIcqClient(MyIcqClientOptions options, ILogger<MyIcqClient>? log = null, TimeProvider? time = null, Meter? meter = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.log = log ?? NullLogger<MyIcqClient>.Instance;
        this.time = time ?? TimeProvider.System;
        instruments = new MyIcqInstruments(meter);
        login = new SteadyLogin<MyIcqLoginOutcome>(
            new Steps(this), MyIcqLoginOutcome.LoggedIn, () => new BackOff(options.ReconnectFirst, options.ReconnectMost, options.Random), this.time);
        Events = new EventFeed<MyIcqEvent>(options.EventCapacity);
        Contacts = new MyIcqContacts(this, options);
        Messages = new MyIcqMessages(this, options);
        Groups = new MyIcqGroups(this, options);
        Directory = new MyIcqDirectory(this, options);
        Profile = new MyIcqProfiles(this, options);
    }

    /// <summary>What happens: listen with <c>await foreach (var e in client.Events.SubscribeAsync())</c>.</summary>
    public EventFeed<MyIcqEvent> Events { get; }

    /// <summary>The contact list, which the server keeps, and consent.</summary>
    public MyIcqContacts Contacts { get; }

    /// <summary>Messages to others.</summary>
    public MyIcqMessages Messages { get; }

    /// <summary>Chat groups.</summary>
    public MyIcqGroups Groups { get; }

    /// <summary>Finding users.</summary>
    public MyIcqDirectory Directory { get; }

    /// <summary>What users tell about themselves; the password.</summary>
    public MyIcqProfiles Profile { get; }

    /// <summary>Number of the user who is logged in, or being logged in again; 0 otherwise.</summary>
    public uint Uin => credentials?.Uin ?? 0;

    /// <summary>Whether there is a session now.</summary>
    public bool IsLoggedIn => connection is { } present && !present.Over.IsCompleted;

    /// <summary>The state told last; it is told again after a reconnect.</summary>
    public MyIcqStatus Status { get; private set; }

    /// <summary>Where the user's own <see cref="MyIcqPeer"/> takes message sessions, told at the next login; 0 for nowhere. The peer sets it when it starts.</summary>
    public ushort MessagePort { get; set; }

    /// <summary>The client's address as the server sees it; null before the first login.</summary>
    public IPAddress? OuterAddress { get; private set; }

    /// <summary>The client's address as it sees itself, as it told the server; null before the first login.</summary>
    public IPAddress? InnerAddress { get; private set; }

    /// <summary>Packets of the present session sent again because they were not confirmed.</summary>
    public long Repeated => connection?.Repeated ?? 0;

    internal MyIcqInstruments Instruments => instruments;

    internal TimeProvider Time => time;

    internal MyIcqClientOptions Options => options;

    /// <summary>Asks for a new number (NEW_UIN) and does not log in with it.</summary>
    /// <param name="password">The password, 1 to 16 bytes of the code page; its first eight become the key of sessions.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The new number; null when the server is closed to new users or does not answer.</returns>
    /// <exception cref="ArgumentException">The password is empty or longer than 16 bytes.</exception>
    public async Task<uint?> RegisterAsync(string password, CancellationToken cancellation = default)
    {
        var bytes = PasswordOf(password, nameof(password));
        ObjectDisposedException.ThrowIf(end.HasBegun, this);
        if (await ResolveAsync(cancellation).ConfigureAwait(false) is not { } server)
        {
            return null;
        }

        using var desk = new MyIcqConnection(server, 0, options, this, time, log);
        var made = await desk.RegisterAsync(bytes, cancellation).ConfigureAwait(false);
        desk.Leave();
        return made is { Uin: > 0 } ? made.Value.Uin : null;
    }

    /// <summary>Asks for a new number and logs in with it on the same connection, as real clients do: LOGOUT, LOGIN, and then the confirmation of the registration.</summary>
    /// <param name="password">The password, 1 to 16 bytes of the code page.</param>
    /// <param name="status">The first state.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The new number; null when the server is closed to new users or does not answer.</returns>
    /// <exception cref="ArgumentException">The password is empty or longer than 16 bytes.</exception>
    public async Task<uint?> RegisterAndLogInAsync(string password, MyIcqStatus status = MyIcqStatus.Online, CancellationToken cancellation = default)
    {
        var bytes = PasswordOf(password, nameof(password));
        var outcome = await EnterAsync(new Credentials(0, bytes), status, cancellation).ConfigureAwait(false);
        return outcome == MyIcqLoginOutcome.LoggedIn ? Uin : null;
    }

    /// <summary>Logs in, or out and in again when there is a session. From then on the client keeps the session alive and, unless told otherwise, logs in again when it is lost.</summary>
    /// <param name="uin">Number of the user.</param>
    /// <param name="password">The password.</param>
    /// <param name="status">The first state.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="OperationCanceledException">It was given up, or the client logged out meanwhile.</exception>
    public Task<MyIcqLoginOutcome> LogInAsync(uint uin, string password, MyIcqStatus status = MyIcqStatus.Online, CancellationToken cancellation = default) =>
        EnterAsync(new Credentials(uin, options.Codepage.Encode(password)), status, cancellation);

    /// <summary>Changes the user's state (CHANGE_STATUS); without a session it counts from the next login.</summary>
    /// <param name="status">The state: online, away or invisible.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="MyIcqLinkLostException">The server did not confirm it.</exception>
    public Task SetStatusAsync(MyIcqStatus status, CancellationToken cancellation = default)
    {
        Status = status;
        return IsLoggedIn ? Need().SendAsync(new Messages.ToServer.ChangeStatus((uint)status), cancellation) : Task.CompletedTask;
    }

    /// <summary>Logs out and stays so. Does nothing without a session.</summary>
    public Task LogOutAsync() => login.LogOutAsync();

    /// <summary>Logs out and ends the feed of events. Whoever calls it again waits for the same.</summary>
    public ValueTask DisposeAsync() => end.DoAsync(DisposeAsyncCore);

    private async ValueTask DisposeAsyncCore()
    {
        await login.CloseAsync().ConfigureAwait(false);
        Events.Complete();
        instruments.Dispose();
    }

    /// <summary>The session, or an exception that says there is none.</summary>
    internal MyIcqConnection Need() =>
        connection is { } present && !present.Over.IsCompleted ? present : throw new MyIcqException("The client is not logged in.");

    /// <summary>The password has changed: the next login uses the new one.</summary>
    internal void RememberPassword(string bytes) => credentials = credentials is { } who ? who with { Password = bytes } : null;

    /// <summary>Bytes of a password that servers take.</summary>
    internal string PasswordOf(string password, string parameter)
    {
        var bytes = options.Codepage.Encode(password);
        return bytes.Length is > 0 and <= MyIcqLimits.Password ? bytes : throw new ArgumentException($"A password has 1 to {MyIcqLimits.Password} bytes.", parameter);
    }

    private sealed record Credentials(uint Uin, string Password);
}
