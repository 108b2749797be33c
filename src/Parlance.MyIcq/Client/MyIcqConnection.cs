using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Parlance.MyIcq.Messages;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.MyIcq;

/// <summary>One UDP conversation with the server, from registration or login to its end: numbers, keys, confirmations, requests and their answers.</summary>
/// <remarks>Everything received is handled on the socket's thread; nothing there waits.</remarks>
internal sealed class MyIcqConnection : IUdpLinkEvents, IDisposable
{
    private const int HighestFirst = 0x3FFF;
    private readonly ConcurrentDictionary<ushort, Question> questions = [];
    private readonly TaskCompletionSource<MyIcqSessionEnd> over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SequenceWindow window = new(4096);
    private readonly Lock gate = new();
    private readonly MyIcqClientOptions options;
    private readonly IMyIcqListener listener;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly UdpLink link;
    private readonly uint sid;
    private volatile MyIcqCipher? cipher;
    private volatile bool holdsBackAck;
    private ServerHeader heldBack;
    private ITimer? keepAlive;
    private long lastHeard;
    private int keepingAlive;

    public MyIcqConnection(IPEndPoint server, uint uin, MyIcqClientOptions options, IMyIcqListener listener, TimeProvider time, ILogger log)
    {
        (Uin, this.options, this.listener, this.time, this.log) = (uin, options, listener, time, log);
        sid = (uint)options.Random.Next() + 1;
        lastHeard = time.GetTimestamp();
        var reliable = new ReliableUdpOptions { Interval = options.RetransmitInterval, Tries = options.Tries, Cycles = 1, SkipsZero = true, Waiting = 16_384 };
        link = new UdpLink(server, options.Local, (ushort)(options.Random.Next(HighestFirst + 1) + 1), reliable, MyIcqLimits.PeerFrame, this, time);
        link.Start();
    }

    /// <summary>Number of the user; 0 before there is one.</summary>
    public uint Uin { get; private set; }

    /// <summary>Completes when the session is over, with the reason.</summary>
    public Task<MyIcqSessionEnd> Over => over.Task;

    /// <summary>Transmissions beyond the first.</summary>
    public long Repeated => link.Repeated;

    /// <summary>Sends a packet until it is confirmed, and tells whether it was.</summary>
    public Task<bool> Post<T>(T message)
        where T : struct, IMessage<T>
    {
        var sequence = link.Reserve();
        return link.SendAsync(sequence, Build(message, sequence));
    }

    /// <summary>Sends a packet until it is confirmed.</summary>
    /// <exception cref="MyIcqLinkLostException">It never was.</exception>
    public async Task SendAsync<T>(T message, CancellationToken cancellation)
        where T : struct, IMessage<T>
    {
        if (!await Post(message).WaitAsync(cancellation).ConfigureAwait(false))
        {
            throw new MyIcqLinkLostException("The server does not confirm what it is sent.");
        }
    }

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <returns>The answer; null when the server has nothing to say to it.</returns>
    /// <exception cref="MyIcqException">The link is lost, or the answer does not read.</exception>
    public async Task<TAnswer?> AskAsync<T, TAnswer>(T message, CancellationToken cancellation)
        where T : struct, IMessage<T>
        where TAnswer : struct, IMessage<TAnswer>
    {
        var sequence = link.Reserve();
        var question = questions[sequence] = new Question(time.GetTimestamp());
        try
        {
            var sent = link.SendAsync(sequence, Build(message, sequence));
            await Task.WhenAny(sent, question.Answer.Task).WaitAsync(cancellation).ConfigureAwait(false);
            if (!question.Answer.Task.IsCompleted && !await sent.ConfigureAwait(false))
            {
                throw new MyIcqLinkLostException("The server does not confirm what it is sent.");
            }

            var answer = await question.Answer.Task.WaitAsync(options.ReplyTimeout, time, cancellation).ConfigureAwait(false);
            return answer.Is<TAnswer>(out var read) ? read : null;
        }
        catch (TimeoutException)
        {
            // Confirmed, though perhaps only a repetition was: so there is nothing to be said.
            return null;
        }
        catch (WireException wrong)
        {
            throw new MyIcqException("The answer of the server does not read.", wrong);
        }
        finally
        {
            questions.TryRemove(sequence, out _);
        }
    }

    /// <summary>Registers; the confirmation of the answer waits for <see cref="LogInAsync"/> or <see cref="Leave"/>, as real clients do it.</summary>
    /// <returns>The answer; null when none came.</returns>
    public async Task<ToClient.NewUin?> RegisterAsync(string password, CancellationToken cancellation)
    {
        holdsBackAck = true;
        var answer = await EnterAsync(new ToServer.NewUin(password), cancellation).ConfigureAwait(false);
        if (answer is not { } given || !given.Is<ToClient.NewUin>(out var made))
        {
            return null;
        }

        Uin = made.Uin;
        return made;
    }

    /// <summary>Logs in. After a registration on the same connection that is logged out of first, and its answer confirmed last.</summary>
    /// <returns>The answer; null when none came.</returns>
    public async Task<ToClient.Login?> LogInAsync(ToServer.Login login, CancellationToken cancellation)
    {
        if (holdsBackAck)
        {
            SendOnce(default(ToServer.Logout));
        }

        var entering = EnterAsync(login, cancellation);
        ReleaseAck();
        var answer = await entering.ConfigureAwait(false);
        return answer is { } given && given.Is<ToClient.Login>(out var reply) ? reply : null;
    }

    /// <summary>From now on what the client says is encrypted, and it gives signs of life.</summary>
    public void Begin(string password)
    {
        cipher = MyIcqCipher.FromPassword(password);
        keepAlive = time.CreateTimer(_ => SendKeepAlive(), null, options.KeepAlive, options.KeepAlive);
        if (over.Task.IsCompleted)
        {
            keepAlive.Dispose();
        }
    }

    /// <summary>Logs out: one packet that nobody confirms.</summary>
    public void Leave()
    {
        SendOnce(default(ToServer.Logout));
        ReleaseAck();
        End(MyIcqSessionEnd.LoggedOut);
    }

    /// <summary>Ends the session; what waits for answers fails.</summary>
    public void End(MyIcqSessionEnd reason)
    {
        if (over.TrySetResult(reason))
        {
            Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        over.TrySetResult(MyIcqSessionEnd.LoggedOut);
        keepAlive?.Dispose();
        link.Dispose();
        foreach (var (_, question) in questions)
        {
            question.Answer.TrySetException(new MyIcqLinkLostException("The session ended before the answer came."));
        }
    }

    /// <inheritdoc/>
    public void Received(ReadOnlySpan<byte> datagram)
    {
        if (!MyIcqEnvelope.TryRead(datagram, out ServerHeader header) || header.Version != MyIcqEnvelope.Version || header.Sid != sid)
        {
            return;
        }

        Volatile.Write(ref lastHeard, time.GetTimestamp());
        var answer = new MyIcqAnswer(header, datagram[MyIcqLimits.Header..].ToArray());
        if (header.Acknowledged != 0)
        {
            Settle(answer);
        }

        if (header.Sequence != 0)
        {
            Take(answer);
        }
    }

    /// <inheritdoc/>
    public void Unanswered()
    {
        // One cycle is all there is; the end of it is a loss.
    }

    /// <inheritdoc/>
    public void Lost(long firstSent)
    {
        if (Volatile.Read(ref lastHeard) < firstSent)
        {
            End(MyIcqSessionEnd.LinkLost);
        }
    }

    /// <inheritdoc/>
    public void Failed(Exception error) => log.Fault(error);

    /// <summary>
    /// A bare confirmation is all there is to say when it comes before the request was repeated. Later it may answer a repetition while the true answer was lost;
    /// then that comes again by itself.
    /// </summary>
    private void Settle(in MyIcqAnswer answer)
    {
        link.Acknowledge(answer.Header.Acknowledged);
        if (questions.TryGetValue(answer.Header.Acknowledged, out var question)
            && (!answer.IsBare || (!question.IsRepeated && time.GetElapsedTime(question.AskedAt) < options.RetransmitInterval)))
        {
            question.Answer.TrySetResult(answer);
        }
    }

    /// <summary>Acted on once and confirmed each time; answers to signs of life are never confirmed.</summary>
    private void Take(in MyIcqAnswer answer)
    {
        var isNew = window.Receive(answer.Header.Sequence) == Arrival.New;
        window.Answer(answer.Header.Sequence);
        if (isNew && answer.Header.Acknowledged == 0)
        {
            Tell(answer);
        }

        if (answer.Header.Command == ToClient.NewUin.Spec.Code && holdsBackAck)
        {
            heldBack = answer.Header;
        }
        else if (answer.Header.Command != ToClient.KeepAlive.Spec.Code)
        {
            // The answer to the registration is confirmed before anything that follows the login.
            ReleaseAck();
            Confirm(answer.Header.Sequence);
        }
    }

    private void Tell(in MyIcqAnswer answer)
    {
        try
        {
            listener.Told(this, answer);
        }
        catch (WireException wrong)
        {
            log.Malformed(answer.Header.Command, wrong.Message);
        }
    }

    private void ReleaseAck()
    {
        if (holdsBackAck)
        {
            holdsBackAck = false;
            if (heldBack.Sequence != 0)
            {
                Confirm(heldBack.Sequence);
            }
        }
    }

    private void Confirm(ushort sequence) => link.SendOnce(Build(default(ToServer.Ack), sequence));

    private void SendOnce<T>(in T message)
        where T : struct, IMessage<T> => link.SendOnce(Build(message, link.Reserve()));

    /// <summary>Registrations and logins are repeated until they are answered: a confirmation alone says nothing.</summary>
    private async Task<MyIcqAnswer?> EnterAsync<T>(T message, CancellationToken cancellation)
        where T : struct, IMessage<T>
    {
        var sequence = link.Reserve();
        var question = questions[sequence] = new Question(time.GetTimestamp(), isRepeated: true);
        var datagram = Build(message, sequence);
        try
        {
            for (var left = Math.Max(1, options.Tries); left > 0 && !question.Answer.Task.IsCompleted; left--)
            {
                link.SendOnce(datagram);
                await Task.WhenAny(question.Answer.Task, Task.Delay(options.RetransmitInterval, time, cancellation)).ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
            }

            return question.Answer.Task.IsCompleted ? await question.Answer.Task.ConfigureAwait(false) : null;
        }
        finally
        {
            questions.TryRemove(sequence, out _);
        }
    }

    private void SendKeepAlive()
    {
        if (Interlocked.Exchange(ref keepingAlive, 1) == 0)
        {
            Post(new ToServer.KeepAlive((uint)options.Random.Next())).ContinueWith(
                _ => Volatile.Write(ref keepingAlive, 0), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private byte[] Build<T>(in T message, ushort sequence)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        var key = MyIcqEnvelope.IsClear((ushort)T.Spec.Code) ? null : cipher;
        var uin = T.Spec.Code == ToServer.NewUin.Spec.Code ? 0 : Uin;
        MyIcqEnvelope.Write(message, new ClientHeader(MyIcqEnvelope.Version, 0, uin, sid, 0, sequence, 0), key, Pick(), buffer);
        return buffer.Written.ToArray();
    }

    private byte Pick()
    {
        lock (gate)
        {
            return (byte)options.Random.Next(256);
        }
    }

    private sealed class Question(long askedAt, bool isRepeated = false)
    {
        public TaskCompletionSource<MyIcqAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long AskedAt => askedAt;

        /// <summary>It is sent again whatever is confirmed.</summary>
        public bool IsRepeated => isRepeated;
    }
}
