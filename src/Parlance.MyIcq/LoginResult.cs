namespace Parlance.MyIcq;

/// <summary>Answer to a login.</summary>
public enum LoginResult
{
    /// <summary>Logged in.</summary>
    Success = 0,

    /// <summary>No such number. myicqd 1.0 sent it for a wrong password too.</summary>
    InvalidUin = 1,

    /// <summary>The password is wrong; never sent by myicqd 1.0, understood by every client.</summary>
    WrongPassword = 2,
}
