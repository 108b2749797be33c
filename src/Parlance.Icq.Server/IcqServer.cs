using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Core.Services;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.Icq.Server;

/// <summary>The ICQ network: takes datagrams, finds the session each belongs to, and answers those that belong to none.</summary>
/// <remarks>Knows no socket. A session is found by UIN and must be at the address that logged in; only a login with the password moves it.</remarks>
public sealed partial class IcqServer : IDatagramReceiver, IDisposable
{
    private readonly ConcurrentDictionary<uint, IcqSession> sessions = [];
    private readonly ConcurrentBag<WireBuffer> buffers = [];
    private readonly Lock admission = new();
    private readonly StrangerReplies replies;
    private readonly Background background;
    private ReliableUdp? reliable;
    private ITimer? timer;

    /// <summary>Makes the network; it serves nobody until <see cref="Start"/>.</summary>
    public IcqServer(Community community, IcqOptions options, SessionMetrics metrics, ILogger<IcqServer> log)
    {
        Community = community;
        Options = options;
        Metrics = metrics;
        Log = log;
        Rooms = new IcqRooms(community.Rooms);
        replies = new StrangerReplies(options, community.Limits, community.Time);
        registrations = new KnownRegistrations(community.Time);
        background = new Background(log);
        Codepage = Codepage.Find(options.Codepage) ?? throw new ArgumentException($"Icq:Codepage: there is no code page '{options.Codepage}'.", nameof(options));
        foreach (var version in Enumerable.Range(2, 4))
        {
            metrics.Observe(IcqRoutes.Of(version));
        }

        metrics.ObserveQueue("icq sessions", () => Pump.Waiting);
    }

    /// <summary>Sessions that are logged in.</summary>
    public IEnumerable<IcqSession> Online => sessions.Values;

    /// <summary>Nothing is being worked on at this moment.</summary>
    public bool IsIdle => background.Count == 0 && Pump.Waiting == 0 && checking.IsEmpty && sessions.Values.All(session => session.IsIdle);

    /// <summary>Packets sent again because nobody acknowledged them.</summary>
    public long Repeated => reliable?.Repeated ?? 0;

    internal IcqRooms Rooms { get; }

    internal IcqRandomGroups<IcqSession> RandomGroups { get; } = new(Random.Shared);

    internal Community Community { get; }

    internal IcqOptions Options { get; }

    internal SessionMetrics Metrics { get; }

    internal ILogger Log { get; }

    internal Codepage Codepage { get; }

    internal SessionPump Pump { get; } = new();

    internal TimeProvider Time => Community.Time;

    internal ReliableUdp Reliable => reliable ?? throw new InvalidOperationException("The network has not been started.");

    /// <summary>Begins to serve.</summary>
    /// <param name="sink">Where datagrams go.</param>
    public void Start(IDatagramSink sink)
    {
        reliable = new ReliableUdp(Options.Reliable, sink, Time);
        var period = TimeSpan.FromSeconds(Math.Clamp(Options.KeepAlive / 8.0, 0.25, 5));
        timer = Time.CreateTimer(_ => LookAfterSessions(), null, period, period);
    }

    /// <inheritdoc/>
    public void Received(ReadOnlySpan<byte> datagram, SocketAddress from)
    {
        if (datagram.Length > IcqLimits.Datagram)
        {
            return;
        }

        Span<byte> bytes = stackalloc byte[datagram.Length];
        datagram.CopyTo(bytes);
        try
        {
            IcqEnvelope.ReadFromClient(bytes, out var header, out var body);
            Route(header, body, from, datagram.Length);
        }
        catch (WireException wrong)
        {
            Log.NotIcq(datagram.Length, wrong.Message);
        }
    }

    /// <inheritdoc/>
    public void Failed(Exception error) => Log.Fault(error);

    /// <summary>Tells everybody that they are no longer connected, and waits for what was begun.</summary>
    public async Task StopAsync()
    {
        IcqSession[] all = [.. sessions.Values];
        foreach (var session in all)
        {
            session.End(SessionEnd.ServerStopping);
        }

        await background.FinishAsync();
        await Task.WhenAll(all.Select(session => session.Over));
        Dispose();
    }

    /// <summary>Stops the timers.</summary>
    public void Dispose()
    {
        timer?.Dispose();
        reliable?.Dispose();
    }

    internal void Left(IcqSession session)
    {
        RandomGroups.Put(session, 0);
        sessions.TryRemove(KeyValuePair.Create(session.Uin, session));
    }

    internal bool TryFind(uint uin, out IcqSession session) => sessions.TryGetValue(uin, out session!);

    /// <summary>A buffer to build a packet in; give it back.</summary>
    internal WireBuffer RentBuffer() => buffers.TryTake(out var buffer) ? buffer : new WireBuffer();

    internal void Return(WireBuffer buffer)
    {
        buffer.Clear();
        buffers.Add(buffer);
    }

    /// <summary>Sends a packet once, outside any session.</summary>
    internal void SendOnce<T>(in T message, IcqHeader header, SocketAddress to, ReplyBudget? budget = null, IPacketTap? tap = null)
        where T : struct, IMessage<T>
    {
        var buffer = RentBuffer();
        IcqEnvelope.Of(header.Version).WriteToClient(message, header, buffer);
        if (budget is null || budget.TryTake(buffer.Length))
        {
            tap?.Sent(buffer.Written);
            Reliable.SendOnce(buffer.Written, to);
        }

        Return(buffer);
    }

    internal static SocketAddress Copy(SocketAddress address)
    {
        var copy = new SocketAddress(address.Family, address.Size);
        address.Buffer.Span[..address.Size].CopyTo(copy.Buffer.Span);
        return copy;
    }

    internal static IPEndPoint EndPoint(SocketAddress address)
    {
        var bytes = address.Buffer.Span;
        return new IPEndPoint(new IPAddress(bytes.Slice(4, 4)), (bytes[2] << 8) | bytes[3]);
    }

    private void Route(in IcqHeader header, ReadOnlySpan<byte> body, SocketAddress from, int length)
    {
        if (header.Command == ToServer.Login.Spec.Code)
        {
            LogIn(header, body, from, length);
        }
        else if (header.Uin != 0 && sessions.TryGetValue(header.Uin, out var session) && session.IsAt(header, from))
        {
            session.Receive(header, body);
        }
        else
        {
            AnswerStranger(header, body, from, length);
        }
    }

    private void LookAfterSessions()
    {
        var silence = TimeSpan.FromSeconds(3 * Options.KeepAlive);
        foreach (var (_, session) in sessions)
        {
            session.LookAfter(silence);
        }
    }
}
