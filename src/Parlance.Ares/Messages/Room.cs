using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>What a room sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>The topic at the join, set without a word in the chat.</summary>
    /// <param name="Text">The topic.</param>
    public readonly record struct TopicFirst(string Text) : IMessage<TopicFirst>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 32, nameof(TopicFirst), "000 MSG_CHAT_SERVER_TOPIC_FIRST");

        /// <inheritdoc/>
        public static TopicFirst Layout<TVisitor>(ref TVisitor v, in TopicFirst m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Rest("text", m.Text, AresLimits.Text));
    }

    /// <summary>The topic was changed.</summary>
    /// <param name="Text">The topic.</param>
    public readonly record struct Topic(string Text) : IMessage<Topic>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 31, nameof(Topic), "000 MSG_CHAT_SERVER_TOPIC");

        /// <inheritdoc/>
        public static Topic Layout<TVisitor>(ref TVisitor v, in Topic m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Rest("text", m.Text, AresLimits.Text));
    }

    /// <summary>The link above the chat; empty texts remove it.</summary>
    /// <param name="Address">http, https, www or arlnk address.</param>
    /// <param name="Caption">What to show for it.</param>
    public readonly record struct Url(string Address, string Caption) : IMessage<Url>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 73, nameof(Url), "000 MSG_CHAT_SERVER_URL");

        /// <inheritdoc/>
        public static Url Layout<TVisitor>(ref TVisitor v, in Url m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("address", m.Address, AresLimits.Text),
                v.Str0("caption", m.Caption, AresLimits.Text));
    }

    /// <summary>Go to another room. The sender closes afterwards.</summary>
    /// <param name="Address">Address of the other room.</param>
    /// <param name="Port">Its port.</param>
    /// <param name="LocalAddress">Its address in its own network; deployed rooms repeat the first.</param>
    /// <param name="Room">Its name.</param>
    /// <param name="Reason">Why.</param>
    public readonly record struct Redirect(Ip4 Address, ushort Port, Ip4 LocalAddress, string Room, string Reason) : IMessage<Redirect>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 6, nameof(Redirect), "000 MSG_CHAT_SERVER_REDIRECT");

        /// <inheritdoc/>
        public static Redirect Layout<TVisitor>(ref TVisitor v, in Redirect m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Ip("address", m.Address),
                v.U16("port", m.Port),
                v.Ip("localAddress", m.LocalAddress),
                v.Str0("room", m.Room, AresLimits.Name),
                v.Str0("reason", m.Reason, AresLimits.Text));
    }

    /// <summary>An error; the sender closes afterwards.</summary>
    /// <param name="Text">What went wrong.</param>
    public readonly record struct Error(string Text) : IMessage<Error>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec =>
            new(AresLink.Room, Direction.ToClient, 0, nameof(Error), "000 MSG_CHAT_SERVER_ERROR", "cb0t shows it and waits for the close");

        /// <inheritdoc/>
        public static Error Layout<TVisitor>(ref TVisitor v, in Error m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Rest("text", m.Text, AresLimits.Text));
    }

    /// <summary>Whether the client offers the commands of operators.</summary>
    /// <param name="IsOperator">The level is above zero.</param>
    /// <param name="Reserved">Zero.</param>
    public readonly record struct OpChange(bool IsOperator, byte Reserved) : IMessage<OpChange>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 75, nameof(OpChange), "000 MSG_CHAT_SERVER_OPCHANGE");

        /// <inheritdoc/>
        public static OpChange Layout<TVisitor>(ref TVisitor v, in OpChange m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Bool("isOperator", m.IsOperator), v.U8("reserved", m.Reserved));
    }
}
