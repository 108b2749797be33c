namespace Parlance.Icq;

/// <summary>What an <see cref="IcqPeer"/> tells.</summary>
/// <param name="From">UIN of the other user.</param>
/// <param name="IsVerified">The other user is at the address at which they are known to be. Otherwise the UIN is claimed and nothing more.</param>
public abstract record IcqPeerEvent(uint From, bool IsVerified)
{
    /// <summary>Somebody wrote.</summary>
    /// <param name="From">UIN of the other user.</param>
    /// <param name="IsVerified">The other user is where they are known to be.</param>
    /// <param name="Message">What was written.</param>
    /// <param name="Urgency">How much it presses.</param>
    /// <param name="ToSeveral">It went to several receivers.</param>
    public sealed record MessageReceived(uint From, bool IsVerified, IcqMessage Message, IcqUrgency Urgency, bool ToSeveral) : IcqPeerEvent(From, IsVerified);

    /// <summary>Somebody offers files. Accept or refuse the offer.</summary>
    /// <param name="From">UIN of the other user.</param>
    /// <param name="IsVerified">The other user is where they are known to be.</param>
    /// <param name="Offer">The offer.</param>
    public sealed record FileOffered(uint From, bool IsVerified, IcqIncomingFile Offer) : IcqPeerEvent(From, IsVerified);

    /// <summary>Somebody asks for a chat. Accept or refuse.</summary>
    /// <param name="From">UIN of the other user.</param>
    /// <param name="IsVerified">The other user is where they are known to be.</param>
    /// <param name="Offer">The offer.</param>
    public sealed record ChatOffered(uint From, bool IsVerified, IcqIncomingChat Offer) : IcqPeerEvent(From, IsVerified);
}

/// <summary>How much a message presses.</summary>
public enum IcqUrgency
{
    /// <summary>Who is occupied or does not want to be disturbed gives it back.</summary>
    Normal,

    /// <summary>To the contact list: kept there without disturbing.</summary>
    ToContactList,

    /// <summary>Shown at once.</summary>
    Urgent,
}

/// <summary>What the other client said to a message.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Words">Their away message, or the reason of a refusal; mostly empty.</param>
public sealed record IcqPeerReply(IcqPeerAnswer Answer, string Words)
{
    /// <summary>Whether the message is with the other user now.</summary>
    public bool HasArrived => Answer is IcqPeerAnswer.Accepted or IcqPeerAnswer.Away or IcqPeerAnswer.NotAvailable;
}

/// <summary>Answers of another client.</summary>
public enum IcqPeerAnswer
{
    /// <summary>Taken.</summary>
    Accepted,

    /// <summary>Refused.</summary>
    Refused,

    /// <summary>Taken; the user is away.</summary>
    Away,

    /// <summary>Taken; the user is not available.</summary>
    NotAvailable,

    /// <summary>Given back; the user is occupied. Send it as urgent or to the contact list.</summary>
    Occupied,

    /// <summary>Given back; the user does not want to be disturbed. Send it as urgent or to the contact list.</summary>
    DoNotDisturb,

    /// <summary>The other client cannot be connected to or does not answer. Send through the server.</summary>
    NotReached,
}
