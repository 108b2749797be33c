using Parlance.Wire;

namespace Parlance.MyIcq.Server;

/// <summary>One request of a logged-in client. Every request is confirmed, by its answer or by itself.</summary>
/// <param name="Session">Whose.</param>
/// <param name="Sequence">Its number, which the confirmation carries.</param>
internal readonly record struct MyIcqRequest(MyIcqSession Session, ushort Sequence)
{
    public MyIcqServices Services => Session.Services;

    /// <summary>Confirms the request without an answer.</summary>
    public void Confirm() => Session.Confirm(Sequence);

    /// <summary>Answers, which confirms it too.</summary>
    public void Reply<T>(in T message)
        where T : struct, IMessage<T> => Session.Reply(Sequence, message);

    /// <summary>Neither done nor confirmed: the client's repetition counts as new.</summary>
    public void Forget() => Session.Forget(Sequence);
}
