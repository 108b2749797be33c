using Parlance.MyIcq.Messages;
using Parlance.MyIcq.Server.Handlers;
using Parlance.Sessions;

namespace Parlance.MyIcq.Server;

/// <summary>Which command is which message and who handles it. NEW_UIN, LOGIN, LOGOUT and ACK are the endpoint's and the session's own.</summary>
internal static class MyIcqRoutes
{
    private const int Line = 1;

    public static Routes<MyIcqRequest> Make() => Groups(Talking(People(new Routes<MyIcqRequest>("MyIcq", MyIcqStyle.Default))))
        .On<ToServer.KeepAlive>(LifeHandlers.KeepAlive)
        .On<ToServer.ChangeStatus>(LifeHandlers.ChangeStatus)
        .On<ToServer.GetServerList>(LifeHandlers.GetServerList);

    private static Routes<MyIcqRequest> People(Routes<MyIcqRequest> routes) => routes
        .On<ToServer.GetContactList>(ContactHandlers.GetContactList)
        .On<ToServer.GetRemoteContactList>(ContactHandlers.GetRemoteContactList)
        .OnAsync<ToServer.AddFriend>(ContactHandlers.AddFriendAsync)
        .OnAsync<ToServer.DelFriend>(ContactHandlers.DelFriendAsync)
        .On<ToServer.UpdateContact>(UserHandlers.UpdateContact)
        .On<ToServer.UpdateUser>(UserHandlers.UpdateUser)
        .OnAsync<ToServer.ModifyUser>(UserHandlers.ModifyUserAsync)
        .On<ToServer.SearchRandom>(SearchHandlers.SearchRandom)
        .On<ToServer.SearchCustom>(SearchHandlers.SearchCustom);

    private static Routes<MyIcqRequest> Talking(Routes<MyIcqRequest> routes) => routes
        .OnAsync<ToServer.SendMessage>(MessageHandlers.SendMessageAsync, cost: Line)
        .OnAsync<ToServer.Broadcast>(MessageHandlers.BroadcastAsync, cost: Line);

    private static Routes<MyIcqRequest> Groups(Routes<MyIcqRequest> routes) => routes
        .On<ToServer.GetGroupList>(GroupHandlers.GetGroupList)
        .On<ToServer.SearchGroup>(GroupHandlers.SearchGroup)
        .On<ToServer.CreateGroup>(GroupHandlers.CreateGroup)
        .On<ToServer.EnterGroup>(GroupHandlers.EnterGroup)
        .On<ToServer.ExitGroup>(GroupHandlers.ExitGroup)
        .On<ToServer.GroupStart>(GroupHandlers.GroupStart)
        .On<ToServer.GroupMessage>(GroupHandlers.GroupMessage, cost: Line)
        .On<ToServer.GroupCommand>(GroupHandlers.GroupCommand);
}
