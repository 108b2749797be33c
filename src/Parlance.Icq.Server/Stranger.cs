using System.Net;
using Parlance.Wire;

namespace Parlance.Icq.Server;

/// <summary>Somebody who sent a datagram and is not logged in.</summary>
/// <param name="Server">The network.</param>
/// <param name="Header">Header of the datagram.</param>
/// <param name="From">Where it came from.</param>
/// <param name="Remote">The same in readable form.</param>
/// <param name="Budget">How many bytes may go back.</param>
internal sealed record Stranger(IcqServer Server, IcqHeader Header, SocketAddress From, IPEndPoint Remote, ReplyBudget Budget)
{
    /// <summary>Confirms the datagram, unless the answer would then be more than the question: the answer confirms it too.</summary>
    /// <param name="answer">Bytes of the parameters of the answer that follows.</param>
    public void Acknowledge(int answer = 0)
    {
        var header = IcqEnvelope.Of(Header.Version).ServerHeader;
        if (Budget.HasRoomFor(header + header + answer))
        {
            Server.SendOnce(default(ToClient.Ack), Header, From, Budget);
        }
    }

    /// <summary>Answers it; before a session the historic server numbers its packets 0.</summary>
    public void Send<T>(in T message, ushort sequence = 0, uint? uin = null)
        where T : struct, IMessage<T> =>
        Server.SendOnce(message, Header with { Sequence = sequence, Uin = uin ?? Header.Uin }, From, Budget);
}
