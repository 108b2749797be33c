using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages from a client to the server.</summary>
public static partial class ToServer
{
    /// <summary>Says a line in a room.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Message">The line; at most 2048 bytes, no line breaks.</param>
    public readonly record struct SayChatroom(string Room, string Message) : IMessage<SayChatroom>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 13, nameof(SayChatroom), "002 SayChatroom:13; 003 ChatRoomMessage (Code 13)");

        /// <inheritdoc/>
        public static SayChatroom Layout<TVisitor>(ref TVisitor v, in SayChatroom m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("room", m.Room, SoulseekLimits.Name), v.Str("message", m.Message, SoulseekLimits.Message));
    }

    /// <summary>Enters a room, which is made when there is none.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Private">1 when a new room shall be private.</param>
    public readonly record struct JoinRoom(string Room, uint Private) : IMessage<JoinRoom>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 14, nameof(JoinRoom), "002 JoinRoom:14; 003 ChatJoinRoom (Code 14)",
            "Old clients send the name alone.");

        /// <inheritdoc/>
        public static JoinRoom Layout<TVisitor>(ref TVisitor v, in JoinRoom m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("room", m.Room, SoulseekLimits.Name), v.TailU32("private", m.Private));
    }

    /// <summary>Leaves a room.</summary>
    /// <param name="Room">Name of the room.</param>
    public readonly record struct LeaveRoom(string Room) : IMessage<LeaveRoom>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 15, nameof(LeaveRoom), "002 LeaveRoom:15; 003 ChatLeaveRoom (Code 15)");

        /// <inheritdoc/>
        public static LeaveRoom Layout<TVisitor>(ref TVisitor v, in LeaveRoom m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("room", m.Room, SoulseekLimits.Name));
    }

    /// <summary>Asks for the rooms.</summary>
    public readonly record struct RoomList : IMessage<RoomList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 64, nameof(RoomList), "002 RoomList:64");

        /// <inheritdoc/>
        public static RoomList Layout<TVisitor>(ref TVisitor v, in RoomList m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>Asks for everybody online.</summary>
    public readonly record struct GlobalUserList : IMessage<GlobalUserList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 67, nameof(GlobalUserList), "002 GlobalUserList:67",
            "Obsolete; the official server disconnects who asks.");

        /// <inheritdoc/>
        public static GlobalUserList Layout<TVisitor>(ref TVisitor v, in GlobalUserList m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>Turns on the feed of all lines said in public rooms.</summary>
    public readonly record struct JoinGlobalRoom : IMessage<JoinGlobalRoom>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 150, nameof(JoinGlobalRoom), "003 ChatEnablePublic (Code 150)");

        /// <inheritdoc/>
        public static JoinGlobalRoom Layout<TVisitor>(ref TVisitor v, in JoinGlobalRoom m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>Turns the feed off.</summary>
    public readonly record struct LeaveGlobalRoom : IMessage<LeaveGlobalRoom>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 151, nameof(LeaveGlobalRoom), "003 ChatDisablePublic (Code 151)");

        /// <inheritdoc/>
        public static LeaveGlobalRoom Layout<TVisitor>(ref TVisitor v, in LeaveGlobalRoom m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }
}

/// <summary>Messages from the server to a client.</summary>
public static partial class ToClient
{
    /// <summary>A line said in a room; the speaker receives it too.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Username">Who said it.</param>
    /// <param name="Message">The line.</param>
    public readonly record struct SayChatroom(string Room, string Username, string Message) : IMessage<SayChatroom>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 13, nameof(SayChatroom), "002 SayChatroom:13; 003 ChatRoomMessage (Code 13)");

        /// <inheritdoc/>
        public static SayChatroom Layout<TVisitor>(ref TVisitor v, in SayChatroom m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("room", m.Room, SoulseekLimits.Name),
                v.Str("username", m.Username, SoulseekLimits.Name),
                v.Str("message", m.Message, SoulseekLimits.Message));
    }

    /// <summary>The client is in the room now; who else is.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Users">Who is there.</param>
    /// <param name="Owner">Owner of a private room; empty for a public one.</param>
    /// <param name="Operators">Operators of a private room.</param>
    public readonly record struct JoinRoom(string Room, UserBlock Users, string Owner, string[] Operators) : IMessage<JoinRoom>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 14, nameof(JoinRoom), "002 JoinRoom:14; 003 ChatJoinRoom (Code 14)",
            "003 has a placeholder for the third list and calls the fourth slots free: it is slots full.");

        /// <inheritdoc/>
        public static JoinRoom Layout<TVisitor>(ref TVisitor v, in JoinRoom m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var room = v.Str("room", m.Room, SoulseekLimits.Name);
            var users = v.Item("users", m.Users);
            var (owner, operators) = (string.Empty, Array.Empty<string>());
            if (v.More("private room", !string.IsNullOrEmpty(m.Owner), 4))
            {
                owner = v.Str("owner", m.Owner, SoulseekLimits.Name);
                operators = v.TailTexts("operators", m.Operators, SoulseekLimits.ListFromServer, SoulseekLimits.Name);
            }

            v.EndIf();
            return new(room, users, owner, operators);
        }
    }

    /// <summary>The client is out of the room, by itself or by somebody else.</summary>
    /// <param name="Room">Name of the room.</param>
    public readonly record struct LeaveRoom(string Room) : IMessage<LeaveRoom>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 15, nameof(LeaveRoom), "002 LeaveRoom:15; 003 ChatLeaveRoom (Code 15)");

        /// <inheritdoc/>
        public static LeaveRoom Layout<TVisitor>(ref TVisitor v, in LeaveRoom m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("room", m.Room, SoulseekLimits.Name));
    }

    /// <summary>Someone entered a room.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Status">One of <see cref="UserStatus"/>.</param>
    /// <param name="Stats">Speed and share counts.</param>
    /// <param name="SlotsFull">1 when no upload slot is free; always 0 today.</param>
    /// <param name="Country">Two letters, upper case; may be empty.</param>
    public readonly record struct UserJoinedRoom(
        string Room, string Username, uint Status, UserStats Stats, uint SlotsFull, string Country)
        : IMessage<UserJoinedRoom>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 16, nameof(UserJoinedRoom), "002 UserJoinedRoom:16; 003 ChatUserJoinedRoom (Code 16)",
            "The form of 2003 has room and name only.");

        /// <inheritdoc/>
        public static UserJoinedRoom Layout<TVisitor>(ref TVisitor v, in UserJoinedRoom m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var room = v.Str("room", m.Room, SoulseekLimits.Name);
            var username = v.Str("username", m.Username, SoulseekLimits.Name);
            var (status, stats) = (0u, default(UserStats));
            if (v.More("status", true, 4))
            {
                status = v.U32("status", m.Status);
                stats = v.Item("stats", m.Stats);
            }

            v.EndIf();
            var slotsFull = v.TailU32("slots full", m.SlotsFull);
            var country = v.TailText("country", m.Country, SoulseekLimits.Name);
            return new(room, username, status, stats, slotsFull, country);
        }
    }

    /// <summary>Someone left a room; the one who left gets <see cref="LeaveRoom"/> instead.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct UserLeftRoom(string Room, string Username) : IMessage<UserLeftRoom>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 17, nameof(UserLeftRoom), "002 UserLeftRoom:17; 003 ChatUserJoinedRoom (Code 17)",
            "003 titles it joined: it is left.");

        /// <inheritdoc/>
        public static UserLeftRoom Layout<TVisitor>(ref TVisitor v, in UserLeftRoom m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("room", m.Room, SoulseekLimits.Name), v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>A room was made.</summary>
    /// <param name="Room">Name of the room.</param>
    public readonly record struct RoomAdded(string Room) : IMessage<RoomAdded>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 62, nameof(RoomAdded), "002 RoomAdded:62",
            "Obsolete.");

        /// <inheritdoc/>
        public static RoomAdded Layout<TVisitor>(ref TVisitor v, in RoomAdded m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("room", m.Room, SoulseekLimits.Name));
    }

    /// <summary>A room is gone.</summary>
    /// <param name="Room">Name of the room.</param>
    public readonly record struct RoomRemoved(string Room) : IMessage<RoomRemoved>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 63, nameof(RoomRemoved), "002 RoomRemoved:63",
            "Obsolete. 002 prints code 62 in the table: it is 63.");

        /// <inheritdoc/>
        public static RoomRemoved Layout<TVisitor>(ref TVisitor v, in RoomRemoved m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("room", m.Room, SoulseekLimits.Name));
    }

    /// <summary>The rooms: public ones, own private ones, private ones the user is a member of.</summary>
    /// <param name="Rooms">Public rooms.</param>
    /// <param name="UserCounts">How many are in each.</param>
    /// <param name="OwnedRooms">Private rooms the user owns.</param>
    /// <param name="OwnedUserCounts">How many are in each.</param>
    /// <param name="MemberRooms">Private rooms the user is a member of without owning them.</param>
    /// <param name="MemberUserCounts">How many are in each.</param>
    /// <param name="OperatedRooms">Those of the member rooms that the user is an operator of.</param>
    public readonly record struct RoomList(
        string[] Rooms, uint[] UserCounts, string[] OwnedRooms, uint[] OwnedUserCounts, string[] MemberRooms, uint[] MemberUserCounts,
        string[] OperatedRooms)
        : IMessage<RoomList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 64, nameof(RoomList), "002 RoomList:64",
            "Seven lists, all always written. The form of 2003 has the first two.");

        /// <inheritdoc/>
        public static RoomList Layout<TVisitor>(ref TVisitor v, in RoomList m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Strings("rooms", m.Rooms, SoulseekLimits.ListFromServer, SoulseekLimits.Name),
                v.Numbers("user counts", m.UserCounts, SoulseekLimits.ListFromServer),
                v.TailTexts("owned rooms", m.OwnedRooms, SoulseekLimits.ListFromServer, SoulseekLimits.Name),
                v.TailNumbers("owned user counts", m.OwnedUserCounts, SoulseekLimits.ListFromServer),
                v.TailTexts("member rooms", m.MemberRooms, SoulseekLimits.ListFromServer, SoulseekLimits.Name),
                v.TailNumbers("member user counts", m.MemberUserCounts, SoulseekLimits.ListFromServer),
                v.TailTexts("operated rooms", m.OperatedRooms, SoulseekLimits.ListFromServer, SoulseekLimits.Name));
    }

    /// <summary>Everybody online.</summary>
    /// <param name="Users">Who is there.</param>
    public readonly record struct GlobalUserList(UserBlock Users) : IMessage<GlobalUserList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 67, nameof(GlobalUserList), "002 GlobalUserList:67",
            "Obsolete.");

        /// <inheritdoc/>
        public static GlobalUserList Layout<TVisitor>(ref TVisitor v, in GlobalUserList m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Item("users", m.Users));
    }

    /// <summary>A line said in some public room, for those who asked for all of them.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Username">Who said it.</param>
    /// <param name="Message">The line.</param>
    public readonly record struct GlobalRoomMessage(string Room, string Username, string Message) : IMessage<GlobalRoomMessage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 152, nameof(GlobalRoomMessage), "003 ChatPublicMessage (Code 152)");

        /// <inheritdoc/>
        public static GlobalRoomMessage Layout<TVisitor>(ref TVisitor v, in GlobalRoomMessage m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("room", m.Room, SoulseekLimits.Name),
                v.Str("username", m.Username, SoulseekLimits.Name),
                v.Str("message", m.Message, SoulseekLimits.Message));
    }

    /// <summary>Named in one client, never seen.</summary>
    /// <param name="Body">Bytes of unknown layout.</param>
    public readonly record struct CannotCreateRoom(byte[] Body) : IMessage<CannotCreateRoom>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 1002, nameof(CannotCreateRoom), "Soulseek.NET ServerCannotCreateRoom",
            "Unknown layout; never sent.");

        /// <inheritdoc/>
        public static CannotCreateRoom Layout<TVisitor>(ref TVisitor v, in CannotCreateRoom m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("body", m.Body, SoulseekLimits.Unknown));
    }

    /// <summary>The room cannot be made or entered; a private message of <c>server</c> says why.</summary>
    /// <param name="Room">Name of the room.</param>
    public readonly record struct CantCreateRoom(string Room) : IMessage<CantCreateRoom>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 1003, nameof(CantCreateRoom), "002 CantCreateRoom?; SLSKPROTOCOL server 1003",
            "002 knew the message but not its code.");

        /// <inheritdoc/>
        public static CantCreateRoom Layout<TVisitor>(ref TVisitor v, in CantCreateRoom m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("room", m.Room, SoulseekLimits.Name));
    }
}
