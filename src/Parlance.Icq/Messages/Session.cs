using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What a client sends to the server.</summary>
public static partial class ToServer
{
    /// <summary>Confirms a packet of the server; the number is in the header.</summary>
    public readonly record struct Ack : IMessage<Ack>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x000A, nameof(Ack), "ICQ 0.91 \"ACK\"",
            "Never acknowledged itself; a client of version 5 appends four random bytes");

        /// <inheritdoc/>
        public static Ack Layout<TVisitor>(ref TVisitor v, in Ack m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>Logs in.</summary>
    /// <param name="Time">Seconds since 1970 by the client's clock (version 4 and 5).</param>
    /// <param name="TcpPort">Port for connections of other clients; real clients leave junk in the upper half, see <see cref="Port"/>.</param>
    /// <param name="Password">Password; eight bytes of it count.</param>
    /// <param name="ClientVersion">Stamp of the client: 0x72 is 1.14, 0x78 is 1.20, 0x98 is ICQ 98a, 0xD5 is ICQ 99a.</param>
    /// <param name="Ip">The client's own address, perhaps behind a translator.</param>
    /// <param name="TcpCapability">4 takes and makes connections, 2 makes them, 6 does neither.</param>
    /// <param name="Status">See <see cref="IcqStatus"/>.</param>
    /// <param name="TcpVersion">Version of the protocol between clients.</param>
    /// <param name="Sequence">Echoed in the answer (version 2).</param>
    /// <param name="ClientVersion2">The stamp again with its words swapped (version 2).</param>
    /// <param name="Rest">What follows, which no server needs.</param>
    public readonly record struct Login(
        uint Time, uint TcpPort, string Password, uint ClientVersion, Ip4 Ip, byte TcpCapability, uint Status, uint TcpVersion, ushort Sequence,
        uint ClientVersion2, byte[] Rest) : IMessage<Login>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x03E8, nameof(Login), "ICQ 0.91 \"LOGIN\"",
            "The words after the password are version stamp, address, TCP capability, status and TCP version")
        { Secrets = ["password"] };

        /// <summary>The port that other clients connect to; 0 when there is none.</summary>
        public ushort Port => (ushort)TcpPort;

        /// <inheritdoc/>
        public static Login Layout<TVisitor>(ref TVisitor v, in Login m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var login = new Login(
                v.Since(4, "time", m.Time), v.U32("tcp port", m.TcpPort), v.Str("password", m.Password, IcqLimits.Password),
                v.OptionalU32("client version", m.ClientVersion) ?? 0, default, 0, 0, 0, 0, 0, []);
            if (!v.More("address and status", true, 9))
            {
                return login;
            }

            login = login with { Ip = v.Ip("ip", m.Ip), TcpCapability = v.U8("tcp capability", m.TcpCapability), Status = Online(ref v, m.Status) };
            login = login with { TcpVersion = v.OptionalU32("tcp version", m.TcpVersion) ?? 0 };
            v.EndIf();
            if (v.If("version 2", v.Style.Version == 2))
            {
                login = login with { Sequence = v.OptionalU16("sequence", m.Sequence) ?? 0 };
                v.OptionalU32("zero", 0u);
                login = login with { ClientVersion2 = v.OptionalU32("client version again", m.ClientVersion2) ?? 0 };
                v.EndIf();
            }

            return login with { Rest = v.Tail("rest", m.Rest, IcqLimits.Datagram) };
        }

        /// <summary>licq before 0.7 wrote two bytes of status, everybody else four; what follows tells which.</summary>
        private static uint Online<TVisitor>(ref TVisitor v, uint status)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var isShort = v.Style.Version == 2 && v.Left is >= 0 and < 18;
            if (v.If("18 bytes or more are left", !isShort))
            {
                status = v.OptionalU32("status", status) ?? 0;
                v.EndIf();
            }

            if (v.If("fewer are left (licq)", isShort))
            {
                status = v.OptionalU16("status", (ushort)status) ?? 0;
                v.EndIf();
            }

            return status;
        }
    }

    /// <summary>Asks for the list of departments with UIN and password: the login before the login of early and groupware clients.</summary>
    /// <param name="Sequence">Echoed in the answer (version 2).</param>
    /// <param name="Uin">UIN.</param>
    /// <param name="Password">Password.</param>
    /// <param name="Rest">What follows.</param>
    public readonly record struct GetDeps(ushort Sequence, uint Uin, string Password, byte[] Rest) : IMessage<GetDeps>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x03F2, nameof(GetDeps), "V3G \"get departments\", seen in ICQ 98a",
            "Version 2 of ICQ 1.111 sends it with a header of version 3")
        { Secrets = ["password"] };

        /// <inheritdoc/>
        public static GetDeps Layout<TVisitor>(ref TVisitor v, in GetDeps m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence), v.U32("uin", m.Uin), v.Str("password", m.Password, IcqLimits.Password),
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>Says that the client is still there, every two minutes.</summary>
    public readonly record struct KeepAlive : IMessage<KeepAlive>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x042E, nameof(KeepAlive), "ICQ 0.91 \"KEEP_ALIVE\"");

        /// <inheritdoc/>
        public static KeepAlive Layout<TVisitor>(ref TVisitor v, in KeepAlive m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>A second sign of life that Java ICQ and mICQ send right after the first.</summary>
    public readonly record struct KeepAlive2 : IMessage<KeepAlive2>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x051E, nameof(KeepAlive2), "seen in mICQ 0.2.5");

        /// <inheritdoc/>
        public static KeepAlive2 Layout<TVisitor>(ref TVisitor v, in KeepAlive2 m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>A word for the server: B_USER_DISCONNECTED logs off, B_MESSAGE_ACK asks for an answer at once.</summary>
    /// <param name="Text">The word.</param>
    /// <param name="Code">4 or 5, without meaning.</param>
    public readonly record struct SendTextCode(string Text, ushort? Code) : IMessage<SendTextCode>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x0438, nameof(SendTextCode), "ICQ 0.91 \"SEND_TEXT_CODE\"");

        /// <inheritdoc/>
        public static SendTextCode Layout<TVisitor>(ref TVisitor v, in SendTextCode m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Str("text", m.Text, IcqLimits.Short), v.OptionalU16("code", m.Code));
    }

    /// <summary>Tells how the client window is shown: 0 normal, 1 maximised, 255 in the tray.</summary>
    /// <param name="State">State of the window.</param>
    public readonly record struct Login2(byte? State) : IMessage<Login2>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x0528, nameof(Login2), "ICQ 0.91 \"LOGIN_2\"; V3G \"report client state\"");

        /// <inheritdoc/>
        public static Login2 Layout<TVisitor>(ref TVisitor v, in Login2 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.OptionalU8("state", m.State));
    }

    /// <summary>Asks to go on with a session (version 3).</summary>
    /// <param name="Rest">Not needed: the header names the session.</param>
    public readonly record struct Reconnect(byte[] Rest) : IMessage<Reconnect>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x015E, nameof(Reconnect), "V3G \"reconnect\"");

        /// <inheritdoc/>
        public static Reconnect Layout<TVisitor>(ref TVisitor v, in Reconnect m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }
}

/// <summary>What the server sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>Confirms a packet of the client; the number is in the header.</summary>
    public readonly record struct Ack : IMessage<Ack>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x000A, nameof(Ack), "ICQ 0.91 \"ACK\"");

        /// <inheritdoc/>
        public static Ack Layout<TVisitor>(ref TVisitor v, in Ack m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>The login succeeded.</summary>
    /// <param name="Uin">The user's UIN (version 2; later versions have it in the header).</param>
    /// <param name="Ip">The user's address as the server sees it.</param>
    /// <param name="Sequence">Number of the login it answers (version 2).</param>
    /// <param name="KeepAlive">Seconds between two signs of life.</param>
    /// <param name="Timeout">Seconds to wait for an acknowledgement.</param>
    /// <param name="Retries">Transmissions before a packet is given up.</param>
    /// <param name="Last">The word before the end: 10 of the historic server, 1 in the specification (version 2).</param>
    /// <param name="Extra">A last byte that the historic server added (version 2).</param>
    /// <param name="ServerId">A number of the server (version 5).</param>
    public readonly record struct LoginReply(
        uint Uin, Ip4 Ip, ushort Sequence, ushort KeepAlive, ushort Timeout, ushort Retries, ushort Last, byte? Extra, uint ServerId)
        : IMessage<LoginReply>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToClient, 0x005A, nameof(LoginReply), "ICQ 0.91 \"LOGIN_REPLY\", real packet of 1999",
            "Clients of version 2 ignore everything after the address");

        /// <inheritdoc/>
        public static LoginReply Layout<TVisitor>(ref TVisitor v, in LoginReply m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var reply = m;
            if (v.If("version 2", v.Style.Version == 2))
            {
                reply = Two(ref v, m);
                v.EndIf();
            }

            if (v.If("version 3", v.Style.Version == 3))
            {
                reply = Three(ref v, m);
                v.EndIf();
            }

            if (v.If("version 4", v.Style.Version == 4))
            {
                reply = Four(ref v, m);
                v.EndIf();
            }

            if (v.If("version 5", v.Style.Version == 5))
            {
                reply = Five(ref v, m);
                v.EndIf();
            }

            return reply;
        }

        private static LoginReply Two<TVisitor>(ref TVisitor v, in LoginReply m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var head = new LoginReply(v.U32("uin", m.Uin), v.Ip("ip", m.Ip), v.U16("sequence", m.Sequence), 0, 0, 0, 0, null, 0);
            v.Fixed16("constant", 1, 5, 0, 0, 0x8C, 0);
            return head with
            {
                KeepAlive = v.U16("keep alive", m.KeepAlive),
                Timeout = v.U16("timeout", m.Timeout),
                Retries = v.AfterTen("retries", m.Retries),
                Last = v.U16("last", m.Last),
                Extra = v.OptionalU8("extra", m.Extra),
            };
        }

        /// <summary>As isd builds it: flags and lists of the groupware, then the times.</summary>
        private static LoginReply Three<TVisitor>(ref TVisitor v, in LoginReply m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var ip = v.Ip("ip", m.Ip);
            v.Fixed16("constant", 0, 0, 0, 0, 1, 0, 0, 0xFA, 0);
            return new LoginReply(
                0, ip, 0, v.U16("keep alive", m.KeepAlive), v.U16("timeout", m.Timeout), v.AfterTen("retries", m.Retries), 0, null, 0);
        }

        /// <summary>Ten words after the address; ICQ 98a throws the last four away.</summary>
        private static LoginReply Four<TVisitor>(ref TVisitor v, in LoginReply m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var ip = v.Ip("ip", m.Ip);
            v.Fixed16("constant", 0, 0, 0x19, 2, 1, 0xFA);
            return new LoginReply(
                0, ip, 0, v.U16("keep alive", m.KeepAlive), v.U16("timeout", m.Timeout), v.AfterTen("retries", m.Retries), 0, null, 0);
        }

        private static LoginReply Five<TVisitor>(ref TVisitor v, in LoginReply m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            v.Fixed16("constant", 0x8C, 0);
            var (keepAlive, timeout, retries) =
                (v.U16("keep alive", m.KeepAlive), v.U16("timeout", m.Timeout), v.AfterTen("retries", m.Retries));
            return new LoginReply(0, v.Ip("ip", m.Ip), 0, keepAlive, timeout, retries, 0, null, v.U32("server id", m.ServerId));
        }
    }

    /// <summary>Wrong UIN or password; no session begins.</summary>
    /// <param name="Sequence">Number of the login (version 2).</param>
    /// <param name="Uin">The UIN that was tried (version 2).</param>
    public readonly record struct WrongPassword(ushort? Sequence, uint? Uin) : IMessage<WrongPassword>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToClient, 0x0064, nameof(WrongPassword), "real packet of 1999",
            "Not acknowledged; empty since version 3");

        /// <inheritdoc/>
        public static WrongPassword Layout<TVisitor>(ref TVisitor v, in WrongPassword m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.OptionalU16("sequence", m.Sequence), v.OptionalU32("uin", m.Uin));
    }

    /// <summary>You are not logged in: log in again.</summary>
    public readonly record struct NotConnected : IMessage<NotConnected>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToClient, 0x00F0, nameof(NotConnected), "seen in mICQ and icqlib as \"go away\"",
            "Not acknowledged");

        /// <inheritdoc/>
        public static NotConnected Layout<TVisitor>(ref TVisitor v, in NotConnected m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>The server is busy; try again.</summary>
    public readonly record struct Busy : IMessage<Busy>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToClient, 0x00FA, nameof(Busy), "seen in mICQ as \"try again\"",
            "Not acknowledged; mICQ tries again after five seconds");

        /// <inheritdoc/>
        public static Busy Layout<TVisitor>(ref TVisitor v, in Busy m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>The server ends the session: a second login, or an administrator.</summary>
    public readonly record struct ForcedOffline : IMessage<ForcedOffline>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToClient, 0x0028, nameof(ForcedOffline), "seen in licq as \"go away\"",
            "Not acknowledged");

        /// <inheritdoc/>
        public static ForcedOffline Layout<TVisitor>(ref TVisitor v, in ForcedOffline m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>Answer to the login before the login.</summary>
    /// <param name="Sequence">Number of the request (version 2).</param>
    /// <param name="Uin">UIN (version 2).</param>
    public readonly record struct DepsReply(ushort Sequence, uint? Uin) : IMessage<DepsReply>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x0032, nameof(DepsReply), "V3G \"departments\"");

        /// <inheritdoc/>
        public static DepsReply Layout<TVisitor>(ref TVisitor v, in DepsReply m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence), v.OptionalU32("uin", m.Uin));
    }

    /// <summary>The login failed for a reason that is shown to the user (version 3).</summary>
    /// <param name="Text">The reason.</param>
    public readonly record struct LoginError(string Text) : IMessage<LoginError>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x0370, nameof(LoginError), "V3G \"login error\"");

        /// <inheritdoc/>
        public static LoginError Layout<TVisitor>(ref TVisitor v, in LoginError m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Str("text", m.Text, IcqLimits.Message));
    }

    /// <summary>Named in isd, layout unknown.</summary>
    /// <param name="Rest">Unknown.</param>
    public readonly record struct UserLastMeta(byte[] Rest) : IMessage<UserLastMeta>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x001E, nameof(UserLastMeta), "isd \"last meta\"");

        /// <inheritdoc/>
        public static UserLastMeta Layout<TVisitor>(ref TVisitor v, in UserLastMeta m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }
}
