using Parlance.MyIcq.Messages;
using Parlance.Wire;

namespace Parlance.MyIcq;

/// <summary>One packet of the server.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Body">Its body.</param>
internal readonly record struct MyIcqAnswer(ServerHeader Header, byte[] Body)
{
    /// <summary>A confirmation and nothing else.</summary>
    public bool IsBare => Header.Command == ToClient.Ack.Spec.Code;

    /// <summary>Reads it if it is of a kind.</summary>
    /// <exception cref="WireException">It is of that kind and does not read.</exception>
    public bool Is<T>(out T message)
        where T : struct, IMessage<T>
    {
        var isOfKind = Header.Command == T.Spec.Code;
        message = isOfKind ? Reader.Read<T>(Body, MyIcqStyle.Default) : default;
        return isOfKind;
    }
}

/// <summary>Who hears of what the server says unasked.</summary>
internal interface IMyIcqListener
{
    /// <summary>The server told something. Called on the socket's thread, once for each packet.</summary>
    /// <exception cref="WireException">It does not read.</exception>
    void Told(MyIcqConnection connection, in MyIcqAnswer told);
}
