using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>What a client sends to a room.</summary>
public static partial class ToServer
{
    /// <summary>Sets the line beneath one's name; empty removes it.</summary>
    /// <param name="Text">At most 50 characters are kept.</param>
    public readonly record struct PersonalMessage(string Text) : IMessage<PersonalMessage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 13, nameof(PersonalMessage), "000 MSG_CHAT_CLIENT_PERSONALMESSAGE");

        /// <inheritdoc/>
        public static PersonalMessage Layout<TVisitor>(ref TVisitor v, in PersonalMessage m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Rest("text", m.Text, AresLimits.Text));
    }

    /// <summary>Sets one's picture; fewer than 10 bytes remove it.</summary>
    /// <param name="Image">JPEG, 48 by 48 pixels, below 4064 bytes.</param>
    public readonly record struct Avatar(byte[] Image) : IMessage<Avatar>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 9, nameof(Avatar), "000 MSG_CHAT_CLIENT_AVATAR");

        /// <inheritdoc/>
        public static Avatar Layout<TVisitor>(ref TVisitor v, in Avatar m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("image", m.Image, AresLimits.Frame));
    }

    /// <summary>Asks for frequent pings from the room.</summary>
    public readonly record struct FastPing : IMessage<FastPing>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 14, nameof(FastPing), "000 MSG_CHAT_CLIENT_FASTPING");

        /// <inheritdoc/>
        public static FastPing Layout<TVisitor>(ref TVisitor v, in FastPing m)
            where TVisitor : struct, IVisitor, allows ref struct => m;
    }

    /// <summary>Sent by proxies to keep their connection alive.</summary>
    public readonly record struct Dummy : IMessage<Dummy>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 64, nameof(Dummy), "000 MSG_CHAT_CLIENT_DUMMY");

        /// <inheritdoc/>
        public static Dummy Layout<TVisitor>(ref TVisitor v, in Dummy m)
            where TVisitor : struct, IVisitor, allows ref struct => m;
    }

    /// <summary>Sets or ends that a user is ignored.</summary>
    /// <param name="Ignore">Ignore, or do so no longer.</param>
    /// <param name="Name">Name of the user; with terminator from cb0t, without in the seed.</param>
    public readonly record struct IgnoreList(bool Ignore, string Name) : IMessage<IgnoreList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 45, nameof(IgnoreList), "000 MSG_CHAT_CLIENT_IGNORELIST");

        /// <inheritdoc/>
        public static IgnoreList Layout<TVisitor>(ref TVisitor v, in IgnoreList m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Bool("ignore", m.Ignore), v.Str0("name", m.Name, AresLimits.Name));
    }
}

/// <summary>What a room sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>The line beneath a user's name.</summary>
    /// <param name="Name">Name of the user.</param>
    /// <param name="Text">Empty when removed.</param>
    public readonly record struct PersonalMessage(string Name, string Text) : IMessage<PersonalMessage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 13, nameof(PersonalMessage), "000 MSG_CHAT_SERVER_PERSONALMESSAGE");

        /// <inheritdoc/>
        public static PersonalMessage Layout<TVisitor>(ref TVisitor v, in PersonalMessage m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.Rest("text", m.Text, AresLimits.Text));
    }

    /// <summary>A user's picture.</summary>
    /// <param name="Name">Name of the user.</param>
    /// <param name="Image">Empty when removed.</param>
    public readonly record struct Avatar(string Name, byte[] Image) : IMessage<Avatar>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 9, nameof(Avatar), "000 MSG_CHAT_SERVER_AVATAR");

        /// <inheritdoc/>
        public static Avatar Layout<TVisitor>(ref TVisitor v, in Avatar m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.Tail("image", m.Image, AresLimits.Frame));
    }

    /// <summary>A ping.</summary>
    public readonly record struct FastPing : IMessage<FastPing>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 14, nameof(FastPing), "000 MSG_CHAT_SERVER_FASTPING");

        /// <inheritdoc/>
        public static FastPing Layout<TVisitor>(ref TVisitor v, in FastPing m)
            where TVisitor : struct, IVisitor, allows ref struct => m;
    }

    /// <summary>A user left.</summary>
    /// <param name="Name">Name of the user; with terminator in deployed rooms, without in the seed.</param>
    public readonly record struct Part(string Name) : IMessage<Part>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 22, nameof(Part), "000 MSG_CHAT_SERVER_PART");

        /// <inheritdoc/>
        public static Part Layout<TVisitor>(ref TVisitor v, in Part m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str0("name", m.Name, AresLimits.Name));
    }

    /// <summary>The list of users is complete.</summary>
    /// <param name="Reserved">Zero.</param>
    public readonly record struct UserListEnd(byte Reserved) : IMessage<UserListEnd>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 35, nameof(UserListEnd), "000 MSG_CHAT_SERVER_CHANNEL_USER_LIST_END");

        /// <inheritdoc/>
        public static UserListEnd Layout<TVisitor>(ref TVisitor v, in UserListEnd m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U8("reserved", m.Reserved));
    }

    /// <summary>Forget the list of users.</summary>
    /// <param name="Reserved">Zero.</param>
    public readonly record struct UserListClear(byte Reserved) : IMessage<UserListClear>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec =>
            new(AresLink.Room, Direction.ToClient, 36, nameof(UserListClear), "Zorbo.Ares", "known to one client library only; never sent by rooms in use");

        /// <inheritdoc/>
        public static UserListClear Layout<TVisitor>(ref TVisitor v, in UserListClear m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U8("reserved", m.Reserved));
    }

    /// <summary>What is told about a user has changed.</summary>
    /// <param name="Name">Name of the user.</param>
    /// <param name="Files">Files shared.</param>
    /// <param name="IsBrowsable">The files can be browsed.</param>
    /// <param name="Node">Supernode.</param>
    /// <param name="NodePort">Its port.</param>
    /// <param name="Address">Address of the user.</param>
    /// <param name="Level">0 to 3.</param>
    /// <param name="Age">0 when not told.</param>
    /// <param name="Gender">0 not told, 1 male, 2 female.</param>
    /// <param name="Country">See <see cref="AresCountries"/>.</param>
    /// <param name="Region">City or the like.</param>
    public readonly record struct UpdateUserStatus(string Name, ushort Files, bool IsBrowsable, Ip4 Node, ushort NodePort, Ip4 Address, byte Level, byte Age, byte Gender, byte Country, string Region) : IMessage<UpdateUserStatus>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 5, nameof(UpdateUserStatus), "000 MSG_CHAT_SERVER_UPDATE_USER_STATUS");

        /// <inheritdoc/>
        public static UpdateUserStatus Layout<TVisitor>(ref TVisitor v, in UpdateUserStatus m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.U16("files", m.Files),
                v.Bool("isBrowsable", m.IsBrowsable),
                v.Ip("node", m.Node),
                v.U16("nodePort", m.NodePort),
                v.Ip("address", m.Address),
                v.U8("level", m.Level),
                v.U8("age", m.Age),
                v.U8("gender", m.Gender),
                v.U8("country", m.Country),
                v.Str0("region", m.Region, AresLimits.Name));
    }
}
