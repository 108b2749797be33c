using Parlance.MyIcq.Messages;
using Parlance.MyIcq.Server.Translation;

namespace Parlance.MyIcq.Server.Handlers;

/// <summary>What keeps a session going.</summary>
internal static class LifeHandlers
{
    public static void KeepAlive(MyIcqRequest request, in ToServer.KeepAlive message)
    {
        request.Session.ReplyOnce(request.Sequence, new ToClient.KeepAlive((uint)request.Services.Community.Presences.Count));
        request.Services.Broadcasts.SendNew(request.Session);
    }

    public static void ChangeStatus(MyIcqRequest request, in ToServer.ChangeStatus message)
    {
        request.Services.Community.Presences.SetState(request.Session.Session, States.FromWire(message.Status));
        request.Confirm();
    }

    /// <summary>Servers are not linked with each other.</summary>
    public static void GetServerList(MyIcqRequest request, in ToServer.GetServerList message) => request.Reply(new ToClient.GetServerList([]));
}
