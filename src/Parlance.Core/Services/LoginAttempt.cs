using System.Net;
using Parlance.Core.Model;

namespace Parlance.Core.Services;

/// <summary>Somebody wants in.</summary>
/// <param name="Name">Handle or UIN as the client sent it.</param>
/// <param name="Password">As the client sent it.</param>
/// <param name="Network">Where.</param>
/// <param name="Address">From where.</param>
/// <param name="MayRegister">The network makes accounts by logging in under a name nobody has.</param>
/// <param name="Kind">How much of the password the network compares.</param>
public sealed record LoginAttempt(
    string Name, string Password, Network Network, IPAddress Address, bool MayRegister, CredentialKind Kind = CredentialKind.Password)
{
    /// <summary>The password byte for byte, one character each, where the network had to take it for a code page; null where the password says all.</summary>
    public string? Opaque { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Account">The account, when it ended well.</param>
public readonly record struct LoginResult(LoginOutcome Outcome, Account? Account = null)
{
    /// <summary>The account may be used.</summary>
    public bool IsIn => Outcome is LoginOutcome.Ok or LoginOutcome.Registered;
}

/// <summary>How a login or a registration ended.</summary>
public enum LoginOutcome
{
    /// <summary>The password was right.</summary>
    Ok,

    /// <summary>A new account was made and stored.</summary>
    Registered,

    /// <summary>No such account, and none may be made this way.</summary>
    UnknownAccount,

    /// <summary>The password was wrong.</summary>
    WrongPassword,

    /// <summary>The account or the address is banned.</summary>
    Banned,

    /// <summary>Too many wrong passwords; this one was not checked.</summary>
    Throttled,

    /// <summary>Too many passwords wait to be checked.</summary>
    Busy,

    /// <summary>The operator closed registration.</summary>
    RegistrationClosed,

    /// <summary>Too many registrations lately.</summary>
    RegistrationLimited,

    /// <summary>The name is not a handle.</summary>
    InvalidName,

    /// <summary>The name is taken.</summary>
    NameTaken,

    /// <summary>The name looks like somebody else's, or is a number or an earlier name of somebody else.</summary>
    NameOfAnother,

    /// <summary>The account could not be stored.</summary>
    NotStored,
}
