using Parlance.Sessions;

namespace Parlance.Soulseek.Server;

/// <summary>Which handler takes which message. Codes that are not here are ignored.</summary>
internal static class SoulseekRoutes
{
    public static Routes<SoulseekSession> Table { get; } = Build();

    private static Routes<SoulseekSession> Build()
    {
        var routes = new Routes<SoulseekSession>("soulseek", SoulseekStyle.Wire);
        Session(routes);
        Users(routes);
        Rooms(routes);
        Searching(routes);
        Interests(routes);
        Obsolete(routes);
        return routes;
    }

    private static void Session(Routes<SoulseekSession> routes) => routes
        .OnAsync<ToServer.Login>(static (s, m) => s.LogInAsync(m), beforeLogin: true)
        .On<ToServer.SetWaitPort>(static (s, in m) => s.SetWaitPort(m))
        .On<ToServer.SetStatus>(static (s, in m) => s.SetStatus(m))
        .On<ToServer.Ping>(static (s, in m) => s.Ping())
        .OnAsync<ToServer.ChangePassword>(static (s, m) => s.ChangePasswordAsync(m), cost: 1)
        .OnAsync<ToServer.MessageUser>(static (s, m) => s.MessageAsync(m), cost: 1)
        .On<ToServer.MessageUsers>(static (s, in m) => s.Message(m), cost: 1)
        .On<ToServer.MessageAcked>(static (s, in m) => s.Acknowledge(m));

    private static void Users(Routes<SoulseekSession> routes) => routes
        .On<ToServer.GetPeerAddress>(static (s, in m) => s.TellAddress(m))
        .On<ToServer.WatchUser>(static (s, in m) => s.Watch(m))
        .On<ToServer.UnwatchUser>(static (s, in m) => s.Unwatch(m))
        .On<ToServer.GetUserStatus>(static (s, in m) => s.TellStatus(m))
        .On<ToServer.GetUserStats>(static (s, in m) => s.TellStats(m))
        .On<ToServer.SharedFoldersFiles>(static (s, in m) => s.SetShares(m))
        .On<ToServer.SendUploadSpeed>(static (s, in m) => s.AddUploadSpeed(m))
        .On<ToServer.UploadSlotsFull>(static (s, in m) => s.SetSlotsFull(m))
        .On<ToServer.ConnectToPeer>(static (s, in m) => s.ConnectToPeer(m))
        .On<ToServer.CantConnectToPeer>(static (s, in m) => s.CantConnectToPeer(m))
        .On<ToServer.CheckPrivileges>(static (s, in m) => s.TellPrivileges())
        .On<ToServer.PrivilegedUsers>(static (s, in m) => s.TellPrivilegedUsers())
        .On<ToServer.UserPrivileged>(static (s, in m) => s.TellPrivileged(m))
        .On<ToServer.GivePrivileges>(static (s, in m) => s.GivePrivileges(m))
        .On<ToServer.NotifyPrivileges>(static (s, in m) => s.AcknowledgeNotice(m))
        .Ignore<ToServer.AckNotifyPrivileges>();

    private static void Rooms(Routes<SoulseekSession> routes) => routes
        .OnAsync<ToServer.SayChatroom>(static (s, m) => s.SayAsync(m), cost: 1)
        .On<ToServer.JoinRoom>(static (s, in m) => s.Join(m))
        .On<ToServer.LeaveRoom>(static (s, in m) => s.Leave(m))
        .On<ToServer.RoomList>(static (s, in m) => s.SendRoomList())
        .On<ToServer.SetRoomTicker>(static (s, in m) => s.SetTicker(m), cost: 1)
        .On<ToServer.JoinGlobalRoom>(static (s, in m) => s.ListenEverywhere(on: true))
        .On<ToServer.LeaveGlobalRoom>(static (s, in m) => s.ListenEverywhere(on: false))
        .On<ToServer.AddRoomMember>(static (s, in m) => s.AddMember(m))
        .On<ToServer.RemoveRoomMember>(static (s, in m) => s.RemoveMember(m))
        .On<ToServer.CancelRoomMembership>(static (s, in m) => s.CancelMembership(m))
        .On<ToServer.CancelRoomOwnership>(static (s, in m) => s.CancelOwnership(m))
        .On<ToServer.EnableRoomInvitations>(static (s, in m) => s.AcceptInvitations(m))
        .On<ToServer.AddRoomOperator>(static (s, in m) => s.AddOperator(m))
        .On<ToServer.RemoveRoomOperator>(static (s, in m) => s.RemoveOperator(m))
        .On<ToServer.CancelRoomOperatorship>(static (s, in m) => s.CancelOperatorship(m));

    private static void Searching(Routes<SoulseekSession> routes) => routes
        .OnAsync<ToServer.FileSearch>(static (s, m) => s.SearchAsync(m.Token, m.Query))
        .OnAsync<ToServer.WishlistSearch>(static (s, m) => s.SearchAsync(m.Token, m.Query))
        .OnAsync<ToServer.UserSearch>(static (s, m) => s.SearchAsync(m))
        .OnAsync<ToServer.RoomSearch>(static (s, m) => s.SearchAsync(m))
        .On<ToServer.RelatedSearch>(static (s, in m) => s.TellRelated(m))
        .On<ToServer.HaveNoParent>(static (s, in m) => s.SetNoParent(m))
        .On<ToServer.AcceptChildren>(static (s, in m) => s.SetAcceptsChildren(m))
        .On<ToServer.BranchLevel>(static (s, in m) => s.SetBranchLevel(m))
        .On<ToServer.BranchRoot>(static (s, in m) => s.SetBranchRoot(m))
        .Ignore<ToServer.ChildDepth>()
        .Ignore<ToServer.ParentIP>();

    private static void Interests(Routes<SoulseekSession> routes) => routes
        .On<ToServer.AddThingILike>(static (s, in m) => s.Prefer(m.Item, likes: true))
        .On<ToServer.RemoveThingILike>(static (s, in m) => s.Unprefer(m.Item, likes: true))
        .On<ToServer.AddThingIHate>(static (s, in m) => s.Prefer(m.Item, likes: false))
        .On<ToServer.RemoveThingIHate>(static (s, in m) => s.Unprefer(m.Item, likes: false))
        .OnAsync<ToServer.Recommendations>(static (s, m) => s.RecommendAsync())
        .OnAsync<ToServer.GlobalRecommendations>(static (s, m) => s.RecommendGloballyAsync())
        .OnAsync<ToServer.ItemRecommendations>(static (s, m) => s.RecommendForAsync(m))
        .OnAsync<ToServer.SimilarUsers>(static (s, m) => s.TellSimilarUsersAsync())
        .OnAsync<ToServer.ItemSimilarUsers>(static (s, m) => s.TellFansAsync(m))
        .On<ToServer.UserInterests>(static (s, in m) => s.TellInterests(m))
        .On<ToServer.MyRecommendations>(static (s, in m) => s.TellOwnInterests())
        .On<ToServer.SimilarRecommendations>(static (s, in m) => s.TellNoSimilar(m));

    private static void Obsolete(Routes<SoulseekSession> routes) => routes
        .Ignore<ToServer.IgnoreUser>()
        .Ignore<ToServer.UnignoreUser>()
        .Ignore<ToServer.FileSearchRoom>()
        .Ignore<ToServer.SendDownloadSpeed>()
        .Ignore<ToServer.ExactFileSearch>()
        .Ignore<ToServer.TunneledMessage>()
        .Ignore<ToServer.Unknown80>()
        .Ignore<ToServer.Unknown138>()
        .On<ToServer.SendConnectToken>(static (s, in m) => s.RelayConnectToken(m))
        .On<ToServer.PlaceInLineRequest>(static (s, in m) => s.RelayPlaceRequest(m))
        .On<ToServer.PlaceInLineResponse>(static (s, in m) => s.RelayPlace(m))
        .OnAsync<ToServer.GlobalUserList>(static (s, m) => s.TellEverybodyAsync())
        .On<ToServer.AdminCommand>(static (s, in m) => s.Command(m), cost: 1);
}
