namespace Parlance.MyIcq;

/// <summary>What one user sends another, by its kind. Texts are characters; the client turns them into bytes of its code page and back.</summary>
public abstract record MyIcqMessage
{
    private MyIcqMessage()
    {
    }

    /// <summary>Words. At most 450 bytes travel at once; <see cref="MyIcqMessages.SendAsync(uint, MyIcqMessage, CancellationToken)"/> parts longer ones.</summary>
    /// <param name="Words">The words.</param>
    /// <param name="Font">Name of the font; empty for none.</param>
    /// <param name="Size">Size of the font.</param>
    /// <param name="Color">Colour, 0x00BBGGRR.</param>
    /// <param name="Style">1 bold, 2 italic, 4 underlined.</param>
    public sealed record Text(string Words, string Font = "", int Size = 0, int Color = 0, int Style = 0) : MyIcqMessage;

    /// <summary>What a client says by itself while its user is away.</summary>
    /// <param name="Words">The words.</param>
    public sealed record AutoReply(string Words) : MyIcqMessage;

    /// <summary>Consents to be listed.</summary>
    public sealed record Accepted : MyIcqMessage;

    /// <summary>Asks to be listed.</summary>
    /// <param name="Face">Head icon of the sender.</param>
    /// <param name="Nick">Nick of the sender.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Request(byte Face, string Nick, string Reason) : MyIcqMessage;

    /// <summary>Refuses to be listed.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Rejected(string Reason) : MyIcqMessage;

    /// <summary>Tells that the sender has listed the receiver.</summary>
    public sealed record Added : MyIcqMessage;

    /// <summary>Asks for a connection between the two clients. <see cref="MyIcqPeer"/> answers those it knows.</summary>
    /// <param name="Session">What for: "sendfile" for files.</param>
    /// <param name="Reason">What about: the name of the file.</param>
    /// <param name="Port">Where the sender waits; 0 when the receiver shall wait.</param>
    public sealed record SessionRequest(string Session, string Reason, ushort Port) : MyIcqMessage;

    /// <summary>Agrees to a connection.</summary>
    /// <param name="Session">What for.</param>
    /// <param name="Port">Where the sender waits; 0 when it has connected.</param>
    public sealed record SessionAccepted(string Session, ushort Port) : MyIcqMessage;

    /// <summary>Refuses a connection; sent by few clients and ignored by all.</summary>
    public sealed record SessionRejected : MyIcqMessage;

    /// <summary>A type this package has no word for, or a body that does not read.</summary>
    /// <param name="Type">The type.</param>
    /// <param name="Body">The body, its fields divided by U+00FF.</param>
    public sealed record Other(byte Type, string Body) : MyIcqMessage;
}
