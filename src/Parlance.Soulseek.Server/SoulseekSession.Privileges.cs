namespace Parlance.Soulseek.Server;

/// <summary>Privileges.</summary>
public sealed partial class SoulseekSession
{
    internal void TellPrivileges() => Send(new ToClient.CheckPrivileges(Seconds(Community.Privileges.Left(Account!))));

    internal void TellPrivilegedUsers() =>
        Send(new ToClient.PrivilegedUsers([.. Community.Privileges.Online().Select(a => a.Handle)]));

    internal void TellPrivileged(in ToServer.UserPrivileged m) =>
        Send(new ToClient.UserPrivileged(m.Username, TryAccount(m.Username, out var account) && account.IsPrivileged(Time.GetUtcNow())));

    internal void GivePrivileges(in ToServer.GivePrivileges m)
    {
        if (TryAccount(m.Username, out var account))
        {
            Community.Privileges.Hand(Account!, account, m.Days);
        }
    }

    internal void AcknowledgeNotice(in ToServer.NotifyPrivileges m) => Send(new ToClient.AckNotifyPrivileges(m.Token));
}
