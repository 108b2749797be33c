using System.Net;

namespace Parlance.Icq;

/// <summary>What an <see cref="IcqClient"/> tells.</summary>
public abstract record IcqEvent
{
    private IcqEvent()
    {
    }

    /// <summary>The client is logged in, for the first time or again.</summary>
    /// <param name="Uin">Its UIN.</param>
    /// <param name="Address">Its address as the server sees it.</param>
    public sealed record LoggedIn(uint Uin, IPAddress Address) : IcqEvent;

    /// <summary>The session is over.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="WillReconnect">The client tries to log in again by itself.</param>
    public sealed record LoggedOut(IcqSessionEnd Reason, bool WillReconnect) : IcqEvent;

    /// <summary>An attempt to log in again failed; unless the password was refused another follows.</summary>
    /// <param name="Outcome">What came of it.</param>
    public sealed record LoginFailed(IcqLoginOutcome Outcome) : IcqEvent;

    /// <summary>The server has worked through the contact list: who has not been told of by now is offline.</summary>
    public sealed record ContactsShown : IcqEvent;

    /// <summary>A contact is online.</summary>
    /// <param name="Contact">The contact as it is now.</param>
    public sealed record ContactOnline(IcqContact Contact) : IcqEvent;

    /// <summary>A contact is offline, or hides.</summary>
    /// <param name="Uin">UIN.</param>
    public sealed record ContactOffline(uint Uin) : IcqEvent;

    /// <summary>The status of an online contact changed.</summary>
    /// <param name="Contact">The contact as it is now.</param>
    public sealed record StatusChanged(IcqContact Contact) : IcqEvent;

    /// <summary>Somebody wrote.</summary>
    /// <param name="From">UIN of the sender; 10 for pagers.</param>
    /// <param name="Message">What was written.</param>
    /// <param name="SentAt">When it was sent; for stored messages to the minute.</param>
    /// <param name="IsStored">It was stored while the user was offline.</param>
    /// <param name="ToSeveral">It went to several receivers.</param>
    public sealed record MessageReceived(uint From, IcqMessage Message, DateTimeOffset SentAt, bool IsStored, bool ToSeveral) : IcqEvent;

    /// <summary>All stored messages have come.</summary>
    public sealed record StoredMessagesShown : IcqEvent;

    /// <summary>A message went to a UIN that is nobody's.</summary>
    /// <param name="Uin">The UIN.</param>
    public sealed record UnknownUser(uint Uin) : IcqEvent;
}

/// <summary>Why a session is over.</summary>
public enum IcqSessionEnd
{
    /// <summary>The user logged out.</summary>
    LoggedOut,

    /// <summary>The server does not answer any more.</summary>
    LinkLost,

    /// <summary>The server knows of no session: it was restarted, or nothing was heard of the client for too long (00F0).</summary>
    NotConnected,

    /// <summary>The server sent the client away, mostly because the user has logged in elsewhere (0028).</summary>
    ForcedOffline,
}

/// <summary>What came of a login.</summary>
public enum IcqLoginOutcome
{
    /// <summary>Logged in.</summary>
    LoggedIn,

    /// <summary>The UIN or the password is wrong.</summary>
    WrongPassword,

    /// <summary>The server is busy; try again later.</summary>
    Busy,

    /// <summary>No server answered.</summary>
    NoAnswer,
}
