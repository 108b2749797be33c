using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Wire.Clients;

namespace Parlance.Icq;

/// <summary>A client of ICQ over UDP, versions 2 and 5: registers, logs in and stays logged in.</summary>
/// <remarks>
/// Everything it does is in parts: <see cref="Contacts"/>, <see cref="Messages"/>, <see cref="Directory"/>, <see cref="Profile"/>. What happens is told through <see cref="Events"/>.
/// Safe to use from several threads. Methods that need a session throw <see cref="IcqException"/> without one; what the server may well refuse is a result.
/// </remarks>
[SuppressMessage("Usage", "CA2213", Justification = "DisposeAsyncCore disposes of them; the analysis does not see that it is called.")]
public sealed partial class IcqClient : IIcqListener, IAsyncDisposable
{
    private readonly OnlyOnce end = new();
    private readonly SteadyLogin<IcqLoginOutcome> login;
    private readonly IcqClientOptions options;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly IcqInstruments instruments;
    private volatile IcqConnection? connection;
    private Credentials? credentials;

    /// <summary>Makes a client; nothing is sent before <see cref="RegisterAsync"/> or <see cref="LogInAsync"/>.</summary>
    /// <param name="options">How it behaves.</param>
    /// <param name="log">Where it tells of its life; never passwords or what was written.</param>
    /// <param name="time">The clock.</param>
    /// <param name="meter">Where it counts; null makes a meter of its own, "Parlance.Icq".</param>
    /// <exception cref="ArgumentOutOfRangeException">The version is neither 2 nor 5.</exception>
    public IcqClient(IcqClientOptions options, ILogger<IcqClient>? log = null, TimeProvider? time = null, Meter? meter = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Version is not (2 or 5))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Version, "The version must be 2 or 5.");
        }

        this.options = options;
        this.log = log ?? NullLogger<IcqClient>.Instance;
        this.time = time ?? TimeProvider.System;
        instruments = new IcqInstruments(meter);
        login = new SteadyLogin<IcqLoginOutcome>(
            new Steps(this), IcqLoginOutcome.LoggedIn, () => new BackOff(options.ReconnectFirst, options.ReconnectMost, options.Random), this.time);
        Events = new EventFeed<IcqEvent>(options.EventCapacity);
        Contacts = new IcqContacts(this, options);
        Messages = new IcqMessages(this, options);
        Directory = new IcqDirectory(this, options);
        Profile = new IcqProfiles(this, options);
    }

    /// <summary>What happens: listen with <c>await foreach (var e in client.Events.SubscribeAsync())</c>.</summary>
    public EventFeed<IcqEvent> Events { get; }

    /// <summary>Whose presence the user hears of, and who hears of the user's.</summary>
    public IcqContacts Contacts { get; }

    /// <summary>Messages to others.</summary>
    public IcqMessages Messages { get; }

    /// <summary>Finding users.</summary>
    public IcqDirectory Directory { get; }

    /// <summary>What users tell about themselves; password and account.</summary>
    public IcqProfiles Profile { get; }

    /// <summary>UIN of the user who is logged in, or being logged in again; 0 otherwise.</summary>
    public uint Uin => credentials?.Uin ?? 0;

    /// <summary>Whether there is a session now.</summary>
    public bool IsLoggedIn => connection is { } present && !present.Over.IsCompleted;

    /// <summary>The status word told last; it is told again after a reconnect. See <see cref="IcqStatus"/>.</summary>
    public uint Status { get; private set; }

    /// <summary>The client's address as the server sees it; null before the first login.</summary>
    public IPAddress? OuterAddress { get; private set; }

    /// <summary>Packets of the present session sent again because they were not acknowledged.</summary>
    public long Repeated => connection?.Repeated ?? 0;

    /// <summary>Asks for a new UIN (NEW_USER_REG). Log in with it afterwards.</summary>
    /// <param name="password">The password, 1 to 8 bytes of the code page.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The new UIN; null when the server is closed to new users, busy, or does not answer.</returns>
    /// <exception cref="ArgumentException">The password is empty or longer than 8 bytes.</exception>
    public async Task<uint?> RegisterAsync(string password, CancellationToken cancellation = default)
    {
        var bytes = options.Codepage.Encode(password);
        if (bytes.Length is 0 or > IcqLimits.SignificantPassword)
        {
            throw new ArgumentException($"A password has 1 to {IcqLimits.SignificantPassword} bytes.", nameof(password));
        }

        ObjectDisposedException.ThrowIf(end.HasBegun, this);
        if (await ResolveAsync(cancellation).ConfigureAwait(false) is not { } server)
        {
            return null;
        }

        using var desk = new IcqConnection(server, 0, options, this, time, log);
        var rest = new byte[options.Version == 2 ? 4 : 12];
        var answer = await desk.EnterAsync(new ToServer.NewUserReg(2, bytes, options.Version == 2 ? 0x72u : 0xA0u, rest), cancellation).ConfigureAwait(false);
        return answer is { } given && given.Is<ToClient.NewUserUin>(out var message)
            ? options.Version == 2 ? message.Uin : given.Header.Uin
            : null;
    }

    /// <summary>Logs in, or out and in again when there is a session. From then on the client keeps the session alive and, unless told otherwise, logs in again when it is lost.</summary>
    /// <param name="uin">UIN of the user.</param>
    /// <param name="password">The password; eight bytes count.</param>
    /// <param name="status">The first status word; see <see cref="IcqStatus"/>.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="OperationCanceledException">It was given up, or the client logged out meanwhile.</exception>
    public Task<IcqLoginOutcome> LogInAsync(uint uin, string password, uint status = IcqStatus.Online, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(end.HasBegun, this);
        var bytes = options.Codepage.Encode(password, IcqLimits.SignificantPassword);
        return login.LogInAsync(() => (credentials, Status) = (new Credentials(uin, bytes), status), cancellation);
    }

    /// <summary>Changes the user's status (STATUS_CHANGE); without a session it counts from the next login.</summary>
    /// <param name="status">The status word; see <see cref="IcqStatus"/>.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IcqLinkLostException">The server did not acknowledge it.</exception>
    public Task SetStatusAsync(uint status, CancellationToken cancellation = default)
    {
        Status = status;
        return IsLoggedIn ? Need().SendAsync(new ToServer.StatusChange(status), cancellation) : Task.CompletedTask;
    }

    /// <summary>Logs out (B_USER_DISCONNECTED) and stays so. Does nothing without a session.</summary>
    /// <param name="cancellation">Ends the waiting for the server's acknowledgement.</param>
    public Task LogOutAsync(CancellationToken cancellation = default) => login.LogOutAsync(cancellation);

    /// <summary>Logs out and ends the feed of events. Whoever calls it again waits for the same.</summary>
    public ValueTask DisposeAsync() => end.DoAsync(DisposeAsyncCore);

    private async ValueTask DisposeAsyncCore()
    {
        await login.CloseAsync().ConfigureAwait(false);
        Events.Complete();
        instruments.Dispose();
    }

    /// <summary>The session, or an exception that says there is none.</summary>
    internal IcqConnection Need() =>
        connection is { } present && !present.Over.IsCompleted ? present : throw new IcqException("The client is not logged in.");

    /// <summary>The password has changed: the next login uses the new one.</summary>
    internal void RememberPassword(string bytes) => credentials = credentials is { } who ? who with { Password = bytes } : null;

    internal IcqInstruments Instruments => instruments;

    internal TimeProvider Time => time;

    internal ILogger Log => log;

    /// <summary>How long a farewell waits to be acknowledged: the server misses nothing if it does not hear it.</summary>
    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(2);

    private sealed record Credentials(uint Uin, string Password);
}
