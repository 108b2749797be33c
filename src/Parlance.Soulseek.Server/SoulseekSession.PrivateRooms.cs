using System.Diagnostics.CodeAnalysis;
using Parlance.Core.Events;
using Parlance.Core.Model;

namespace Parlance.Soulseek.Server;

/// <summary>Members and operators of private rooms, with the texts that the official server sends.</summary>
public sealed partial class SoulseekSession
{
    internal void AcceptInvitations(in ToServer.EnableRoomInvitations m)
    {
        me!.AcceptsInvitations = m.Enable;
        Send(new ToClient.EnableRoomInvitations(m.Enable));
    }

    internal void AddMember(in ToServer.AddRoomMember m)
    {
        if (!TryPrivate(m.Room, m.Username, out var room, out var target))
        {
            ExplainUnknown(room, m.Username, mayAct: room?.Owner == Account || room?.IsOperator(Account!) == true);
            return;
        }

        var outcome = Community.Rooms.AddMember(room, Account!, target);
        Explain(outcome, m.Room, m.Username);
        if (outcome == MembershipOutcome.Done)
        {
            Notice($"User {m.Username} is now a member of room {m.Room}");
            if (room.Owner != Account)
            {
                Tell(room.Owner, $"User [{m.Username}] was added as a member of room [{m.Room}] by operator [{Name}]");
            }
        }
    }

    internal void RemoveMember(in ToServer.RemoveRoomMember m)
    {
        if (TryPrivate(m.Room, m.Username, out var room, out var target))
        {
            Community.Rooms.RemoveMember(room, Account!, target, $"User {m.Username} is no longer a member of room {m.Room}");
        }
    }

    internal void CancelMembership(in ToServer.CancelRoomMembership m) => RemoveMember(new ToServer.RemoveRoomMember(m.Room, Name));

    internal void CancelOwnership(in ToServer.CancelRoomOwnership m)
    {
        if (Community.Rooms.TryFind(m.Room, out var room))
        {
            Community.Rooms.Disband(room, Account!);
        }
    }

    internal void AddOperator(in ToServer.AddRoomOperator m)
    {
        if (!TryPrivate(m.Room, m.Username, out var room, out var target))
        {
            ExplainUnknown(room, m.Username, mayAct: room?.Owner == Account);
            return;
        }

        var outcome = Community.Rooms.AddOperator(room, Account!, target);
        if (outcome == MembershipOutcome.NotAMember)
        {
            Notice($"user {m.Username} must first be a member of room {m.Room}");
        }

        Explain(outcome, m.Room, m.Username);
        if (outcome == MembershipOutcome.Done)
        {
            Tell(room.Owner, $"User {m.Username} is now an operator of room {m.Room}");
        }
    }

    internal void RemoveOperator(in ToServer.RemoveRoomOperator m)
    {
        if (TryPrivate(m.Room, m.Username, out var room, out var target)
            && Community.Rooms.RemoveOperator(room, Account!, target) == MembershipOutcome.Done)
        {
            Tell(room.Owner, $"User {m.Username} is no longer an operator of room {m.Room}");
        }
    }

    internal void CancelOperatorship(in ToServer.CancelRoomOperatorship m) => RemoveOperator(new ToServer.RemoveRoomOperator(m.Room, Name));

    private static void Tell(Account? account, string text)
    {
        foreach (var session in account?.Sessions ?? [])
        {
            session.Deliver(new ServerSaid(text));
        }
    }

    private void Explain(MembershipOutcome outcome, string room, string user)
    {
        var text = outcome switch
        {
            MembershipOutcome.TargetOffline => $"user {user} is not logged in.",
            MembershipOutcome.TargetRefuses =>
                $"user {user} hasn't enabled private room add. please message them and ask them to do so before trying to add them again.",
            MembershipOutcome.TargetIsOwner => $"user {user} is the owner of room {room}",
            MembershipOutcome.AlreadyMember => $"user {user} is already a member of room {room}",
            MembershipOutcome.AlreadyOperator => $"user {user} is already an operator of room {room}",
            MembershipOutcome.Full => $"room {room} has as many members as it may have",
            _ => null,
        };
        if (text is not null)
        {
            Notice(text);
        }
    }

    /// <summary>A name nobody has is somebody not logged in.</summary>
    private void ExplainUnknown(Room? room, string user, bool mayAct)
    {
        if (room is { IsPrivate: true } && mayAct)
        {
            Explain(MembershipOutcome.TargetOffline, room.Name, user);
        }
    }

    /// <summary>The private room this account may be in, and the account it is about.</summary>
    private bool TryPrivate(string name, string user, [NotNullWhen(true)] out Room? room, [NotNullWhen(true)] out Account? target)
    {
        target = null;
        if (!Community.Rooms.TryFind(name, out room) || !room.IsPrivate || !room.Admits(Account))
        {
            return false;
        }

        return TryAccount(user, out target);
    }
}
