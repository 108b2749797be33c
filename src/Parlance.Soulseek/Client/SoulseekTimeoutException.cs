namespace Parlance.Soulseek;

/// <summary>The server did not answer in time.</summary>
public sealed class SoulseekTimeoutException : SoulseekException
{
    /// <summary>Reports a missing answer.</summary>
    public SoulseekTimeoutException()
        : base("The server did not answer in time.")
    {
    }

    /// <summary>Reports a missing answer.</summary>
    /// <param name="message">What was waited for.</param>
    public SoulseekTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>Reports a missing answer with its cause.</summary>
    /// <param name="message">What was waited for.</param>
    /// <param name="inner">The cause.</param>
    public SoulseekTimeoutException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
