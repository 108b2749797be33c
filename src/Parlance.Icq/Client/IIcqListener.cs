namespace Parlance.Icq;

/// <summary>Who hears of what the server says unasked.</summary>
internal interface IIcqListener
{
    /// <summary>The server told something. Called on the socket's thread, once for each packet.</summary>
    /// <exception cref="Parlance.Wire.WireException">It does not read.</exception>
    void Told(IcqConnection connection, in IcqAnswer told);

    /// <summary>All stored messages have come.</summary>
    void StoredMessagesShown();
}
