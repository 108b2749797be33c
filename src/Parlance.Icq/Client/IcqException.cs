namespace Parlance.Icq;

/// <summary>Something this package cannot do for its caller: misuse, a request the server did not answer, or a lost link.</summary>
public class IcqException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="inner">What it came of, if anything.</param>
    public IcqException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

/// <summary>The server, or the other client, is not there: it did not acknowledge what it was sent, or ended the session.</summary>
/// <param name="message">What happened.</param>
public sealed class IcqLinkLostException(string message) : IcqException(message);
