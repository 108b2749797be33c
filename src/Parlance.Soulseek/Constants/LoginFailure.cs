namespace Parlance.Soulseek;

/// <summary>Reasons of a failed login, as clients compare them.</summary>
public static class LoginFailure
{
    /// <summary>The name is not allowed; a detail says why.</summary>
    public const string InvalidUsername = "INVALIDUSERNAME";

    /// <summary>No password was given.</summary>
    public const string EmptyPassword = "EMPTYPASSWORD";

    /// <summary>The password is wrong.</summary>
    public const string InvalidPassword = "INVALIDPASS";

    /// <summary>The client is too old.</summary>
    public const string InvalidVersion = "INVALIDVERSION";

    /// <summary>The server is full.</summary>
    public const string ServerFull = "SVRFULL";

    /// <summary>The server takes no new names.</summary>
    public const string ServerPrivate = "SVRPRIVATE";

    /// <summary>The user is banned. Obsolete: today a banned user gets no answer.</summary>
    public const string Banned = "BANNED";

    /// <summary>Detail of <see cref="InvalidUsername"/>.</summary>
    public const string NickEmpty = "Nick empty.";

    /// <summary>Detail of <see cref="InvalidUsername"/>.</summary>
    public const string NickTooLong = "Nick too long.";

    /// <summary>Detail of <see cref="InvalidUsername"/>.</summary>
    public const string NickCharacters = "Invalid characters in nick.";

    /// <summary>Detail of <see cref="InvalidUsername"/>.</summary>
    public const string NickSpaces = "No leading and trailing spaces allowed in nick.";
}
