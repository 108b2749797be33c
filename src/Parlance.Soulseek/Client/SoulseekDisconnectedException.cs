namespace Parlance.Soulseek;

/// <summary>There is no link to the server, or it broke while an answer was waited for.</summary>
public sealed class SoulseekDisconnectedException : SoulseekException
{
    /// <summary>Reports that there is no link.</summary>
    public SoulseekDisconnectedException()
        : base("There is no link to the server.")
    {
    }

    /// <summary>Reports a lost link.</summary>
    /// <param name="message">What happened.</param>
    public SoulseekDisconnectedException(string message)
        : base(message)
    {
    }

    /// <summary>Reports a lost link with its cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="inner">The cause.</param>
    public SoulseekDisconnectedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
