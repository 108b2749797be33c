namespace Parlance.Ares.Web;

/// <summary>Identifiers of the web text protocol.</summary>
public static class WebIdents
{
    /// <summary>To the room: protocol number, 32 hex digits of identity, name, device, client; later clients add a personal message and an avatar.</summary>
    public const string Login = "LOGIN";

    /// <summary>Both ways: a line said. To the room a bare text, to the client name and text.</summary>
    public const string Public = "PUBLIC";

    /// <summary>Both ways: a line about oneself.</summary>
    public const string Emote = "EMOTE";

    /// <summary>To the room: a command, bare.</summary>
    public const string Command = "COMMAND";

    /// <summary>Both ways: a private message; name of the other and text.</summary>
    public const string Private = "PM";

    /// <summary>To the room: name, and 1 to ignore or 0 not to.</summary>
    public const string Ignore = "IGNORE";

    /// <summary>To the room: the client is there.</summary>
    public const string Ping = "PING";

    /// <summary>Both ways: whatever the client sends comes back.</summary>
    public const string Lag = "LAG";

    /// <summary>To the client: the name it was given.</summary>
    public const string Ack = "ACK";

    /// <summary>To the client: the topic at the join.</summary>
    public const string TopicFirst = "TOPIC_FIRST";

    /// <summary>To the client: a new topic.</summary>
    public const string Topic = "TOPIC";

    /// <summary>To the client: name and level of a user in the room.</summary>
    public const string UserList = "USERLIST";

    /// <summary>To the client: the list is complete.</summary>
    public const string UserListEnd = "USERLIST_END";

    /// <summary>To the client: name and level of a user who joined.</summary>
    public const string Join = "JOIN";

    /// <summary>To the client: name of a user who left.</summary>
    public const string Part = "PART";

    /// <summary>To the client: name and new level of a user.</summary>
    public const string Update = "UPDATE";

    /// <summary>To the client: a line of the room itself.</summary>
    public const string NoSuch = "NOSUCH";

    /// <summary>To the client: the receiver of a private message is not here.</summary>
    public const string Offline = "OFFLINE";

    /// <summary>To the client: the receiver of a private message ignores it.</summary>
    public const string Ignoring = "IGNORING";

    /// <summary>To the client: address and caption of the room's link.</summary>
    public const string Url = "URL";

    /// <summary>To the client: name and personal message.</summary>
    public const string PersonalMessage = "PERSMSG";

    /// <summary>To the client: name and picture as base64, or the name alone.</summary>
    public const string Avatar = "AVATAR";

    /// <summary>To the client: name and colours of a user's name and text.</summary>
    public const string Font = "FONT";

    /// <summary>To the client: a drawing begins; name, number of blocks, height.</summary>
    public const string ScribbleHead = "SCRIBBLE_HEAD";

    /// <summary>To the client: 1024 characters of base64 of a drawing.</summary>
    public const string ScribbleBlock = "SCRIBBLE_BLOCK";
}
