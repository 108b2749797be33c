namespace Parlance.Soulseek;

/// <summary>What a client of this package raises: misuse and lost links. Expected outcomes (a refused login, a user who is offline, a denied download) are results.</summary>
public class SoulseekException : Exception
{
    /// <summary>Reports something without details.</summary>
    public SoulseekException()
    {
    }

    /// <summary>Reports something.</summary>
    /// <param name="message">What.</param>
    public SoulseekException(string message)
        : base(message)
    {
    }

    /// <summary>Reports something with its cause.</summary>
    /// <param name="message">What.</param>
    /// <param name="inner">Its cause.</param>
    public SoulseekException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
