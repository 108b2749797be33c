using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages from a client to the server.</summary>
public static partial class ToServer
{
    /// <summary>A private message; to <c>server</c> it is a command.</summary>
    /// <param name="Username">To whom.</param>
    /// <param name="Message">The text; at most 2048 bytes, no line breaks.</param>
    public readonly record struct MessageUser(string Username, string Message) : IMessage<MessageUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 22, nameof(MessageUser), "002 MessageUser:22; 003 ChatPrivateMessage (Code 22)");

        /// <inheritdoc/>
        public static MessageUser Layout<TVisitor>(ref TVisitor v, in MessageUser m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("username", m.Username, SoulseekLimits.Name), v.Str("message", m.Message, SoulseekLimits.Message));
    }

    /// <summary>The message has come; without it the server sends it again at every login.</summary>
    /// <param name="Id">Number of the message, any 32 bits.</param>
    public readonly record struct MessageAcked(uint Id) : IMessage<MessageAcked>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 23, nameof(MessageAcked), "002 MessageAcked:23; 003 ChatPrivateMessage (Code 23)",
            "003 titles it as the message itself.");

        /// <inheritdoc/>
        public static MessageAcked Layout<TVisitor>(ref TVisitor v, in MessageAcked m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("id", m.Id));
    }

    /// <summary>A private message to several users at once; only those online get it.</summary>
    /// <param name="Usernames">To whom.</param>
    /// <param name="Message">The text.</param>
    public readonly record struct MessageUsers(string[] Usernames, string Message) : IMessage<MessageUsers>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 149, nameof(MessageUsers), "003 ChatMessageUsers (Code 149)");

        /// <inheritdoc/>
        public static MessageUsers Layout<TVisitor>(ref TVisitor v, in MessageUsers m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Strings("usernames", m.Usernames, SoulseekLimits.NamesFromClient, SoulseekLimits.Name),
                v.Str("message", m.Message, SoulseekLimits.Message));
    }
}

/// <summary>Messages from the server to a client.</summary>
public static partial class ToClient
{
    /// <summary>A private message.</summary>
    /// <param name="Id">Number of the message, any 32 bits.</param>
    /// <param name="Timestamp">Seconds since 1970, UTC.</param>
    /// <param name="Username">From whom.</param>
    /// <param name="Message">The text.</param>
    /// <param name="IsNew">False when it is sent again from the store.</param>
    public readonly record struct MessageUser(uint Id, uint Timestamp, string Username, string Message, bool IsNew) : IMessage<MessageUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 22, nameof(MessageUser), "002 MessageUser:22; 003 ChatPrivateMessage (Code 22)",
            "003 calls the last field is_admin; Nicotine+ needs it.");

        /// <inheritdoc/>
        public static MessageUser Layout<TVisitor>(ref TVisitor v, in MessageUser m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U32("id", m.Id),
                v.U32("timestamp", m.Timestamp),
                v.Str("username", m.Username, SoulseekLimits.Name),
                v.Str("message", m.Message, SoulseekLimits.Message),
                v.TailBool("is new", m.IsNew));
    }
}
