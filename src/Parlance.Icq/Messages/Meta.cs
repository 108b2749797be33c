using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What a client sends to the server.</summary>
public static partial class ToServer
{
    /// <summary>The envelope of the requests about profiles of version 5.</summary>
    /// <param name="Sub">Which request; see the link "meta".</param>
    /// <param name="Body">Its fields.</param>
    public readonly record struct MetaUser(ushort Sub, byte[] Body) : IMessage<MetaUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x064A, nameof(MetaUser), "seen in mICQ 0.4.6") { Secrets = ["body"] };

        /// <inheritdoc/>
        public static MetaUser Layout<TVisitor>(ref TVisitor v, in MetaUser m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U16("sub", m.Sub), v.Tail("body", m.Body, IcqLimits.Datagram));
    }
}

/// <summary>What the server sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>The envelope of the answers about profiles of version 5.</summary>
    /// <param name="Sub">Which answer; see the link "meta".</param>
    /// <param name="Body">Result and fields.</param>
    public readonly record struct MetaUser(ushort Sub, byte[] Body) : IMessage<MetaUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x03DE, nameof(MetaUser), "seen in icqlib 1.x") { Secrets = ["body"] };

        /// <inheritdoc/>
        public static MetaUser Layout<TVisitor>(ref TVisitor v, in MetaUser m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U16("sub", m.Sub), v.Tail("body", m.Body, IcqLimits.Datagram));
    }
}
