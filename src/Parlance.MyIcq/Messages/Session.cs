using Parlance.Wire;

namespace Parlance.MyIcq.Messages;

/// <summary>What clients send to the server.</summary>
public static partial class ToServer
{
    /// <summary>Confirms the server packet whose number is in the header. Not queued, not confirmed itself.</summary>
    public readonly record struct Ack : IMessage<Ack>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x01, nameof(Ack), "001 UDP_ACK");

        /// <inheritdoc/>
        public static Ack Layout<TVisitor>(ref TVisitor v, in Ack m)
            where TVisitor : struct, IVisitor, allows ref struct => m;
    }

    /// <summary>Asks for a new number. Travels in clear; the header's number is 0.</summary>
    /// <param name="Password">The password of the new user, at most <see cref="MyIcqLimits.Password"/> bytes.</param>
    public readonly record struct NewUin(string Password) : IMessage<NewUin>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Server, Direction.ToServer, 0x02, nameof(NewUin), "001 UDP_NEW_UIN", "never encrypted; check code 0")
        { Secrets = ["password"] };

        /// <inheritdoc/>
        public static NewUin Layout<TVisitor>(ref TVisitor v, in NewUin m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("password", m.Password));
    }

    /// <summary>Logs in. Travels in clear, password included.</summary>
    /// <param name="Password">The whole password; its first eight bytes become the key of this session.</param>
    /// <param name="Status">A <see cref="MyIcqStatus"/>.</param>
    /// <param name="TcpVersion">Version of the protocol between peers: 1.</param>
    /// <param name="RealIp">The client's own address, as it sees it.</param>
    /// <param name="MessagePort">Where its message session listens; only a hint (gaim can send 65535).</param>
    public readonly record struct Login(string Password, uint Status, ushort TcpVersion, Ip4 RealIp, ushort MessagePort) : IMessage<Login>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Server, Direction.ToServer, 0x04, nameof(Login), "001 UDP_LOGIN", "never encrypted; check code 0")
        { Secrets = ["password"] };

        /// <inheritdoc/>
        public static Login Layout<TVisitor>(ref TVisitor v, in Login m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("password", m.Password), v.U32("status", m.Status), v.U16("tcp_version", m.TcpVersion), v.Ip("real_ip", m.RealIp),
                v.U16("msg_port", m.MessagePort));
    }

    /// <summary>Logs out. Sent once, never confirmed.</summary>
    public readonly record struct Logout : IMessage<Logout>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x05, nameof(Logout), "001 UDP_LOGOUT");

        /// <inheritdoc/>
        public static Logout Layout<TVisitor>(ref TVisitor v, in Logout m)
            where TVisitor : struct, IVisitor, allows ref struct => m;
    }

    /// <summary>Says that the client is still there, every 60 s (gaim) or 120 s (Windows).</summary>
    /// <param name="Random">Any number; only there so that no two are alike when encrypted.</param>
    public readonly record struct KeepAlive(uint Random) : IMessage<KeepAlive>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x06, nameof(KeepAlive), "001 UDP_KEEPALIVE");

        /// <inheritdoc/>
        public static KeepAlive Layout<TVisitor>(ref TVisitor v, in KeepAlive m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("random", m.Random));
    }

    /// <summary>Changes the user's state.</summary>
    /// <param name="Status">A <see cref="MyIcqStatus"/>.</param>
    public readonly record struct ChangeStatus(uint Status) : IMessage<ChangeStatus>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x07, nameof(ChangeStatus), "001 UDP_CHANGE_STATUS");

        /// <inheritdoc/>
        public static ChangeStatus Layout<TVisitor>(ref TVisitor v, in ChangeStatus m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("new_status", m.Status));
    }
}

/// <summary>What the server sends to clients.</summary>
public static partial class ToClient
{
    /// <summary>Confirms the client packet whose number is in the header's last field. Its own number is 0.</summary>
    public readonly record struct Ack : IMessage<Ack>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToClient, 0x01, nameof(Ack), "001 UDP_ACK", "sequence 0");

        /// <inheritdoc/>
        public static Ack Layout<TVisitor>(ref TVisitor v, in Ack m)
            where TVisitor : struct, IVisitor, allows ref struct => m;
    }

    /// <summary>Gives the new user's number.</summary>
    /// <param name="Uin">The number; 0 when refused, and then nothing follows.</param>
    /// <param name="Domain">The server's own domain (myicqd 1.0; not in 001).</param>
    public readonly record struct NewUin(uint Uin, string Domain) : IMessage<NewUin>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Server, Direction.ToClient, 0x02, nameof(NewUin), "001 UDP_NEW_UIN", "the domain is in myicqd 1.0, not in 001");

        /// <inheritdoc/>
        public static NewUin Layout<TVisitor>(ref TVisitor v, in NewUin m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var reply = new NewUin(v.U32("uin", m.Uin), string.Empty);
            if (v.If("uin is not 0", reply.Uin != 0))
            {
                reply = reply with { Domain = v.Str("server_domain", m.Domain) };
                v.EndIf();
            }

            return reply;
        }
    }

    /// <summary>Answers a login.</summary>
    /// <param name="Error">A <see cref="LoginResult"/>; one byte, whatever 001 says.</param>
    /// <param name="OurIp">On success: the client's address as the server sees it.</param>
    /// <param name="Online">On success: how many users are online (myicqd 1.0; not in 001).</param>
    public readonly record struct Login(byte Error, Ip4 OurIp, uint Online) : IMessage<Login>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Server, Direction.ToClient, 0x04, nameof(Login), "001 UDP_LOGIN",
            "001 says WORD; gaim, myicqd and the Windows client use a BYTE, and add the online count");

        /// <inheritdoc/>
        public static Login Layout<TVisitor>(ref TVisitor v, in Login m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var reply = new Login(v.U8("error", m.Error), Ip4.None, 0);
            if (v.If("error is 0", reply.Error == 0))
            {
                reply = reply with { OurIp = v.Ip("our_ip", m.OurIp), Online = v.U32("online_count", m.Online) };
                v.EndIf();
            }

            return reply;
        }
    }

    /// <summary>Answers a keepalive. Has a number of its own, but is neither confirmed nor sent again.</summary>
    /// <param name="Online">How many users are online.</param>
    public readonly record struct KeepAlive(uint Online) : IMessage<KeepAlive>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Server, Direction.ToClient, 0x06, nameof(KeepAlive), "001 UDP_KEEPALIVE", "never confirmed by clients");

        /// <inheritdoc/>
        public static KeepAlive Layout<TVisitor>(ref TVisitor v, in KeepAlive m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("online_count", m.Online));
    }
}
