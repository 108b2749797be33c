using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What a client sends to the server.</summary>
public static partial class ToServer
{
    /// <summary>Asks for the addresses of other servers.</summary>
    /// <param name="Rest">Unknown.</param>
    public readonly record struct QueryServers(byte[] Rest) : IMessage<QueryServers>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x04BA, nameof(QueryServers), "ICQ 0.91 \"QUERY_SERVERS\"");

        /// <inheritdoc/>
        public static QueryServers Layout<TVisitor>(ref TVisitor v, in QueryServers m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>Asks for globally defined add-ons.</summary>
    /// <param name="Last">The last one that the client knows.</param>
    /// <param name="Rest">What follows.</param>
    public readonly record struct QueryAddons(uint? Last, byte[] Rest) : IMessage<QueryAddons>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x04C4, nameof(QueryAddons), "ICQ 0.91 \"QUERY_ADDONS\"");

        /// <inheritdoc/>
        public static QueryAddons Layout<TVisitor>(ref TVisitor v, in QueryAddons m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.OptionalU32("last", m.Last), v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>Asks for the departments within a session (version 3).</summary>
    /// <param name="Rest">Version of the list.</param>
    public readonly record struct GetDeps1(byte[] Rest) : IMessage<GetDeps1>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x05F0, nameof(GetDeps1), "V3G \"departments\"");

        /// <inheritdoc/>
        public static GetDeps1 Layout<TVisitor>(ref TVisitor v, in GetDeps1 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>Statistics about the use of the client (version 3).</summary>
    /// <param name="Rest">Unknown.</param>
    public readonly record struct UsageStats(byte[] Rest) : IMessage<UsageStats>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x0532, nameof(UsageStats), "V3G \"usage statistics\"");

        /// <inheritdoc/>
        public static UsageStats Layout<TVisitor>(ref TVisitor v, in UsageStats m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>A piece of a long message (version 3).</summary>
    /// <param name="Rest">Number, count and piece.</param>
    public readonly record struct Fragment(byte[] Rest) : IMessage<Fragment>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x05D2, nameof(Fragment), "V3G \"fragment\"") { Secrets = ["rest"] };

        /// <inheritdoc/>
        public static Fragment Layout<TVisitor>(ref TVisitor v, in Fragment m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>Joins a group for random chat (version 5).</summary>
    /// <param name="Group">Number of the group; 0 leaves.</param>
    public readonly record struct RandomGroup(uint Group) : IMessage<RandomGroup>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x0564, nameof(RandomGroup), "seen in mICQ 0.4.6");

        /// <inheritdoc/>
        public static RandomGroup Layout<TVisitor>(ref TVisitor v, in RandomGroup m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("group", m.Group));
    }

    /// <summary>Asks for a random user of a group (version 5).</summary>
    /// <param name="Group">Number of the group.</param>
    public readonly record struct RandomSearch(uint Group) : IMessage<RandomSearch>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x056E, nameof(RandomSearch), "seen in mICQ 0.4.6");

        /// <inheritdoc/>
        public static RandomSearch Layout<TVisitor>(ref TVisitor v, in RandomSearch m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("group", m.Group));
    }
}

/// <summary>What the server sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>Answer to QueryServers and QueryAddons.</summary>
    /// <param name="Count">How many follow.</param>
    /// <param name="Rest">The entries.</param>
    public readonly record struct QueryReply(uint Count, byte[] Rest) : IMessage<QueryReply>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToClient, 0x0082, nameof(QueryReply), "ICQ 0.91 \"QUERY_REPLY\"",
            "No layout of version 2 is known; an empty list is understood by all");

        /// <inheritdoc/>
        public static QueryReply Layout<TVisitor>(ref TVisitor v, in QueryReply m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("count", m.Count), v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>A random user, or nobody (version 5).</summary>
    /// <param name="Uin">UIN; 0 when there is nobody, and then nothing is sent.</param>
    /// <param name="Ip">Address as the server sees it; 0 when hidden.</param>
    /// <param name="TcpPort">Port for connections; 0 when hidden.</param>
    /// <param name="RealIp">Address as the client sees it; 0 when hidden.</param>
    /// <param name="TcpCapability">4 takes connections, 6 does not.</param>
    /// <param name="Status">See <see cref="IcqStatus"/>.</param>
    /// <param name="TcpVersion">Version of the protocol between clients.</param>
    /// <param name="Cookie">Cookie for connections.</param>
    /// <param name="WebPort">Port of a web front.</param>
    /// <param name="Features">Features of the client.</param>
    public readonly record struct RandomUser(
        uint Uin, Ip4 Ip, uint TcpPort, Ip4 RealIp, byte TcpCapability, uint Status, uint TcpVersion, uint Cookie, uint WebPort, uint Features) : IMessage<RandomUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToClient, 0x024E, nameof(RandomUser), "seen in mICQ 0.4.6",
            "As UserOnline up to the features: mICQ takes any other length than 37 bytes for nobody. The dissector of Wireshark puts a number before the status; the client wins");

        /// <inheritdoc/>
        public static RandomUser Layout<TVisitor>(ref TVisitor v, in RandomUser m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            if (!v.More("somebody", m.Uin != 0, 25))
            {
                return default;
            }

            var user = new RandomUser(
                v.U32("uin", m.Uin), v.Ip("ip", m.Ip), v.U32("tcp port", m.TcpPort), v.Ip("real ip", m.RealIp),
                v.U8("tcp capability", m.TcpCapability), v.U32("status", m.Status), v.U32("tcp version", m.TcpVersion),
                v.OptionalU32("cookie", m.Cookie) ?? 0, v.OptionalU32("web port", m.WebPort) ?? 0, v.OptionalU32("features", m.Features) ?? 0);
            v.EndIf();
            return user;
        }
    }

    /// <summary>Several packets of the server in one datagram (version 5).</summary>
    /// <param name="Packets">Whole server packets.</param>
    public readonly record struct MultiPacket(IcqPacket[] Packets) : IMessage<MultiPacket>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x0212, nameof(MultiPacket), "seen in icqlib 1.x") { Secrets = ["packet"] };

        /// <inheritdoc/>
        public static MultiPacket Layout<TVisitor>(ref TVisitor v, in MultiPacket m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.List("packets", m.Packets, Width.Byte, IcqLimits.Packets));
    }
}
