using Parlance.Wire;

namespace Parlance.MyIcq.Messages;

public static partial class ToServer
{
    /// <summary>Asks for the contact list.</summary>
    public readonly record struct GetContactList : IMessage<GetContactList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x03, nameof(GetContactList), "001 UDP_GET_CONTACTLIST");

        /// <inheritdoc/>
        public static GetContactList Layout<TVisitor>(ref TVisitor v, in GetContactList m)
            where TVisitor : struct, IVisitor, allows ref struct => m;
    }

    /// <summary>Asks to put a user on the contact list.</summary>
    /// <param name="Uin">Whom.</param>
    /// <param name="Domain">Their server; null for this one.</param>
    public readonly record struct AddFriend(uint Uin, string? Domain = null) : IMessage<AddFriend>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x0e, nameof(AddFriend), "001 UDP_ADD_FRIEND");

        /// <inheritdoc/>
        public static AddFriend Layout<TVisitor>(ref TVisitor v, in AddFriend m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("uin", m.Uin), v.Domain(m.Domain));
    }

    /// <summary>Takes a user off the contact list.</summary>
    /// <param name="Uin">Whom.</param>
    /// <param name="Domain">Their server; null for this one.</param>
    public readonly record struct DelFriend(uint Uin, string? Domain = null) : IMessage<DelFriend>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x0f, nameof(DelFriend), "001 UDP_DEL_FRIEND");

        /// <inheritdoc/>
        public static DelFriend Layout<TVisitor>(ref TVisitor v, in DelFriend m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("uin", m.Uin), v.Domain(m.Domain));
    }

    /// <summary>Asks for the contacts who live on other servers.</summary>
    public readonly record struct GetRemoteContactList : IMessage<GetRemoteContactList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Server, Direction.ToServer, 0x14, nameof(GetRemoteContactList), "gaim-myicq 0.6", "the first thing gaim asks after login");

        /// <inheritdoc/>
        public static GetRemoteContactList Layout<TVisitor>(ref TVisitor v, in GetRemoteContactList m)
            where TVisitor : struct, IVisitor, allows ref struct => m;
    }
}

public static partial class ToClient
{
    /// <summary>The contacts who live on this server.</summary>
    /// <param name="Uins">Their numbers; clients skip a 0.</param>
    public readonly record struct GetContactList(uint[] Uins) : IMessage<GetContactList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToClient, 0x03, nameof(GetContactList), "001 UDP_GET_CONTACTLIST");

        /// <inheritdoc/>
        public static GetContactList Layout<TVisitor>(ref TVisitor v, in GetContactList m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Numbers("uin", m.Uins, MyIcqLimits.ContactPage));
    }

    /// <summary>Answers <see cref="ToServer.AddFriend"/>.</summary>
    /// <param name="Uin">Whom.</param>
    /// <param name="Result">What they allow, a <see cref="MyIcqAuthorisation"/>.</param>
    /// <param name="Domain">Their server; empty for this one.</param>
    public readonly record struct AddFriend(uint Uin, byte Result, string Domain) : IMessage<AddFriend>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToClient, 0x0e, nameof(AddFriend), "001 UDP_ADD_FRIEND");

        /// <inheritdoc/>
        public static AddFriend Layout<TVisitor>(ref TVisitor v, in AddFriend m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U32("uin", m.Uin), v.U8("result", m.Result), v.Str("domain", m.Domain));
    }

    /// <summary>The contacts who live on other servers, and this server's own domain.</summary>
    /// <param name="ServerDomain">The domain that this server's users carry.</param>
    /// <param name="Contacts">The contacts elsewhere.</param>
    public readonly record struct GetRemoteContactList(string ServerDomain, RemoteContact[] Contacts) : IMessage<GetRemoteContactList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Server, Direction.ToClient, 0x14, nameof(GetRemoteContactList), "gaim-myicq 0.6, myicqd 1.0",
            "without it gaim asks its user after each first login whether to send again");

        /// <inheritdoc/>
        public static GetRemoteContactList Layout<TVisitor>(ref TVisitor v, in GetRemoteContactList m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("server_domain", m.ServerDomain), v.List("contacts", m.Contacts, MyIcqLimits.List));
    }
}

/// <summary>A contact on another server.</summary>
/// <param name="Uin">Their number there.</param>
/// <param name="Domain">Their server.</param>
public readonly record struct RemoteContact(uint Uin, string Domain) : IWire<RemoteContact>
{
    /// <inheritdoc/>
    public static RemoteContact Layout<TVisitor>(ref TVisitor v, in RemoteContact m)
        where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("uin", m.Uin), v.Str("domain", m.Domain));
}
