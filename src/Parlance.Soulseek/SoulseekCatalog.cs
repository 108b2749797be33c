using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Every message of Soulseek, for tools, documentation and tests.</summary>
public static class SoulseekCatalog
{
    /// <summary>All links. Messages that travel compressed are listed with the fields of what they inflate to.</summary>
    public static Catalog All { get; } = Create();

    private static Catalog Create()
    {
        var catalog = new Catalog("soulseek");
        AddServer(catalog);
        AddInit(catalog);
        AddPeer(catalog);
        AddDistributed(catalog);
        AddFile(catalog);
        return catalog;
    }

    private static void AddServer(Catalog catalog)
    {
        AddServer1(catalog);
        AddServer50(catalog);
        AddServer90(catalog);
        AddServer126(catalog);
    }

    private static void AddServer1(Catalog catalog) => catalog
        .Add<ToServer.Login>(SoulseekStyle.Wire)
        .Add<ToClient.Login>(SoulseekStyle.Wire)
        .Add<ToServer.SetWaitPort>(SoulseekStyle.Wire)
        .Add<ToServer.GetPeerAddress>(SoulseekStyle.Wire)
        .Add<ToClient.GetPeerAddress>(SoulseekStyle.Wire)
        .Add<ToServer.WatchUser>(SoulseekStyle.Wire)
        .Add<ToClient.WatchUser>(SoulseekStyle.Wire)
        .Add<ToServer.UnwatchUser>(SoulseekStyle.Wire)
        .Add<ToServer.GetUserStatus>(SoulseekStyle.Wire)
        .Add<ToClient.GetUserStatus>(SoulseekStyle.Wire)
        .Add<ToServer.IgnoreUser>(SoulseekStyle.Wire)
        .Add<ToClient.IgnoreUser>(SoulseekStyle.Wire)
        .Add<ToServer.UnignoreUser>(SoulseekStyle.Wire)
        .Add<ToClient.UnignoreUser>(SoulseekStyle.Wire)
        .Add<ToServer.SayChatroom>(SoulseekStyle.Wire)
        .Add<ToClient.SayChatroom>(SoulseekStyle.Wire)
        .Add<ToServer.JoinRoom>(SoulseekStyle.Wire)
        .Add<ToClient.JoinRoom>(SoulseekStyle.Wire)
        .Add<ToServer.LeaveRoom>(SoulseekStyle.Wire)
        .Add<ToClient.LeaveRoom>(SoulseekStyle.Wire)
        .Add<ToClient.UserJoinedRoom>(SoulseekStyle.Wire)
        .Add<ToClient.UserLeftRoom>(SoulseekStyle.Wire)
        .Add<ToServer.ConnectToPeer>(SoulseekStyle.Wire)
        .Add<ToClient.ConnectToPeer>(SoulseekStyle.Wire)
        .Add<ToServer.MessageUser>(SoulseekStyle.Wire)
        .Add<ToClient.MessageUser>(SoulseekStyle.Wire)
        .Add<ToServer.MessageAcked>(SoulseekStyle.Wire)
        .Add<ToServer.FileSearchRoom>(SoulseekStyle.Wire)
        .Add<ToServer.FileSearch>(SoulseekStyle.Wire)
        .Add<ToClient.FileSearch>(SoulseekStyle.Wire)
        .Add<ToServer.SetStatus>(SoulseekStyle.Wire)
        .Add<ToServer.Ping>(SoulseekStyle.Wire)
        .Add<ToClient.Ping>(SoulseekStyle.Wire)
        .Add<ToServer.SendConnectToken>(SoulseekStyle.Wire)
        .Add<ToClient.SendConnectToken>(SoulseekStyle.Wire)
        .Add<ToServer.SendDownloadSpeed>(SoulseekStyle.Wire)
        .Add<ToServer.SharedFoldersFiles>(SoulseekStyle.Wire)
        .Add<ToServer.GetUserStats>(SoulseekStyle.Wire)
        .Add<ToClient.GetUserStats>(SoulseekStyle.Wire)
        .Add<ToServer.UploadSlotsFull>(SoulseekStyle.Wire)
        .Add<ToClient.UploadSlotsFull>(SoulseekStyle.Wire)
        .Add<ToClient.Relogged>(SoulseekStyle.Wire)
        .Add<ToServer.UserSearch>(SoulseekStyle.Wire);

    private static void AddServer50(Catalog catalog) => catalog
        .Add<ToServer.SimilarRecommendations>(SoulseekStyle.Wire)
        .Add<ToClient.SimilarRecommendations>(SoulseekStyle.Wire)
        .Add<ToServer.AddThingILike>(SoulseekStyle.Wire)
        .Add<ToServer.RemoveThingILike>(SoulseekStyle.Wire)
        .Add<ToServer.Recommendations>(SoulseekStyle.Wire)
        .Add<ToClient.Recommendations>(SoulseekStyle.Wire)
        .Add<ToServer.MyRecommendations>(SoulseekStyle.Wire)
        .Add<ToClient.MyRecommendations>(SoulseekStyle.Wire)
        .Add<ToServer.GlobalRecommendations>(SoulseekStyle.Wire)
        .Add<ToClient.GlobalRecommendations>(SoulseekStyle.Wire)
        .Add<ToServer.UserInterests>(SoulseekStyle.Wire)
        .Add<ToClient.UserInterests>(SoulseekStyle.Wire)
        .Add<ToServer.AdminCommand>(SoulseekStyle.Wire)
        .Add<ToServer.PlaceInLineRequest>(SoulseekStyle.Wire)
        .Add<ToClient.PlaceInLineRequest>(SoulseekStyle.Wire)
        .Add<ToServer.PlaceInLineResponse>(SoulseekStyle.Wire)
        .Add<ToClient.PlaceInLineResponse>(SoulseekStyle.Wire)
        .Add<ToClient.RoomAdded>(SoulseekStyle.Wire)
        .Add<ToClient.RoomRemoved>(SoulseekStyle.Wire)
        .Add<ToServer.RoomList>(SoulseekStyle.Wire)
        .Add<ToClient.RoomList>(SoulseekStyle.Wire)
        .Add<ToServer.ExactFileSearch>(SoulseekStyle.Wire)
        .Add<ToClient.ExactFileSearch>(SoulseekStyle.Wire)
        .Add<ToClient.AdminMessage>(SoulseekStyle.Wire)
        .Add<ToServer.GlobalUserList>(SoulseekStyle.Wire)
        .Add<ToClient.GlobalUserList>(SoulseekStyle.Wire)
        .Add<ToServer.TunneledMessage>(SoulseekStyle.Wire)
        .Add<ToClient.TunneledMessage>(SoulseekStyle.Wire)
        .Add<ToServer.PrivilegedUsers>(SoulseekStyle.Wire)
        .Add<ToClient.PrivilegedUsers>(SoulseekStyle.Wire)
        .Add<ToServer.HaveNoParent>(SoulseekStyle.Wire)
        .Add<ToServer.ParentIP>(SoulseekStyle.Wire)
        .Add<ToServer.Unknown80>(SoulseekStyle.Wire)
        .Add<ToClient.ParentMinSpeed>(SoulseekStyle.Wire)
        .Add<ToClient.ParentSpeedRatio>(SoulseekStyle.Wire)
        .Add<ToClient.ParentInactivityTimeout>(SoulseekStyle.Wire)
        .Add<ToClient.SearchInactivityTimeout>(SoulseekStyle.Wire)
        .Add<ToClient.MinParentsInCache>(SoulseekStyle.Wire)
        .Add<ToClient.DistributeInterval>(SoulseekStyle.Wire);

    private static void AddServer90(Catalog catalog) => catalog
        .Add<ToClient.DistribPingInterval>(SoulseekStyle.Wire)
        .Add<ToClient.AddToPrivileged>(SoulseekStyle.Wire)
        .Add<ToServer.CheckPrivileges>(SoulseekStyle.Wire)
        .Add<ToClient.CheckPrivileges>(SoulseekStyle.Wire)
        .Add<ToClient.EmbeddedMessage>(SoulseekStyle.Wire)
        .Add<ToServer.AcceptChildren>(SoulseekStyle.Wire)
        .Add<ToClient.PossibleParents>(SoulseekStyle.Wire)
        .Add<ToServer.WishlistSearch>(SoulseekStyle.Wire)
        .Add<ToClient.WishlistInterval>(SoulseekStyle.Wire)
        .Add<ToServer.SimilarUsers>(SoulseekStyle.Wire)
        .Add<ToClient.SimilarUsers>(SoulseekStyle.Wire)
        .Add<ToServer.ItemRecommendations>(SoulseekStyle.Wire)
        .Add<ToClient.ItemRecommendations>(SoulseekStyle.Wire)
        .Add<ToServer.ItemSimilarUsers>(SoulseekStyle.Wire)
        .Add<ToClient.ItemSimilarUsers>(SoulseekStyle.Wire)
        .Add<ToClient.RoomTickers>(SoulseekStyle.Wire)
        .Add<ToClient.RoomTickerAdded>(SoulseekStyle.Wire)
        .Add<ToClient.RoomTickerRemoved>(SoulseekStyle.Wire)
        .Add<ToServer.SetRoomTicker>(SoulseekStyle.Wire)
        .Add<ToServer.AddThingIHate>(SoulseekStyle.Wire)
        .Add<ToServer.RemoveThingIHate>(SoulseekStyle.Wire)
        .Add<ToServer.RoomSearch>(SoulseekStyle.Wire)
        .Add<ToServer.SendUploadSpeed>(SoulseekStyle.Wire)
        .Add<ToServer.UserPrivileged>(SoulseekStyle.Wire)
        .Add<ToClient.UserPrivileged>(SoulseekStyle.Wire)
        .Add<ToServer.GivePrivileges>(SoulseekStyle.Wire)
        .Add<ToServer.NotifyPrivileges>(SoulseekStyle.Wire)
        .Add<ToClient.NotifyPrivileges>(SoulseekStyle.Wire)
        .Add<ToServer.AckNotifyPrivileges>(SoulseekStyle.Wire)
        .Add<ToClient.AckNotifyPrivileges>(SoulseekStyle.Wire);

    private static void AddServer126(Catalog catalog) => catalog
        .Add<ToServer.BranchLevel>(SoulseekStyle.Wire)
        .Add<ToServer.BranchRoot>(SoulseekStyle.Wire)
        .Add<ToServer.ChildDepth>(SoulseekStyle.Wire)
        .Add<ToClient.ResetDistributed>(SoulseekStyle.Wire)
        .Add<ToClient.RoomMembers>(SoulseekStyle.Wire)
        .Add<ToServer.AddRoomMember>(SoulseekStyle.Wire)
        .Add<ToClient.AddRoomMember>(SoulseekStyle.Wire)
        .Add<ToServer.RemoveRoomMember>(SoulseekStyle.Wire)
        .Add<ToClient.RemoveRoomMember>(SoulseekStyle.Wire)
        .Add<ToServer.CancelRoomMembership>(SoulseekStyle.Wire)
        .Add<ToServer.CancelRoomOwnership>(SoulseekStyle.Wire)
        .Add<ToServer.Unknown138>(SoulseekStyle.Wire)
        .Add<ToClient.Unknown138>(SoulseekStyle.Wire)
        .Add<ToClient.RoomMembershipGranted>(SoulseekStyle.Wire)
        .Add<ToClient.RoomMembershipRevoked>(SoulseekStyle.Wire)
        .Add<ToServer.EnableRoomInvitations>(SoulseekStyle.Wire)
        .Add<ToClient.EnableRoomInvitations>(SoulseekStyle.Wire)
        .Add<ToServer.ChangePassword>(SoulseekStyle.Wire)
        .Add<ToClient.ChangePassword>(SoulseekStyle.Wire)
        .Add<ToServer.AddRoomOperator>(SoulseekStyle.Wire)
        .Add<ToClient.AddRoomOperator>(SoulseekStyle.Wire)
        .Add<ToServer.RemoveRoomOperator>(SoulseekStyle.Wire)
        .Add<ToClient.RemoveRoomOperator>(SoulseekStyle.Wire)
        .Add<ToClient.RoomOperatorshipGranted>(SoulseekStyle.Wire)
        .Add<ToClient.RoomOperatorshipRevoked>(SoulseekStyle.Wire)
        .Add<ToServer.CancelRoomOperatorship>(SoulseekStyle.Wire)
        .Add<ToClient.RoomOperators>(SoulseekStyle.Wire)
        .Add<ToServer.MessageUsers>(SoulseekStyle.Wire)
        .Add<ToServer.JoinGlobalRoom>(SoulseekStyle.Wire)
        .Add<ToServer.LeaveGlobalRoom>(SoulseekStyle.Wire)
        .Add<ToClient.GlobalRoomMessage>(SoulseekStyle.Wire)
        .Add<ToServer.RelatedSearch>(SoulseekStyle.Wire)
        .Add<ToClient.RelatedSearch>(SoulseekStyle.Wire)
        .Add<ToClient.ExcludedSearchPhrases>(SoulseekStyle.Wire)
        .Add<ToServer.CantConnectToPeer>(SoulseekStyle.Wire)
        .Add<ToClient.CantConnectToPeer>(SoulseekStyle.Wire)
        .Add<ToClient.CannotCreateRoom>(SoulseekStyle.Wire)
        .Add<ToClient.CantCreateRoom>(SoulseekStyle.Wire)
        .Add<ToServer.ServerInfo>(SoulseekStyle.Wire)
        .Add<ToClient.ServerInfo>(SoulseekStyle.Wire);

    private static void AddInit(Catalog catalog) => catalog
        .Add<ToPeer.PierceFireWall>(SoulseekStyle.Wire)
        .Add<ToPeer.PeerInit>(SoulseekStyle.Wire);

    private static void AddPeer(Catalog catalog) => catalog
        .Add<ToPeer.PrivateMessage>(SoulseekStyle.Wire)
        .Add<ToPeer.SharedFileListRequest>(SoulseekStyle.Wire)
        .Add<ToPeer.SharedFileListResponse>(SoulseekStyle.Wire)
        .Add<ToPeer.FileSearchRequest>(SoulseekStyle.Wire)
        .Add<ToPeer.FileSearchResponse>(SoulseekStyle.Wire)
        .Add<ToPeer.RoomInvitation>(SoulseekStyle.Wire)
        .Add<ToPeer.CancelledQueuedTransfer>(SoulseekStyle.Wire)
        .Add<ToPeer.UserInfoRequest>(SoulseekStyle.Wire)
        .Add<ToPeer.UserInfoResponse>(SoulseekStyle.Wire)
        .Add<ToPeer.SendConnectToken>(SoulseekStyle.Wire)
        .Add<ToPeer.MoveDownloadToTop>(SoulseekStyle.Wire)
        .Add<ToPeer.FolderContentsRequest>(SoulseekStyle.Wire)
        .Add<ToPeer.FolderContentsResponse>(SoulseekStyle.Wire)
        .Add<ToPeer.TransferRequest>(SoulseekStyle.Wire)
        .Add<ToPeer.TransferResponse>(SoulseekStyle.Wire)
        .Add<ToPeer.PlaceholdUpload>(SoulseekStyle.Wire)
        .Add<ToPeer.QueueUpload>(SoulseekStyle.Wire)
        .Add<ToPeer.PlaceInQueueResponse>(SoulseekStyle.Wire)
        .Add<ToPeer.UploadFailed>(SoulseekStyle.Wire)
        .Add<ToPeer.ExactFileSearchRequest>(SoulseekStyle.Wire)
        .Add<ToPeer.QueuedDownloads>(SoulseekStyle.Wire)
        .Add<ToPeer.IndirectFileSearchRequest>(SoulseekStyle.Wire)
        .Add<ToPeer.UploadDenied>(SoulseekStyle.Wire)
        .Add<ToPeer.PlaceInQueueRequest>(SoulseekStyle.Wire)
        .Add<ToPeer.UploadQueueNotification>(SoulseekStyle.Wire)
        .Add<ToPeer.Unknown12547>(SoulseekStyle.Wire);

    private static void AddDistributed(Catalog catalog) => catalog
        .Add<ToPeer.DistribPing>(SoulseekStyle.Wire)
        .Add<ToPeer.DistribInit>(SoulseekStyle.Wire)
        .Add<ToPeer.DistribSearch>(SoulseekStyle.Wire)
        .Add<ToPeer.DistribBranchLevel>(SoulseekStyle.Wire)
        .Add<ToPeer.DistribBranchRoot>(SoulseekStyle.Wire)
        .Add<ToPeer.DistribUnknown6>(SoulseekStyle.Wire)
        .Add<ToPeer.DistribChildDepth>(SoulseekStyle.Wire)
        .Add<ToPeer.DistribEmbeddedMessage>(SoulseekStyle.Wire);

    private static void AddFile(Catalog catalog) => catalog
        .Add<ToPeer.FileTransferInit>(SoulseekStyle.Wire)
        .Add<ToPeer.FileOffset>(SoulseekStyle.Wire);
}
