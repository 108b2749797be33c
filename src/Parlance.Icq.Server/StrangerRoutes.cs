using Parlance.Sessions;

namespace Parlance.Icq.Server;

/// <summary>The few commands that are answered to somebody who is not logged in. Logins are not among them: they may begin or repeat a session.</summary>
internal static class StrangerRoutes
{
    private static readonly Routes<Stranger>[] Tables = [.. Enumerable.Range(2, 4).Select(Make)];

    /// <summary>The table of a version.</summary>
    public static Routes<Stranger> Of(int version) => Tables[version - 2];

    private static Routes<Stranger> Make(int version) => new Routes<Stranger>($"icq v{version} strangers", IcqStyle.Of(version))
        .On<ToServer.Ack>(static (Stranger s, in ToServer.Ack m) => { })
        .On<ToServer.NewUserReg>(static (Stranger s, in ToServer.NewUserReg m) => s.Server.Register(s, m), beforeLogin: true)
        .On<ToServer.NewUser1>(static (Stranger s, in ToServer.NewUser1 m) => s.Server.FirstLogin(s, m), beforeLogin: true)
        .On<ToServer.RegistrationInfo>(static (Stranger s, in ToServer.RegistrationInfo m) => s.Server.TellOfRegistration(s), beforeLogin: true)
        .On<ToServer.RegistrationForm>(static (Stranger s, in ToServer.RegistrationForm m) => s.Server.RegisterForm(s, m), beforeLogin: true)
        .On<ToServer.GetDeps>(static (Stranger s, in ToServer.GetDeps m) => s.Server.CheckDeps(s, m), beforeLogin: true);
}
