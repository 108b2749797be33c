using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What comes from the server.</summary>
internal sealed partial class IcqConnection
{
    private const int MostPacketsInOne = IcqLimits.Packets;

    /// <summary>A server that sends a client away says so and answers whatever is still on its way with "not connected"; which comes first is chance.</summary>
    private static readonly TimeSpan PatienceForReason = TimeSpan.FromMilliseconds(500);

    private readonly ServerNumbers arrived = new();
    private ushort? storedEnd;

    /// <inheritdoc/>
    public void Received(ReadOnlySpan<byte> datagram)
    {
        try
        {
            Take(datagram, mayHoldOthers: true);
        }
        catch (WireException wrong)
        {
            log.Malformed(datagram.Length, wrong.Message);
        }
    }

    private void Take(ReadOnlySpan<byte> datagram, bool mayHoldOthers)
    {
        IcqEnvelope.ReadFromServer(datagram, out var header, out var body);
        if (header.Version != Version || header.Session != session)
        {
            return;
        }

        Volatile.Write(ref lastHeard, time.GetTimestamp());
        if (header.Command == ToClient.Ack.Spec.Code)
        {
            link.Acknowledge(header.Sequence);
        }
        else if (IsOutsideSession(header.Command))
        {
            Outside(header, body);
        }
        else
        {
            Inside(header, body, mayHoldOthers);
        }
    }

    /// <summary>Packets that no real client acknowledges: they begin or end a session.</summary>
    private static bool IsOutsideSession(ushort command) => command is 0x0046 or 0x0064 or 0x00F0 or 0x00FA or 0x0028;

    private void Outside(in IcqHeader header, ReadOnlySpan<byte> body)
    {
        var answer = new IcqAnswer(header, header.Command, false, body.ToArray());
        if (!entrance.Task.IsCompleted)
        {
            // "Not connected" answers what an earlier session at this address had said, so it is no answer to a login.
            if (header.Command is 0x0046 or 0x0064 or 0x00FA)
            {
                entrance.TrySetResult(answer);
            }
        }
        else if (header.Command == ToClient.NotConnected.Spec.Code)
        {
            giveUp ??= time.CreateTimer(_ => End(IcqSessionEnd.NotConnected), null, PatienceForReason, Timeout.InfiniteTimeSpan);
        }
        else if (header.Command == ToClient.ForcedOffline.Spec.Code)
        {
            End(IcqSessionEnd.ForcedOffline);
        }
    }

    /// <summary>Acted on once and acknowledged each time; what does not read is acknowledged too, for it will not read the next time either.</summary>
    private void Inside(in IcqHeader header, ReadOnlySpan<byte> body, bool mayHoldOthers)
    {
        try
        {
            if (window.Receive(header.Sequence) == Arrival.New)
            {
                window.Answer(header.Sequence);
                arrived.Note(header.Sequence);
                Handle(header, body, mayHoldOthers);
            }
        }
        finally
        {
            link.SendOnce(Build(default(ToServer.Ack), header.Sequence, header.Sequence2));
            CompleteQuestions();
            ReleaseStored();
        }
    }

    private void Handle(in IcqHeader header, ReadOnlySpan<byte> body, bool mayHoldOthers)
    {
        if (header.Command == ToClient.MultiPacket.Spec.Code)
        {
            Unpack(body, mayHoldOthers);
            return;
        }

        var answer = MakeAnswer(header, body);
        if (header.Command == ToClient.LoginReply.Spec.Code)
        {
            arrived.Begin(header.Sequence);
            entrance.TrySetResult(answer);
        }
        else if (header.Command == ToClient.ReplyX2.Spec.Code)
        {
            EndOfStored(header.Sequence);
        }
        else if (FindQuestion(answer) is { } question)
        {
            question.Take(answer);
        }
        else
        {
            listener.Told(this, answer);
        }
    }

    private void Unpack(ReadOnlySpan<byte> body, bool mayHoldOthers)
    {
        if (!mayHoldOthers)
        {
            throw new WireException("packets", 0, "a packet of several inside another");
        }

        foreach (var packet in Reader.Read<ToClient.MultiPacket>(body, envelope.Style).Packets.Take(MostPacketsInOne))
        {
            Take(packet.Bytes, mayHoldOthers: false);
        }
    }

    private static IcqAnswer MakeAnswer(in IcqHeader header, ReadOnlySpan<byte> body)
    {
        if (header.Command != ToClient.MetaUser.Spec.Code)
        {
            return new IcqAnswer(header, header.Command, false, body.ToArray());
        }

        var meta = Reader.Read<ToClient.MetaUser>(body, IcqStyle.Of(header.Version));
        return new IcqAnswer(header, meta.Sub, true, meta.Body);
    }

    /// <summary>In version 2 the number of the question is the first word of the answer, later it is in the header.</summary>
    private IcqQuestion? FindQuestion(in IcqAnswer answer)
    {
        if (answer.Is<ToClient.InvalidUin>(out var invalid) && Version == 2)
        {
            return questions.Values.FirstOrDefault(question => question.Uin == invalid.Uin);
        }

        if (!IsAnswer(answer))
        {
            return null;
        }

        var number = Version == 2 && answer.Body.Length >= 2 ? (ushort)(answer.Body[0] | (answer.Body[1] << 8)) : answer.Header.Sequence2;
        return questions.GetValueOrDefault(number);
    }

    private static bool IsAnswer(in IcqAnswer answer) => answer.IsMeta || answer.Code is
        0x008C or 0x00A0 or 0x00B4 or 0x00BE or 0x00C8 or 0x00D2 or 0x0118 or 0x0122 or 0x012C or 0x0140 or 0x01E0 or 0x01EA or 0x01F4 or 0x024E;

    private void EndOfStored(ushort sequence)
    {
        lock (gate)
        {
            storedEnd ??= sequence;
        }
    }

    /// <summary>An answer whose last packet has come is whole once nothing before that is missing.</summary>
    private void CompleteQuestions()
    {
        foreach (var (_, question) in questions)
        {
            if (question.End is { } end && !arrived.IsMissingBefore(end))
            {
                question.Complete();
            }
        }
    }

    /// <summary>
    /// Says that all stored messages have come, once they have: the server deletes them then, so none of its numbers before the end may still be missing.
    /// </summary>
    private void ReleaseStored()
    {
        lock (gate)
        {
            if (storedEnd is not { } end || arrived.IsMissingBefore(end))
            {
                return;
            }

            storedEnd = null;
        }

        Post(default(ToServer.CmdX1));
        listener.StoredMessagesShown();
    }
}
