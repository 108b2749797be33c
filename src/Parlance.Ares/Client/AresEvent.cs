using Parlance.Wire;

namespace Parlance.Ares.Client;

/// <summary>Something that happened in the room or to the connection. Listen with <see cref="AresClient.ListenAsync"/>.</summary>
public abstract partial record AresEvent
{
    private AresEvent()
    {
    }

    /// <summary>The client is in the room and knows who is there. Comes again after a reconnection, a change of one's own name and a change of the virtual room.</summary>
    /// <param name="Name">One's own name as the room gave it.</param>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Users">How many are there, oneself and the room's own user included.</param>
    public sealed record Joined(string Name, string Room, int Users) : AresEvent;

    /// <summary>The connection ended.</summary>
    /// <param name="Reason">Why, as far as it is known: the room's last line, or the network's error.</param>
    /// <param name="IsReturning">The client tries to come back.</param>
    public sealed record Lost(string Reason, bool IsReturning) : AresEvent;

    /// <summary>The next attempt to come back is waited for.</summary>
    /// <param name="After">The wait.</param>
    /// <param name="Attempt">Which attempt it is; the first is 1.</param>
    public sealed record Returning(TimeSpan After, int Attempt) : AresEvent;

    /// <summary>The room refused somebody who wanted to come back.</summary>
    /// <param name="Reason">What it said.</param>
    public sealed record Refused(string Reason) : AresEvent;

    /// <summary>The room names another one (6). Unless <see cref="AresClientOptions.FollowRedirects"/> is set, <see cref="AresClient.JoinAsync(Hashlink, CancellationToken)"/> goes there.</summary>
    /// <param name="Room">The other room.</param>
    /// <param name="Reason">What is shown to the user.</param>
    public sealed record Redirected(Hashlink Room, string Reason) : AresEvent;

    /// <summary>The topic (31, 32).</summary>
    /// <param name="Text">The topic, with colour codes.</param>
    /// <param name="IsNew">It was changed; false when it is told at a join.</param>
    public sealed record TopicTold(string Text, bool IsNew) : AresEvent;

    /// <summary>The room's link (73); both empty for none.</summary>
    /// <param name="Address">Where it leads.</param>
    /// <param name="Caption">What to show.</param>
    public sealed record LinkTold(string Address, string Caption) : AresEvent;

    /// <summary>One's own level changed, or was told (75).</summary>
    /// <param name="IsOperator">The level is above 0.</param>
    public sealed record OperatorTold(bool IsOperator) : AresEvent;

    /// <summary>Somebody wants a direct chat (72): connect to the address.</summary>
    /// <param name="Name">Who.</param>
    /// <param name="Address">Address of that user.</param>
    /// <param name="Port">Port of that user.</param>
    /// <param name="LocalAddress">Address in that user's own network.</param>
    /// <param name="Session">Identity of the session, 16 bytes, to be shown when connected.</param>
    public sealed record DirectChatWanted(string Name, Ip4 Address, ushort Port, Ip4 LocalAddress, ReadOnlyMemory<byte> Session) : AresEvent;

    /// <summary>A frame of a kind that this client does not know, or that was not what its kind should be.</summary>
    /// <param name="Code">Its code.</param>
    /// <param name="IsAdvanced">It came inside a frame 250.</param>
    /// <param name="Body">Its body.</param>
    public sealed record Unknown(byte Code, bool IsAdvanced, ReadOnlyMemory<byte> Body) : AresEvent;
}
