using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>What a client sends to a room.</summary>
public static partial class ToServer
{
    /// <summary>A line said in the room; a line that begins with <c>#</c> is a command.</summary>
    /// <param name="Text">At most 300 characters are kept.</param>
    public readonly record struct Public(string Text) : IMessage<Public>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 10, nameof(Public), "000 MSG_CHAT_CLIENT_PUBLIC");

        /// <inheritdoc/>
        public static Public Layout<TVisitor>(ref TVisitor v, in Public m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Rest("text", m.Text, AresLimits.Text));
    }

    /// <summary>A line about what the user does.</summary>
    /// <param name="Text">At most 300 characters are kept.</param>
    public readonly record struct Emote(string Text) : IMessage<Emote>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 11, nameof(Emote), "000 MSG_CHAT_CLIENT_EMOTE");

        /// <inheritdoc/>
        public static Emote Layout<TVisitor>(ref TVisitor v, in Emote m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Rest("text", m.Text, AresLimits.Text));
    }

    /// <summary>A private message. The sender gets no echo.</summary>
    /// <param name="Name">Name of the receiver; the room's own user takes commands.</param>
    /// <param name="Text">At most 300 characters are kept.</param>
    public readonly record struct Pvt(string Name, string Text) : IMessage<Pvt>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 25, nameof(Pvt), "000 MSG_CHAT_CLIENT_PVT");

        /// <inheritdoc/>
        public static Pvt Layout<TVisitor>(ref TVisitor v, in Pvt m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.Rest("text", m.Text, AresLimits.Text));
    }

    /// <summary>A command to the room.</summary>
    /// <param name="Text">The command without its leading <c>/</c> or <c>#</c>.</param>
    public readonly record struct Command(string Text) : IMessage<Command>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 74, nameof(Command), "000 MSG_CHAT_CLIENT_COMMAND");

        /// <inheritdoc/>
        public static Command Layout<TVisitor>(ref TVisitor v, in Command m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Rest("text", m.Text, AresLimits.Text));
    }
}

/// <summary>What a room sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>A line said in the room; the speaker receives it too.</summary>
    /// <param name="Name">Name of the speaker.</param>
    /// <param name="Text">The line.</param>
    public readonly record struct Public(string Name, string Text) : IMessage<Public>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 10, nameof(Public), "000 MSG_CHAT_SERVER_PUBLIC");

        /// <inheritdoc/>
        public static Public Layout<TVisitor>(ref TVisitor v, in Public m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.Rest("text", m.Text, AresLimits.Text));
    }

    /// <summary>A line about what a user does; the user receives it too.</summary>
    /// <param name="Name">Name of the user.</param>
    /// <param name="Text">The line.</param>
    public readonly record struct Emote(string Name, string Text) : IMessage<Emote>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 11, nameof(Emote), "000 MSG_CHAT_SERVER_EMOTE");

        /// <inheritdoc/>
        public static Emote Layout<TVisitor>(ref TVisitor v, in Emote m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.Rest("text", m.Text, AresLimits.Text));
    }

    /// <summary>A private message.</summary>
    /// <param name="Name">Name of the sender.</param>
    /// <param name="Text">The message.</param>
    public readonly record struct Pvt(string Name, string Text) : IMessage<Pvt>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 25, nameof(Pvt), "000 MSG_CHAT_SERVER_PVT");

        /// <inheritdoc/>
        public static Pvt Layout<TVisitor>(ref TVisitor v, in Pvt m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.Rest("text", m.Text, AresLimits.Text));
    }

    /// <summary>The receiver of a private message ignores its sender, or the sender is muzzled.</summary>
    /// <param name="Name">Name of the receiver that was wanted.</param>
    public readonly record struct IsIgnoringYou(string Name) : IMessage<IsIgnoringYou>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec =>
            new(AresLink.Room, Direction.ToClient, 26, nameof(IsIgnoringYou), "000 MSG_CHAT_SERVER_ISIGNORINGYOU", "the seed calls the field sender and shows no terminator; deployed rooms send the target's name with one");

        /// <inheritdoc/>
        public static IsIgnoringYou Layout<TVisitor>(ref TVisitor v, in IsIgnoringYou m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str0("name", m.Name, AresLimits.Name));
    }

    /// <summary>The receiver of a private message is not in the room.</summary>
    /// <param name="Name">Name of the receiver that was wanted.</param>
    public readonly record struct OfflineUser(string Name) : IMessage<OfflineUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec =>
            new(AresLink.Room, Direction.ToClient, 27, nameof(OfflineUser), "000 MSG_CHAT_SERVER_OFFLINEUSER", "as for IsIgnoringYou");

        /// <inheritdoc/>
        public static OfflineUser Layout<TVisitor>(ref TVisitor v, in OfflineUser m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str0("name", m.Name, AresLimits.Name));
    }

    /// <summary>A line of the room itself. It may come before the login is acknowledged.</summary>
    /// <param name="Text">Colour codes are allowed; clients split it at line ends. An empty one is sent as one space.</param>
    public readonly record struct NoSuch(string Text) : IMessage<NoSuch>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 44, nameof(NoSuch), "000 MSG_CHAT_SERVER_NOSUCH");

        /// <inheritdoc/>
        public static NoSuch Layout<TVisitor>(ref TVisitor v, in NoSuch m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Rest("text", m.Text, AresLimits.Text));
    }

    /// <summary>Markup for clients that announced it.</summary>
    /// <param name="Markup">The markup.</param>
    public readonly record struct Html(string Markup) : IMessage<Html>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 43, nameof(Html), "sb0t 5.41", "not in the seed");

        /// <inheritdoc/>
        public static Html Layout<TVisitor>(ref TVisitor v, in Html m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Rest("markup", m.Markup, AresLimits.Text));
    }
}
