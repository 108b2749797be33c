using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>A user as the list shows one.</summary>
/// <param name="Files">Files shared.</param>
/// <param name="Reserved">Zero.</param>
/// <param name="Address">Address of the user; rooms hide it from most clients.</param>
/// <param name="DataPort">Port for direct chat and transfers.</param>
/// <param name="Node">Supernode.</param>
/// <param name="NodePort">Its port.</param>
/// <param name="Reserved2">Zero.</param>
/// <param name="Name">Name of the user.</param>
/// <param name="LocalAddress">Address in the user's own network.</param>
/// <param name="IsBrowsable">The files can be browsed.</param>
/// <param name="Level">0 regular, 1 moderator, 2 administrator, 3 host.</param>
/// <param name="Age">0 when not told.</param>
/// <param name="Gender">0 not told, 1 male, 2 female.</param>
/// <param name="Country">See <see cref="AresCountries"/>.</param>
/// <param name="Region">City or the like.</param>
/// <param name="Extra">See <see cref="ExtraFeatures"/>; null for the room's own user. Not in the seed; deployed rooms send it.</param>
public readonly record struct UserRow(
    ushort Files,
    uint Reserved,
    Ip4 Address,
    ushort DataPort,
    Ip4 Node,
    ushort NodePort,
    byte Reserved2,
    string Name,
    Ip4 LocalAddress,
    bool IsBrowsable,
    byte Level,
    byte Age,
    byte Gender,
    byte Country,
    string Region,
    byte? Extra) : IWire<UserRow>
{
    /// <inheritdoc/>
    public static UserRow Layout<TVisitor>(ref TVisitor v, in UserRow m)
        where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U16("files", m.Files),
            v.U32("reserved", m.Reserved),
            v.Ip("address", m.Address),
            v.U16("dataPort", m.DataPort),
            v.Ip("node", m.Node),
            v.U16("nodePort", m.NodePort),
            v.U8("reserved2", m.Reserved2),
            v.Str0("name", m.Name, AresLimits.Name),
            v.Ip("localAddress", m.LocalAddress),
            v.Bool("isBrowsable", m.IsBrowsable),
            v.U8("level", m.Level),
            v.U8("age", m.Age),
            v.U8("gender", m.Gender),
            v.U8("country", m.Country),
            v.Str0("region", m.Region, AresLimits.Name),
            v.MaybeU8("extra", m.Extra));
}

/// <summary>What a room sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>A user who is in the room when the client joins, the client itself included.</summary>
    /// <param name="User">The user.</param>
    public readonly record struct ChannelUserList(UserRow User) : IMessage<ChannelUserList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 30, nameof(ChannelUserList), "000 MSG_CHAT_SERVER_CHANNEL_USER_LIST");

        /// <inheritdoc/>
        public static ChannelUserList Layout<TVisitor>(ref TVisitor v, in ChannelUserList m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Item("user", m.User));
    }

    /// <summary>A user joined. Clients take the join of a name they know as a part and a join.</summary>
    /// <param name="User">The user.</param>
    public readonly record struct Join(UserRow User) : IMessage<Join>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 20, nameof(Join), "000 MSG_CHAT_SERVER_JOIN");

        /// <inheritdoc/>
        public static Join Layout<TVisitor>(ref TVisitor v, in Join m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Item("user", m.User));
    }
}
