using Parlance.MyIcq.Messages;
using Parlance.Wire;

namespace Parlance.MyIcq;

/// <summary>Every message of MyICQ v1.</summary>
public static class MyIcqCatalog
{
    /// <summary>All messages, by code within link and direction.</summary>
    public static Catalog All { get; } = ToPeers(ToClients(ToServers(new Catalog("myicq"))));

    private static Catalog ToServers(Catalog catalog) => catalog
        .Add<ToServer.Ack>(MyIcqStyle.Default)
        .Add<ToServer.NewUin>(MyIcqStyle.Default)
        .Add<ToServer.GetContactList>(MyIcqStyle.Default)
        .Add<ToServer.Login>(MyIcqStyle.Default)
        .Add<ToServer.Logout>(MyIcqStyle.Default)
        .Add<ToServer.KeepAlive>(MyIcqStyle.Default)
        .Add<ToServer.ChangeStatus>(MyIcqStyle.Default)
        .Add<ToServer.UpdateContact>(MyIcqStyle.Default)
        .Add<ToServer.ModifyUser>(MyIcqStyle.Default)
        .Add<ToServer.UpdateUser>(MyIcqStyle.Default)
        .Add<ToServer.SendMessage>(MyIcqStyle.Default)
        .Add<ToServer.SearchRandom>(MyIcqStyle.Default)
        .Add<ToServer.SearchCustom>(MyIcqStyle.Default)
        .Add<ToServer.AddFriend>(MyIcqStyle.Default)
        .Add<ToServer.DelFriend>(MyIcqStyle.Default)
        .Add<ToServer.Broadcast>(MyIcqStyle.Default)
        .Add<ToServer.GetServerList>(MyIcqStyle.Default)
        .Add<ToServer.GetGroupList>(MyIcqStyle.Default)
        .Add<ToServer.SearchGroup>(MyIcqStyle.Default)
        .Add<ToServer.GetRemoteContactList>(MyIcqStyle.Default)
        .Add<ToServer.CreateGroup>(MyIcqStyle.Default)
        .Add<ToServer.EnterGroup>(MyIcqStyle.Default)
        .Add<ToServer.ExitGroup>(MyIcqStyle.Default)
        .Add<ToServer.GroupStart>(MyIcqStyle.Default)
        .Add<ToServer.GroupMessage>(MyIcqStyle.Default)
        .Add<ToServer.GroupCommand>(MyIcqStyle.Default);

    private static Catalog ToClients(Catalog catalog) => catalog
        .Add<ToClient.Ack>(MyIcqStyle.Default)
        .Add<ToClient.NewUin>(MyIcqStyle.Default)
        .Add<ToClient.GetContactList>(MyIcqStyle.Default)
        .Add<ToClient.Login>(MyIcqStyle.Default)
        .Add<ToClient.KeepAlive>(MyIcqStyle.Default)
        .Add<ToClient.UpdateContact>(MyIcqStyle.Default)
        .Add<ToClient.UpdateUser>(MyIcqStyle.Default)
        .Add<ToClient.AddFriend>(MyIcqStyle.Default)
        .Add<ToClient.GetServerList>(MyIcqStyle.Default)
        .Add<ToClient.GetGroupList>(MyIcqStyle.Default)
        .Add<ToClient.SearchGroup>(MyIcqStyle.Default)
        .Add<ToClient.GetRemoteContactList>(MyIcqStyle.Default)
        .Add<ToClient.CreateGroup>(MyIcqStyle.Default)
        .Add<ToClient.EnterGroup>(MyIcqStyle.Default)
        .Add<ToClient.GroupStart>(MyIcqStyle.Default)
        .Add<ToClient.GroupMessage>(MyIcqStyle.Default)
        .Add<ToClient.GroupCommand>(MyIcqStyle.Default)
        .Add<ToClient.UserOnline>(MyIcqStyle.Default)
        .Add<ToClient.UserOffline>(MyIcqStyle.Default)
        .Add<ToClient.MultiOnline>(MyIcqStyle.Default)
        .Add<ToClient.StatusChanged>(MyIcqStyle.Default)
        .Add<ToClient.Message>(MyIcqStyle.Default)
        .Add<ToClient.Search>(MyIcqStyle.Default)
        .Add<ToClient.GroupTypes>(MyIcqStyle.Default)
        .Add<ToClient.MemberEntered>(MyIcqStyle.Default)
        .Add<ToClient.MemberLeft>(MyIcqStyle.Default);

    private static Catalog ToPeers(Catalog catalog) => catalog
        .Add<ToPeer.Hello>(MyIcqStyle.Default)
        .Add<ToPeer.Message>(MyIcqStyle.Default)
        .Add<ToPeer.MessageAck>(MyIcqStyle.Default)
        .Add<ToPeer.FileOffer>(MyIcqStyle.Default)
        .Add<ToPeer.FileReceive>(MyIcqStyle.Default)
        .Add<ToPeer.FilePiece>(MyIcqStyle.Default);
}
