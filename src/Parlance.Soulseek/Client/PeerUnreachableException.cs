namespace Parlance.Soulseek;

/// <summary>Another user cannot be reached, or did not answer.</summary>
public sealed class PeerUnreachableException : SoulseekException
{
    /// <summary>Reports somebody.</summary>
    public PeerUnreachableException()
    {
    }

    /// <summary>Reports a user who is offline or cannot be connected with.</summary>
    /// <param name="username">Who.</param>
    public PeerUnreachableException(string username)
        : base($"{username} cannot be reached.") => Username = username;

    /// <summary>Reports a user.</summary>
    /// <param name="username">Who.</param>
    /// <param name="reason">What is the matter with him.</param>
    /// <param name="inner">The cause.</param>
    public PeerUnreachableException(string username, string reason, Exception? inner = null)
        : base($"{username}: {reason}", inner!) => Username = username;

    /// <summary>Reports a user.</summary>
    /// <param name="message">What.</param>
    /// <param name="inner">The cause.</param>
    public PeerUnreachableException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Who.</summary>
    public string Username { get; } = string.Empty;
}
