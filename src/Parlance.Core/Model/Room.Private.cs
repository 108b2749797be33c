using Parlance.Core.Events;

namespace Parlance.Core.Model;

/// <summary>Who may enter a private room, and who decides it.</summary>
public sealed partial class Room
{
    private readonly HashSet<Account> members = [];
    private readonly HashSet<Account> operators = [];

    /// <summary>The owner of a private room; null for a public one, and for one that was given up.</summary>
    public Account? Owner { get; private set; }

    /// <summary>Whether an account may enter.</summary>
    public bool Admits(Account? account)
    {
        lock (gate)
        {
            return MayEnter(account);
        }
    }

    /// <summary>Whether an account may add and remove members.</summary>
    public bool IsOperator(Account account)
    {
        lock (gate)
        {
            return operators.Contains(account);
        }
    }

    /// <summary>Whether an account is a member, the owner not counted.</summary>
    public bool IsMember(Account account)
    {
        lock (gate)
        {
            return members.Contains(account);
        }
    }

    /// <summary>The members, the owner not among them, and the operators.</summary>
    public (string[] Members, string[] Operators) People()
    {
        lock (gate)
        {
            return ([.. members.Select(m => m.Handle)], OperatorHandles());
        }
    }

    internal void Restore(IEnumerable<Account> knownMembers, IEnumerable<Account> knownOperators)
    {
        lock (gate)
        {
            members.UnionWith(knownMembers);
            operators.UnionWith(knownOperators);
        }
    }

    internal Account[] Entitled()
    {
        lock (gate)
        {
            return Owner is null ? [.. members] : [.. members, Owner];
        }
    }

    /// <summary>One account takes another's place among owner, members and operators.</summary>
    /// <returns>False when the other had none.</returns>
    internal bool Replace(Account gone, Account kept)
    {
        lock (gate)
        {
            var wasOwner = Owner == gone;
            var wasOperator = operators.Remove(gone);
            if (!members.Remove(gone) && !wasOwner)
            {
                return false;
            }

            Owner = wasOwner ? kept : Owner;
            if (Owner == kept)
            {
                members.Remove(kept);
                operators.Remove(kept);
            }
            else
            {
                members.Add(kept);
                if (wasOperator)
                {
                    operators.Add(kept);
                }
            }

            return true;
        }
    }

    internal (long[] Members, long[] Operators) Ids()
    {
        lock (gate)
        {
            return ([.. members.Select(m => m.Id)], [.. operators.Select(o => o.Id)]);
        }
    }

    internal MembershipOutcome AddMember(Account actor, Account target, int most)
    {
        lock (gate)
        {
            var refused = !IsPrivate || actor == target || !Decides(actor) ? MembershipOutcome.Ignored
                : target.State == PresenceState.Offline ? MembershipOutcome.TargetOffline
                : !target.Sessions.Any(s => s.AcceptsInvitations) ? MembershipOutcome.TargetRefuses
                : target == Owner ? MembershipOutcome.TargetIsOwner
                : members.Contains(target) ? MembershipOutcome.AlreadyMember
                : members.Count >= most ? MembershipOutcome.Full
                : MembershipOutcome.Done;
            if (refused != MembershipOutcome.Done)
            {
                return refused;
            }

            members.Add(target);
            TellMembers(new MemberAdded(this, target));
            Tell(target, new MembershipChanged(this, MembershipChange.Granted));
            return MembershipOutcome.Done;
        }
    }

    internal MembershipOutcome RemoveMember(Account actor, Account target)
    {
        lock (gate)
        {
            var may = actor == Owner || actor == target || (operators.Contains(actor) && !operators.Contains(target));
            if (!IsPrivate || !may || !members.Contains(target))
            {
                return MembershipOutcome.Ignored;
            }

            DropOperator(target);
            members.Remove(target);
            TellMembers(new MemberRemoved(this, target));
            Tell(target, new MembershipChanged(this, MembershipChange.Revoked));
            return MembershipOutcome.Done;
        }
    }

    internal MembershipOutcome AddOperator(Account actor, Account target)
    {
        lock (gate)
        {
            var refused = !IsPrivate || actor != Owner || actor == target ? MembershipOutcome.Ignored
                : target.State == PresenceState.Offline ? MembershipOutcome.TargetOffline
                : !members.Contains(target) ? MembershipOutcome.NotAMember
                : operators.Contains(target) ? MembershipOutcome.AlreadyOperator
                : MembershipOutcome.Done;
            if (refused != MembershipOutcome.Done)
            {
                return refused;
            }

            operators.Add(target);
            TellMembers(new OperatorAdded(this, target));
            Tell(target, new MembershipChanged(this, MembershipChange.OperatorGranted));
            return MembershipOutcome.Done;
        }
    }

    internal MembershipOutcome RemoveOperator(Account actor, Account target)
    {
        lock (gate)
        {
            return IsPrivate && (actor == Owner || actor == target) && DropOperator(target)
                ? MembershipOutcome.Done
                : MembershipOutcome.Ignored;
        }
    }

    /// <summary>The owner gives the room up: everybody is put out and the name is free.</summary>
    internal (Account[] Members, Session[] Inside)? Disband(Account actor)
    {
        lock (gate)
        {
            if (!IsPrivate || actor != Owner)
            {
                return null;
            }

            Account[] everybody = [.. members];
            Owner = null;
            members.Clear();
            operators.Clear();
            closed = true;
            foreach (var member in everybody)
            {
                Tell(member, new MembershipChanged(this, MembershipChange.Revoked));
            }

            return (everybody, [.. inside.Keys]);
        }
    }

    private static void Tell(Account account, DomainEvent what)
    {
        foreach (var session in account.Sessions)
        {
            session.Deliver(what);
        }
    }

    private bool MayEnter(Account? account) =>
        !IsPrivate || (account is not null && (account == Owner || members.Contains(account)));

    private bool Decides(Account actor) => actor == Owner || operators.Contains(actor);

    private bool DropOperator(Account target)
    {
        if (!operators.Remove(target))
        {
            return false;
        }

        TellMembers(new OperatorRemoved(this, target));
        Tell(target, new MembershipChanged(this, MembershipChange.OperatorRevoked));
        return true;
    }

    private string[] OperatorHandles() => [.. operators.Select(o => o.Handle)];

    private void TellMembers(DomainEvent what)
    {
        var delivery = new Delivery(what);
        foreach (var account in Owner is null ? members : members.Append(Owner))
        {
            foreach (var session in account.Sessions)
            {
                session.Sink.Deliver(delivery);
            }
        }
    }
}
