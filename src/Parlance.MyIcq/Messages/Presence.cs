using Parlance.Wire;

namespace Parlance.MyIcq.Messages;

public static partial class ToClient
{
    /// <summary>A contact came online.</summary>
    /// <param name="Uin">Who.</param>
    /// <param name="Status">A <see cref="MyIcqStatus"/>.</param>
    /// <param name="Ip">Their address as the server sees it.</param>
    /// <param name="Port">Where their message session listens.</param>
    /// <param name="RealIp">Their address as they see it; four bytes, whatever 001 says.</param>
    /// <param name="Domain">Their server; empty for this one.</param>
    public readonly record struct UserOnline(uint Uin, uint Status, Ip4 Ip, ushort Port, Ip4 RealIp, string Domain) : IMessage<UserOnline>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Server, Direction.ToClient, 0x0100, nameof(UserOnline), "001 UDP_SRV_USER_ONLINE",
            "001 says WORD for real_ip; gaim, myicqd and the Windows client use a DWORD");

        /// <inheritdoc/>
        public static UserOnline Layout<TVisitor>(ref TVisitor v, in UserOnline m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U32("uin", m.Uin), v.U32("status", m.Status), v.Ip("ip", m.Ip), v.U16("port", m.Port), v.Ip("real_ip", m.RealIp),
                v.Str("domain", m.Domain));
    }

    /// <summary>A contact went offline, or hid.</summary>
    /// <param name="Uin">Who.</param>
    /// <param name="Domain">Their server; empty for this one.</param>
    public readonly record struct UserOffline(uint Uin, string Domain) : IMessage<UserOffline>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToClient, 0x0101, nameof(UserOffline), "001 UDP_SRV_USER_OFFLINE");

        /// <inheritdoc/>
        public static UserOffline Layout<TVisitor>(ref TVisitor v, in UserOffline m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("uin", m.Uin), v.Str("domain", m.Domain));
    }

    /// <summary>The contacts that are online at login.</summary>
    /// <param name="Users">At most <see cref="MyIcqLimits.MultiOnline"/>.</param>
    public readonly record struct MultiOnline(OnlineUser[] Users) : IMessage<MultiOnline>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Server, Direction.ToClient, 0x0102, nameof(MultiOnline), "001 UDP_SRV_MULTI_ONLINE", "no domain; real_ip is a DWORD");

        /// <inheritdoc/>
        public static MultiOnline Layout<TVisitor>(ref TVisitor v, in MultiOnline m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.List("users", m.Users, MyIcqLimits.MultiOnline));
    }

    /// <summary>A contact changed from one visible state to another.</summary>
    /// <param name="Uin">Who.</param>
    /// <param name="Status">A <see cref="MyIcqStatus"/>.</param>
    /// <param name="Domain">Their server; empty for this one.</param>
    public readonly record struct StatusChanged(uint Uin, uint Status, string Domain) : IMessage<StatusChanged>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToClient, 0x0103, nameof(StatusChanged), "001 UDP_STATUS_CHANGED");

        /// <inheritdoc/>
        public static StatusChanged Layout<TVisitor>(ref TVisitor v, in StatusChanged m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U32("uin", m.Uin), v.U32("status", m.Status), v.Str("domain", m.Domain));
    }
}

/// <summary>A contact that is online.</summary>
/// <param name="Uin">Who.</param>
/// <param name="Status">A <see cref="MyIcqStatus"/>.</param>
/// <param name="Ip">Their address as the server sees it.</param>
/// <param name="Port">Where their message session listens.</param>
/// <param name="RealIp">Their address as they see it.</param>
public readonly record struct OnlineUser(uint Uin, uint Status, Ip4 Ip, ushort Port, Ip4 RealIp) : IWire<OnlineUser>
{
    /// <inheritdoc/>
    public static OnlineUser Layout<TVisitor>(ref TVisitor v, in OnlineUser m)
        where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin), v.U32("status", m.Status), v.Ip("ip", m.Ip), v.U16("port", m.Port), v.Ip("real_ip", m.RealIp));
}
