namespace Parlance.Core.Model;

/// <summary>Somebody inside a room.</summary>
/// <param name="Person">Who.</param>
/// <param name="Session">On which session.</param>
public sealed record Member(Person Person, Session Session)
{
    /// <summary>Grows with every entry into the room.</summary>
    internal long Order { get; init; }
}

/// <summary>How an attempt to enter a room ended.</summary>
public enum EnterOutcome
{
    /// <summary>Inside.</summary>
    Entered,

    /// <summary>Was inside already; nothing happened.</summary>
    AlreadyInside,

    /// <summary>The room is private and the account is not a member.</summary>
    NotAMember,

    /// <summary>The room, or the list of rooms, is full.</summary>
    Full,

    /// <summary>The room wants a password, and this was not it.</summary>
    WrongPassword,

    /// <summary>A moderator of the room does not let this person in.</summary>
    Banned,

    /// <summary>The room vanished in this moment; look it up again.</summary>
    Gone,
}

/// <summary>How an attempt to change a private room's people ended.</summary>
public enum MembershipOutcome
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>The actor may not, or there is nothing to do.</summary>
    Ignored,

    /// <summary>The target is not online.</summary>
    TargetOffline,

    /// <summary>The target does not take invitations.</summary>
    TargetRefuses,

    /// <summary>The target owns the room.</summary>
    TargetIsOwner,

    /// <summary>The target is a member already.</summary>
    AlreadyMember,

    /// <summary>The target is not a member.</summary>
    NotAMember,

    /// <summary>The target is an operator already.</summary>
    AlreadyOperator,

    /// <summary>The room has as many members as it may.</summary>
    Full,
}

/// <summary>How a line is meant.</summary>
public enum SayKind
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>Something the speaker does ("/me").</summary>
    Emote,
}
