using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What a client sends to the server.</summary>
public static partial class ToServer
{
    /// <summary>Whose presence this session wants to hear of; several packets add up.</summary>
    /// <param name="Uins">UINs, at most 255 in a packet.</param>
    public readonly record struct ContactList(uint[] Uins) : IMessage<ContactList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x0406, nameof(ContactList), "ICQ 0.91 \"CONTACT_LIST\"; every implementation counts in one byte",
            "The two-byte count of the specification is understood too");

        /// <inheritdoc/>
        public static ContactList Layout<TVisitor>(ref TVisitor v, in ContactList m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Uins("uins", m.Uins));
    }

    /// <summary>Adds a user to the contact list.</summary>
    /// <param name="Uin">UIN to add.</param>
    public readonly record struct AddToList(uint Uin) : IMessage<AddToList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x053C, nameof(AddToList), "ICQ 0.91 \"ADD_TO_LIST\"");

        /// <inheritdoc/>
        public static AddToList Layout<TVisitor>(ref TVisitor v, in AddToList m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin));
    }

    /// <summary>Users who never see this one.</summary>
    /// <param name="Uins">UINs.</param>
    public readonly record struct InvisibleList(uint[] Uins) : IMessage<InvisibleList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x06A4, nameof(InvisibleList), "seen in licq");

        /// <inheritdoc/>
        public static InvisibleList Layout<TVisitor>(ref TVisitor v, in InvisibleList m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Uins("uins", m.Uins));
    }

    /// <summary>Users who see this one even while it is invisible.</summary>
    /// <param name="Uins">UINs.</param>
    public readonly record struct VisibleList(uint[] Uins) : IMessage<VisibleList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x06AE, nameof(VisibleList), "seen in icqlib 0.13");

        /// <inheritdoc/>
        public static VisibleList Layout<TVisitor>(ref TVisitor v, in VisibleList m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Uins("uins", m.Uins));
    }

    /// <summary>Changes one entry of the visible or invisible list (version 5).</summary>
    /// <param name="Uin">UIN.</param>
    /// <param name="List">1 invisible, 2 visible.</param>
    /// <param name="Adds">0 removes, 1 adds.</param>
    public readonly record struct ChangeLists(uint Uin, byte List, byte? Adds) : IMessage<ChangeLists>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x06B8, nameof(ChangeLists), "seen in ICQ 99; isd \"change lists\"");

        /// <inheritdoc/>
        public static ChangeLists Layout<TVisitor>(ref TVisitor v, in ChangeLists m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin), v.U8("list", m.List), v.OptionalU8("adds", m.Adds));
    }

    /// <summary>Changes the status.</summary>
    /// <param name="Status">See <see cref="IcqStatus"/>.</param>
    public readonly record struct StatusChange(uint Status) : IMessage<StatusChange>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x04D8, nameof(StatusChange), "ICQ 0.91 \"STATUS_CHANGE\"");

        /// <inheritdoc/>
        public static StatusChange Layout<TVisitor>(ref TVisitor v, in StatusChange m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("status", m.Status));
    }
}

/// <summary>What the server sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>A user of the contact list is online.</summary>
    /// <param name="Uin">UIN.</param>
    /// <param name="Ip">Address as the server sees it; 0 when hidden.</param>
    /// <param name="TcpPort">Port for connections; 0 when hidden.</param>
    /// <param name="RealIp">Address as the client sees it; 0 when hidden.</param>
    /// <param name="TcpCapability">4 takes connections, 6 does not.</param>
    /// <param name="Status">See <see cref="IcqStatus"/>.</param>
    /// <param name="TcpVersion">Version of the protocol between clients.</param>
    /// <param name="Cookie">Cookie for connections.</param>
    /// <param name="WebPort">Port of a web front.</param>
    /// <param name="Features">Features of the client.</param>
    /// <param name="InfoTime">When the profile changed.</param>
    /// <param name="MoreTime">When the rest of the profile changed.</param>
    /// <param name="StatusTime">When the status changed.</param>
    public readonly record struct UserOnline(
        uint Uin, Ip4 Ip, uint TcpPort, Ip4 RealIp, byte TcpCapability, uint Status, uint TcpVersion, uint Cookie, uint WebPort,
        uint Features, uint InfoTime, uint MoreTime, uint StatusTime) : IMessage<UserOnline>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToClient, 0x006E, nameof(UserOnline), "ICQ 0.91 \"USER_ONLINE\", real packet of 1999",
            "Sent once for each login; later changes are StatusUpdate");

        /// <inheritdoc/>
        public static UserOnline Layout<TVisitor>(ref TVisitor v, in UserOnline m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin), v.Ip("ip", m.Ip), v.U32("tcp port", m.TcpPort), v.Ip("real ip", m.RealIp),
            v.U8("tcp capability", m.TcpCapability), v.U32("status", m.Status), v.U32("tcp version", m.TcpVersion),
            v.Since(5, "cookie", m.Cookie), v.Since(5, "web port", m.WebPort), v.Since(5, "features", m.Features),
            v.Since(5, "info time", m.InfoTime), v.Since(5, "more time", m.MoreTime), v.Since(5, "status time", m.StatusTime));
    }

    /// <summary>A user of the contact list is offline, or hides.</summary>
    /// <param name="Uin">UIN.</param>
    public readonly record struct UserOffline(uint Uin) : IMessage<UserOffline>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x0078, nameof(UserOffline), "ICQ 0.91 \"USER_OFFLINE\"");

        /// <inheritdoc/>
        public static UserOffline Layout<TVisitor>(ref TVisitor v, in UserOffline m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin));
    }

    /// <summary>The status of an online user of the contact list changed.</summary>
    /// <param name="Uin">UIN.</param>
    /// <param name="Status">See <see cref="IcqStatus"/>.</param>
    public readonly record struct StatusUpdate(uint Uin, uint Status) : IMessage<StatusUpdate>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x01A4, nameof(StatusUpdate), "ICQ 0.91 \"STATUS_UPDATE\"");

        /// <inheritdoc/>
        public static StatusUpdate Layout<TVisitor>(ref TVisitor v, in StatusUpdate m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin), v.U32("status", m.Status));
    }

    /// <summary>The contact list was worked through.</summary>
    /// <param name="Uin">The user's own UIN.</param>
    public readonly record struct ContactListDone(uint? Uin) : IMessage<ContactListDone>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToClient, 0x021C, nameof(ContactListDone), "ICQ 0.91 \"REPLY_X1\"",
            "MICQ 0.4.6 opens its window only now");

        /// <inheritdoc/>
        public static ContactListDone Layout<TVisitor>(ref TVisitor v, in ContactListDone m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.OptionalU32("uin", m.Uin));
    }
}
