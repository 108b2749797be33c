using System.Collections.Concurrent;
using Parlance.Core.Model;
using Parlance.Wire;

namespace Parlance.MyIcq.Server;

/// <summary>What goes to the client, and what becomes of it.</summary>
internal sealed partial class MyIcqSession
{
    /// <summary>
    /// How often a datagram is sent anew after it was given up, while the client is heard from. gaim confirms a packet once and is silent to its repetitions,
    /// so after this many the client surely has it, if it confirmed anything else meanwhile.
    /// </summary>
    private const int MostRenewals = 4;

    private const int MostGivenUp = 1024;

    /// <summary>What was given up while nothing was heard of the client; gone with the session.</summary>
    private readonly ConcurrentQueue<Outgoing> givenUp = [];

    /// <summary>Sends a message until it is confirmed.</summary>
    /// <param name="message">The message.</param>
    /// <param name="acknowledged">The request it answers; 0 for none.</param>
    /// <param name="delivered">What to do once the client has it.</param>
    /// <returns>The datagram; empty when the session has ended.</returns>
    public byte[] Send<T>(in T message, ushort acknowledged = 0, Action? delivered = null)
        where T : struct, IMessage<T>
    {
        if (HasEnded)
        {
            return [];
        }

        var sequence = Link.Reserve();
        using var buffer = new WireBuffer(MyIcqLimits.Datagram);
        MyIcqEnvelope.Write(message, HeaderOf(sequence, acknowledged), buffer);
        var bytes = buffer.Written.ToArray();
        tap?.Sent(bytes);
        var outgoing = new Outgoing(sequence, bytes, delivered) { FirstSent = Services.Time.GetTimestamp() };
        if (!Link.Send(sequence, bytes, outgoing))
        {
            End(SessionEnd.SlowReader);
        }

        return bytes;
    }

    public ServerHeader HeaderOf(ushort sequence, ushort acknowledged) => new(Header.Version, 0, Uin, Header.Sid, 0, sequence, acknowledged);

    /// <inheritdoc/>
    void IReliableEvents.Acknowledged(object? tag)
    {
        Volatile.Write(ref acknowledgedAt, Services.Time.GetTimestamp());
        (tag as Outgoing)?.Delivered?.Invoke();
    }

    /// <inheritdoc/>
    void IReliableEvents.CycleEnded(int cycle)
    {
        // Nothing to ask: MyICQ has no word for "are you there" from the server.
    }

    /// <inheritdoc/>
    void IReliableEvents.Lost(object? tag, long firstSent)
    {
        if (tag is not Outgoing lost || HasEnded)
        {
            return;
        }

        if (Volatile.Read(ref heardAt) <= firstSent)
        {
            // Whether the client is still there will be known by its next sign of life, which may be two minutes off.
            givenUp.Enqueue(lost);
            if (givenUp.Count > MostGivenUp)
            {
                End(SessionEnd.SlowReader);
            }

            return;
        }

        Renew(lost);
    }

    /// <summary>The client is there: what it did not confirm while it said nothing is sent anew.</summary>
    private void Renew()
    {
        while (givenUp.TryDequeue(out var lost))
        {
            Renew(lost);
        }
    }

    private void Renew(Outgoing lost)
    {
        if (lost.Renewals++ < MostRenewals)
        {
            Link.Send(lost.Sequence, lost.Bytes, lost);
        }
        else if (Volatile.Read(ref acknowledgedAt) > lost.FirstSent)
        {
            lost.Delivered?.Invoke();
        }
    }
}
