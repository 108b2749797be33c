using System.Net;

namespace Parlance.MyIcq;

/// <summary>What a <see cref="MyIcqClient"/> tells.</summary>
public abstract record MyIcqEvent
{
    private MyIcqEvent()
    {
    }

    /// <summary>The client is logged in, for the first time or again.</summary>
    /// <param name="Uin">Its number.</param>
    /// <param name="Address">Its address as the server sees it.</param>
    /// <param name="Online">How many users are online.</param>
    public sealed record LoggedIn(uint Uin, IPAddress Address, uint Online) : MyIcqEvent;

    /// <summary>The session is over. A login elsewhere ends it without a word: the server just does not answer any more.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="WillReconnect">The client tries to log in again by itself.</param>
    public sealed record LoggedOut(MyIcqSessionEnd Reason, bool WillReconnect) : MyIcqEvent;

    /// <summary>An attempt to log in again failed; unless the password or the number was refused another follows.</summary>
    /// <param name="Outcome">What came of it.</param>
    public sealed record LoginFailed(MyIcqLoginOutcome Outcome) : MyIcqEvent;

    /// <summary>The contact list kept on the server has come.</summary>
    public sealed record ContactsShown : MyIcqEvent;

    /// <summary>A contact is online, or its address changed.</summary>
    /// <param name="Contact">The contact as it is now.</param>
    public sealed record ContactOnline(MyIcqContact Contact) : MyIcqEvent;

    /// <summary>A contact is offline, or hides.</summary>
    /// <param name="Uin">Number.</param>
    public sealed record ContactOffline(uint Uin) : MyIcqEvent;

    /// <summary>The state of an online contact changed.</summary>
    /// <param name="Contact">The contact as it is now.</param>
    public sealed record StatusChanged(MyIcqContact Contact) : MyIcqEvent;

    /// <summary>Somebody wrote. Messages of the service itself, broadcasts among them, come from 10000.</summary>
    /// <param name="From">Number of the sender.</param>
    /// <param name="Message">What was written.</param>
    /// <param name="SentAt">When it was sent.</param>
    /// <param name="Domain">Server of the sender; empty for this one.</param>
    public sealed record MessageReceived(uint From, MyIcqMessage Message, DateTimeOffset SentAt, string Domain) : MyIcqEvent;

    /// <summary>Somebody wrote in the chat group the user is in.</summary>
    /// <param name="Group">Number of the group.</param>
    /// <param name="From">Number of the sender.</param>
    /// <param name="Message">What was written.</param>
    /// <param name="SentAt">When.</param>
    public sealed record GroupMessage(uint Group, uint From, MyIcqMessage.Text Message, DateTimeOffset SentAt) : MyIcqEvent;

    /// <summary>Somebody entered the chat group.</summary>
    /// <param name="Group">Number of the group.</param>
    /// <param name="Member">Who.</param>
    public sealed record MemberEntered(uint Group, MyIcqMember Member) : MyIcqEvent;

    /// <summary>Somebody left the chat group.</summary>
    /// <param name="Group">Number of the group.</param>
    /// <param name="Uin">Who.</param>
    public sealed record MemberLeft(uint Group, uint Uin) : MyIcqEvent;

    /// <summary>A game in the chat group begins (myicqd 1.0).</summary>
    /// <param name="Group">Number of the group.</param>
    public sealed record GroupStarted(uint Group) : MyIcqEvent;

    /// <summary>A command of a game in the chat group (myicqd 1.0).</summary>
    /// <param name="Group">Number of the group.</param>
    /// <param name="Command">Its bytes.</param>
    public sealed record GroupCommand(uint Group, ReadOnlyMemory<byte> Command) : MyIcqEvent;
}

/// <summary>Why a session is over.</summary>
public enum MyIcqSessionEnd
{
    /// <summary>The user logged out.</summary>
    LoggedOut,

    /// <summary>The server does not answer any more, or the user has logged in elsewhere.</summary>
    LinkLost,
}

/// <summary>What came of a login.</summary>
public enum MyIcqLoginOutcome
{
    /// <summary>Logged in.</summary>
    LoggedIn,

    /// <summary>There is no such number; old servers say so of a wrong password too.</summary>
    InvalidUin,

    /// <summary>The password is wrong.</summary>
    WrongPassword,

    /// <summary>No server answered.</summary>
    NoAnswer,
}

/// <summary>A member of a chat group.</summary>
/// <param name="Uin">Number.</param>
/// <param name="Face">Head icon.</param>
/// <param name="Nick">Nick.</param>
public sealed record MyIcqMember(uint Uin, byte Face, string Nick);
