using Parlance.Wire;

namespace Parlance.MyIcq.Messages;

public static partial class ToServer
{
    /// <summary>Asks for the chat groups of one type.</summary>
    /// <param name="Type">Index in <see cref="ToClient.GroupTypes"/>.</param>
    public readonly record struct GetGroupList(ushort Type) : IMessage<GetGroupList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x12, nameof(GetGroupList), "gaim-myicq 0.6, myicqd 1.0");

        /// <inheritdoc/>
        public static GetGroupList Layout<TVisitor>(ref TVisitor v, in GetGroupList m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U16("type", m.Type));
    }

    /// <summary>Asks for one chat group.</summary>
    /// <param name="Group">Its number.</param>
    public readonly record struct SearchGroup(uint Group) : IMessage<SearchGroup>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x13, nameof(SearchGroup), "gaim-myicq 0.6, myicqd 1.0");

        /// <inheritdoc/>
        public static SearchGroup Layout<TVisitor>(ref TVisitor v, in SearchGroup m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("id", m.Group));
    }

    /// <summary>Makes a chat group and enters it.</summary>
    /// <param name="Type">Index in <see cref="ToClient.GroupTypes"/>.</param>
    /// <param name="Name">Its name, at most <see cref="MyIcqLimits.GroupName"/> bytes.</param>
    /// <param name="Password">What others must know to enter; empty for none.</param>
    public readonly record struct CreateGroup(ushort Type, string Name, string Password) : IMessage<CreateGroup>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x80, nameof(CreateGroup), "gaim-myicq 0.6, myicqd 1.0") { Secrets = ["password"] };

        /// <inheritdoc/>
        public static CreateGroup Layout<TVisitor>(ref TVisitor v, in CreateGroup m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U16("type", m.Type), v.Str("name", m.Name), v.Str("password", m.Password));
    }

    /// <summary>Enters a chat group.</summary>
    /// <param name="Group">Its number.</param>
    /// <param name="Password">Its password.</param>
    public readonly record struct EnterGroup(uint Group, string Password) : IMessage<EnterGroup>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x81, nameof(EnterGroup), "gaim-myicq 0.6, myicqd 1.0") { Secrets = ["password"] };

        /// <inheritdoc/>
        public static EnterGroup Layout<TVisitor>(ref TVisitor v, in EnterGroup m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("id", m.Group), v.Str("password", m.Password));
    }

    /// <summary>Leaves a chat group.</summary>
    /// <param name="Group">Its number.</param>
    public readonly record struct ExitGroup(uint Group) : IMessage<ExitGroup>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x82, nameof(ExitGroup), "gaim-myicq 0.6, myicqd 1.0");

        /// <inheritdoc/>
        public static ExitGroup Layout<TVisitor>(ref TVisitor v, in ExitGroup m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("id", m.Group));
    }

    /// <summary>Says that a player is ready, in a group whose type is a game.</summary>
    /// <param name="Group">Its number.</param>
    public readonly record struct GroupStart(uint Group) : IMessage<GroupStart>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x83, nameof(GroupStart), "myicqd 1.0", "games of the Windows client");

        /// <inheritdoc/>
        public static GroupStart Layout<TVisitor>(ref TVisitor v, in GroupStart m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("id", m.Group));
    }

    /// <summary>Says something in a chat group.</summary>
    /// <param name="Group">Its number.</param>
    /// <param name="Text">The text, with the font behind it as in a message of type 0.</param>
    public readonly record struct GroupMessage(uint Group, string Text) : IMessage<GroupMessage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x84, nameof(GroupMessage), "gaim-myicq 0.6, myicqd 1.0");

        /// <inheritdoc/>
        public static GroupMessage Layout<TVisitor>(ref TVisitor v, in GroupMessage m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("id", m.Group), v.Str("text", m.Text));
    }

    /// <summary>A command of a game.</summary>
    /// <param name="Group">The group's number.</param>
    /// <param name="Command">Bytes that only the game knows; behind an encrypted body with the zeros that fill its last block.</param>
    public readonly record struct GroupCommand(uint Group, byte[] Command) : IMessage<GroupCommand>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x85, nameof(GroupCommand), "myicqd 1.0", "games of the Windows client");

        /// <inheritdoc/>
        public static GroupCommand Layout<TVisitor>(ref TVisitor v, in GroupCommand m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("id", m.Group), v.Tail("raw", m.Command, MyIcqLimits.Payload));
    }
}

public static partial class ToClient
{
    /// <summary>The chat groups of one type.</summary>
    /// <param name="Groups">At most 25 in myicqd 1.0.</param>
    public readonly record struct GetGroupList(GroupSummary[] Groups) : IMessage<GetGroupList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToClient, 0x12, nameof(GetGroupList), "gaim-myicq 0.6, myicqd 1.0");

        /// <inheritdoc/>
        public static GetGroupList Layout<TVisitor>(ref TVisitor v, in GetGroupList m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.List("groups", m.Groups, MyIcqLimits.List));
    }

    /// <summary>One chat group.</summary>
    /// <param name="Group">Its number.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Type">Index in <see cref="GroupTypes"/>.</param>
    /// <param name="Members">How many are in it.</param>
    public readonly record struct SearchGroup(uint Group, string Name, ushort Type, ushort Members) : IMessage<SearchGroup>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToClient, 0x13, nameof(SearchGroup), "gaim-myicq 0.6, myicqd 1.0");

        /// <inheritdoc/>
        public static SearchGroup Layout<TVisitor>(ref TVisitor v, in SearchGroup m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U32("id", m.Group), v.Str("name", m.Name), v.U16("type", m.Type), v.U16("members", m.Members));
    }

    /// <summary>A chat group was made.</summary>
    /// <param name="Group">Its number; 0 when it could not be made.</param>
    public readonly record struct CreateGroup(uint Group) : IMessage<CreateGroup>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToClient, 0x80, nameof(CreateGroup), "gaim-myicq 0.6, myicqd 1.0");

        /// <inheritdoc/>
        public static CreateGroup Layout<TVisitor>(ref TVisitor v, in CreateGroup m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("id", m.Group));
    }

    /// <summary>Answers the wish to enter a chat group.</summary>
    /// <param name="Group">Its number.</param>
    /// <param name="Error">A <see cref="GroupResult"/>.</param>
    /// <param name="Members">On success: who is in it, the newcomer too.</param>
    public readonly record struct EnterGroup(uint Group, ushort Error, GroupMember[] Members) : IMessage<EnterGroup>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToClient, 0x81, nameof(EnterGroup), "gaim-myicq 0.6, myicqd 1.0");

        /// <inheritdoc/>
        public static EnterGroup Layout<TVisitor>(ref TVisitor v, in EnterGroup m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var reply = new EnterGroup(v.U32("id", m.Group), v.U16("error", m.Error), []);
            if (v.If("error is 0", reply.Error == 0))
            {
                reply = reply with { Members = v.List("members", m.Members, MyIcqLimits.List) };
                v.EndIf();
            }

            return reply;
        }
    }

    /// <summary>A game begins: its room is full and everybody is ready.</summary>
    /// <param name="Group">The group's number.</param>
    public readonly record struct GroupStart(uint Group) : IMessage<GroupStart>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToClient, 0x83, nameof(GroupStart), "myicqd 1.0", "games of the Windows client");

        /// <inheritdoc/>
        public static GroupStart Layout<TVisitor>(ref TVisitor v, in GroupStart m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("id", m.Group));
    }

    /// <summary>Somebody else said something in a chat group.</summary>
    /// <param name="Group">The group's number.</param>
    /// <param name="From">The speaker's number.</param>
    /// <param name="Time">When, in seconds since 1970.</param>
    /// <param name="Text">The text.</param>
    public readonly record struct GroupMessage(uint Group, uint From, uint Time, string Text) : IMessage<GroupMessage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToClient, 0x84, nameof(GroupMessage), "gaim-myicq 0.6, myicqd 1.0");

        /// <inheritdoc/>
        public static GroupMessage Layout<TVisitor>(ref TVisitor v, in GroupMessage m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U32("id", m.Group), v.U32("from", m.From), v.U32("time", m.Time), v.Str("text", m.Text));
    }

    /// <summary>A command of a game.</summary>
    /// <param name="Group">The group's number.</param>
    /// <param name="Command">Bytes that only the game knows.</param>
    public readonly record struct GroupCommand(uint Group, byte[] Command) : IMessage<GroupCommand>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToClient, 0x85, nameof(GroupCommand), "myicqd 1.0", "games of the Windows client");

        /// <inheritdoc/>
        public static GroupCommand Layout<TVisitor>(ref TVisitor v, in GroupCommand m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("id", m.Group), v.Tail("raw", m.Command, MyIcqLimits.Payload));
    }

    /// <summary>The types of chat group there are; a type's number is its place in the list.</summary>
    /// <param name="Types">The types.</param>
    public readonly record struct GroupTypes(GroupType[] Types) : IMessage<GroupTypes>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Server, Direction.ToClient, 0x1000, nameof(GroupTypes), "gaim-myicq 0.6, myicqd 1.0", "sent after login; without it the group window stays empty");

        /// <inheritdoc/>
        public static GroupTypes Layout<TVisitor>(ref TVisitor v, in GroupTypes m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.List("types", m.Types, MyIcqLimits.List));
    }

    /// <summary>Somebody else entered a chat group.</summary>
    /// <param name="Group">The group's number.</param>
    /// <param name="Member">Who.</param>
    public readonly record struct MemberEntered(uint Group, GroupMember Member) : IMessage<MemberEntered>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Server, Direction.ToClient, 0x1001, nameof(MemberEntered), "gaim-myicq 0.6, myicqd 1.0", "UDP_SRV_ENTER_GROUP");

        /// <inheritdoc/>
        public static MemberEntered Layout<TVisitor>(ref TVisitor v, in MemberEntered m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("id", m.Group), v.Item("member", m.Member));
    }

    /// <summary>Somebody left a chat group.</summary>
    /// <param name="Group">The group's number.</param>
    /// <param name="Uin">Who.</param>
    public readonly record struct MemberLeft(uint Group, uint Uin) : IMessage<MemberLeft>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Server, Direction.ToClient, 0x1002, nameof(MemberLeft), "gaim-myicq 0.6, myicqd 1.0", "UDP_SRV_EXIT_GROUP");

        /// <inheritdoc/>
        public static MemberLeft Layout<TVisitor>(ref TVisitor v, in MemberLeft m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("id", m.Group), v.U32("uin", m.Uin));
    }
}

/// <summary>A chat group in a list.</summary>
/// <param name="Group">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Members">How many are in it.</param>
public readonly record struct GroupSummary(uint Group, string Name, ushort Members) : IWire<GroupSummary>
{
    /// <inheritdoc/>
    public static GroupSummary Layout<TVisitor>(ref TVisitor v, in GroupSummary m)
        where TVisitor : struct, IVisitor, allows ref struct =>
        new(v.U32("id", m.Group), v.Str("name", m.Name), v.U16("members", m.Members));
}

/// <summary>A member of a chat group.</summary>
/// <param name="Uin">Number.</param>
/// <param name="Face">Head icon.</param>
/// <param name="Nick">Nick.</param>
public readonly record struct GroupMember(uint Uin, byte Face, string Nick) : IWire<GroupMember>
{
    /// <inheritdoc/>
    public static GroupMember Layout<TVisitor>(ref TVisitor v, in GroupMember m)
        where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("uin", m.Uin), v.U8("face", m.Face), v.Str("nick", m.Nick));
}

/// <summary>A type of chat group.</summary>
/// <param name="Name">What programs call it; empty or <c>chatroom</c> for the one that is built in.</param>
/// <param name="DisplayName">What people call it.</param>
public readonly record struct GroupType(string Name, string DisplayName) : IWire<GroupType>
{
    /// <inheritdoc/>
    public static GroupType Layout<TVisitor>(ref TVisitor v, in GroupType m)
        where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("name", m.Name), v.Str("display_name", m.DisplayName));
}
