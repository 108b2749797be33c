namespace Parlance.MyIcq;

/// <summary>Something this package cannot do for its caller: misuse, a request the server did not answer, or a lost link.</summary>
public class MyIcqException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="inner">What it came of, if anything.</param>
    public MyIcqException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

/// <summary>The server is not there: it did not confirm what it was sent, or the session ended.</summary>
/// <param name="message">What happened.</param>
public sealed class MyIcqLinkLostException(string message) : MyIcqException(message);
