using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.Icq.Server;

/// <summary>Which command does what. One table, laid out once for each version, because the versions differ in where a few fields are.</summary>
internal static class IcqRoutes
{
    private static readonly Routes<IcqSession>[] Tables = [.. Enumerable.Range(2, 4).Select(Make)];

    /// <summary>The table of a version.</summary>
    public static Routes<IcqSession> Of(int version) => Tables[version - 2];

    private static Routes<IcqSession> Make(int version)
    {
        var routes = new Routes<IcqSession>($"icq v{version}", IcqStyle.Of(version));
        AddSession(routes);
        AddPresence(routes);
        AddMail(routes);
        AddProfile(routes);
        return routes;
    }

    private static void AddSession(Routes<IcqSession> routes)
    {
        // A sign of life wants nothing but the acknowledgement; so do the codes that only a first login or the groupware needs.
        Nothing<ToServer.KeepAlive>(routes);
        Nothing<ToServer.KeepAlive2>(routes);
        Nothing<ToServer.Login2>(routes);
        Nothing<ToServer.NewUser1>(routes);
        Nothing<ToServer.Reconnect>(routes);
        Nothing<ToServer.UsageStats>(routes);
        Done<ToServer.SendTextCode>(routes, static (IcqSession s, in ToServer.SendTextCode m) => s.Obey(m));
        Done<ToServer.QueryServers>(routes, static (IcqSession s, in ToServer.QueryServers m) => s.Reply(new ToClient.QueryReply(0, [])));
        Done<ToServer.QueryAddons>(routes, static (IcqSession s, in ToServer.QueryAddons m) => s.Reply(new ToClient.QueryReply(0, [])));
        Done<ToServer.GetDeps1>(routes, static (IcqSession s, in ToServer.GetDeps1 m) => s.Reply(new ToClient.QueryReply(0, [])));
    }

    private static void AddPresence(Routes<IcqSession> routes)
    {
        Done<ToServer.ContactList>(routes, static (IcqSession s, in ToServer.ContactList m) => s.List(m));
        Done<ToServer.AddToList>(routes, static (IcqSession s, in ToServer.AddToList m) => s.List(m));
        Done<ToServer.InvisibleList>(routes, static (IcqSession s, in ToServer.InvisibleList m) => s.Hide(m));
        Done<ToServer.VisibleList>(routes, static (IcqSession s, in ToServer.VisibleList m) => s.Show(m));
        Done<ToServer.ChangeLists>(routes, static (IcqSession s, in ToServer.ChangeLists m) => s.Change(m));
        Done<ToServer.StatusChange>(routes, static (IcqSession s, in ToServer.StatusChange m) => s.Change(m));
    }

    private static void AddMail(Routes<IcqSession> routes)
    {
        // Not acknowledged here but when the message is stored.
        routes.OnAsync<ToServer.SendMessage>(static (s, m) => s.SendAsync(m.To, m.Type, m.Text), cost: 1);
        routes.OnAsync<ToServer.MessageToNewUser>(static (s, m) => s.SendAsync(m.To, m.Type, m.Text), cost: 1);
        Done<ToServer.Login1>(routes, static (IcqSession s, in ToServer.Login1 m) => s.Ask(m));
        Done<ToServer.CmdX1>(routes, static (IcqSession s, in ToServer.CmdX1 m) => s.Received(m));
    }

    private static void AddProfile(Routes<IcqSession> routes)
    {
        Done<ToServer.SearchUin>(routes, static (IcqSession s, in ToServer.SearchUin m) => s.Search(m));
        Done<ToServer.SearchUser>(routes, static (IcqSession s, in ToServer.SearchUser m) => s.Search(m));
        Done<ToServer.RandomGroup>(routes, static (IcqSession s, in ToServer.RandomGroup m) => s.Enter(m));
        Done<ToServer.RandomSearch>(routes, static (IcqSession s, in ToServer.RandomSearch m) => s.Search(m));
        Done<ToServer.InfoReq>(routes, static (IcqSession s, in ToServer.InfoReq m) => s.GetBasic(m));
        Done<ToServer.ExtInfoReq>(routes, static (IcqSession s, in ToServer.ExtInfoReq m) => s.GetExtended(m));
        Done<ToServer.UpdateInfo>(routes, static (s, m) => s.SetAsync(m));
        Done<ToServer.NewUserInfo>(routes, static (s, m) => s.SetAsync(m));
        Done<ToServer.UpdateExtInfo>(routes, static (s, m) => s.SetAsync(m));
        Done<ToServer.AuthUpdate>(routes, static (s, m) => s.SetAsync(m));
        Done<ToServer.ChangePassword>(routes, static (s, m) => s.SetAsync(m));
        Done<ToServer.MetaUser>(routes, static (s, m) => s.MetaAsync(m));
    }

    /// <summary>Acknowledges, and does nothing more.</summary>
    private static void Nothing<T>(Routes<IcqSession> routes)
        where T : struct, IMessage<T> => routes.On(static (IcqSession s, in T m) => s.Acknowledge());

    /// <summary>Acknowledges before anything is answered: licq matches answers only to requests that were acknowledged.</summary>
    private static void Done<T>(Routes<IcqSession> routes, RouteHandler<IcqSession, T> handler)
        where T : struct, IMessage<T> =>
        routes.On((IcqSession s, in T m) =>
        {
            s.Acknowledge();
            handler(s, m);
        });

    private static void Done<T>(Routes<IcqSession> routes, AsyncRouteHandler<IcqSession, T> handler)
        where T : struct, IMessage<T> =>
        routes.OnAsync<T>((s, m) =>
        {
            s.Acknowledge();
            return handler(s, m);
        });
}
