using System.Diagnostics.CodeAnalysis;
using Parlance.Ares.Server.Protection;
using Parlance.Ares.Server.Rooms;
using Parlance.Core.Model;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.Ares.Server.Sessions;

/// <summary>One connection to a room: a native client or a web chat.</summary>
[SuppressMessage("Design", "CA1001", Justification = "OnLeft gives the buffer back; the cipher is still needed for what is queued then, and holds no more than memory.")]
internal sealed partial class AresSession : StreamSession, IBodyReader, IAresConnection
{
    private const uint StatusCode = 4;
    private const int StatusHead = 13;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AvatarAfter = TimeSpan.FromSeconds(10);
    private readonly AresServer server;
    private readonly FloodGate chat;
    private readonly FloodGate privates;
    private readonly FloodGate others;
    private readonly RepeatRule repeats;
    private AresUser? user;
    private AresCipher? cipher;
    private long lastHeard;
    private long? lastPing;
    private bool hasTriedHash;
    private bool hasSaidWhy;

    public AresSession(AresServer server, StreamLink link)
        : base(Network.Ares, link, AresFrames.Format, server.Services)
    {
        this.server = server;
        chat = new FloodGate(server.Room.Network.Flood, server.Services.Time);
        var network = server.Room.Network;
        privates = new FloodGate(network.Times(network.Guard.PrivateTimes), server.Services.Time);
        others = new FloodGate(network.Times(network.Guard.OtherTimes), server.Services.Time);
        repeats = new RepeatRule(network.Raised(network.Guard.EqualLines));
        lastHeard = server.Services.Time.GetTimestamp();
    }

    public override bool IsLoggedIn => user is not null;

    /// <summary>The visitor; null before login.</summary>
    public AresUser? User => user;

    /// <inheritdoc/>
    public AresCipher? Cipher => cipher;

    protected override string Who => user?.Name ?? "not logged in";

    protected override int MaxFrame => IsLoggedIn ? AresLimits.Frame : AresLimits.FrameBeforeLogin;

    protected override bool EndsOnMalformedBody => true;

    private AresRoom Room => server.Room;

    private AresUser Me => user!;

    public TMessage Read<TMessage>(ReadOnlySpan<byte> body)
        where TMessage : struct, IMessage<TMessage> => AresFrames.Read<TMessage>(body, cipher);

    /// <summary>Tells the client why, and ends the session.</summary>
    public void Refuse(string reason, SessionEnd end)
    {
        hasSaidWhy = true;
        Say(AresPayload.Announcement(reason));
        if (!IsWeb)
        {
            Say(AresPayload.Of(new ToClient.Error(reason)));
        }

        End(end);
    }

    /// <summary>Names another room to the client, and ends the session.</summary>
    public void SendAway(Hashlink there)
    {
        hasSaidWhy = true;
        Say(AresPayload.Of(new ToClient.Redirect(there.Address, there.Port, there.Address, there.Name, "Redirecting...")));
        End(SessionEnd.Redirected);
    }

    protected override ValueTask HandleAsync(uint code, ReadOnlySpan<byte> body)
    {
        lastHeard = Time.GetTimestamp();
        if (!IsLoggedIn && code is not (1 or 2))
        {
            throw new WireException("code", 2, $"{code} before the login");
        }

        return code switch
        {
            AresFrames.Compressed => InflateAsync(body),
            AresFrames.Advanced => AdvancedAsync(body),
            StatusCode when body.Length < StatusHead => BareStatusAsync(),
            _ => RouteAsync(AresRoutes.Frames, code, body),
        };
    }

    protected override void OnTick()
    {
        if (user is null)
        {
            base.OnTick();
            return;
        }

        var silence = IsWeb ? TimeSpan.FromSeconds(120) : Room.Network.Guard.Silence;
        if (Time.GetElapsedTime(lastHeard) > silence)
        {
            Refuse("Nothing was heard of you for too long.", SessionEnd.Silent);
        }
        else if (!user.HasChosenAvatar && Room.DefaultAvatar.Length > 0 && Time.GetUtcNow() - user.Session.Since >= AvatarAfter)
        {
            user.HasChosenAvatar = true;
            AresRoom.SetAvatar(user, Room.DefaultAvatar);
        }
        else if (user.IsFastPing && !IsWeb && IsPingDue)
        {
            Ping();
        }
    }

    protected override void OnEnding(SessionEnd reason)
    {
        var words = reason switch
        {
            SessionEnd.Flood => "You were put out for flooding.",
            SessionEnd.Banned => "You are banned.",
            SessionEnd.ServerStopping => "The server stops. See you soon.",
            SessionEnd.AccountDeleted => "Your account was deleted.",
            SessionEnd.Renamed => "Your account goes by another name now. Log in again.",
            _ => string.Empty,
        };
        if (words.Length > 0 && user is not null && !hasSaidWhy)
        {
            Say(AresPayload.Announcement(words));
        }
    }

    protected override void OnLeft()
    {
        if (user is not null)
        {
            Room.Leave(user);
        }

        server.Closed(this);
        message.Dispose();
    }

    private async ValueTask InflateAsync(byte[] stream)
    {
        using var frames = new WireBuffer();
        AresCompression.Inflate(stream, frames);
        for (var at = 0; at < frames.Length && Ending is null;)
        {
            var head = frames.Written.Slice(at, AresFrames.Format.Header);
            var length = head[0] | (head[1] << 8);
            var handled = HandleAsync(head[2], frames.Written.Slice(at + AresFrames.Format.Header, length));
            at += AresFrames.Format.Header + length;
            await handled;
        }
    }

    private ValueTask InflateAsync(ReadOnlySpan<byte> stream) => InflateAsync(stream.ToArray());

    private ValueTask AdvancedAsync(ReadOnlySpan<byte> body) => RouteAsync(AresRoutes.Advanced, AresFrames.OpenAdvanced(body, out var inner), inner);

    private ValueTask RouteAsync(Routes<AresSession> routes, uint code, ReadOnlySpan<byte> body)
    {
        if (routes.Find(code) is not { } route)
        {
            return ValueTask.CompletedTask;
        }

        return GateOf(route) is { } gate && gate.Take(1) is var wait && wait > TimeSpan.Zero
            ? DelayedAsync(route, gate, body.ToArray(), wait)
            : route.InvokeAsync(this, body);
    }

    private async ValueTask DelayedAsync(Route<AresSession> route, FloodGate gate, byte[] body, TimeSpan wait)
    {
        if (await PassAsync(gate, wait))
        {
            await route.InvokeAsync(this, body);
        }
    }

    /// <summary>Waits for a turn.</summary>
    /// <returns>False when the session has ended, or has been delayed for so long that it ends now.</returns>
    private async ValueTask<bool> PassAsync(FloodGate gate, TimeSpan wait)
    {
        if (gate.IsHopeless)
        {
            PutOutForFlood();
            return false;
        }

        await Task.Delay(wait, Time);
        return Ending is null;
    }

    /// <summary>The allowance a frame is taken from. Operators are not slowed, as in rooms in use; nor are shares, which come by the thousand.</summary>
    private FloodGate? GateOf(Route<AresSession> route) =>
        user is null or { Level: > 0 } or { MayFlood: true } ? null
        : route.Cost > 0 ? chat
        : route.Spec.Link != AresLink.Room ? others
        : route.Spec.Code switch
        {
            1 or 2 or 14 or 50 or 51 => null,
            25 => privates,
            _ => others,
        };

    /// <summary>A status that says nothing is proof of life all the same: rooms in use do not read it at all, and answer.</summary>
    private ValueTask BareStatusAsync()
    {
        if (others.Take(1) <= TimeSpan.Zero || Me.Level > 0)
        {
            Me.Connection.Deliver(new Core.Events.Delivery(new AresUserChanged(Me)));
        }

        return ValueTask.CompletedTask;
    }

    private void PutOutForFlood()
    {
        Room.TellOperators($"{Me.Name} was put out for flooding");
        End(SessionEnd.Flood);
    }

    private bool IsPingDue => lastPing is not { } at || Time.GetElapsedTime(at) >= PingEvery;

    private void Ping()
    {
        lastPing = Time.GetTimestamp();
        Me.Send(AresPayload.Of(default(ToClient.FastPing)));
    }

    /// <summary>Sends something whether logged in or not.</summary>
    private void Say(AresPayload payload)
    {
        var bytes = Outbox.Rent();
        if (!IsWeb)
        {
            payload.Write(bytes, cipher);
        }
        else if (payload.Web is { } web)
        {
            WebFrames.Write(web, bytes);
            FitWeb(bytes, 0);
        }

        SendBytes(bytes);
    }
}
