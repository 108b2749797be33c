namespace Parlance.Ares.Client;

/// <summary>What a client cannot go on with: the room was not reached, the connection is lost, or the client was used in a way it cannot be. What a room may well answer is a result, not this.</summary>
public sealed class AresException : Exception
{
    /// <summary>Reports it.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="cause">What it came of.</param>
    public AresException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
