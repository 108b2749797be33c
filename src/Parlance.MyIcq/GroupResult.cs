namespace Parlance.MyIcq;

/// <summary>Answer to entering a chat group (myicqd 1.0).</summary>
public enum GroupResult
{
    /// <summary>Entered.</summary>
    Entered = 0,

    /// <summary>There is no such group.</summary>
    NotFound = 1,

    /// <summary>Already in this group.</summary>
    AlreadyInside = 2,

    /// <summary>Already in another group; a user is in one at most.</summary>
    InAnother = 3,

    /// <summary>The password is wrong.</summary>
    WrongPassword = 4,

    /// <summary>The group is full.</summary>
    Full = 5,
}
