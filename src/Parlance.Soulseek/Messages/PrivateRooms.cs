using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages from a client to the server.</summary>
public static partial class ToServer
{
    /// <summary>Makes someone a member of a private room.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct AddRoomMember(string Room, string Username) : IMessage<AddRoomMember>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 134, nameof(AddRoomMember), "003 PrivateRoomAddUser (Code 134)");

        /// <inheritdoc/>
        public static AddRoomMember Layout<TVisitor>(ref TVisitor v, in AddRoomMember m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("room", m.Room, SoulseekLimits.Name), v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>Takes someone's membership away.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct RemoveRoomMember(string Room, string Username) : IMessage<RemoveRoomMember>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 135, nameof(RemoveRoomMember), "003 PrivateRoomRemoveUser (Code 135)");

        /// <inheritdoc/>
        public static RemoveRoomMember Layout<TVisitor>(ref TVisitor v, in RemoveRoomMember m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("room", m.Room, SoulseekLimits.Name), v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>Gives the own membership up.</summary>
    /// <param name="Room">Name of the room.</param>
    public readonly record struct CancelRoomMembership(string Room) : IMessage<CancelRoomMembership>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 136, nameof(CancelRoomMembership), "003 PrivateRoomDropMembership (Code 136)");

        /// <inheritdoc/>
        public static CancelRoomMembership Layout<TVisitor>(ref TVisitor v, in CancelRoomMembership m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("room", m.Room, SoulseekLimits.Name));
    }

    /// <summary>Gives the room up, which ends it.</summary>
    /// <param name="Room">Name of the room.</param>
    public readonly record struct CancelRoomOwnership(string Room) : IMessage<CancelRoomOwnership>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 137, nameof(CancelRoomOwnership), "003 PrivateRoomDropOwnership (Code 137)");

        /// <inheritdoc/>
        public static CancelRoomOwnership Layout<TVisitor>(ref TVisitor v, in CancelRoomOwnership m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("room", m.Room, SoulseekLimits.Name));
    }

    /// <summary>Unknown.</summary>
    /// <param name="Room">Name of the room.</param>
    public readonly record struct Unknown138(string Room) : IMessage<Unknown138>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 138, nameof(Unknown138), "SLSKPROTOCOL server 138",
            "Obsolete; ignored.");

        /// <inheritdoc/>
        public static Unknown138 Layout<TVisitor>(ref TVisitor v, in Unknown138 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("room", m.Room, SoulseekLimits.Name));
    }

    /// <summary>Whether others may make the user a member of their rooms; off at first.</summary>
    /// <param name="Enable">Whether it is on.</param>
    public readonly record struct EnableRoomInvitations(bool Enable) : IMessage<EnableRoomInvitations>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 141, nameof(EnableRoomInvitations), "003 TogglePrivateRooms (Code 141)");

        /// <inheritdoc/>
        public static EnableRoomInvitations Layout<TVisitor>(ref TVisitor v, in EnableRoomInvitations m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Bool("enable", m.Enable));
    }

    /// <summary>Makes a member an operator.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct AddRoomOperator(string Room, string Username) : IMessage<AddRoomOperator>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 143, nameof(AddRoomOperator), "003 PrivateRoomAddOperator (Code 143)");

        /// <inheritdoc/>
        public static AddRoomOperator Layout<TVisitor>(ref TVisitor v, in AddRoomOperator m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("room", m.Room, SoulseekLimits.Name), v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>Makes an operator a plain member again.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct RemoveRoomOperator(string Room, string Username) : IMessage<RemoveRoomOperator>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 144, nameof(RemoveRoomOperator), "003 PrivateRoomRemoveOperator (Code 144)");

        /// <inheritdoc/>
        public static RemoveRoomOperator Layout<TVisitor>(ref TVisitor v, in RemoveRoomOperator m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("room", m.Room, SoulseekLimits.Name), v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>Gives the own operatorship up.</summary>
    /// <param name="Room">Name of the room.</param>
    public readonly record struct CancelRoomOperatorship(string Room) : IMessage<CancelRoomOperatorship>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 147, nameof(CancelRoomOperatorship), "Soulfind room operator",
            "In neither seed; Soulfind handles it.");

        /// <inheritdoc/>
        public static CancelRoomOperatorship Layout<TVisitor>(ref TVisitor v, in CancelRoomOperatorship m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("room", m.Room, SoulseekLimits.Name));
    }
}

/// <summary>Messages from the server to a client.</summary>
public static partial class ToClient
{
    /// <summary>Someone became a member of a private room.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct AddRoomMember(string Room, string Username) : IMessage<AddRoomMember>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 134, nameof(AddRoomMember), "003 PrivateRoomAddUser (Code 134)");

        /// <inheritdoc/>
        public static AddRoomMember Layout<TVisitor>(ref TVisitor v, in AddRoomMember m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("room", m.Room, SoulseekLimits.Name), v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>Someone is no member any more.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct RemoveRoomMember(string Room, string Username) : IMessage<RemoveRoomMember>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 135, nameof(RemoveRoomMember), "003 PrivateRoomRemoveUser (Code 135)");

        /// <inheritdoc/>
        public static RemoveRoomMember Layout<TVisitor>(ref TVisitor v, in RemoveRoomMember m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("room", m.Room, SoulseekLimits.Name), v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>Unknown.</summary>
    /// <param name="Room">Name of the room.</param>
    public readonly record struct Unknown138(string Room) : IMessage<Unknown138>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 138, nameof(Unknown138), "SLSKPROTOCOL server 138",
            "Obsolete; ignored.");

        /// <inheritdoc/>
        public static Unknown138 Layout<TVisitor>(ref TVisitor v, in Unknown138 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("room", m.Room, SoulseekLimits.Name));
    }

    /// <summary>The setting as it is now.</summary>
    /// <param name="Enable">Whether it is on.</param>
    public readonly record struct EnableRoomInvitations(bool Enable) : IMessage<EnableRoomInvitations>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 141, nameof(EnableRoomInvitations), "003 TogglePrivateRooms (Code 141)");

        /// <inheritdoc/>
        public static EnableRoomInvitations Layout<TVisitor>(ref TVisitor v, in EnableRoomInvitations m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Bool("enable", m.Enable));
    }

    /// <summary>A member became an operator.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct AddRoomOperator(string Room, string Username) : IMessage<AddRoomOperator>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 143, nameof(AddRoomOperator), "003 PrivateRoomAddOperator (Code 143)");

        /// <inheritdoc/>
        public static AddRoomOperator Layout<TVisitor>(ref TVisitor v, in AddRoomOperator m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("room", m.Room, SoulseekLimits.Name), v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>An operator is a plain member again.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct RemoveRoomOperator(string Room, string Username) : IMessage<RemoveRoomOperator>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 144, nameof(RemoveRoomOperator), "003 PrivateRoomRemoveOperator (Code 144)");

        /// <inheritdoc/>
        public static RemoveRoomOperator Layout<TVisitor>(ref TVisitor v, in RemoveRoomOperator m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("room", m.Room, SoulseekLimits.Name), v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>The members of a private room, without its owner.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Usernames">Names of users.</param>
    public readonly record struct RoomMembers(string Room, string[] Usernames) : IMessage<RoomMembers>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 133, nameof(RoomMembers), "003 PrivateRoomUsers (Code 133)");

        /// <inheritdoc/>
        public static RoomMembers Layout<TVisitor>(ref TVisitor v, in RoomMembers m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("room", m.Room, SoulseekLimits.Name),
                v.Strings("usernames", m.Usernames, SoulseekLimits.ListFromServer, SoulseekLimits.Name));
    }

    /// <summary>The user is a member now.</summary>
    /// <param name="Room">Name of the room.</param>
    public readonly record struct RoomMembershipGranted(string Room) : IMessage<RoomMembershipGranted>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 139, nameof(RoomMembershipGranted), "003 PrivateRoomAdded (Code 139)");

        /// <inheritdoc/>
        public static RoomMembershipGranted Layout<TVisitor>(ref TVisitor v, in RoomMembershipGranted m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("room", m.Room, SoulseekLimits.Name));
    }

    /// <summary>The user is no member any more.</summary>
    /// <param name="Room">Name of the room.</param>
    public readonly record struct RoomMembershipRevoked(string Room) : IMessage<RoomMembershipRevoked>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 140, nameof(RoomMembershipRevoked), "003 PrivateRoomRemoved (Code 140)");

        /// <inheritdoc/>
        public static RoomMembershipRevoked Layout<TVisitor>(ref TVisitor v, in RoomMembershipRevoked m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("room", m.Room, SoulseekLimits.Name));
    }

    /// <summary>The user is an operator now.</summary>
    /// <param name="Room">Name of the room.</param>
    public readonly record struct RoomOperatorshipGranted(string Room) : IMessage<RoomOperatorshipGranted>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 145, nameof(RoomOperatorshipGranted), "003 PrivateRoomOperatorAdded (Code 145)");

        /// <inheritdoc/>
        public static RoomOperatorshipGranted Layout<TVisitor>(ref TVisitor v, in RoomOperatorshipGranted m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("room", m.Room, SoulseekLimits.Name));
    }

    /// <summary>The user is no operator any more.</summary>
    /// <param name="Room">Name of the room.</param>
    public readonly record struct RoomOperatorshipRevoked(string Room) : IMessage<RoomOperatorshipRevoked>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 146, nameof(RoomOperatorshipRevoked), "003 PrivateRoomOperatorRemoved (Code 146)");

        /// <inheritdoc/>
        public static RoomOperatorshipRevoked Layout<TVisitor>(ref TVisitor v, in RoomOperatorshipRevoked m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("room", m.Room, SoulseekLimits.Name));
    }

    /// <summary>The operators of a private room.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Usernames">Names of users.</param>
    public readonly record struct RoomOperators(string Room, string[] Usernames) : IMessage<RoomOperators>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 148, nameof(RoomOperators), "003 PrivateRoomOperators (Code 148)");

        /// <inheritdoc/>
        public static RoomOperators Layout<TVisitor>(ref TVisitor v, in RoomOperators m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("room", m.Room, SoulseekLimits.Name),
                v.Strings("usernames", m.Usernames, SoulseekLimits.ListFromServer, SoulseekLimits.Name));
    }
}
