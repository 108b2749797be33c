namespace Parlance.Icq;

/// <summary>What a message is. Bit 15 says that it went to several receivers.</summary>
public static class IcqMessageType
{
    /// <summary>Text.</summary>
    public const ushort Text = 1;

    /// <summary>Request for a chat; between clients only.</summary>
    public const ushort Chat = 2;

    /// <summary>Request to send a file; between clients only.</summary>
    public const ushort File = 3;

    /// <summary>Description and address of a page.</summary>
    public const ushort Url = 4;

    /// <summary>Asks for consent to be added.</summary>
    public const ushort AuthorizationRequest = 6;

    /// <summary>Consent refused; the text is the reason.</summary>
    public const ushort AuthorizationDenied = 7;

    /// <summary>Consent given.</summary>
    public const ushort AuthorizationGranted = 8;

    /// <summary>A message of the server.</summary>
    public const ushort Server = 9;

    /// <summary>Tells that the sender has added the receiver.</summary>
    public const ushort Added = 12;

    /// <summary>From a web page.</summary>
    public const ushort WebPager = 13;

    /// <summary>From an e-mail.</summary>
    public const ushort EmailPager = 14;

    /// <summary>Contacts to add.</summary>
    public const ushort Contacts = 19;

    /// <summary>The bit that says "to several receivers".</summary>
    public const ushort Several = 0x8000;

    /// <summary>The type without the bit for several receivers.</summary>
    public static ushort Base(ushort type) => (ushort)(type & ~Several);
}
