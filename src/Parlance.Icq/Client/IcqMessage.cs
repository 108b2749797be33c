namespace Parlance.Icq;

/// <summary>What one user sends another, by its kind. Texts are characters; the client turns them into bytes of its code page and back.</summary>
public abstract record IcqMessage
{
    private IcqMessage()
    {
    }

    /// <summary>Words. At most 450 bytes travel at once; <see cref="IcqMessages.SendAsync(uint, IcqMessage, CancellationToken)"/> parts longer ones.</summary>
    /// <param name="Words">The words.</param>
    public sealed record Text(string Words) : IcqMessage;

    /// <summary>A page and what it is about.</summary>
    /// <param name="Description">What it is about.</param>
    /// <param name="Address">Its address.</param>
    public sealed record Url(string Description, string Address) : IcqMessage;

    /// <summary>Asks for consent to be listed.</summary>
    /// <param name="Nick">Nick of the sender.</param>
    /// <param name="FirstName">First name of the sender.</param>
    /// <param name="LastName">Last name of the sender.</param>
    /// <param name="Email">E-mail of the sender.</param>
    /// <param name="Reason">Why.</param>
    public sealed record AuthorizationRequest(string Nick, string FirstName, string LastName, string Email, string Reason) : IcqMessage;

    /// <summary>Consent refused.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record AuthorizationDenied(string Reason) : IcqMessage;

    /// <summary>Consent given.</summary>
    public sealed record AuthorizationGranted : IcqMessage;

    /// <summary>Tells that the sender has listed the receiver.</summary>
    /// <param name="Nick">Nick of the sender.</param>
    /// <param name="FirstName">First name of the sender.</param>
    /// <param name="LastName">Last name of the sender.</param>
    /// <param name="Email">E-mail of the sender.</param>
    /// <param name="AnyoneMayAdd">The sender may be listed by anybody.</param>
    public sealed record Added(string Nick, string FirstName, string LastName, string Email, bool AnyoneMayAdd) : IcqMessage;

    /// <summary>Words written on a web page.</summary>
    /// <param name="Name">Who wrote.</param>
    /// <param name="Email">Their e-mail address.</param>
    /// <param name="Words">The words.</param>
    public sealed record WebPager(string Name, string Email, string Words) : IcqMessage;

    /// <summary>Words that came as an e-mail.</summary>
    /// <param name="Name">Who wrote.</param>
    /// <param name="Email">Their e-mail address.</param>
    /// <param name="Words">The words.</param>
    public sealed record EmailPager(string Name, string Email, string Words) : IcqMessage;

    /// <summary>Contacts to list.</summary>
    /// <param name="Users">UIN and nick of each.</param>
    public sealed record Contacts(IReadOnlyList<KeyValuePair<uint, string>> Users) : IcqMessage;

    /// <summary>Words of the server.</summary>
    /// <param name="Words">The words.</param>
    public sealed record Server(string Words) : IcqMessage;

    /// <summary>A type this package has no word for.</summary>
    /// <param name="Type">The type, without the bit for several receivers.</param>
    /// <param name="Body">The body, its fields divided by U+00FE.</param>
    public sealed record Other(ushort Type, string Body) : IcqMessage;
}
