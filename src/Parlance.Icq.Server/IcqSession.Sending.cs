using Parlance.Wire;

namespace Parlance.Icq.Server;

/// <summary>Acknowledging, answering and sending.</summary>
public sealed partial class IcqSession
{
    /// <summary>Confirms the packet being worked on: it is done with, and its repetitions are confirmed from now on.</summary>
    internal void Acknowledge() => Acknowledge(Current);

    /// <summary>Answers the packet being worked on.</summary>
    internal void Reply<T>(in T message)
        where T : struct, IMessage<T> => Send(message, Current.Sequence2);

    private void Acknowledge(in IcqHeader header)
    {
        lock (windowGate)
        {
            window.Answer(header.Sequence);
            earlier?.Answer(header.Sequence);
        }

        SendAcknowledgement(header);
    }

    /// <summary>Nothing came of a packet; the client sends it again.</summary>
    private void Forget(in IcqHeader header)
    {
        lock (windowGate)
        {
            window.Forget(header.Sequence);
            earlier?.Forget(header.Sequence);
        }
    }

    private void SendAcknowledgement(in IcqHeader header) => SendOnce(default(ToClient.Ack), header with { Uin = Uin });

    /// <summary>Sends what nobody acknowledges.</summary>
    private void SendOnce<T>(in T message, in IcqHeader header)
        where T : struct, IMessage<T> => server.SendOnce(message, header, address, tap: tap);

    private void Send<T>(in T message, ushort sequence2 = 0, OutgoingMessage? tag = null)
        where T : struct, IMessage<T>
    {
        var sequence = Link.Reserve();
        try
        {
            if (!Link.Send(sequence, Build(message, sequence, sequence2), tag) && !hasEnded)
            {
                End(Core.Model.SessionEnd.SlowReader);
            }
        }
        catch (WireException wrong)
        {
            server.Log.NotEncoded(Uin, wrong.Message);
        }
    }

    private byte[] Build<T>(in T message, ushort sequence, ushort sequence2)
        where T : struct, IMessage<T>
    {
        var buffer = server.RentBuffer();
        try
        {
            envelope.WriteToClient(message, loginHeader with { Sequence = sequence, Sequence2 = sequence2, Uin = Uin }, buffer);
            tap?.Sent(buffer.Written);
            return buffer.Written.ToArray();
        }
        finally
        {
            server.Return(buffer);
        }
    }

    private ToClient.LoginReply MakeLoginReply(in ToServer.Login login)
    {
        var retransmit = server.Options.Retransmit;
        return new ToClient.LoginReply(
            Uin, Ip4.From(Remote.Address), login.Sequence, server.Options.KeepAlive, (ushort)Math.Clamp(retransmit.Interval.TotalSeconds, 1, 3600),
            (ushort)Math.Clamp(retransmit.Tries - 1, 1, 100), 10, 1, 0x80CDC19B);
    }
}
