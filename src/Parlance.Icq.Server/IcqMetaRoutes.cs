using Parlance.Sessions;

namespace Parlance.Icq.Server;

/// <summary>The requests about profiles of version 5, which travel inside one command.</summary>
internal static class IcqMetaRoutes
{
    /// <summary>Which request does what.</summary>
    public static Routes<IcqSession> Table { get; } = Make();

    private static Routes<IcqSession> Make()
    {
        var routes = new Routes<IcqSession>("icq meta", IcqStyle.Five);
        AddSetting(routes);
        AddGetting(routes);
        AddSearching(routes);
        return routes;
    }

    private static void AddSetting(Routes<IcqSession> routes) => routes
        .OnAsync<ToServer.SetBasic>(static (s, m) => s.SetAsync(m))
        .OnAsync<ToServer.SetBasic2>(static (s, m) => s.SetAsync(m))
        .OnAsync<ToServer.SetWork>(static (s, m) => s.SetAsync(m))
        .OnAsync<ToServer.SetWork2>(static (s, m) => s.SetAsync(m))
        .OnAsync<ToServer.SetMore>(static (s, m) => s.SetAsync(m))
        .OnAsync<ToServer.SetMore2>(static (s, m) => s.SetAsync(m))
        .OnAsync<ToServer.SetAbout>(static (s, m) => s.SetAsync(m))
        .OnAsync<ToServer.SetInterests>(static (s, m) => s.SetAsync(m))
        .OnAsync<ToServer.SetAffiliations>(static (s, m) => s.SetAsync(m))
        .OnAsync<ToServer.SetSecurity>(static (s, m) => s.SetAsync(m))
        .OnAsync<ToServer.SetPassword>(static (s, m) => s.SetAsync(m))
        .OnAsync<ToServer.SetHomePageCategory>(static (s, m) => s.SetAsync(m))
        .OnAsync<ToServer.Unregister>(static (s, m) => s.UnregisterAsync(m));

    private static void AddGetting(Routes<IcqSession> routes) => routes
        .On<ToServer.GetFull>(static (IcqSession s, in ToServer.GetFull m) => s.GetFull(m.Uin, isNew: false))
        .On<ToServer.GetFull2>(static (IcqSession s, in ToServer.GetFull2 m) => s.GetFull(m.Uin, isNew: true))
        .On<ToServer.LoginInfo>(static (IcqSession s, in ToServer.LoginInfo m) => s.GetFull(m.Uin, isNew: true))
        .On<ToServer.LoginInfo2>(static (IcqSession s, in ToServer.LoginInfo2 m) => s.GetFull(m.Uin, isNew: true))
        .On<ToServer.GetShort>(static (IcqSession s, in ToServer.GetShort m) => s.GetShort(m))
        .On<ToServer.MetaLogin>(static (IcqSession s, in ToServer.MetaLogin m) => s.Reply(new ToClient.MetaLoginReply(0, 70)))
        .Ignore<ToServer.MetaUsageStats>();

    private static void AddSearching(Routes<IcqSession> routes) => routes
        .On<ToServer.SearchName>(static (IcqSession s, in ToServer.SearchName m) => s.MetaSearch(m.Nick, m.FirstName, m.LastName, ""))
        .On<ToServer.SearchName2>(static (IcqSession s, in ToServer.SearchName2 m) => s.MetaSearch(m.Nick, m.FirstName, m.LastName, ""))
        .On<ToServer.SearchEmail>(static (IcqSession s, in ToServer.SearchEmail m) => s.MetaSearch("", "", "", m.Email))
        .On<ToServer.SearchEmail2>(static (IcqSession s, in ToServer.SearchEmail2 m) => s.MetaSearch("", "", "", m.Email))
        .On<ToServer.FindUin>(static (IcqSession s, in ToServer.FindUin m) => s.MetaSearch(m.Uin))
        .On<ToServer.FindUin2>(static (IcqSession s, in ToServer.FindUin2 m) => s.MetaSearch(m.Uin))
        .On<ToServer.SearchWhite>(static (IcqSession s, in ToServer.SearchWhite m) =>
            s.WhiteSearch(m.Nick, m.FirstName, m.LastName, m.Email, m.IsOnline == 1))
        .On<ToServer.SearchWhite2>(static (IcqSession s, in ToServer.SearchWhite2 m) =>
            s.WhiteSearch(m.Nick, m.FirstName, m.LastName, m.Email, m.IsOnline == 1));
}
