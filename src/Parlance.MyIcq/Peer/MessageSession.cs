using System.Collections.Concurrent;
using System.Net;
using Parlance.MyIcq.Messages;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.MyIcq;

/// <summary>A message session with one other client, used both ways.</summary>
internal sealed class MessageSession(MyIcqPeer peer, FrameStream stream, uint uin, bool isVerified, IPAddress from) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<uint, TaskCompletionSource> waiting = [];
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ids count down (gaim).</summary>
    private uint next = uint.MaxValue;

    /// <summary>Number of the other user.</summary>
    public uint Uin => uin;

    /// <summary>The other user is where the server says.</summary>
    public bool IsVerified => isVerified;

    /// <summary>Completes when the session is gone.</summary>
    public Task Over => over.Task;

    public void Start() => Reading = ReadAllAsync();

    public Task Reading { get; private set; } = Task.CompletedTask;

    /// <summary>Sends a message and waits for its confirmation; false when none comes in time.</summary>
    public async Task<bool> SendAsync(byte type, string text, CancellationToken cancellation)
    {
        var id = Interlocked.Decrement(ref next);
        var answer = waiting[id] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var time = (uint)peer.Client.Time.GetUtcNow().ToUnixTimeSeconds();
            await stream.SendAsync(new ToPeer.Message(id, type, time, text), peer.Client, peer.Options.Face, cancellation).ConfigureAwait(false);
            await Task.WhenAny(answer.Task, over.Task).WaitAsync(peer.Options.AnswerTimeout, peer.Client.Time, cancellation).ConfigureAwait(false);
            return answer.Task.IsCompleted;
        }
        catch (Exception broken) when (broken is IOException or TimeoutException or ObjectDisposedException)
        {
            // A client that does not confirm in time is not tried again until it is heard of anew (gaim).
            peer.Log.Broken(from, broken.Message);
            await DisposeAsync().ConfigureAwait(false);
            return false;
        }
        finally
        {
            waiting.TryRemove(id, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync().ConfigureAwait(false);
        peer.Ended(this);
        over.TrySetResult();
    }

    private async Task ReadAllAsync()
    {
        try
        {
            while (await stream.NextAsync(peer.Closing).ConfigureAwait(false) is { } frame)
            {
                if (frame.Header.Uin != uin)
                {
                    peer.Log.Impostor(from, frame.Header.Uin);
                    return;
                }

                await TakeAsync(frame.Header, frame.Body).ConfigureAwait(false);
            }
        }
        catch (Exception broken) when (broken is IOException or WireException or OperationCanceledException or ObjectDisposedException)
        {
            peer.Log.Broken(from, broken.Message);
        }
        finally
        {
            await DisposeAsync().ConfigureAwait(false);
        }
    }

    private ValueTask TakeAsync(PeerHeader header, ReadOnlyMemory<byte> body)
    {
        if (header.Command == ToPeer.MessageAck.Spec.Code)
        {
            if (waiting.TryGetValue(Reader.Read<ToPeer.MessageAck>(body.Span, MyIcqStyle.Default).Id, out var answer))
            {
                answer.TrySetResult();
            }

            return ValueTask.CompletedTask;
        }

        if (header.Command != ToPeer.Message.Spec.Code)
        {
            throw new WireException("cmd", 0, $"{header.Command:X4} in a message session");
        }

        var message = Reader.Read<ToPeer.Message>(body.Span, MyIcqStyle.Default);
        peer.Client.Instruments.Received();
        peer.Events.Publish(new MyIcqPeerEvent.MessageReceived(
            uin, isVerified, MessageBodies.Read(message.Type, message.Text, peer.Client.Options.Codepage), DateTimeOffset.FromUnixTimeSeconds(message.Time)));
        return stream.SendAsync(new ToPeer.MessageAck(message.Id), peer.Client, peer.Options.Face, peer.Closing);
    }
}
