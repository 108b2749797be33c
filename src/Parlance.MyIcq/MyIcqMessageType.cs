namespace Parlance.MyIcq;

/// <summary>Types of message between users (001 s.3 UDP_SEND_MSG).</summary>
public enum MyIcqMessageType
{
    /// <summary>Text, with the font behind it: <see cref="TextBody"/>.</summary>
    Text = 0,

    /// <summary>Plain text that an absent user's client sends by itself.</summary>
    AutoReply = 1,

    /// <summary>A request was accepted; no text.</summary>
    AuthAccepted = 2,

    /// <summary>A request to be put on the contact list: <see cref="AuthRequestBody"/>.</summary>
    AuthRequest = 3,

    /// <summary>A request was rejected; the text is the reason.</summary>
    AuthRejected = 4,

    /// <summary>The sender put the receiver on their contact list; no text.</summary>
    Added = 5,

    /// <summary>A request for a direct session: <see cref="TcpRequestBody"/>.</summary>
    TcpRequest = 6,

    /// <summary>A direct session was accepted: <see cref="TcpAcceptedBody"/>.</summary>
    TcpAccepted = 7,

    /// <summary>A direct session was rejected; no text, ignored by every client.</summary>
    TcpRejected = 8,
}
