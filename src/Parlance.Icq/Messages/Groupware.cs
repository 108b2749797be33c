using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What a client sends to the server.</summary>
public static partial class ToServer
{
    /// <summary>A request of the groupware client about profiles (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareInfoReq(byte[] Rest) : IMessage<GroupwareInfoReq>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x05FA, nameof(GroupwareInfoReq), "V3G",
            "Acknowledged, and otherwise ignored");

        /// <inheritdoc/>
        public static GroupwareInfoReq Layout<TVisitor>(ref TVisitor v, in GroupwareInfoReq m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>A request of the groupware client about profiles (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareNotesReq(byte[] Rest) : IMessage<GroupwareNotesReq>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x05AA, nameof(GroupwareNotesReq), "V3G",
            "Acknowledged, and otherwise ignored");

        /// <inheritdoc/>
        public static GroupwareNotesReq Layout<TVisitor>(ref TVisitor v, in GroupwareNotesReq m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>A request of the groupware client about profiles (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareSetNotes(byte[] Rest) : IMessage<GroupwareSetNotes>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x0596, nameof(GroupwareSetNotes), "V3G",
            "Acknowledged, and otherwise ignored");

        /// <inheritdoc/>
        public static GroupwareSetNotes Layout<TVisitor>(ref TVisitor v, in GroupwareSetNotes m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>A request of the groupware client about profiles (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareSetHome(byte[] Rest) : IMessage<GroupwareSetHome>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x0582, nameof(GroupwareSetHome), "V3G",
            "Acknowledged, and otherwise ignored");

        /// <inheritdoc/>
        public static GroupwareSetHome Layout<TVisitor>(ref TVisitor v, in GroupwareSetHome m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>A request of the groupware client about profiles (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareSetHomePage(byte[] Rest) : IMessage<GroupwareSetHomePage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x058C, nameof(GroupwareSetHomePage), "V3G",
            "Acknowledged, and otherwise ignored");

        /// <inheritdoc/>
        public static GroupwareSetHomePage Layout<TVisitor>(ref TVisitor v, in GroupwareSetHomePage m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>A request of the groupware client about profiles (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareSetWork(byte[] Rest) : IMessage<GroupwareSetWork>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x0578, nameof(GroupwareSetWork), "V3G",
            "Acknowledged, and otherwise ignored");

        /// <inheritdoc/>
        public static GroupwareSetWork Layout<TVisitor>(ref TVisitor v, in GroupwareSetWork m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>A request of the groupware client about profiles (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareSetWorkPage(byte[] Rest) : IMessage<GroupwareSetWorkPage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x05BE, nameof(GroupwareSetWorkPage), "V3G",
            "Acknowledged, and otherwise ignored");

        /// <inheritdoc/>
        public static GroupwareSetWorkPage Layout<TVisitor>(ref TVisitor v, in GroupwareSetWorkPage m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }
}

/// <summary>What the server sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>An answer of the groupware server (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct FragmentReply(byte[] Rest) : IMessage<FragmentReply>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x0366, nameof(FragmentReply), "V3G");

        /// <inheritdoc/>
        public static FragmentReply Layout<TVisitor>(ref TVisitor v, in FragmentReply m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>An answer of the groupware server (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareBasic(byte[] Rest) : IMessage<GroupwareBasic>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x02E4, nameof(GroupwareBasic), "V3G");

        /// <inheritdoc/>
        public static GroupwareBasic Layout<TVisitor>(ref TVisitor v, in GroupwareBasic m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>An answer of the groupware server (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareHome(byte[] Rest) : IMessage<GroupwareHome>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x0320, nameof(GroupwareHome), "V3G");

        /// <inheritdoc/>
        public static GroupwareHome Layout<TVisitor>(ref TVisitor v, in GroupwareHome m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>An answer of the groupware server (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareHomePage(byte[] Rest) : IMessage<GroupwareHomePage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x0334, nameof(GroupwareHomePage), "V3G");

        /// <inheritdoc/>
        public static GroupwareHomePage Layout<TVisitor>(ref TVisitor v, in GroupwareHomePage m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>An answer of the groupware server (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareWork(byte[] Rest) : IMessage<GroupwareWork>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x02F8, nameof(GroupwareWork), "V3G");

        /// <inheritdoc/>
        public static GroupwareWork Layout<TVisitor>(ref TVisitor v, in GroupwareWork m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>An answer of the groupware server (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareWorkPage(byte[] Rest) : IMessage<GroupwareWorkPage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x030C, nameof(GroupwareWorkPage), "V3G");

        /// <inheritdoc/>
        public static GroupwareWorkPage Layout<TVisitor>(ref TVisitor v, in GroupwareWorkPage m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>An answer of the groupware server (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareNotes(byte[] Rest) : IMessage<GroupwareNotes>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x0352, nameof(GroupwareNotes), "V3G");

        /// <inheritdoc/>
        public static GroupwareNotes Layout<TVisitor>(ref TVisitor v, in GroupwareNotes m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>An answer of the groupware server (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareNotesSet(byte[] Rest) : IMessage<GroupwareNotesSet>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x02A8, nameof(GroupwareNotesSet), "V3G");

        /// <inheritdoc/>
        public static GroupwareNotesSet Layout<TVisitor>(ref TVisitor v, in GroupwareNotesSet m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>An answer of the groupware server (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareHomeSet(byte[] Rest) : IMessage<GroupwareHomeSet>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x0280, nameof(GroupwareHomeSet), "V3G");

        /// <inheritdoc/>
        public static GroupwareHomeSet Layout<TVisitor>(ref TVisitor v, in GroupwareHomeSet m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>An answer of the groupware server (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareHomePageSet(byte[] Rest) : IMessage<GroupwareHomePageSet>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x0294, nameof(GroupwareHomePageSet), "V3G");

        /// <inheritdoc/>
        public static GroupwareHomePageSet Layout<TVisitor>(ref TVisitor v, in GroupwareHomePageSet m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>An answer of the groupware server (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareWorkSet(byte[] Rest) : IMessage<GroupwareWorkSet>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x026C, nameof(GroupwareWorkSet), "V3G");

        /// <inheritdoc/>
        public static GroupwareWorkSet Layout<TVisitor>(ref TVisitor v, in GroupwareWorkSet m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>An answer of the groupware server (version 3).</summary>
    /// <param name="Rest">Not described.</param>
    public readonly record struct GroupwareWorkPageSet(byte[] Rest) : IMessage<GroupwareWorkPageSet>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x0258, nameof(GroupwareWorkPageSet), "V3G");

        /// <inheritdoc/>
        public static GroupwareWorkPageSet Layout<TVisitor>(ref TVisitor v, in GroupwareWorkPageSet m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }
}
