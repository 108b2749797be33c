using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages between two clients.</summary>
public static partial class ToPeer
{
    /// <summary>First frame of a connection that a user was asked to open.</summary>
    /// <param name="Token">Token of the <see cref="ToClient.ConnectToPeer"/> that asked for it.</param>
    public readonly record struct PierceFireWall(uint Token) : IMessage<PierceFireWall>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Init, Direction.ToPeer, 0, nameof(PierceFireWall), "002 PierceFW; 003 PeerPierceFirewall (Code 0)");

        /// <inheritdoc/>
        public static PierceFireWall Layout<TVisitor>(ref TVisitor v, in PierceFireWall m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("token", m.Token));
    }

    /// <summary>First frame of a connection that a user opened by himself.</summary>
    /// <param name="Username">Who opened it; a claim, not a proof.</param>
    /// <param name="Type">Kind of the connection: <c>P</c>, <c>F</c> or <c>D</c>.</param>
    /// <param name="Token">0 today; some send eight bytes.</param>
    public readonly record struct PeerInit(string Username, string Type, uint Token) : IMessage<PeerInit>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Init, Direction.ToPeer, 1, nameof(PeerInit), "002 PeerInit; 003 PeerInit (Code 1)",
            "002 has a constant 300 before the token: the first half of eight bytes, which some clients still send.");

        /// <inheritdoc/>
        public static PeerInit Layout<TVisitor>(ref TVisitor v, in PeerInit m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var username = v.Str("username", m.Username, SoulseekLimits.Name);
            var type = v.Str("type", m.Type, SoulseekLimits.Name);
            var token = v.TailU32("token", m.Token);
            v.TailU32("rest of the token", 0, present: false);
            return new(username, type, token);
        }
    }
}
