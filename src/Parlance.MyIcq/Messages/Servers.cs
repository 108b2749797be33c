using Parlance.Wire;

namespace Parlance.MyIcq.Messages;

public static partial class ToServer
{
    /// <summary>Asks which other servers this one is linked with.</summary>
    public readonly record struct GetServerList : IMessage<GetServerList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x11, nameof(GetServerList), "gaim-myicq 0.6, myicqd 1.0");

        /// <inheritdoc/>
        public static GetServerList Layout<TVisitor>(ref TVisitor v, in GetServerList m)
            where TVisitor : struct, IVisitor, allows ref struct => m;
    }
}

public static partial class ToClient
{
    /// <summary>The servers this one is linked with.</summary>
    /// <param name="Servers">The others, not this one.</param>
    public readonly record struct GetServerList(LinkedServer[] Servers) : IMessage<GetServerList>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToClient, 0x11, nameof(GetServerList), "gaim-myicq 0.6, myicqd 1.0");

        /// <inheritdoc/>
        public static GetServerList Layout<TVisitor>(ref TVisitor v, in GetServerList m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.List("servers", m.Servers, MyIcqLimits.List));
    }
}

/// <summary>Another server.</summary>
/// <param name="Domain">Its domain.</param>
/// <param name="Description">What it says of itself.</param>
/// <param name="Online">How many users are online there.</param>
public readonly record struct LinkedServer(string Domain, string Description, uint Online) : IWire<LinkedServer>
{
    /// <inheritdoc/>
    public static LinkedServer Layout<TVisitor>(ref TVisitor v, in LinkedServer m)
        where TVisitor : struct, IVisitor, allows ref struct =>
        new(v.Str("domain", m.Domain), v.Str("description", m.Description), v.U32("online_count", m.Online));
}
