using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.Ares.Client;

/// <summary>What a room told so far, kept up to date by its frames, which become events.</summary>
internal sealed partial class RoomMirror(AresClientOptions options, EventFeed<AresEvent> feed, ClientMetrics metrics, TimeProvider time, ILogger log)
{
    private readonly ConcurrentDictionary<string, RoomUser> users = new(StringComparer.Ordinal);
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(3);
    private readonly List<(long At, string Text)> lastWords = [];
    private TaskCompletionSource listed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Fences Fences { get; } = new();

    public Requests Requests { get; } = new();

    /// <summary>What is told anew after every join.</summary>
    public OwnLook Look { get; } = new();

    public RoomConnection? Connection { get; private set; }

    public IEnumerable<RoomUser> Users => users.Values;

    public int UserCount => users.Count;

    public string Name { get; private set; } = string.Empty;

    public string Room { get; private set; } = string.Empty;

    public string Topic { get; private set; } = string.Empty;

    public string ServerVersion { get; private set; } = string.Empty;

    public RoomFeatures Features { get; private set; }

    public byte Language { get; private set; }

    public uint Cookie { get; private set; }

    public bool HasVoice { get; private set; }

    public (string Address, string Caption) Link { get; private set; } = (string.Empty, string.Empty);

    public ReadOnlyMemory<byte> Icon { get; private set; }

    public Hashlink? Redirect { get; private set; }

    public long LastHeard { get; private set; }

    public byte Level => Find(Name)?.Level ?? 0;

    /// <summary>Completes at the end of the first user list of this connection.</summary>
    public Task Listed => listed.Task;

    /// <summary>What the room said in the last seconds, for the case that it closes the connection.</summary>
    public string LastWords
    {
        get
        {
            lock (lastWords)
            {
                return string.Join(' ', lastWords.Where(w => time.GetElapsedTime(w.At) <= Recent).Select(w => w.Text).Distinct());
            }
        }
    }

    public RoomUser? Find(string name) => users.GetValueOrDefault(name);

    public void Attach(RoomConnection connection)
    {
        Connection = connection;
        Redirect = null;
        listed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        users.Clear();
        scribbles.Clear();
        lock (lastWords)
        {
            lastWords.Clear();
        }
    }

    public void Detach(string reason)
    {
        Connection = null;
        Fences.Fail(reason);
        Requests.Fail(reason);
        users.Clear();
    }

    /// <summary>Takes one frame of the room. What is not as it should be is told and skipped: a room's mistake does not end the visit.</summary>
    public void Receive(byte code, ReadOnlySpan<byte> body)
    {
        LastHeard = time.GetTimestamp();
        metrics.Received(body.Length + AresFrames.Format.Header);
        Handle(code, body);
    }

    private void Handle(byte code, ReadOnlySpan<byte> body)
    {
        try
        {
            switch (code)
            {
                case AresFrames.Compressed:
                    HandleCompressed(body);
                    break;
                case AresFrames.Advanced:
                    HandleAdvanced(AresFrames.OpenAdvanced(body, out var inner), inner);
                    break;
                default:
                    if (!HandleRoom(code, body) && !HandlePeople(code, body) && !HandleAnswers(code, body))
                    {
                        feed.Publish(new AresEvent.Unknown(code, false, body.ToArray()));
                    }

                    break;
            }
        }
        catch (WireException bad)
        {
            log.Malformed(code, bad.Message);
            feed.Publish(new AresEvent.Unknown(code, false, body.ToArray()));
        }
        catch (Exception fault) when (IsOurs(code, fault))
        {
            feed.Publish(new AresEvent.Unknown(code, false, body.ToArray()));
        }
    }

    /// <summary>A fault of ours is told in the log, and costs one frame instead of the visit.</summary>
    private bool IsOurs(byte code, Exception fault)
    {
        log.Fault(code, fault);
        return true;
    }

    private T Read<T>(ReadOnlySpan<byte> body)
        where T : struct, IMessage<T> => AresFrames.Read<T>(body, Connection?.Cipher);

    private void HandleCompressed(ReadOnlySpan<byte> stream)
    {
        using var frames = new WireBuffer();
        AresCompression.Inflate(stream, frames);
        for (var at = 0; at < frames.Length;)
        {
            var head = frames.Written.Slice(at, AresFrames.Format.Header);
            var length = head[0] | (head[1] << 8);
            Handle(head[2], frames.Written.Slice(at + AresFrames.Format.Header, length));
            at += AresFrames.Format.Header + length;
        }
    }

    private bool HandleRoom(byte code, ReadOnlySpan<byte> body)
    {
        switch (code)
        {
            case 0:
                var error = Read<ToClient.Error>(body).Text;
                Remember(error);
                feed.Publish(new AresEvent.ErrorSaid(error));
                return true;
            case 3:
                OnAck(Read<ToClient.LoginAck>(body));
                return true;
            case 6:
                var redirect = Read<ToClient.Redirect>(body);
                Redirect = new Hashlink(redirect.Address, redirect.Port, redirect.Room);
                feed.Publish(new AresEvent.Redirected(Redirect, redirect.Reason));
                return true;
            case 31 or 32:
                Topic = Read<ToClient.Topic>(body).Text;
                feed.Publish(new AresEvent.TopicTold(Topic, code == 31));
                return true;
            case 35:
                OnListEnd();
                return true;
            case 43:
                feed.Publish(new AresEvent.MarkupSent(Read<ToClient.Html>(body).Markup));
                return true;
            case 44:
                OnRoomLine(Read<ToClient.NoSuch>(body).Text);
                return true;
            case 73:
                var link = Read<ToClient.Url>(body);
                Link = (link.Address, link.Caption);
                feed.Publish(new AresEvent.LinkTold(link.Address, link.Caption));
                return true;
            case 75:
                feed.Publish(new AresEvent.OperatorTold(Read<ToClient.OpChange>(body).IsOperator));
                return true;
            case 92:
                OnFeatures(Read<ToClient.MyFeatures>(body));
                return true;
            default:
                return code is 8 or 14 or 36;
        }
    }

    private void OnAck(in ToClient.LoginAck ack)
    {
        users.Clear();
        (Name, Room) = (ack.Name, ack.Room);
    }

    private void OnListEnd()
    {
        listed.TrySetResult();
        feed.Publish(new AresEvent.Joined(Name, Room, users.Count));
    }

    private void OnRoomLine(string text)
    {
        Remember(text);
        Fences.Line(text);
        feed.Publish(new AresEvent.RoomSaid(text));
    }

    private void OnFeatures(in ToClient.MyFeatures features)
    {
        (ServerVersion, Features, Language, Cookie) = (features.Version, (RoomFeatures)features.Features, features.Language, features.Cookie);
        if (Connection is not { } connection)
        {
            return;
        }

        if (options.Password is { } password)
        {
            connection.Send(new ToServer.AutoLogin(SecureLogin.Hash(SecureLogin.Secret(password), Cookie, connection.Server)));
        }

        if (options.FastPing)
        {
            connection.Send(default(ToServer.FastPing));
        }

        Look.Tell(connection);
    }

    /// <summary>A few lines are enough to say why a room closes a connection.</summary>
    private void Remember(string text)
    {
        lock (lastWords)
        {
            if (lastWords.Count == 4)
            {
                lastWords.RemoveAt(0);
            }

            lastWords.Add((time.GetTimestamp(), AresText.StripColours(text)));
        }
    }
}
