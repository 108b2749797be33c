using System.Diagnostics.CodeAnalysis;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Sessions;

namespace Parlance.Soulseek.Server;

/// <summary>Private messages.</summary>
public sealed partial class SoulseekSession
{
    private const int MaxReceivers = 100;

    internal ValueTask MessageAsync(in ToServer.MessageUser m)
    {
        if (m.Username == Handles.Server)
        {
            server.Commands.Run(me!, m.Message);
        }
        else if (!MaySay(m.Message, MaxLine))
        {
            return ValueTask.CompletedTask;
        }
        else if (m.Username.EndsWith(Handles.GuestMark, StringComparison.Ordinal))
        {
            _ = Whispers.FindGuest(me!, m.Username, NetworkNames.Of) is { } guest ? Community.Whispers.ToGuest(me!, guest, m.Message, NetworkNames.Of) : null;
        }
        else if (TryAccount(m.Username, out var account) || TryAddress(m.Username, out account))
        {
            _ = Community.Mailbox.Send(Account!, account, MessageKind.Text, m.Message, Network.Soulseek);
            return EaseAsync(account);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Names are case-sensitive here; but what is nobody's name may be a number of ICQ, or the earlier name of somebody.</summary>
    private bool TryAddress(string name, [NotNullWhen(true)] out Account? account) =>
        !Community.Accounts.TryFind(name, out account) && Community.Accounts.TryResolve(name, out account);

    internal void Message(in ToServer.MessageUsers m)
    {
        if (!MaySay(m.Message, MaxLine))
        {
            return;
        }

        foreach (var name in m.Usernames.Distinct().Take(MaxReceivers))
        {
            if (TryAccount(name, out var account) && account.State != PresenceState.Offline)
            {
                _ = Community.Mailbox.Send(Account!, account, MessageKind.Text, m.Message, Network.Soulseek);
            }
        }
    }

    internal void Acknowledge(in ToServer.MessageAcked m) => Community.Mailbox.Confirm(Account!, m.Id);

    /// <summary>The way administrators gave commands in 2003; from others it is ignored.</summary>
    internal void Command(in ToServer.AdminCommand m)
    {
        if (Account!.RoleAt(Time.GetUtcNow()) > Role.Member)
        {
            server.Commands.Run(me!, string.Join(' ', m.Arguments));
        }
    }
}
