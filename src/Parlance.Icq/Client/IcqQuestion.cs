using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>A question the server was asked.</summary>
/// <param name="uin">Whom it is about; 0 when about nobody in particular.</param>
/// <param name="take">Takes one packet of the answer; true when it was the last.</param>
internal sealed class IcqQuestion(uint uin, Func<IcqAnswer, bool> take)
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public uint Uin => uin;

    public Task Answered => done.Task;

    /// <summary>Number of the last packet of the answer; null until that has come.</summary>
    public ushort? End { get; private set; }

    public void Take(in IcqAnswer answer)
    {
        lock (done)
        {
            // What was lost before the last packet comes after it.
            if (!done.Task.IsCompleted && take(answer))
            {
                End = answer.Header.Sequence;
            }
        }
    }

    /// <summary>Nothing before the end is missing any more.</summary>
    public void Complete() => done.TrySetResult();

    public void Fail() => done.TrySetException(new IcqLinkLostException("The session ended before the answer came."));
}

/// <summary>One packet of an answer.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Code">Its code; inside META that of the answer in it.</param>
/// <param name="IsMeta">It came inside META (version 5).</param>
/// <param name="Body">Its parameters.</param>
internal readonly record struct IcqAnswer(IcqHeader Header, ushort Code, bool IsMeta, byte[] Body)
{
    /// <summary>Reads it if it is of a kind.</summary>
    /// <exception cref="WireException">It is of that kind and does not read.</exception>
    public bool Is<T>(out T message)
        where T : struct, IMessage<T>
    {
        var isOfKind = Code == T.Spec.Code && IsMeta == (T.Spec.Link == IcqLink.Meta);
        message = isOfKind ? Reader.Read<T>(Body, IcqStyle.Of(Header.Version)) : default;
        return isOfKind;
    }
}
