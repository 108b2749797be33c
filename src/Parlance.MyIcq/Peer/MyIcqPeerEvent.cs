namespace Parlance.MyIcq;

/// <summary>What a <see cref="MyIcqPeer"/> tells.</summary>
/// <param name="From">Number of the other user.</param>
public abstract record MyIcqPeerEvent(uint From)
{
    /// <summary>Somebody wrote directly.</summary>
    /// <param name="From">Number of the other user.</param>
    /// <param name="IsVerified">The other user is at the address the server told of. Otherwise the number is claimed and nothing more.</param>
    /// <param name="Message">What was written.</param>
    /// <param name="SentAt">When, by the sender's clock.</param>
    public sealed record MessageReceived(uint From, bool IsVerified, MyIcqMessage Message, DateTimeOffset SentAt) : MyIcqPeerEvent(From);

    /// <summary>Somebody offers a file. Accept or refuse the offer.</summary>
    /// <param name="From">Number of the other user.</param>
    /// <param name="Offer">The offer.</param>
    public sealed record FileOffered(uint From, MyIcqIncomingFile Offer) : MyIcqPeerEvent(From);
}

/// <summary>How far a transfer is.</summary>
/// <param name="File">The file.</param>
/// <param name="Bytes">Bytes that are there.</param>
/// <param name="Size">Bytes in all.</param>
public sealed record MyIcqFileProgress(string File, long Bytes, long Size);

/// <summary>What came of a transfer.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="File">Where the file lies; empty when it is not whole.</param>
/// <param name="Bytes">Bytes that were transferred.</param>
/// <param name="Reason">What broke.</param>
public sealed record MyIcqFileResult(MyIcqFileOutcome Outcome, string File, long Bytes, string Reason);

/// <summary>How a transfer ended.</summary>
public enum MyIcqFileOutcome
{
    /// <summary>The file is whole.</summary>
    Done,

    /// <summary>The other user refused, or said nothing, which is how clients refuse.</summary>
    Refused,

    /// <summary>The other client is not reached.</summary>
    NotReached,

    /// <summary>The offer was accepted or refused before.</summary>
    Settled,

    /// <summary>The connection broke, stood still, or the other client did not keep to the protocol. The protocol cannot go on from a part.</summary>
    Broken,
}
