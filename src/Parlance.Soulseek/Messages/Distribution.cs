using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages from a client to the server.</summary>
public static partial class ToServer
{
    /// <summary>Whether the client looks for a parent in the tree that searches run down.</summary>
    /// <param name="NoParent">True while it looks for one.</param>
    public readonly record struct HaveNoParent(bool NoParent) : IMessage<HaveNoParent>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 71, nameof(HaveNoParent), "003 HaveNoParent (Code 71)");

        /// <inheritdoc/>
        public static HaveNoParent Layout<TVisitor>(ref TVisitor v, in HaveNoParent m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Bool("no parent", m.NoParent));
    }

    /// <summary>Address of the parent.</summary>
    /// <param name="Ip">Address; 0.0.0.0 when not known or not online.</param>
    public readonly record struct ParentIP(Ip4 Ip) : IMessage<ParentIP>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 73, nameof(ParentIP), "003 ParentIP (Code 73)",
            "Deprecated; ignored.");

        /// <inheritdoc/>
        public static ParentIP Layout<TVisitor>(ref TVisitor v, in ParentIP m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Ip("ip", m.Ip));
    }

    /// <summary>Whether the client takes children.</summary>
    /// <param name="Accept">Whether it does.</param>
    public readonly record struct AcceptChildren(bool Accept) : IMessage<AcceptChildren>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 100, nameof(AcceptChildren), "003 AcceptChildren (Code 100)");

        /// <inheritdoc/>
        public static AcceptChildren Layout<TVisitor>(ref TVisitor v, in AcceptChildren m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Bool("accept", m.Accept));
    }

    /// <summary>How deep the client stands in the tree.</summary>
    /// <param name="Level">How many parents lie above; 0 for a root.</param>
    public readonly record struct BranchLevel(uint Level) : IMessage<BranchLevel>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 126, nameof(BranchLevel), "003 BranchLevel (Code 126)");

        /// <inheritdoc/>
        public static BranchLevel Layout<TVisitor>(ref TVisitor v, in BranchLevel m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("level", m.Level));
    }

    /// <summary>Who stands at the top of the client's branch.</summary>
    /// <param name="Username">The root; the client itself when it has no parent.</param>
    public readonly record struct BranchRoot(string Username) : IMessage<BranchRoot>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 127, nameof(BranchRoot), "003 BranchRoot (Code 127)");

        /// <inheritdoc/>
        public static BranchRoot Layout<TVisitor>(ref TVisitor v, in BranchRoot m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>How deep the branch goes on below the client.</summary>
    /// <param name="Depth">Levels below.</param>
    public readonly record struct ChildDepth(uint Depth) : IMessage<ChildDepth>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 129, nameof(ChildDepth), "003 ChildDepth (Code 129)",
            "Obsolete. SoulseekQt sends one byte.");

        /// <inheritdoc/>
        public static ChildDepth Layout<TVisitor>(ref TVisitor v, in ChildDepth m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.ShortU32("depth", m.Depth));
    }
}

/// <summary>Messages from the server to a client.</summary>
public static partial class ToClient
{
    /// <summary>From which speed on a client may have children.</summary>
    /// <param name="Speed">Least upload speed, in kilobytes a second; 1 in use.</param>
    public readonly record struct ParentMinSpeed(uint Speed) : IMessage<ParentMinSpeed>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 83, nameof(ParentMinSpeed), "003 ParentMinSpeed (Code 83)");

        /// <inheritdoc/>
        public static ParentMinSpeed Layout<TVisitor>(ref TVisitor v, in ParentMinSpeed m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("speed", m.Speed));
    }

    /// <summary>How much speed each child needs.</summary>
    /// <param name="Ratio">The ratio; 50 in use.</param>
    public readonly record struct ParentSpeedRatio(uint Ratio) : IMessage<ParentSpeedRatio>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 84, nameof(ParentSpeedRatio), "003 ParentSpeedRatio (Code 84)");

        /// <inheritdoc/>
        public static ParentSpeedRatio Layout<TVisitor>(ref TVisitor v, in ParentSpeedRatio m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("ratio", m.Ratio));
    }

    /// <summary>After how long a silent parent is given up.</summary>
    /// <param name="Seconds">Seconds.</param>
    public readonly record struct ParentInactivityTimeout(uint Seconds) : IMessage<ParentInactivityTimeout>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 86, nameof(ParentInactivityTimeout), "003 ParentInactivityTimeout (Code 86)",
            "Obsolete.");

        /// <inheritdoc/>
        public static ParentInactivityTimeout Layout<TVisitor>(ref TVisitor v, in ParentInactivityTimeout m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("seconds", m.Seconds));
    }

    /// <summary>After how long without a search a parent is given up.</summary>
    /// <param name="Seconds">Seconds.</param>
    public readonly record struct SearchInactivityTimeout(uint Seconds) : IMessage<SearchInactivityTimeout>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 87, nameof(SearchInactivityTimeout), "003 SearchInactivityTimeout (Code 87)",
            "Obsolete.");

        /// <inheritdoc/>
        public static SearchInactivityTimeout Layout<TVisitor>(ref TVisitor v, in SearchInactivityTimeout m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("seconds", m.Seconds));
    }

    /// <summary>How many possible parents to remember.</summary>
    /// <param name="Amount">How many.</param>
    public readonly record struct MinParentsInCache(uint Amount) : IMessage<MinParentsInCache>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 88, nameof(MinParentsInCache), "003 MinParentsInCache (Code 88)",
            "Obsolete.");

        /// <inheritdoc/>
        public static MinParentsInCache Layout<TVisitor>(ref TVisitor v, in MinParentsInCache m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("amount", m.Amount));
    }

    /// <summary>How often to pass things down.</summary>
    /// <param name="Seconds">Seconds.</param>
    public readonly record struct DistributeInterval(uint Seconds) : IMessage<DistributeInterval>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 89, nameof(DistributeInterval), "SLSKPROTOCOL server 89",
            "Obsolete.");

        /// <inheritdoc/>
        public static DistributeInterval Layout<TVisitor>(ref TVisitor v, in DistributeInterval m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("seconds", m.Seconds));
    }

    /// <summary>How often to ping in the tree.</summary>
    /// <param name="Seconds">Seconds.</param>
    public readonly record struct DistribPingInterval(uint Seconds) : IMessage<DistribPingInterval>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 90, nameof(DistribPingInterval), "003 DistributedAliveInterval (Code 90)",
            "Obsolete.");

        /// <inheritdoc/>
        public static DistribPingInterval Layout<TVisitor>(ref TVisitor v, in DistribPingInterval m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("seconds", m.Seconds));
    }

    /// <summary>Whom the client may ask to be its parent.</summary>
    /// <param name="Parents">At most ten today.</param>
    public readonly record struct PossibleParents(PossibleParent[] Parents) : IMessage<PossibleParents>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 102, nameof(PossibleParents), "003 PotentialParents (Code 102)");

        /// <inheritdoc/>
        public static PossibleParents Layout<TVisitor>(ref TVisitor v, in PossibleParents m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.List("parents", m.Parents, SoulseekLimits.ListFromServer));
    }

    /// <summary>Drop parent and children and begin again.</summary>
    public readonly record struct ResetDistributed : IMessage<ResetDistributed>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 130, nameof(ResetDistributed), "SLSKPROTOCOL server 130");

        /// <inheritdoc/>
        public static ResetDistributed Layout<TVisitor>(ref TVisitor v, in ResetDistributed m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }
}
