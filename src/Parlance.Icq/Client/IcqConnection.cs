using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.Icq;

/// <summary>One UDP conversation with the server, from registration or login to its end: numbers, acknowledgements, questions and their answers.</summary>
/// <remarks>Everything received is handled on the socket's thread; nothing there waits.</remarks>
internal sealed partial class IcqConnection : IUdpLinkEvents, IDisposable
{
    private readonly ConcurrentDictionary<ushort, IcqQuestion> questions = [];
    private readonly TaskCompletionSource<IcqSessionEnd> over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<IcqAnswer> entrance = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SequenceWindow window = new(4096);
    private readonly Lock gate = new();
    private readonly IcqClientOptions options;
    private readonly IcqEnvelope envelope;
    private readonly IIcqListener listener;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly UdpLink link;
    private readonly uint session;
    private ITimer? keepAlive;
    private ITimer? giveUp;
    private long lastHeard;
    private int numbers;
    private int keepingAlive;
    private int waitsForStored;

    public IcqConnection(IPEndPoint server, uint uin, IcqClientOptions options, IIcqListener listener, TimeProvider time, ILogger log)
    {
        (Uin, this.options, this.listener, this.time, this.log) = (uin, options, listener, time, log);
        envelope = IcqEnvelope.Of(options.Version);
        session = options.Version == 5 ? (uint)options.Random.Next(1, 0x3FFF_FFFF) : 0;
        var first = options.Version == 5 ? (ushort)options.Random.Next(1, 0x4000) : (ushort)1;
        lastHeard = time.GetTimestamp();
        var reliable = new ReliableUdpOptions { Interval = options.RetransmitInterval, Tries = options.Tries, Cycles = options.Cycles, Waiting = 16_384 };
        link = new UdpLink(server, options.Local, first, reliable, IcqLimits.Datagram, this, time);
        link.Start();
    }

    /// <summary>UIN of the user; 0 before there is one.</summary>
    public uint Uin { get; }

    /// <summary>Version of the protocol.</summary>
    public int Version => options.Version;

    /// <summary>Where the socket is bound.</summary>
    public IPEndPoint Local => link.LocalEndPoint;

    /// <summary>Completes when the session is over, with the reason.</summary>
    public Task<IcqSessionEnd> Over => over.Task;

    /// <summary>Transmissions beyond the first.</summary>
    public long Repeated => link.Repeated;

    /// <summary>Sends a packet until it is acknowledged.</summary>
    /// <exception cref="IcqLinkLostException">It never was.</exception>
    public async Task SendAsync<T>(T message, CancellationToken cancellation, ushort? number = null)
        where T : struct, IMessage<T>
    {
        if (!await Post(message, number).WaitAsync(cancellation).ConfigureAwait(false))
        {
            throw new IcqLinkLostException("The server does not acknowledge what it is sent.");
        }
    }

    /// <summary>Sends a packet until it is acknowledged, and tells whether it was.</summary>
    public Task<bool> Post<T>(T message, ushort? number = null)
        where T : struct, IMessage<T>
    {
        var sequence = link.Reserve();
        return link.SendAsync(sequence, Build(message, sequence, number ?? NextNumber()));
    }

    /// <summary>Asks something and waits until the answer is whole.</summary>
    /// <param name="ask">Makes the question of its number.</param>
    /// <param name="take">Takes one packet of the answer; true when it was the last.</param>
    /// <param name="uin">Whom the question is about: "no such UIN" about them is an answer too.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IcqException">No answer came in time.</exception>
    public async Task AskAsync<T>(Func<ushort, T> ask, Func<IcqAnswer, bool> take, uint uin, CancellationToken cancellation)
        where T : struct, IMessage<T>
    {
        var number = NextNumber();
        var question = new IcqQuestion(uin, take);
        questions[number] = question;
        try
        {
            var sent = Post(ask(number), number);
            await Task.WhenAny(sent, question.Answered).WaitAsync(cancellation).ConfigureAwait(false);
            if (!question.Answered.IsCompleted && !await sent.ConfigureAwait(false))
            {
                throw new IcqLinkLostException("The server does not acknowledge what it is sent.");
            }

            await question.Answered.WaitAsync(options.ReplyTimeout, time, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException) when (question.End is not null)
        {
            arrived.GiveUp();
        }
        catch (TimeoutException late)
        {
            throw new IcqException("The server acknowledged the question and never answered it.", late);
        }
        finally
        {
            questions.TryRemove(number, out _);
        }
    }

    /// <summary>
    /// Sends a registration or login until one of the packets that answer those comes. An acknowledgement is not enough: what follows it is mostly sent once,
    /// and again only when it is asked for again.
    /// </summary>
    /// <returns>The answer; null when none came.</returns>
    public async Task<IcqAnswer?> EnterAsync<T>(T message, CancellationToken cancellation)
        where T : struct, IMessage<T>
    {
        var datagram = Build(message, link.Reserve(), NextNumber());
        for (var left = Math.Max(1, options.Tries * options.Cycles); left > 0 && !entrance.Task.IsCompleted; left--)
        {
            link.SendOnce(datagram);
            await Task.WhenAny(entrance.Task, Task.Delay(options.RetransmitInterval, time, cancellation)).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }

        return entrance.Task.IsCompleted ? await entrance.Task.ConfigureAwait(false) : null;
    }

    /// <summary>Begins to give signs of life.</summary>
    public void KeepAlive(TimeSpan period)
    {
        keepAlive = time.CreateTimer(_ => SendKeepAlive(), null, period, period);
        if (over.Task.IsCompleted)
        {
            keepAlive.Dispose();
        }
    }

    /// <summary>Ends the session; what waits for answers fails.</summary>
    public void End(IcqSessionEnd reason)
    {
        if (over.TrySetResult(reason))
        {
            Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        over.TrySetResult(IcqSessionEnd.LoggedOut);
        keepAlive?.Dispose();
        giveUp?.Dispose();
        link.Dispose();
        foreach (var (_, question) in questions)
        {
            question.Fail();
        }
    }

    /// <inheritdoc/>
    public void Lost(long firstSent)
    {
        if (Volatile.Read(ref lastHeard) < firstSent)
        {
            End(IcqSessionEnd.LinkLost);
        }
    }

    /// <summary>Before the next cycle the server is asked for any answer at all (ICQ 0.91, "Introduction").</summary>
    public void Unanswered() => link.SendOnce(Build(new ToServer.SendTextCode("B_MESSAGE_ACK", 5), link.Reserve(), NextNumber()));

    /// <inheritdoc/>
    public void Failed(Exception error) => log.Fault(error);

    private ushort NextNumber()
    {
        var number = (ushort)Interlocked.Increment(ref numbers);
        return number == 0 ? (ushort)Interlocked.Increment(ref numbers) : number;
    }

    /// <summary>Signs of life of version 5 carry the number 0 (mICQ 0.4.6). One that is not acknowledged is not followed by another.</summary>
    private void SendKeepAlive()
    {
        if (storedEnd is not null && ++waitsForStored > 1)
        {
            arrived.GiveUp();
            ReleaseStored();
        }

        if (Interlocked.Exchange(ref keepingAlive, 1) == 0)
        {
            Post(default(ToServer.KeepAlive), 0).ContinueWith(
                _ => Volatile.Write(ref keepingAlive, 0), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private byte[] Build<T>(in T message, ushort sequence, ushort number)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        lock (gate)
        {
            envelope.WriteToServer(message, new IcqHeader(Version, 0, sequence, number, Uin, session), buffer, options.Random);
        }

        return buffer.Written.ToArray();
    }
}
