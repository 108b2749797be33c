using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>What a client sends to a room.</summary>
public static partial class ToServer
{
    /// <summary>Asks a room about itself.</summary>
    public readonly record struct SendInfo : IMessage<SendInfo>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.RoomList, Direction.ToServer, 2, nameof(SendInfo), "Ares Galaxy, sb0t 5.41");

        /// <inheritdoc/>
        public static SendInfo Layout<TVisitor>(ref TVisitor v, in SendInfo m)
            where TVisitor : struct, IVisitor, allows ref struct => m;
    }

    /// <summary>Asks for supernodes.</summary>
    public readonly record struct SendNodes : IMessage<SendNodes>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.RoomList, Direction.ToServer, 21, nameof(SendNodes), "Ares Galaxy, sb0t 5.41");

        /// <inheritdoc/>
        public static SendNodes Layout<TVisitor>(ref TVisitor v, in SendNodes m)
            where TVisitor : struct, IVisitor, allows ref struct => m;
    }
}

/// <summary>What a room sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>What a room says about itself.</summary>
    /// <param name="Port">Its TCP port.</param>
    /// <param name="Users">Users in it.</param>
    /// <param name="Name">Its name; lists show 30 bytes of it.</param>
    /// <param name="Topic">Its topic; lists show 180 bytes and drop more than 360.</param>
    /// <param name="Language">See <see cref="AresLanguages"/>.</param>
    /// <param name="Version">Name and version of the server.</param>
    /// <param name="Rooms">Other rooms; clients read at most 10.</param>
    public readonly record struct AckInfo(ushort Port, ushort Users, string Name, string Topic, byte Language, string Version, Node[] Rooms) : IMessage<AckInfo>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.RoomList, Direction.ToClient, 3, nameof(AckInfo), "Ares Galaxy, sb0t 5.41");

        /// <inheritdoc/>
        public static AckInfo Layout<TVisitor>(ref TVisitor v, in AckInfo m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U16("port", m.Port),
                v.U16("users", m.Users),
                v.Str("name", m.Name, AresLimits.Text),
                v.Str("topic", m.Topic, AresLimits.Text),
                v.U8("language", m.Language),
                v.Str("version", m.Version, AresLimits.Text),
                v.List("rooms", m.Rooms, Width.Byte, AresLimits.Nodes));
    }

    /// <summary>Supernodes.</summary>
    /// <param name="Port">The room's port.</param>
    /// <param name="Nodes">At most 20.</param>
    public readonly record struct AckNodes(ushort Port, Node[] Nodes) : IMessage<AckNodes>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.RoomList, Direction.ToClient, 22, nameof(AckNodes), "Ares Galaxy, sb0t 5.41");

        /// <inheritdoc/>
        public static AckNodes Layout<TVisitor>(ref TVisitor v, in AckNodes m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U16("port", m.Port),
                v.List("nodes", m.Nodes, Width.ToEnd, AresLimits.Nodes));
    }
}

/// <summary>What rooms send to one another.</summary>
public static partial class ToPeer
{
    /// <summary>A room tells another that it is there.</summary>
    /// <param name="Port">Its port.</param>
    /// <param name="Rooms">Other rooms it knows.</param>
    public readonly record struct AddIps(ushort Port, Node[] Rooms) : IMessage<AddIps>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.RoomList, Direction.ToPeer, 11, nameof(AddIps), "Ares Galaxy, sb0t 5.41");

        /// <inheritdoc/>
        public static AddIps Layout<TVisitor>(ref TVisitor v, in AddIps m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U16("port", m.Port),
                v.List("rooms", m.Rooms, Width.ToEnd, AresLimits.Nodes));
    }

    /// <summary>The answer to <see cref="AddIps"/>.</summary>
    /// <param name="Port">Its port.</param>
    /// <param name="Rooms">Other rooms it knows.</param>
    public readonly record struct AckIps(ushort Port, Node[] Rooms) : IMessage<AckIps>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.RoomList, Direction.ToPeer, 12, nameof(AckIps), "Ares Galaxy, sb0t 5.41");

        /// <inheritdoc/>
        public static AckIps Layout<TVisitor>(ref TVisitor v, in AckIps m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U16("port", m.Port),
                v.List("rooms", m.Rooms, Width.ToEnd, AresLimits.Nodes));
    }

    /// <summary>A room asks another to try to connect to it.</summary>
    /// <param name="Port">Its TCP port.</param>
    public readonly record struct WantCheckFirewall(ushort Port) : IMessage<WantCheckFirewall>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.RoomList, Direction.ToPeer, 31, nameof(WantCheckFirewall), "Ares Galaxy, sb0t 5.41");

        /// <inheritdoc/>
        public static WantCheckFirewall Layout<TVisitor>(ref TVisitor v, in WantCheckFirewall m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U16("port", m.Port));
    }

    /// <summary>The other room is ready to try.</summary>
    /// <param name="Cookie">Chosen by it.</param>
    /// <param name="Address">Address of the asking room as it sees it.</param>
    public readonly record struct ReadyToCheckFirewall(uint Cookie, Ip4 Address) : IMessage<ReadyToCheckFirewall>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.RoomList, Direction.ToPeer, 32, nameof(ReadyToCheckFirewall), "Ares Galaxy, sb0t 5.41");

        /// <inheritdoc/>
        public static ReadyToCheckFirewall Layout<TVisitor>(ref TVisitor v, in ReadyToCheckFirewall m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("cookie", m.Cookie), v.Ip("address", m.Address));
    }

    /// <summary>The asking room says to go on.</summary>
    /// <param name="Port">Its TCP port.</param>
    /// <param name="Cookie">As in <see cref="ReadyToCheckFirewall"/>.</param>
    public readonly record struct ProceedCheckFirewall(ushort Port, uint Cookie) : IMessage<ProceedCheckFirewall>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.RoomList, Direction.ToPeer, 33, nameof(ProceedCheckFirewall), "Ares Galaxy, sb0t 5.41");

        /// <inheritdoc/>
        public static ProceedCheckFirewall Layout<TVisitor>(ref TVisitor v, in ProceedCheckFirewall m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U16("port", m.Port), v.U32("cookie", m.Cookie));
    }

    /// <summary>The other room has no time; some more rooms to ask.</summary>
    /// <param name="Port">Its port.</param>
    /// <param name="Rooms">Other rooms.</param>
    public readonly record struct CheckFirewallBusy(ushort Port, Node[] Rooms) : IMessage<CheckFirewallBusy>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.RoomList, Direction.ToPeer, 34, nameof(CheckFirewallBusy), "Ares Galaxy, sb0t 5.41");

        /// <inheritdoc/>
        public static CheckFirewallBusy Layout<TVisitor>(ref TVisitor v, in CheckFirewallBusy m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U16("port", m.Port),
                v.List("rooms", m.Rooms, Width.ToEnd, AresLimits.Nodes));
    }
}
